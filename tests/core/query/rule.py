"""The rule by which cells are ordered as it is told, and cells that are hard to order."""

import re
from collections.abc import Sequence

from hypothesis import strategies as st

from nexgui.core.query.folding import folded
from nexgui.core.query.value_types import ValueType, type_of, value_of

NUMBERS = ["0", "007", "7", "-3", "+2", "1,234", "2.5", "１２", "٣", " 9 ", "\x1c8", "9" * 400]
WORDS = [
    "第2回",
    "第１０回",
    "第007回",
    "2026/9/5",
    "①番",
    "a٣",
    "アb",
    "あB",
    "が",
    "か\u3099",
    "㈱",
]
BLANKS = ["", " ", "　", "\t"]
JOINED = ["が", "か\u3099", "ｶﾞ", "㈱", "株"]
OTHERS = [*JOINED, "a\nb", "a\r\n10", "x\0y", "\u3099", "\u0301e", "e", "Ａ1", "a01", "a1"]
LETTERS = "0019１٣ aAａかｶカﾞ\u3099株㈱-,.\n\r\0\u0301"

few_cells = st.lists(st.sampled_from([*WORDS, *BLANKS, *OTHERS, "7", "10"]), max_size=30)
number_cells = st.lists(st.sampled_from([*NUMBERS, *BLANKS]), max_size=30)
DATES = ["2026/9/5", "2026-10-01", "令和8年9月6日", "R8.9.7", "9:05", "午後1時", "近日中"]
date_cells = st.lists(st.sampled_from([*DATES, *BLANKS]), max_size=30)
any_cells = st.lists(st.text(LETTERS, max_size=6), max_size=30)
odd_columns = few_cells | number_cells | date_cells | any_cells


def by_the_rule(cells: Sequence[str], *, descending: bool) -> list[int]:
    """The values of a column of numbers or dates, then what is none; else the words."""
    value_type = type_of(cells)

    def key(row: int) -> tuple[int, float, str]:
        size = None if value_type is ValueType.TEXT else value_of(cells[row], value_type)
        if size is not None:
            return (0, size, "")
        return (1, 0.0, re.sub("[0-9]+", by_length, folded(cells[row])))

    def by_length(digits: re.Match[str]) -> str:
        bare = digits[0].lstrip("0")
        return (str(len(bare)) if len(bare) < 9 else f"9{chr(min(len(bare), 50_000))}") + bare

    filled = [row for row, cell in enumerate(cells) if cell.strip()]
    blank = [row for row, cell in enumerate(cells) if not cell.strip()]
    return sorted(filled, key=key, reverse=descending) + blank
