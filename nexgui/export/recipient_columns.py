"""The columns that stand before the file's own ones in 要対応 and 全件: their widths and looks."""

from dataclasses import dataclass

from openpyxl.styles import Alignment

from nexgui.core.columns import COLUMNS
from nexgui.core.messages import text
from nexgui.export import styles


@dataclass(frozen=True, slots=True)
class OurColumn:
    """A column of ours: one of nexgui/core/columns.py by its `key`, or one to be filled in."""

    key: str
    width: int  # in characters, as Excel counts
    alignment: Alignment = styles.TOP
    number_format: str = styles.TEXT_FORMAT
    group_colour: bool = False

    @property
    def header(self) -> str:
        """What stands above it."""
        return COLUMNS[self.key].header if self.key in COLUMNS else text(f"column.{self.key}")


CHANGE = "change"
"""The column that is hidden where no older file tells of changes."""

# Narrow enough for print of more than six points on A4, and no narrower.
OUR_COLUMNS = (
    OurColumn("line", 6, number_format=styles.NUMBER_FORMAT),
    OurColumn("group", 18, styles.WRAPPED, group_colour=True),
    OurColumn("address", 28, styles.WRAPPED),
    OurColumn("status", 17, styles.WRAPPED, group_colour=True),
    OurColumn("meaning", 31, styles.WRAPPED),
    OurColumn("action", 35, styles.WRAPPED),
    OurColumn("next_step", 23, styles.WRAPPED),
    OurColumn("resend", 11, styles.WRAPPED),
    OurColumn("findings", 23, styles.WRAPPED),
    OurColumn("suggestion", 21, styles.WRAPPED),
    OurColumn("corrected", 21, styles.WRAPPED),
    OurColumn(CHANGE, 21, styles.WRAPPED),
    OurColumn("assignee", 8),
    OurColumn("checked_on", 10, number_format=styles.DATE_FORMAT),
    OurColumn("outcome", 11),
)
FILE_COLUMN_WIDTH = 14

COLUMN_OF = {column.key: number for number, column in enumerate(OUR_COLUMNS, start=1)}
"""The number of each column of ours, from 1."""

FROZEN = "D2"
"""The header row and the columns up to the address stay in view."""


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
        open=(text("outcome.not_begun"), text("outcome.checking")),
        finished=(
            text("outcome.corrected"),
            text("outcome.resent"),
            text("outcome.stop_listed"),
            text("outcome.nothing_to_do"),
        ),
    )
