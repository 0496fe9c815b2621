"""The program's window, for benchmarks: shown, but on no screen."""

import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QEventLoop, Qt, QTimer, SignalInstance
from PySide6.QtWidgets import QApplication

from nexgui.core.guide_file import load_guide
from nexgui.ui.app import Application, set_up
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings

Wish = Callable[[], object]


def application() -> Application:
    """The application, as the program sets it up, for one who begins with all recipients."""
    os.environ["XDG_CONFIG_HOME"] = tempfile.mkdtemp()  # not the settings of whoever runs this
    Settings().begins_with_everyone = True
    app = Application([])
    set_up(app)
    return app


@contextmanager
def shown_window() -> Iterator[MainWindow]:
    """A window of the size of a small laptop's screen."""
    app = QApplication.instance()
    look = app.findChild(Look) if app is not None else None
    assert look is not None
    window = MainWindow(load_guide, look)
    window.resize(1366, 768)
    window.show()
    yield window
    window.close()
    QApplication.processEvents()


def wait_for(signal: SignalInstance, begin: Wish) -> None:
    """Begins something, and goes on when a signal has told its end to all who listen."""
    loop = QEventLoop()
    signal.connect(loop.quit, Qt.ConnectionType.QueuedConnection)
    begin()
    loop.exec()
    signal.disconnect(loop.quit)


def load(window: MainWindow, paths: Sequence[Path]) -> None:
    """Loads files, until the window has drawn them."""
    wait_for(window.session.loaded, partial(window.session.load, paths))
    QApplication.processEvents()


def rest(milliseconds: int) -> None:
    """Lets the window do what it has to, while nobody touches it."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()
