"""Joins the menus to the table of recipients: copying, selecting, columns."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit

from nexgui.ui.menus.menus import Menus
from nexgui.ui.parts.message_bar import MessageBar
from nexgui.ui.results.results_view import ResultsView
from nexgui.ui.session import Session
from nexgui.ui.table.table_menu import TableMenu


class TableCommands(QObject):
    """Does with the table what the menus ask for, and tells what became of it."""

    def __init__(
        self, menus: Menus, view: ResultsView, session: Session, messages: MessageBar
    ) -> None:
        super().__init__(view)
        self._view = view
        self._session = session
        edit, copier = menus.edit, view.copier
        self.menu = TableMenu(view.table, [edit.copy, edit.copy_addresses])
        self.menu.only_group_requested.connect(self._show_group_of)
        edit.copy_requested.connect(self._copy)
        edit.copy_addresses_requested.connect(copier.copy_addresses)
        edit.select_all_requested.connect(self._select_all)
        copier.told.connect(messages.show_info)
        self.menu.detail_requested.connect(lambda: view.detail.toggle_action.setChecked(True))
        menus.view.addAction(view.detail.toggle_action)
        menus.view.columns.set_columns(view.table.columns)
        session.loaded.connect(lambda: edit.set_enabled(True))
        session.loaded.connect(lambda: menus.view.columns.setEnabled(True))

    def _copy(self) -> None:
        """Copies what is selected where the keyboard is: text of the window, else rows."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QApplication.clipboard().setText(focused.selectedText())
        elif isinstance(focused, QTextEdit | QLineEdit):
            focused.copy()
        else:
            self._view.copier.copy_rows()

    def _select_all(self) -> None:
        focused = QApplication.focusWidget()
        if isinstance(focused, QTextEdit | QLineEdit):
            focused.selectAll()
        else:
            self._view.table.selectAll()

    def _show_group_of(self, row: int) -> None:
        results = self._session.results
        if results is not None:
            self._view.arranger.choose_groups(frozenset([results.status(row).group]))
