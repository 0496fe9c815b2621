"""Starts the program with a window."""

import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QLibraryInfo, QLocale, QObject, QTranslator, Signal
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from nexgui import __version__
from nexgui.core import windows
from nexgui.core.messages import text
from nexgui.core.resources import NexguiError, resource_path
from nexgui.ui.crash_reporter import log_to_file
from nexgui.ui.garbage_collector import GarbageCollector
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.preloader import Preloader
from nexgui.ui.taskbar import name_for_taskbar

if TYPE_CHECKING:
    from nexgui.core.guide import StatusGuide

# While a job runs in a thread, drawing the table waits that long for each of its thousand cells
# to be asked for. With Python's own 5 ms the window froze for seconds.
_SECONDS_A_TURN = 0.00002


class Application(QApplication):
    """The Qt application; on macOS a file dropped on its icon comes as an event."""

    file_dropped_on_icon = Signal(Path)

    def event(self, event: QEvent) -> bool:
        """Hears of files that the system wants opened."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.file_dropped_on_icon.emit(Path(event.file()))
            return True
        return super().event(event)


def run_window(files: Sequence[Path]) -> int:
    """Opens the window with `files`; returns the exit code when it is closed."""
    if has_no_screen():
        print(text("cli.no_screen"), file=sys.stderr)
        return 1
    signal.signal(signal.SIGINT, signal.SIG_DFL)  # Qt's loop would not let Python see Ctrl+C
    name_for_taskbar()
    app = Application(sys.argv[:1])
    try:
        window = open_window(app)
    except NexguiError as error:
        _tell(error)
        return 1
    preloader = Preloader(window)
    preloader.failed.connect(lambda error: _give_up(app, error))
    window.open_files(files)
    return app.exec()


def open_window(app: Application) -> MainWindow:
    """Shows the window; it takes files as soon as Qt's loop runs."""
    look = set_up(app)
    log_to_file()
    window = MainWindow(_load_guide, look)
    app.file_dropped_on_icon.connect(lambda path: window.open_files([path]))
    window.crash_reporter.catch_all()
    window.show()
    if windows.is_elevated():
        window.tell_no_drops()
    return window


def _load_guide() -> "StatusGuide":
    from nexgui.core.guide_file import load_guide

    return load_guide()


def _give_up(app: Application, error: Exception) -> None:
    """Ends a program of which a part is missing or broken; it says how to get it back."""
    _tell(error)
    app.exit(1)


def _tell(error: Exception) -> None:
    """Shows a sentence where there is no window, or not long any more."""
    from PySide6.QtWidgets import QMessageBox

    # Not text("app.name"): the file with the texts may be what is broken.
    QMessageBox.critical(None, "NexGUI", str(error))


def has_no_screen() -> bool:
    """Whether Qt would abort: it says so in English only."""
    variables = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform == "linux" and not any(os.environ.get(name) for name in variables)


def set_up(app: QApplication) -> Look:
    """Gives the application its name, icon and look, and Qt's own texts in Japanese."""
    sys.setswitchinterval(_SECONDS_A_TURN)
    GarbageCollector(app)
    app.setApplicationName(text("app.name"))
    app.setApplicationVersion(__version__)
    app.setWindowIcon(QIcon(str(resource_path("icons/nexgui.svg"))))
    QLocale.setDefault(QLocale(QLocale.Language.Japanese, QLocale.Country.Japan))
    _translate_qt(app)
    return Look(app)


def _translate_qt(app: QObject) -> None:
    translator = QTranslator(app)
    translations = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if translator.load("qtbase_ja", translations):
        QApplication.installTranslator(translator)
