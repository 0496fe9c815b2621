"""The menu bar and its shortcuts."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow

from nexgui.core.messages import text
from nexgui.ui.menus.edit_menu import EditMenu
from nexgui.ui.menus.recent_menu import RecentMenu
from nexgui.ui.menus.view_menu import ViewMenu


class Menus(QObject):
    """Fills a window's menu bar; a signal for each thing that the reader can ask for."""

    open_requested = Signal()
    sample_requested = Signal()
    export_requested = Signal()
    shown_export_requested = Signal()
    address_column_requested = Signal()
    print_requested = Signal()
    pdf_requested = Signal()
    quit_requested = Signal()
    usage_requested = Signal()
    guide_requested = Signal()
    about_requested = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        bar = window.menuBar()
        file = bar.addMenu(text("menu.file"))
        self.edit = EditMenu(window)
        self.view = ViewMenu(window)
        self.recent = RecentMenu(window)
        bar.addMenu(self.edit)
        bar.addMenu(self.view)
        help_ = bar.addMenu(text("menu.help"))
        keys = QKeySequence.StandardKey
        self._open = QAction(text("menu.open"), window, shortcut=QKeySequence(keys.Open))
        self._sample = QAction(text("menu.open_sample"), window)
        self._export = QAction(text("menu.export"), window, shortcut=QKeySequence(keys.Save))
        self._export_shown = QAction(
            text("menu.export_shown"), window, shortcut=QKeySequence("Ctrl+Shift+S")
        )
        self._address_column = QAction(text("menu.address_column"), window)
        self._quit = QAction(text("menu.quit"), window, shortcut=QKeySequence("Ctrl+Q"))
        self._about = QAction(text("menu.about"), window)
        self._quit.setMenuRole(QAction.MenuRole.QuitRole)
        self._about.setMenuRole(QAction.MenuRole.AboutRole)
        file.addAction(self._open)
        file.addMenu(self.recent)
        file.addAction(self._sample)
        file.addSeparator()
        file.addActions([self._export, self._export_shown, self._address_column])
        file.addSeparator()
        self._print = QAction(text("menu.print"), window, shortcut=QKeySequence("Ctrl+P"))
        self._print.triggered.connect(self.print_requested)
        self._pdf = QAction(text("menu.save_pdf"), window)
        self._pdf.triggered.connect(self.pdf_requested)
        file.addActions([self._print, self._pdf])
        file.addSeparator()
        file.addAction(self._quit)
        self._usage = QAction(text("menu.usage"), window, shortcut=QKeySequence("F1"))
        self._usage.triggered.connect(self.usage_requested)
        self._guide = QAction(text("menu.guide"), window)
        self._guide.triggered.connect(self.guide_requested)
        help_.addActions([self._usage, self._guide])
        help_.addSeparator()
        help_.addAction(self._about)
        self._open.triggered.connect(self.open_requested)
        self._sample.triggered.connect(self.sample_requested)
        self._export.triggered.connect(self.export_requested)
        self._export_shown.triggered.connect(self.shown_export_requested)
        self._address_column.triggered.connect(self.address_column_requested)
        self._quit.triggered.connect(self.quit_requested)
        self._about.triggered.connect(self.about_requested)

    def set_results_enabled(self, enabled: bool, *, shown: bool) -> None:
        """Whether there are results with which something can be done now, or with those shown."""
        self._export.setEnabled(enabled)
        self._export_shown.setEnabled(shown)
        self._address_column.setEnabled(enabled)

    def set_printing_enabled(self, enabled: bool) -> None:
        """Whether there is something to print."""
        self._print.setEnabled(enabled)
        self._pdf.setEnabled(enabled)
