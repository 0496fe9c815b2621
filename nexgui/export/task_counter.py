"""Formulas that count in 要対応, each with what it gives when the workbook is made."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from openpyxl.utils import get_column_letter

from nexgui.core.inputs import Input
from nexgui.export.info_sheet import Formula
from nexgui.export.recipient_columns import TO_DO, outcomes
from nexgui.export.recipient_sheets import RecipientSheet

# A blank that was pasted with a word must not hide it from the count.
_WITH_BLANKS = ("", " *", "　*")


@dataclass(frozen=True, slots=True)
class Task:
    """A recipient of 要対応, as the formulas find it."""

    group: str  # the title
    outcome: str
    assignee: str
    due: date | None

    @classmethod
    def of(cls, group: str, filled: Input, usual_due: date) -> "Task":
        """The one of a recipient for whom something was filled in."""
        try:
            due = date.fromisoformat(filled.due) if filled.due else usual_due
        except ValueError:  # some other text
            due = None
        return cls(group, filled.outcome or outcomes().open[0], filled.assignee, due)


class Condition(NamedTuple):
    """What a column must hold, as a criterion of COUNTIFS, and whether it does."""

    key: str
    criterion: str
    holds: Callable[[Task], bool]


def group_is(cell: str, title: str) -> Condition:
    """The group is the one in a cell of the summary."""
    return Condition("group", cell, lambda task: task.group == title)


def outcome_is(cell: str, outcome: str) -> Condition:
    """The outcome is the one in a cell, maybe with blanks behind it."""
    blanks = ",".join(f'"{blank}"' for blank in _WITH_BLANKS)
    return Condition("outcome", f"{cell}&{{{blanks}}}", lambda task: task.outcome == outcome)


def assignee_is(cell: str, name: str) -> Condition:
    """The one in a cell has it."""
    return Condition("assignee", cell, lambda task: task.assignee == name)


def is_done() -> Condition:
    """The outcome says that there is nothing left to do."""
    finished = outcomes().finished
    words = ",".join(f'"{outcome}{blank}"' for outcome in finished for blank in _WITH_BLANKS)
    return Condition("outcome", f"{{{words}}}", lambda task: task.outcome in finished)


def is_over(today: date) -> Condition:
    """期限 is over."""
    return Condition("due", '"<"&TODAY()', lambda task: task.due is not None and task.due < today)


class TaskCounter:
    """Counts tasks in the sheets of 要対応."""

    def __init__(self, sheets: Sequence[RecipientSheet], tasks: Sequence[Task]) -> None:
        self._sheets = sheets
        self._tasks = tasks

    def count(self, *conditions: Condition, but: Condition | None = None) -> Formula:
        """How many meet the conditions, but for those who meet a further one."""
        formula = "+".join(self._parts(conditions))
        if but is not None:
            formula += "".join(f"-{part}" for part in self._parts((*conditions, but)))
        met = (task for task in self._tasks if all(each.holds(task) for each in conditions))
        return Formula(formula, sum(but is None or not but.holds(task) for task in met))

    def _parts(self, conditions: Sequence[Condition]) -> list[str]:
        parts = []
        for sheet in self._sheets:
            if not conditions:
                parts.append(f"ROWS('{sheet.title}'!$A$2:$A${sheet.last_row})")
                continue
            pairs = []
            for each in conditions:
                letter = get_column_letter(TO_DO.number(each.key))
                area = f"'{sheet.title}'!${letter}$2:${letter}${sheet.last_row}"
                pairs.append(f"{area},{each.criterion}")
            parts.append(f"SUMPRODUCT(COUNTIFS({','.join(pairs)}))")
        return parts
