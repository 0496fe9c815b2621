"""What cells are compared by: numbers by size, dates by time, text by its letters.

Where nearly all cells of a column are numbers or dates, the few others come behind those.
The cells of a block are worked on as one text, which takes a third of the time that it takes to
go from cell to cell.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from nexgui.core.query.folding import folded, folded_together
from nexgui.core.query.value_types import ValueType, value_of

Key = str | float | tuple[int, float, str]
"""All keys of a column are of one of these types."""

KeysOf = Callable[[Sequence[str]], Sequence[Key] | None]
"""Gives keys for some cells, none of them blank; None where they need others."""

_BETWEEN = "\0"  # the cells of a text: no letter becomes it or is joined with it
_PLAIN = re.compile(r"-?[0-9]{1,15}")
_DIGITS = re.compile(r"([0-9]+)")
_FEW_DIGITS = 8
_MOST_DIGITS = 50_000  # runs that are longer go by their letters alone


class _Lengths(dict[int, str]):
    """What stands for the length of a number: the greater the longer, and a digit at first.

    So a number and a letter that is none compare as their own letters do.
    """

    def __missing__(self, length: int) -> str:
        is_short = length <= _FEW_DIGITS
        self[length] = str(length) if is_short else f"9{chr(min(length, _MOST_DIGITS))}"
        return self[length]


_LENGTHS = _Lengths()


def key_functions(value_type: ValueType) -> tuple[KeysOf, ...]:
    """What gives the keys of a column, the quickest first; the last has keys for any cells."""
    if value_type is ValueType.TEXT:
        return (_text_keys,)
    return (partial(_value_keys, value_type), partial(_mixed_keys, value_type))


def sort_keys(cells: Sequence[str], value_type: ValueType) -> Sequence[Key]:
    """A key for each cell of a column of a type; none of the cells is blank."""
    found = (keys_of(cells) for keys_of in key_functions(value_type))
    return next(keys for keys in found if keys is not None)


def _text_keys(cells: Sequence[str]) -> list[str]:
    """Runs of digits count as numbers, so 2026/9/5 is before 2026/10/1."""
    if not cells:
        return []
    text = _BETWEEN.join(cells)
    if text.count(_BETWEEN) >= len(cells):  # one of them has what is to stand between them
        return [_with_lengths(folded(cell)) for cell in cells]
    return _with_lengths(folded_together(text)).split(_BETWEEN)


def _value_keys(value_type: ValueType, cells: Sequence[str]) -> Sequence[float] | None:
    """The number, date or time that each cell is; None where one of them is none."""
    if value_type is ValueType.NUMBER and all(map(_PLAIN.fullmatch, cells)):
        return list(map(float, cells))
    keys: list[float] = []
    for cell in cells:
        value = value_of(cell, value_type)
        if value is None:
            return None
        keys.append(value)
    return keys


def _mixed_keys(value_type: ValueType, cells: Sequence[str]) -> Sequence[tuple[int, float, str]]:
    values = [value_of(cell, value_type) for cell in cells]
    others = [cell for cell, size in zip(cells, values, strict=True) if size is None]
    words = iter(_text_keys(others))
    return [(1, 0.0, next(words)) if size is None else (0, size, "") for size in values]


def _with_lengths(text: str) -> str:
    """A text in which every run of digits has its length before it, and no leading zeros."""
    parts = _DIGITS.split(text)
    bare = [digits.lstrip("0") for digits in parts[1::2]]
    parts[1::2] = [_LENGTHS[len(digits)] + digits for digits in bare]
    return "".join(parts)
