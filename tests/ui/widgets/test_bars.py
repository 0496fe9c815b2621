import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from nexgui.ui.widgets.busy_bar import BusyBar
from nexgui.ui.widgets.message_bar import MessageBar
from tests.ui.driving import button, click


@pytest.fixture
def messages(qtbot: QtBot, dressed_app: QApplication) -> MessageBar:  # noqa: ARG001
    bar = MessageBar()
    qtbot.addWidget(bar)
    return bar


@pytest.fixture
def busy(qtbot: QtBot, dressed_app: QApplication) -> BusyBar:  # noqa: ARG001
    bar = BusyBar()
    qtbot.addWidget(bar)
    return bar


LONG = "「全宛先_秋季セミナー案内_20261121.csv」を読み込めませんでした。"
TO_DO = "ほかのプログラムで閉じてから、もう一度開いてください。"


def shown(messages: MessageBar) -> str:
    return max((label.text() for label in messages.findChildren(QLabel)), key=len)


@pytest.mark.parametrize(
    ("width", "shown_words"), [(400, f"{LONG}\n{TO_DO}"), (2000, LONG + TO_DO)]
)
def test_what_to_do_has_a_line_of_its_own_where_an_error_is_longer_than_one(
    qtbot: QtBot, messages: MessageBar, width: int, shown_words: str
) -> None:
    messages.resize(width, 100)
    messages.show_error(ValueError(LONG + TO_DO))
    qtbot.waitUntil(lambda: shown(messages) == shown_words)
    assert messages.sentence == LONG + TO_DO


def test_two_sentences_of_what_to_do_stay_together(qtbot: QtBot, messages: MessageBar) -> None:
    messages.resize(400, 100)
    messages.show_error(ValueError(LONG + TO_DO + TO_DO), note="ほかも読み込んでいません。")
    qtbot.waitUntil(lambda: shown(messages) == f"{LONG}\n{TO_DO}{TO_DO}ほかも読み込んでいません。")


def test_the_sentence_has_more_room_than_the_bar_beside_it(qtbot: QtBot, busy: BusyBar) -> None:
    for width, widest in ((660, 240), (1400, 320)):
        busy.resize(width, 60)
        busy.begin(LONG)
        qtbot.waitUntil(busy.isVisible)
        progress = busy.findChild(QProgressBar)
        assert progress is not None
        assert progress.width() <= widest
        sentence = next(label for label in busy.findChildren(QLabel) if label.text() == LONG)
        assert sentence.width() > 1.5 * progress.width()


def words(bar: BusyBar) -> list[str]:
    return [label.text() for label in bar.findChildren(QLabel)]


def test_a_hidden_message_bar_says_nothing(messages: MessageBar) -> None:
    messages.show_info("保存しました。")
    messages.hide()
    assert messages.sentence == ""


def test_a_new_message_takes_the_old_one_s_buttons_away(qtbot: QtBot, messages: MessageBar) -> None:
    pressed: list[str] = []
    messages.show_success("保存しました。", [("開く", lambda: pressed.append("開く"))])
    click(qtbot, messages, "開く")
    assert pressed == ["開く"]
    messages.show_error(ValueError("読み込めませんでした。"))
    assert messages.sentence == "読み込めませんでした。"
    with pytest.raises(AssertionError):
        button(messages, "開く")


def test_a_file_name_is_never_taken_for_markup(messages: MessageBar) -> None:
    messages.show_info("<b>「<img src=x>.csv」</b>を保存しました。")
    labels = [label for label in messages.findChildren(QLabel) if "img" in label.text()]
    assert [label.textFormat() for label in labels] == [Qt.TextFormat.PlainText]


def test_the_busy_bar_shows_itself_when_work_takes_long(qtbot: QtBot, busy: BusyBar) -> None:
    busy.begin("読み込んでいます…")
    assert not busy.isVisible()
    qtbot.waitUntil(busy.isVisible)


def test_the_busy_bar_stays_hidden_for_short_work(qtbot: QtBot, busy: BusyBar) -> None:
    busy.begin("読み込んでいます…")
    busy.end()
    busy.begin("保存しています…")
    qtbot.waitUntil(busy.isVisible)
    busy.end()
    assert not busy.isVisible()


def test_the_busy_bar_shows_how_much_is_done(busy: BusyBar) -> None:
    busy.begin("読み込んでいます…")
    busy.set_share(0.25)
    progress = busy.findChild(QProgressBar)
    assert progress is not None
    assert progress.value() / progress.maximum() == 0.25


def test_the_busy_bar_says_how_long_the_rest_takes_after_two_seconds(
    monkeypatch: pytest.MonkeyPatch, busy: BusyBar
) -> None:
    now = 100.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    busy.begin("読み込んでいます…")
    now += 1.9
    busy.set_share(0.19)
    assert words(busy) == ["読み込んでいます…", ""]
    now += 0.1
    busy.set_share(0.2)
    assert words(busy) == ["読み込んでいます…", "あと約10秒"]
    progress = busy.findChild(QProgressBar)
    assert progress is not None
    assert progress.accessibleDescription() == "あと約10秒"
    busy.begin("保存しています…")
    assert words(busy) == ["保存しています…", ""]


def test_work_is_stopped_with_the_button(qtbot: QtBot, busy: BusyBar) -> None:
    busy.show()
    with qtbot.waitSignal(busy.stop_requested):
        click(qtbot, busy, "中止")
