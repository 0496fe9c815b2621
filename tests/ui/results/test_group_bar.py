from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPalette
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.group_bar import segment_widths
from tests.helpers import UNDELIVERED, recipient, result_file
from tests.ui.driving import SENTENCE


@given(
    st.lists(st.integers(min_value=1, max_value=1_000_000), min_size=1, max_size=8),
    st.integers(min_value=24, max_value=4000),
)
def test_every_group_can_be_seen_and_the_bar_is_full(counts: list[int], width: int) -> None:
    widths = segment_widths(counts, width)
    assert sum(widths) == width
    assert min(widths) >= 3
    by_count = [width for _, width in sorted(zip(counts, widths, strict=True))]
    assert all(one <= other + 1 for one, other in pairwise(by_count))


def test_a_bar_without_room_or_groups_is_empty() -> None:
    assert segment_widths([1, 2], 0) == [0, 0]
    assert segment_widths([], 100) == []


def test_the_bar_names_all_groups_in_the_order_of_the_buttons(loaded_window: MainWindow) -> None:
    bar = loaded_window.results_view.bar
    assert bar.accessibleName() == (
        "対応区分の割合：アドレスを確認・修正 21件 6.6%、宛先へ確認・時間をおいて再送 18件 5.7%、"
        "差し込み項目を修正 2件 0.6%、不明なステータス 1件 0.3%、"
        "送信停止・対象外 11件（うち対応が必要4件） 3.5%、結果待ち 12件 3.8%、"
        "届いている可能性が高い 11件 3.5%、送信完了（対応不要） 240件 75.9%"
    )
    assert bar.accessibleDescription() == SENTENCE
    assert bar.focusPolicy() == Qt.FocusPolicy.NoFocus


def test_each_group_has_its_colour_in_the_bar(loaded_window: MainWindow) -> None:
    bar = loaded_window.results_view.bar
    picture = bar.grab().toImage()
    ratio = picture.devicePixelRatio()
    beside_symbol = [segment.topLeft() + QPoint(1, 1) for segment in bar.segments()]
    colours = [picture.pixelColor(place * ratio) for place in beside_symbol]
    groups = loaded_window.session.guide.groups
    assert colours == [QColor(group.fill) for group in groups]


def test_a_wide_part_of_the_bar_has_the_symbol_of_its_group(loaded_window: MainWindow) -> None:
    bar = loaded_window.results_view.bar
    delivered = bar.segments()[-1]
    picture = bar.grab(delivered).toImage()
    middle = range(picture.width() // 2 - 10, picture.width() // 2 + 10)
    shades = {picture.pixel(x, y) for x in middle for y in range(picture.height())}
    assert len(shades) > 1


def test_the_bar_grows_with_the_text(loaded_window: MainWindow, look: Look) -> None:
    loaded_window.resize(2480, 1440)  # with room for all of it
    bar = loaded_window.results_view.bar
    height = bar.height()
    look.choose_percent(200)
    assert bar.height() == 2 * height


@pytest.mark.qt_log_ignore("This plugin does not support raise", extend=True)
@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "× アドレスを確認・修正 21件 6.6%"), (7, "✓ 送信完了（対応不要） 240件 75.9%")],
)
def test_a_part_of_the_bar_tells_its_group_under_the_mouse(
    qtbot: QtBot, loaded_window: MainWindow, number: int, words: str
) -> None:
    bar = loaded_window.results_view.bar
    place = bar.segments()[number].center()
    QApplication.sendEvent(bar, QHelpEvent(QEvent.Type.ToolTip, place, bar.mapToGlobal(place)))
    qtbot.waitUntil(lambda: QToolTip.text() == words)
    QToolTip.hideText()


def test_the_bar_follows_the_results(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")])
    for file in (UNDELIVERED, path):
        with qtbot.waitSignal(loaded_window.session.loaded):
            loaded_window.session.load([file])
    bar = loaded_window.results_view.bar
    assert bar.accessibleName() == "対応区分の割合：送信完了（対応不要） 1件 100.0%"
    assert len(bar.segments()) == 1


def test_the_tip_of_a_button_has_the_ground_of_all_tips(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    button = loaded_window.results_view.groups.buttons[1]
    place = button.rect().center()
    tip = QHelpEvent(QEvent.Type.ToolTip, place, button.mapToGlobal(place))
    QApplication.sendEvent(button, tip)
    qtbot.waitUntil(QToolTip.isVisible)
    label = next(
        widget for widget in QApplication.topLevelWidgets() if widget.inherits("QTipLabel")
    )
    seen = label.grab().toImage().pixelColor(4, 4)
    QToolTip.hideText()
    assert seen == label.palette().color(QPalette.ColorRole.ToolTipBase)
    assert seen != button.grab().toImage().pixelColor(4, 4)
