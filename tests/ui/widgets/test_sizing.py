"""Pages that scroll where there is too little room."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QFrame, QLayout, QLayoutItem, QWidget
from pytestqt.qtbot import QtBot

from nexgui.ui.widgets.sizing import scrolling

_MOST_TURNS = 200  # then it decides: the stack of the process would not last


class UndecidedLayout(QLayout):
    """Needs more height than there is once it was wide, and less once it was not."""

    def __init__(self, page: QWidget, wide: int) -> None:
        super().__init__(page)
        self._wide, self._is_wide = wide, False
        self.turns = 0

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._is_wide = rect.width() >= self._wide
        self.turns += 1

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, _width: int) -> int:
        return 400 if self._is_wide and self.turns < _MOST_TURNS else 50

    def sizeHint(self) -> QSize:
        return QSize(50, 50)

    def minimumSize(self) -> QSize:
        return QSize(50, 50)

    def count(self) -> int:
        return 0

    def addItem(self, _item: QLayoutItem) -> None:
        """Holds nothing."""

    def itemAt(self, _index: int) -> QLayoutItem | None:
        return None

    def takeAt(self, _index: int) -> QLayoutItem:
        raise IndexError


def test_a_page_that_is_not_of_one_mind_is_not_given_sizes_without_end(qtbot: QtBot) -> None:
    page = QWidget()
    layout = UndecidedLayout(page, wide=300)
    area = scrolling(page)
    qtbot.addWidget(area)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.resize(300, 200)
    with qtbot.waitExposed(area):
        area.show()
    layout.turns = 0
    page.updateGeometry()
    qtbot.waitUntil(lambda: layout.turns > 0)
    assert layout.turns < 20
