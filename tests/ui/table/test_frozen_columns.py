"""The columns that do not scroll follow the table once it has been arranged."""

import sys

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.ui.results_driving import table_of


class Depths(QObject):
    """How deep in arranging the table a widget is given a size."""

    def __init__(self, watched: QObject) -> None:
        super().__init__(watched)
        self.seen: list[int] = []
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            depth, frame = 0, sys._getframe()
            while frame.f_back is not None:
                depth += frame.f_code.co_name == "updateGeometries"
                frame = frame.f_back
            self.seen.append(depth)
        return super().eventFilter(watched, event)


def test_they_are_placed_when_the_table_is_arranged_and_not_in_the_midst_of_it(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    depths = Depths(table_of(loaded_window).frozen)
    for size in ((900, 600), (1240, 720), (700, 500)):
        loaded_window.resize(*size)
        QApplication.processEvents()
    loaded_window.look.choose_percent(150)
    qtbot.waitUntil(lambda: len(depths.seen) > 3)
    assert max(depths.seen) == 1
