"""Who comes into 再送用リスト and 停止リスト: seen, and decided, before anything is written."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPushButton,
    QWidget,
)

from nexgui.core.columns import COLUMNS, who
from nexgui.core.list_plan import ListPlan
from nexgui.core.messages import text
from nexgui.core.own_columns import was_resaved
from nexgui.core.results import DeliveryResults
from nexgui.core.stop_plan import LONGEST_FIELD, memo_of
from nexgui.export.upload_lists import STOP_HEADER, places_of
from nexgui.ui.dialogs.plan_tree import PlanTree
from nexgui.ui.dialogs.scrolling_dialog import ListDialog
from nexgui.ui.settings import Settings
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import resize_within_screen

_SIZE = (940, 620)


class UploadDialog(ListDialog):
    """Counts what is ticked, and warns of what could be lost, before anything is written."""

    chosen = Signal(list)  # the rows that are to come into the list
    title = heading = hint = ""  # keys of the catalogue

    def __init__(self, results: DeliveryResults, plan: ListPlan, parent: QWidget) -> None:
        super().__init__(text(self.title), parent)
        self._results = results
        self._plan = plan
        self.page.addWidget(named("prompt", PhraseLabel(text(self.heading))))
        self.page.addWidget(PhraseLabel(text(self.hint)))
        self._add_more()
        self.tree = PlanTree(plan, len(results), self._headers(), self._cells)
        self.tree.setAccessibleName(text(self.heading))
        self.page.addWidget(self.tree, stretch=1)
        self._may_run, self._unwritable = PhraseLabel(), named("warned", PhraseLabel())
        self.leave_out = QCheckBox()
        self._count = named("listCount", PhraseLabel())
        for part in (self._may_run, self._unwritable, self.leave_out, self._count):
            self.page.addWidget(part)
        self.save_button = named("primary", QPushButton(text("dialog.save_list")))
        self.buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(text("dialog.cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.save_button.setDefault(True)
        self.buttons.accepted.connect(self._choose)
        self.buttons.rejected.connect(self.reject)
        self.tree.changed.connect(self._update)
        self.leave_out.toggled.connect(self._update)
        self.keep_in_sight(self.tree)
        self._update()
        self._first_to_fill_in().setFocus()
        resize_within_screen(self, *_SIZE)

    def _add_more(self) -> None:
        """Adds what one of the lists has above its recipients."""

    def _headers(self) -> Sequence[str]:
        return text("window.recipient"), COLUMNS["address"].header, COLUMNS["status"].header

    def _cells(self, row: int) -> Sequence[str]:
        recipient = self._results.recipient(row)
        address = recipient.address
        if recipient.corrected:
            address = text("window.corrected", address=address, corrected=recipient.corrected)
        return who(recipient) or address, address, self._results.status(row).name

    def _unwritable_lines(self, rows: Sequence[int]) -> Mapping[int, str]:
        found = self._plan.unwritable_among({*rows})
        return {self._results.table.lines[row]: each for row, each in found.items()}

    @property
    def rows(self) -> list[int]:
        """The rows that are to come into the list."""
        ticked = self.tree.ticked
        left_out = self._plan.unwritable_among({*ticked}) if self.leave_out.isChecked() else {}
        return [row for row in ticked if row not in left_out]

    def _update(self) -> None:
        rows, lacking = self.rows, self._unwritable_lines(self.tree.ticked)
        self._count.setText(text("dialog.list_count", count=len(rows)))
        count = self._plan.count_to_run({*rows})
        self._may_run.setText(text("list.may_run", count=count) if count else "")
        self._may_run.setVisible(count > 0)
        if lacking:
            places = places_of(lacking)
            words = text("dialog.list_unwritable", count=len(lacking), places=places)
            self._unwritable.setText(words)
            self.leave_out.setText(text("dialog.list_leave_out", count=len(lacking)))
        self._unwritable.setVisible(bool(lacking))
        self.leave_out.setVisible(bool(lacking))
        is_settled = not lacking or self.leave_out.isChecked()
        self.save_button.setEnabled(bool(rows) and is_settled and self._is_filled_in())

    def _is_filled_in(self) -> bool:
        return True

    def _first_to_fill_in(self) -> QWidget:
        return self.tree

    def _choose(self) -> None:
        rows = self.rows
        self.chosen.emit(rows)  # it stays until it is known where they go


class ResendDialog(UploadDialog):
    """再送用リスト."""

    title, heading, hint = "dialog.resend_title", "dialog.resend_heading", "dialog.resend_hint"

    def _add_more(self) -> None:
        if was_resaved(self._results):
            self.page.addWidget(named("warned", PhraseLabel(text("list.resaved"))))


class StopDialog(UploadDialog):
    """停止リスト; asks under whose name it is made."""

    title, heading, hint = "dialog.stop_title", "dialog.stop_heading", "dialog.stop_hint"

    def _add_more(self) -> None:
        self.applicant = QLineEdit(Settings().applicant)
        self.applicant.setMaxLength(LONGEST_FIELD)
        self.applicant.setPlaceholderText(text("dialog.applicant_hint"))
        self.applicant.textChanged.connect(self._update)
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(text("dialog.applicant"), self.applicant)
        self.page.addLayout(form)

    def _headers(self) -> Sequence[str]:
        return text("window.recipient"), COLUMNS["address"].header, STOP_HEADER[-1]

    def _cells(self, row: int) -> Sequence[str]:
        name, _, _ = super()._cells(row)
        return name, self._results.address(row), memo_of(self._results, row)

    def _first_to_fill_in(self) -> QWidget:
        return self.tree if self._is_filled_in() else self.applicant

    def _is_filled_in(self) -> bool:
        return bool(self.applicant.text().strip())

    def _choose(self) -> None:
        Settings().applicant = self.applicant.text().strip()
        super()._choose()
