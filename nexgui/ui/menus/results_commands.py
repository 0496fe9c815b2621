"""Joins the menus to the page with the results: exporting, printing, copying, columns."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QTextEdit

from nexgui.core.addresses.rules import domain_of
from nexgui.core.folders import folder_of
from nexgui.core.guide import Status
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy, ValueFilter
from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
from nexgui.ui.menus.menu_bar import MenuBar
from nexgui.ui.results.results_page import ResultsPage
from nexgui.ui.table.selection import current_row
from nexgui.ui.widgets.copying import copy_text


class ResultsCommands(QObject):
    """Does with the results what the menus ask for, and tells what became of it."""

    def __init__(self, menus: MenuBar, page: ResultsPage) -> None:
        super().__init__(page)
        self._page = page
        self._view = page.view
        self._menus = menus
        self._table_menu = TableMenu(page, [menus.correct, menus.copy, menus.copy_addresses])
        self._connect_file_menu()
        self._connect_edit_menu()
        self._connect_table()
        page.results_shown.connect(self._follow_results)

    def _connect_file_menu(self) -> None:
        menus, page = self._menus, self._page
        menus.export.triggered.connect(page.choose_target)
        menus.export_shown.triggered.connect(page.choose_target_of_shown)
        menus.address_column.triggered.connect(page.address_columns.ask_each)
        menus.print.triggered.connect(page.print_shown)
        menus.save_pdf.triggered.connect(page.save_shown_as_pdf)
        lists = page.upload_lists
        menus.resend_list.triggered.connect(lists.make_resend_list)
        menus.stop_list.triggered.connect(lists.make_stop_list)
        menus.copy_corrected.triggered.connect(lists.copy_corrected)
        ways = (menus.resend_list, menus.stop_list, menus.copy_corrected)
        page.view.export_button.add_ways(ways)
        page.view.export_button.add_ways((menus.save_pdf, menus.print))
        menus.encoding.chosen.connect(page.read_again)

    def _connect_edit_menu(self) -> None:
        menus, view = self._menus, self._view
        menus.copy.triggered.connect(self._copy)
        menus.copy_addresses.triggered.connect(view.copier.copy_addresses)
        menus.correct.triggered.connect(view.correct_current)
        menus.select_all.triggered.connect(self._select_all)
        menus.search.triggered.connect(view.search_field.take_focus)

    def _connect_table(self) -> None:
        view = self._view
        column_filter = QShortcut(QKeySequence("Alt+Down"), view)
        column_filter.activated.connect(view.column_filters.choose_current)
        self._menus.view.addAction(view.detail.toggle_action)
        self._menus.view.columns.triggered.connect(self._choose_columns)
        self._menus.view.compact.toggled.connect(view.table.set_compact)
        alike, repeated = self._menus.view.odd_ones
        alike.triggered.connect(lambda: view.query_runner.choose_alike(alike=True))
        repeated.triggered.connect(lambda: view.query_runner.choose_repeated(repeated=True))
        self._menus.view.addMenu(view.column_menu)
        self._menus.view.aboutToShow.connect(view.column_menu.follow_current)

    def _follow_results(self) -> None:
        self._table_menu.close()  # it may have been opened over the results before
        results = self._page.results
        if results is not None:
            self._menus.encoding.show_results(results)
        if self._menus.view.isVisible():  # with the menu of a column that is gone
            self._view.column_menu.follow_current()

    def _choose_columns(self) -> None:
        ColumnsDialog(self._view.table.columns, self._page.window()).open()

    def _copy(self) -> None:
        """Copies what is selected where the keyboard is: text of the window, else rows."""
        focused = QApplication.focusWidget()
        if self._view.detail.panel.copy_selected():
            return
        if isinstance(focused, QLabel) and focused.hasSelectedText():
            copy_text(focused.selectedText())
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


class TableMenu(QMenu):
    """What a right click on a recipient offers, or the menu key."""

    def __init__(self, page: ResultsPage, copying: Sequence[QAction]) -> None:
        super().__init__(page.view.table)
        self._page = page
        self._table = page.view.table
        self._query_runner = page.view.query_runner
        self.addActions(copying)
        self.addSeparator()
        self.addAction(text("menu.only_this_group")).triggered.connect(self._show_group)
        self.addAction(text("menu.only_this_status")).triggered.connect(self._show_status)
        self._only_domain = self.addAction(text("menu.only_this_domain"))
        self._only_domain.triggered.connect(
            lambda: self._query_runner.choose_domain(self._domain())
        )
        self.addSeparator()
        self.addAction(page.view.detail.toggle_action)
        self._table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self._table.customContextMenuRequested.connect(self._open)

    def _open(self, spot: QPoint) -> None:
        # A right click has made the row under the pointer the current one.
        if current_row(self._table) is not None:
            self._only_domain.setEnabled(bool(self._domain()))
            self.popup(self._table.viewport().mapToGlobal(spot))

    def _show_group(self) -> None:
        row, results = current_row(self._table), self._page.results
        if row is not None and results is not None:
            folder = folder_of(results.status(row), to_check=bool(results.to_check[row]))
            self._query_runner.choose_folders(frozenset((folder,)))

    def _show_status(self) -> None:
        status = self._status()
        if status is not None:
            self._query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset([status.name])))

    def _status(self) -> Status | None:
        """The status of the current recipient."""
        row, results = current_row(self._table), self._page.results
        return None if row is None or results is None else results.status(row)

    def _domain(self) -> str:
        """The domain of the current recipient; empty where the address has none."""
        row, results = current_row(self._table), self._page.results
        return "" if row is None or results is None else domain_of(results.address(row))
