"""How a sheet of recipients looks and what it lets its user do, but for the recipients."""

from collections.abc import Collection, Sequence

from openpyxl.cell import WriteOnlyCell
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import Outline
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.core.inputs import INPUT_COLUMNS
from nexgui.core.messages import text
from nexgui.export import styles
from nexgui.export.cell_text import openpyxl_text
from nexgui.export.recipient_columns import TO_DO, RecipientLayout, outcomes
from nexgui.export.settings_sheet import ASSIGNEES

_HEADER_HEIGHT = 28.0  # points
_FIRST_DAY = "36526"  # 2000-01-01, as Excel counts days
_FIRST = 2  # the row of the first recipient


def lay_out(
    sheet: Worksheet,
    layout: RecipientLayout,
    header: Sequence[tuple[str, float]],
    count: int,
    hidden: Collection[str],
) -> None:
    """Lays out a sheet for `count` recipients.

    `header` and width are those of the file's own columns, `hidden` the keys of columns of ours.
    """
    last_row = count + 1
    last_column = get_column_letter(len(layout.columns) + len(header))
    _write_header(sheet, layout, [words for words, _ in header])
    _set_up_columns(sheet, layout, [width for _, width in header], hidden)
    sheet.freeze_panes = layout.frozen
    sheet.auto_filter.ref = f"A1:{last_column}{last_row}"
    if count and layout is TO_DO:
        _offer_choices(sheet, last_row)
        _colour_overdue(sheet, last_row)
        _grey_finished(sheet, f"A{_FIRST}:{last_column}{last_row}")
    _set_up_print(sheet, layout, last_row)


def _write_header(sheet: Worksheet, layout: RecipientLayout, header: Sequence[str]) -> None:
    ours = [column.header for column in layout.columns]
    cells = []
    for number, words in enumerate([*ours, *header]):
        cell = WriteOnlyCell(sheet)
        if words:
            cell.value = openpyxl_text(words)
            cell.data_type = "s"
        cell.font = styles.bold(layout.size)
        cell.alignment = styles.MIDDLE
        cell.border = styles.GRID
        cell.number_format = styles.TEXT_FORMAT
        cell.fill = styles.FILE_HEADER
        if number < len(ours):
            is_input = layout.columns[number].key in INPUT_COLUMNS
            cell.fill = styles.INPUT_FILL if is_input else styles.OUR_HEADER
        cells.append(cell)
    sheet.append(cells)
    sheet.row_dimensions[1].height = _HEADER_HEIGHT


def _set_up_columns(
    sheet: Worksheet, layout: RecipientLayout, own: Sequence[float], hidden: Collection[str]
) -> None:
    for number, column in enumerate(layout.columns, start=1):
        dimension = sheet.column_dimensions[get_column_letter(number)]
        dimension.width = column.width
        dimension.hidden = column.folded or column.key in hidden
        dimension.outlineLevel = int(column.folded)
    for number, width in enumerate(own, start=len(layout.columns) + 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    # The button stands before what it unfolds.
    sheet.sheet_properties.outlinePr = Outline(summaryRight=False)


def _offer_choices(sheet: Worksheet, last_row: int) -> None:
    """Drop-downs in 結果 and 担当, and nothing but dates in 期限 and 確認日; all say so."""
    choices = DataValidation(
        type="list", formula1=f'"{",".join(outcomes().all)}"', allow_blank=True
    )
    names = DataValidation(type="list", formula1=ASSIGNEES, allow_blank=True)
    days = {
        key: DataValidation(
            type="date", operator="greaterThanOrEqual", formula1=_FIRST_DAY, allow_blank=True
        )
        for key in ("due", "checked_on")
    }
    rules = {"outcome": choices, "assignee": names, **days}
    for key, rule in rules.items():
        rule.error = text("workbook.enter_date" if key in days else "workbook.choose_outcome")
        rule.errorTitle = rule.promptTitle = text(f"column.{key}")
        rule.prompt = text(f"prompt.{key}")
        rule.showInputMessage = True
        rule.showErrorMessage = key != "assignee"  # without it Excel takes whatever is entered
        letter = get_column_letter(TO_DO.number(key))
        rule.add(f"{letter}{_FIRST}:{letter}{last_row}")
        sheet.add_data_validation(rule)


def _finished(first: int) -> str:
    letter = get_column_letter(TO_DO.number("outcome"))
    return ",".join(f'TRIM(${letter}{first})="{words}"' for words in outcomes().finished)


def _colour_overdue(sheet: Worksheet, last_row: int) -> None:
    """A 期限 that is over and open turns red."""
    letter = get_column_letter(TO_DO.number("due"))
    over = (
        f"AND(ISNUMBER(${letter}{_FIRST}),${letter}{_FIRST}<TODAY(),NOT(OR({_finished(_FIRST)})))"
    )
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[over], font=Font(color=styles.OVERDUE_INK, bold=True), fill=styles.OVERDUE_FILL
    )
    sheet.conditional_formatting.add(f"{letter}{_FIRST}:{letter}{last_row}", rule)


def _grey_finished(sheet: Worksheet, area: str) -> None:
    rule = FormulaRule(  # type: ignore[no-untyped-call]
        formula=[f"OR({_finished(_FIRST)})"],
        font=Font(color=styles.DONE_INK),
        fill=styles.DONE_FILL,
    )
    sheet.conditional_formatting.add(area, rule)


def _set_up_print(sheet: Worksheet, layout: RecipientLayout, last_row: int) -> None:
    """Prints some of the program's columns; more would make the print too small to read."""
    styles.set_up_page(sheet, portrait=layout.portrait)
    sheet.print_title_rows = "1:1"
    first, last = (get_column_letter(layout.number(key)) for key in layout.printed)
    sheet.print_area = f"{first}1:{last}{last_row}"
