"""設定: who shares the work, and by when it is to be done."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from openpyxl import Workbook
from openpyxl.workbook.defined_name import DefinedName

from nexgui.core.inputs import Inputs
from nexgui.core.messages import text
from nexgui.export import styles
from nexgui.export.info_sheet import Formula, InfoSheet

ASSIGNEES, USUAL_DUE = "担当者", "標準の期限"
"""The names by which other sheets know the names for 担当, and the day that 期限 begins with."""

_DAYS = 7
_LEAST_NAMES = 20  # for which there is room


class Settings(NamedTuple):
    """The sheet, and its cells for names, each with the name in it."""

    info: InfoSheet
    assignees: Sequence[tuple[str, str]]


def days_until_due(inputs: Inputs) -> int:
    """How many days there are for a recipient of whom nothing else is said."""
    return _DAYS if inputs.days is None else inputs.days


def names_for(inputs: Inputs) -> tuple[str, ...]:
    """The names for 担当: those of an older workbook, and those that were typed beside them."""
    typed = (each.assignee for each in inputs.entries if each.assignee)
    return tuple(dict.fromkeys((*inputs.assignees, *typed)))


def write_settings(workbook: Workbook, inputs: Inputs, made_on: date) -> Settings:
    """Writes the sheet, with what was filled in of an older one."""
    title = text("settings_sheet.sheet")
    info = InfoSheet(workbook, title, (30, 16, 60), portrait=True, pages=1)
    info.line(title, styles.TITLE)
    info.line(text("settings_sheet.explained"), styles.NOTE)
    info.blank()
    info.row(text("settings_sheet.made_on"), made_on, text("settings_sheet.about_made_on"))
    begin, days = f"B{info.rows}", days_until_due(inputs)
    about = text("settings_sheet.about_days")
    info.row(text("settings_sheet.days"), days, about, fill=styles.INPUT_FILL, filled=(1,))
    due = Formula(
        f'IF(ISNUMBER(B{info.rows}),{begin}+B{info.rows},"")',
        made_on + timedelta(days=days),
        styles.DATE_FORMAT,
    )
    info.row(text("settings_sheet.usual_due"), due, text("settings_sheet.about_usual_due"))
    _name(workbook, USUAL_DUE, f"'{title}'!$B${info.rows}")
    if inputs.usual_dues:
        earlier = "、".join(inputs.usual_dues)
        info.row(
            text("settings_sheet.earlier_dues"), earlier, text("settings_sheet.about_earlier_dues")
        )
    info.blank()
    info.row(text("settings_sheet.assignees"), "", text("settings_sheet.about_assignees"))
    first = info.rows + 1
    cells = []
    known = names_for(inputs)
    for name in (*known, *[""] * (_LEAST_NAMES - len(known))):
        info.row(name, fill=styles.INPUT_FILL)
        cells.append((f"'{title}'!$A${info.rows}", name))
    _name(workbook, ASSIGNEES, f"'{title}'!$A${first}:$A${info.rows}")
    return Settings(info, cells)


def _name(workbook: Workbook, name: str, place: str) -> None:
    workbook.defined_names[name] = DefinedName(name, attr_text=place)
