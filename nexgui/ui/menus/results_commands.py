"""Joins the menus to the page with the results: exporting, printing, copying, columns."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QTextEdit

from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
from nexgui.ui.menus.menu_bar import MenuBar
from nexgui.ui.results.results_page import ResultsPage
from nexgui.ui.table.table_menu import TableMenu
from nexgui.ui.widgets.message_bar import MessageBar


class ResultsCommands(QObject):
    """Does with the results what the menus ask for, and tells what became of it."""

    def __init__(self, menus: MenuBar, page: ResultsPage, messages: MessageBar) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.view
        self._menus = menus
        copying = [menus.copy, menus.copy_addresses]
        self.menu = TableMenu(self._view.table, copying, self._view.detail.toggle_action)
        self._connect_file_menu()
        self._connect_edit_menu()
        self._connect_table()
        self._view.copier.told.connect(messages.show_info)
        page.results_shown.connect(self._follow_results)

    def _connect_file_menu(self) -> None:
        menus, page = self._menus, self._page
        menus.export.triggered.connect(page.choose_target)
        menus.export_shown.triggered.connect(page.choose_target_of_shown)
        menus.address_column.triggered.connect(page.address_columns.ask_each)
        menus.print.triggered.connect(page.print_shown)
        menus.save_pdf.triggered.connect(page.save_shown_as_pdf)

    def _connect_edit_menu(self) -> None:
        menus, view = self._menus, self._view
        menus.copy.triggered.connect(self._copy)
        menus.copy_addresses.triggered.connect(view.copier.copy_addresses)
        menus.select_all.triggered.connect(self._select_all)
        menus.search.triggered.connect(view.search_field.take_focus)

    def _connect_table(self) -> None:
        view = self._view
        self.menu.only_group_requested.connect(self._show_group_of)
        self.menu.only_status_requested.connect(self._show_status_of)
        self.menu.only_domain_requested.connect(view.arranger.choose_domain)
        column_filter = QShortcut(QKeySequence("Alt+Down"), view)
        column_filter.activated.connect(view.column_filters.choose_current)
        self._menus.view.addAction(view.detail.toggle_action)
        self._menus.view.columns.triggered.connect(self._choose_columns)
        self._menus.view.addMenu(view.column_menu)
        self._menus.view.aboutToShow.connect(view.column_menu.follow_current)

    def _follow_results(self) -> None:
        self.menu.menu.close()  # it may have been opened over the results before
        if self._menus.view.isVisible():  # with the menu of a column that is gone
            self._view.column_menu.follow_current()

    def _choose_columns(self) -> None:
        ColumnsDialog(self._view.table.columns, self._page.window()).open()

    def _copy(self) -> None:
        """Copies what is selected where the keyboard is: text of the window, else rows."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            QApplication.clipboard().setText(focused.selectedText())
        elif isinstance(focused, QLineEdit) or (
            isinstance(focused, QTextEdit) and focused.textCursor().hasSelection()
        ):
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
        results = self._page.results
        if results is not None:
            self._view.arranger.choose_groups(frozenset([results.status(row).group]))

    def _show_status_of(self, row: int) -> None:
        results = self._page.results
        if results is not None:
            only = ValueFilter(frozenset([results.status(row).name]))
            self._view.arranger.choose_values(SortBy.STATUS, only)
