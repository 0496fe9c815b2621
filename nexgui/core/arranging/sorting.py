"""The order that a person expects of numbers, dates and Japanese text.

Nothing here sorts a million keys at once: that would keep every other thread waiting.
"""

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence
from typing import Any

from nexgui.core.folding import folded
from nexgui.core.progress import Report, ignore_progress, stage

Key = str | float

_NUMBER = re.compile(r"\s*[+-]?\d[\d,]*(\.\d+)?\s*")
_DIGITS = re.compile(r"\d+")
_AT_ONCE = 4_000  # keys; sorted in a hundredth of a second
_SAMPLES_A_PART = 16
_KEYS_A_REPORT = 1000
_MOST_DIGITS = 50_000  # runs that are longer go by their letters alone


def sort_keys(cells: Sequence[str], report: Report = ignore_progress) -> list[Key]:
    """A key for each cell of a column: numbers by size, text by its letters, dates by time.

    Runs of digits within text count as numbers, so that 2026/9/5 comes before 2026/10/1.
    """
    all_numbers = all(map(_NUMBER.fullmatch, cells))
    keys: list[Key] = []
    for number, cell in enumerate(cells):
        if number % _KEYS_A_REPORT == 0:
            report(number, len(cells))
        keys.append(
            float(cell.replace(",", "")) if all_numbers else _DIGITS.sub(_with_length, folded(cell))
        )
    return keys


def in_order(
    keys: Sequence[Key], *, descending: bool = False, report: Report = ignore_progress
) -> Sequence[int]:
    """The positions of `keys` in their order; equal keys keep theirs, in both directions."""
    parts = _parted(keys, stage(report, 0, 2))
    report = stage(report, 1, 2)
    numbers = range(len(parts))
    ordered = array("L")
    for number in reversed(numbers) if descending else numbers:
        report(len(ordered), len(keys))
        part = parts[number]
        if number % 2 == 0:
            ordered.extend(sorted(part, key=keys.__getitem__, reverse=descending))
        else:
            ordered.extend(part)
        parts[number] = array("L")
    return ordered


def let_go(long_list: list[Any]) -> None:
    """Empties a list bit by bit: a million values freed at once keep other threads waiting."""
    while long_list:
        del long_list[-_KEYS_A_REPORT:]


def _with_length(digits: re.Match[str]) -> str:
    bare = digits.group().lstrip("0")
    return f"{chr(min(len(bare), _MOST_DIGITS) + ord('0'))}{bare}"


def _parted(keys: Sequence[Key], report: Report) -> "list[array[int]]":
    """The positions in parts; every key of a part comes before every key of the next.

    All keys of the second part, the fourth and so on are equal: a column of few different values
    has many of each.
    """
    borders = _borders(keys)
    parts = [array("L") for _ in range(2 * len(borders) + 1)]
    for position, key in enumerate(keys):
        if position % _KEYS_A_REPORT == 0:
            report(position, len(keys))
        place = bisect_right(borders, key)
        is_border = place > 0 and borders[place - 1] == key
        parts[2 * place - is_border].append(position)
    return parts


def _borders(keys: Sequence[Key]) -> list[Key]:
    """Keys that lie between parts of about the same size."""
    parts = len(keys) // _AT_ONCE
    if not parts:
        return []
    step = max(1, len(keys) // (parts * _SAMPLES_A_PART))
    sample = sorted(keys[number] for number in range(0, len(keys), step))
    return sorted(set(sample[_SAMPLES_A_PART::_SAMPLES_A_PART]))
