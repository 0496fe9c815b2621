from collections.abc import Sequence

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QWidget
from pytestqt.qtbot import QtBot

from nexgui.ui.widgets.flow_layout import FlowLayout


def flow(page: QWidget, sizes: Sequence[tuple[int, int]], width: int) -> list[QFrame]:
    layout = FlowLayout(page, spacing=10)
    frames = [QFrame() for _ in sizes]
    for frame, size in zip(frames, sizes, strict=True):
        frame.setFixedSize(QSize(*size))
        layout.addWidget(frame)
    page.resize(width, layout.heightForWidth(width))
    page.show()
    return frames


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    page = QWidget()
    qtbot.addWidget(page)
    return page


@pytest.mark.parametrize(
    ("width", "places"),
    [
        (1000, [(0, 0), (110, 0), (220, 0)]),
        (320, [(0, 0), (110, 0), (220, 0)]),
        (319, [(0, 0), (110, 0), (0, 30)]),
        (100, [(0, 0), (0, 30), (0, 60)]),
        (50, [(0, 0), (0, 30), (0, 60)]),
    ],
)
def test_a_row_goes_on_below_where_the_width_ends(
    page: QWidget, width: int, places: list[tuple[int, int]]
) -> None:
    frames = flow(page, [(100, 20)] * 3, width)
    assert [(frame.x(), frame.y()) for frame in frames] == places


def test_a_row_is_as_high_as_its_highest_item(page: QWidget) -> None:
    frames = flow(page, [(100, 20), (100, 50), (100, 20)], 210)
    assert frames[2].y() == 60


def test_items_of_a_row_stand_at_its_middle(page: QWidget) -> None:
    low, high = flow(page, [(100, 20), (100, 50)], 210)
    assert (low.y(), high.y()) == (15, 0)


def test_what_is_hidden_takes_no_room(page: QWidget) -> None:
    first, hidden, last = flow(page, [(100, 20)] * 3, 1000)
    hidden.hide()
    layout = page.layout()
    assert layout is not None
    layout.setGeometry(page.rect())
    assert (first.x(), last.x()) == (0, 110)


def test_a_widget_can_be_put_between_others(page: QWidget) -> None:
    first, last = flow(page, [(100, 20)] * 2, 1000)
    between = QFrame()
    between.setFixedSize(50, 20)
    layout = page.layout()
    assert isinstance(layout, FlowLayout)
    layout.insert_widget(1, between)
    layout.setGeometry(page.rect())
    assert (first.x(), between.x(), last.x()) == (0, 110, 170)
    assert between.isVisible()
