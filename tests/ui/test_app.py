import logging
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.resources import resource_path
from nexgui.ui.app import Application
from nexgui.ui.crash_reporter import log_path, log_to_file
from tests.helpers import ALL_AFTER, windows_error


def test_qt_speaks_japanese(dressed_app: QApplication) -> None:
    assert dressed_app.translate("QPlatformTheme", "Cancel") == "キャンセル"
    assert dressed_app.translate("QPlatformTheme", "&Yes") == "はい(&Y)"


def test_the_program_has_its_name_and_its_icon(dressed_app: QApplication) -> None:
    assert dressed_app.applicationName() == "NexGUI"
    assert not dressed_app.windowIcon().pixmap(64).isNull()


@pytest.mark.parametrize("icon", sorted(resource_path("icons").glob("*.svg")))
def test_every_icon_can_be_drawn(dressed_app: QApplication, icon: Path) -> None:  # noqa: ARG001
    from PySide6.QtGui import QIcon

    assert not QIcon(str(icon)).pixmap(32).toImage().isNull()


def test_a_file_dropped_on_the_icon_is_heard_of(qtbot: QtBot, dressed_app: Application) -> None:
    with qtbot.waitSignal(dressed_app.file_dropped_on_icon) as dropped:
        QApplication.sendEvent(dressed_app, QFileOpenEvent(QUrl.fromLocalFile(ALL_AFTER)))
    assert dropped.args == [ALL_AFTER]


@pytest.fixture
def log(home: Path, dressed_app: QApplication) -> Iterator[Callable[[], list[Path]]]:  # noqa: ARG001
    """Keeps a log in the home of the test; gives its files."""
    logger = logging.getLogger("nexgui")
    before = list(logger.handlers)
    log_to_file()
    yield lambda: sorted(home.rglob("nexgui.log*"))
    for handler in set(logger.handlers) - set(before):
        logger.removeHandler(handler)
        handler.close()


def test_the_log_goes_into_the_user_s_own_folder(log: Callable[[], list[Path]]) -> None:
    assert log() == []
    logging.getLogger("nexgui").error("ValueError")
    (path,) = log()
    assert path.read_text(encoding="utf-8").endswith("ERROR ValueError\n")


def test_a_log_that_grew_long_is_put_aside(log: Callable[[], list[Path]]) -> None:
    logger = logging.getLogger("nexgui")
    logger.error("x" * 300_000)
    logger.error("KeyError")
    new, old = log()
    assert new.read_text(encoding="utf-8").endswith("ERROR KeyError\n")
    assert (new.stat().st_size < 100, old.name) == (True, "nexgui.log.1")


def test_a_log_that_another_program_holds_is_written_on(
    log: Callable[[], list[Path]], monkeypatch: pytest.MonkeyPatch
) -> None:
    def held(path: Path, _target: Path) -> None:
        raise windows_error(32, path)

    logger = logging.getLogger("nexgui")
    logger.error("x" * 300_000)
    monkeypatch.setattr(Path, "replace", held)
    logger.error("KeyError")
    (path,) = log()
    assert path.read_text(encoding="utf-8").endswith("ERROR KeyError\n")


def test_where_there_can_be_no_log_the_program_goes_on(
    log: Callable[[], list[Path]], home: Path
) -> None:
    log_path().parent.write_text("a file where the folder would be")
    logging.getLogger("nexgui").error("KeyError")
    assert log() == []
    assert home.is_dir()
