import logging
from pathlib import Path

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.resources import resource_path
from nexgui.ui.app import Application
from nexgui.ui.crash_reporter import log_to_file
from tests.helpers import ALL_AFTER


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


def test_the_log_goes_into_the_user_s_own_folder(
    home: Path,
    dressed_app: QApplication,  # noqa: ARG001
) -> None:
    logger = logging.getLogger("nexgui")
    before = list(logger.handlers)
    log_to_file()
    try:
        logger.error("ValueError")
        logs = list(home.rglob("nexgui.log"))
        assert len(logs) == 1
        assert logs[0].read_text(encoding="utf-8").endswith("ERROR ValueError\n")
    finally:
        for handler in set(logger.handlers) - set(before):
            logger.removeHandler(handler)
            handler.close()
