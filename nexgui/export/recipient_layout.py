"""How a sheet of recipients looks and what it lets its user do, but for the recipients."""

from collections.abc import Sequence

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.messages import text
from nexgui.export import styles
from nexgui.export.cell_text import openpyxl_text
from nexgui.export.recipient_columns import (
    CHANGE,
    COLUMN_OF,
    FILE_COLUMN_WIDTH,
    FROZEN,
    OUR_COLUMNS,
    outcomes,
)

_HEADER_HEIGHT = 30  # points
_FIRST_DAY = "36526"  # 2000-01-01, as Excel counts days
_FIRST = 2  # the row of the first recipient


def lay_out(
    sheet: Worksheet, header: Sequence[str], count: int, *, tells_changes: bool = False
) -> None:
    """Lays out a sheet for `count` recipients, with `header` above the file's own columns."""
    last_row = count + 1
    last_column = get_column_letter(len(OUR_COLUMNS) + len(header))
    _write_header(sheet, header)
    _set_widths(sheet, len(header))
    sheet.column_dimensions[get_column_letter(COLUMN_OF[CHANGE])].hidden = not tells_changes
    sheet.freeze_panes = FROZEN
    sheet.auto_filter.ref = f"A1:{last_column}{last_row}"
    if count:
        _offer_outcomes(sheet, last_row)
        _grey_finished(sheet, f"A{_FIRST}:{last_column}{last_row}")
    _set_up_print(sheet, last_row)


def _write_header(sheet: Worksheet, header: Sequence[str]) -> None:
    ours = [column.header for column in OUR_COLUMNS]
    cells = []
    for number, words in enumerate([*ours, *header]):
        cell = WriteOnlyCell(sheet)
        cell.value = openpyxl_text(words)
        cell.data_type = "s"
        cell.font = styles.BOLD
        cell.alignment = styles.MIDDLE
        cell.border = styles.GRID
        cell.number_format = styles.TEXT_FORMAT
        cell.fill = styles.OUR_HEADER if number < len(ours) else styles.FILE_HEADER
        cells.append(cell)
    sheet.append(cells)
    sheet.row_dimensions[1].height = _HEADER_HEIGHT


def _set_widths(sheet: Worksheet, own: int) -> None:
    widths = [column.width for column in OUR_COLUMNS] + [FILE_COLUMN_WIDTH] * own
    for number, width in enumerate(widths, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = width


def _offer_outcomes(sheet: Worksheet, last_row: int) -> None:
    """A drop-down in 結果, and in 確認日 nothing but dates; both say so where they refuse."""
    choices = DataValidation(
        type="list", formula1=f'"{",".join(outcomes().all)}"', allow_blank=True
    )
    choices.error = text("workbook.choose_outcome")
    choices.errorTitle = text("column.outcome")
    day = DataValidation(
        type="date", operator="greaterThanOrEqual", formula1=_FIRST_DAY, allow_blank=True
    )
    day.error = text("workbook.enter_date")
    day.errorTitle = text("column.checked_on")
    for validation, key in ((choices, "outcome"), (day, "checked_on")):
        validation.showErrorMessage = True  # else Excel would take whatever is entered
        letter = get_column_letter(COLUMN_OF[key])
        validation.add(f"{letter}{_FIRST}:{letter}{last_row}")
        sheet.add_data_validation(validation)


def _grey_finished(sheet: Worksheet, area: str) -> None:
    letter = get_column_letter(COLUMN_OF["outcome"])
    finished = ",".join(f'${letter}{_FIRST}="{words}"' for words in outcomes().finished)
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f"OR({finished})"], font=Font(color=styles.DONE_INK), fill=styles.DONE_FILL
    )
    sheet.conditional_formatting.add(area, rule)


def _set_up_print(sheet: Worksheet, last_row: int) -> None:
    """Prints the program's columns; the file's own ones would make the print too small to read."""
    styles.set_up_page(sheet)
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{get_column_letter(len(OUR_COLUMNS))}{last_row}"
