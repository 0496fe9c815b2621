"""Tries whatever an installation could lack, and says in one line each whether it is there."""

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QIcon, QImage

from nexgui.core.addresses.rules import load_address_rules
from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.core.reading.file_rules import load_file_rules
from nexgui.core.resources import resource_path
from nexgui.export.workbook import write_workbook
from nexgui.ui.app import Application, has_no_screen, open_window
from nexgui.ui.drop.opening import SAMPLE
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets import phrases

_SECONDS_TO_SHOW = 60


def run() -> int:
    """Tries everything; 0 where nothing failed."""
    if has_no_screen():
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    app = Application(sys.argv[:1])
    window = open_window(app)
    checks: list[tuple[str, Callable[[], int]]] = [
        (text("self_test.rules"), _read_rules),
        (text("self_test.guide"), lambda: len(load_guide().statuses)),
        (text("self_test.icons"), _draw_icons),
        (text("self_test.pictures"), _read_pictures),
        (text("self_test.translation"), lambda: _ask_qt(app)),
        (text("self_test.workbook"), _write_and_read_back),
        (text("self_test.window"), lambda: _show(app, window)),
    ]
    return max(_try(name, check) for name, check in checks)


def _try(name: str, check: Callable[[], int]) -> int:
    try:
        count = check()
    except Exception as error:  # whatever it is: it is what was looked for
        _say(text("self_test.failed", name=name, problem=f"{type(error).__name__} {error}"))
        return 1
    if not count:
        _say(text("self_test.failed", name=name, problem=text("self_test.nothing")))
        return 1
    _say(text("self_test.passed", name=name, count=count))
    return 0


def _say(line: str) -> None:
    if sys.stdout is not None:  # a program without a console that nobody listens to
        print(line, flush=True)


def _read_rules() -> int:
    phrases.make_ready()
    return len([load_file_rules(), load_address_rules()])


def _draw_icons() -> int:
    """How many there are; 0 where one cannot be drawn."""
    pictures = [
        QIcon(str(path)).pixmap(32) for path in sorted(resource_path("icons").rglob("*.svg"))
    ]
    return 0 if any(picture.isNull() for picture in pictures) else len(pictures)


def _read_pictures() -> int:
    pictures = [QImage(str(path)) for path in resource_path("help").glob("*.png")]
    page = resource_path("help/usage.html").read_text(encoding="utf-8")
    return 0 if not page or any(picture.isNull() for picture in pictures) else len(pictures)


def _ask_qt(app: Application) -> int:
    return int(app.translate("QPlatformTheme", "Cancel") == "キャンセル")


def _write_and_read_back() -> int:
    """How many recipients the workbook of the sample has; 0 where it lost one."""
    guide = load_guide()
    results = load(resource_path(SAMPLE), guide)
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / "確認.xlsx"
        write_workbook(results, target)
        read_back = load(target, guide)
    return len(results) if len(read_back) == len(results) else 0


def _show(app: Application, window: MainWindow) -> int:
    """How many recipients the window shows of the sample, after it has been there for a moment."""
    window.session.loaded.connect(lambda: QTimer.singleShot(0, app.quit))
    window.session.failed.connect(lambda: app.exit(1))
    QTimer.singleShot(_SECONDS_TO_SHOW * 1000, lambda: app.exit(1))
    window.open_sample()
    failed = app.exec()
    window.work.shut_down()
    results = window.session.results
    return 0 if failed or results is None else len(results)
