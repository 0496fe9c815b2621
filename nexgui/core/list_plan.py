"""Who comes into a list that is made to be uploaded, who stays out, and why."""

from array import array
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

from nexgui.core.guide import ListPart

MAY_RUN = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""How cells begin that Excel may run as a formula."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Recipients who stand in one part of a list for one reason."""

    part: ListPart
    words: str
    rows: Sequence[int]


@dataclass(frozen=True)
class ListPlan:
    """The recipients of some results, each with a reason, in the order in which they are shown."""

    reasons: tuple[Reason, ...]
    may_run: Mapping[int, int] = field(default_factory=dict)  # by row, cells that Excel may run
    unwritable: Mapping[int, str] = field(default_factory=dict)  # characters that CP932 lacks

    def rows(self, part: ListPart) -> Sequence[int]:
        """The rows of a part, in the order of the file."""
        found = (row for reason in self.reasons if reason.part is part for row in reason.rows)
        return array("L", sorted(found))

    def count_to_run(self, rows: Collection[int]) -> int:
        """How many cells of some rows Excel may run as formulas."""
        return sum(count for row, count in self.may_run.items() if row in rows)

    def unwritable_among(self, rows: Collection[int]) -> Mapping[int, str]:
        """Those of some rows that cannot be written, with the characters."""
        return {row: each for row, each in self.unwritable.items() if row in rows}


def unwritable_in(words: str) -> str:
    """The characters that CP932 lacks, each once; NEXLINK takes no others."""
    try:
        words.encode("cp932")
    except UnicodeEncodeError:
        return "".join(dict.fromkeys(filter(_is_unwritable, words)))
    return ""


def _is_unwritable(character: str) -> bool:
    try:
        character.encode("cp932")
    except UnicodeEncodeError:
        return True
    return False
