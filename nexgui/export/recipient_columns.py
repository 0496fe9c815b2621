"""The columns that stand before the file's own ones in 要対応 and 全件: their widths and looks."""

from dataclasses import dataclass

from openpyxl.styles import Alignment

from nexgui.core.columns import COLUMNS
from nexgui.core.inputs import EVERYBODY_COLUMNS, WORKING_COLUMNS
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.export import styles


@dataclass(frozen=True, slots=True)
class OurColumn:
    """A column of ours: one of nexgui/core/columns.py by its `key`, or one to be filled in."""

    key: str
    width: float  # in characters, as Excel counts
    alignment: Alignment = styles.TOP
    number_format: str = styles.TEXT_FORMAT
    group_colour: bool = False
    folded: bool = False  # whether it is out of sight until somebody unfolds it

    @property
    def header(self) -> str:
        """What stands above it, mostly."""
        return COLUMNS[self.key].header if self.key in COLUMNS else text(f"column.{self.key}")


CHANGE = "change"
"""The column that is hidden where no older file tells of changes."""
DECIDED_ON = "decided_on"
"""The day of 確定日時 as a date, to filter by; hidden where the file has no such column."""
CONTACT = ("company", "person", "phone")
"""Columns that are hidden where the file does not tell."""


@dataclass(frozen=True, slots=True)
class RecipientLayout:
    """The columns of ours in a sheet of recipients, and how they are shown and printed."""

    columns: tuple[OurColumn, ...]
    size: int  # of the text, in points
    frozen: str  # the cell before which all stays in view
    printed: tuple[str, str]  # the first and the last column on paper, by their keys
    portrait: bool = False
    one_line: bool = False  # whether a row shows one line of each text

    def number(self, key: str) -> int:
        """The number of a column, from 1."""
        return [column.key for column in self.columns].index(key) + 1

    @property
    def widths(self) -> dict[str, float]:
        """The widths of the columns in sight that a text may fill with several lines."""
        return {
            column.key: column.width
            for column in self.columns
            if column.alignment is styles.WRAPPED and not column.folded
        }


_WRAPPED = styles.WRAPPED

# On a small screen all up to 修正後アドレス is in view, many rows taking one line; on paper, from
# 対応区分 to 次にすること, the text has 8 points. (LibreOffice makes columns a sixth wider.)
_WORKING = {
    "outcome": OurColumn("outcome", 7.5, _WRAPPED),
    "assignee": OurColumn("assignee", 5.5, _WRAPPED),
    "due": OurColumn("due", 6, number_format=styles.DAY_FORMAT),
    "note": OurColumn("note", 7.5, _WRAPPED),
    "checked_on": OurColumn("checked_on", 6, number_format=styles.DAY_FORMAT),
    "group": OurColumn("group", 18, _WRAPPED, group_colour=True),
    "status": OurColumn("status", 11, _WRAPPED, group_colour=True),
    "company": OurColumn("company", 13.6, _WRAPPED),
    "person": OurColumn("person", 7, _WRAPPED),
    "phone": OurColumn("phone", 10, _WRAPPED),
    "address": OurColumn("address", 19, _WRAPPED),
    "suggestion": OurColumn("suggestion", 9, _WRAPPED),
    "corrected": OurColumn("corrected", 8.5, _WRAPPED),
    "next_step": OurColumn("next_step", 46, _WRAPPED),
    "findings": OurColumn("findings", 70, _WRAPPED),
    "meaning": OurColumn("meaning", 90, _WRAPPED, folded=True),
    "action": OurColumn("action", 90, _WRAPPED, folded=True),
    "resend": OurColumn("resend", 25, _WRAPPED),
    CHANGE: OurColumn(CHANGE, 30, _WRAPPED),
    "mail": OurColumn("mail", 8),
    "line": OurColumn("line", 8, number_format=styles.NUMBER_FORMAT),
}
TO_DO = RecipientLayout(
    tuple(_WORKING[key] for key in WORKING_COLUMNS),
    size=9,
    frozen="B2",
    printed=("group", "next_step"),
)

_EVERYBODY = {
    "line": OurColumn("line", 8, number_format=styles.NUMBER_FORMAT),
    "group": OurColumn("group", 28, group_colour=True),
    "address": OurColumn("address", 28),
    "status": OurColumn("status", 22, group_colour=True),
    "next_step": OurColumn("next_step", 60),
    "resend": OurColumn("resend", 18),
    "findings": OurColumn("findings", 30),
    "suggestion": OurColumn("suggestion", 24),
    CHANGE: OurColumn(CHANGE, 20),
    DECIDED_ON: OurColumn(DECIDED_ON, 10, number_format=styles.DATE_FORMAT),
    "meaning": OurColumn("meaning", 60, folded=True),
    "action": OurColumn("action", 60, folded=True),
}
EVERYBODY = RecipientLayout(
    tuple(_EVERYBODY[key] for key in EVERYBODY_COLUMNS),
    size=10,
    frozen="D2",
    printed=("line", "next_step"),
    portrait=True,
    one_line=True,
)


def has_fax_only(results: DeliveryResults) -> bool:
    """Whether the files have no telephone numbers but fax numbers, which stand in their place."""
    contacts = [file.columns.contact for file in results.files]
    has_phone = any(each.phone is not None for each in contacts)
    return not has_phone and any(each.fax is not None for each in contacts)


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What somebody can choose in 結果, in the order of the drop-down."""

    open: tuple[str, ...]  # the first one is preset in 要対応
    finished: tuple[str, ...]

    @property
    def all(self) -> tuple[str, ...]:
        """All of them."""
        return (*self.open, *self.finished)


def outcomes() -> Outcomes:
    """The outcomes in the clerks' words."""
    return Outcomes(
        open=tuple(
            text(f"outcome.{key}") for key in ("not_begun", "checking", "awaiting_reply", "on_hold")
        ),
        finished=tuple(
            text(f"outcome.{key}")
            for key in ("corrected", "resent", "stop_listed", "nothing_to_do")
        ),
    )
