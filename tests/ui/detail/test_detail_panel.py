from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QGuiApplication, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from nexgui.core.folders import Folder, Need
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.ui.detail.detail_panel import DetailPanel, PanelForm
from nexgui.ui.detail.folds import Fold
from nexgui.ui.detail.status_strip import GroupTile
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import apply_theme, painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.results_commands import TableMenu
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import COL_ADDRESS, COL_STATUS, OUR_COLUMNS
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import current_row, selected_count
from nexgui.ui.widgets.announcer import announcer_of_program
from nexgui.ui.widgets.phrase_text import FittedText
from nexgui.ui.widgets.phrases import kept_together
from nexgui.ui.work.history import MOST_STATES
from tests.helpers import ALL_AFTER, UNDELIVERED, recipient, result_file
from tests.ui.driving import button, click, freeing_thread

HINT = text("detail.hint")
INQUIRY = text("detail.copy_inquiry")
SUGGESTION = "修正候補をコピー"
CLOSE = text("detail.close")
DATA = "この宛先のデータ"


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow) -> MainWindow:
    """A window in which there is room for the panel beside the table."""
    resize(qtbot, window, 1240, 700)
    return window


def table(window: MainWindow) -> ResultsTable:
    (found,) = window.findChildren(ResultsTable)
    return found


def panel(window: MainWindow) -> DetailPanel:
    return window.results_view.detail.panel


def choose(qtbot: QtBot, window: MainWindow, row: int) -> None:
    """Clicks a row of the table."""
    view = table(window)
    view.scrollTo(view.model().index(row, 0))
    place = view.visualRect(view.model().index(row, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    address = view.model().index(row, COL_ADDRESS).data()
    qtbot.waitUntil(lambda: address in panel(window).words)


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def open_folds(window: MainWindow) -> None:
    for fold in panel(window).findChildren(Fold):
        fold.header.setChecked(True)


def lines(window: MainWindow) -> list[str]:
    return panel(window).words.splitlines()


def shown_text(window: MainWindow, part: str) -> FittedText:
    """The text of the panel in which some words stand."""
    found = [
        each
        for each in panel(window).findChildren(FittedText)
        if each.isVisible() and part in each.toPlainText()
    ]
    return found[0]


def clipboard() -> str:
    return QGuiApplication.clipboard().text()


def resize(qtbot: QtBot, window: MainWindow, width: int, height: int) -> None:
    window.resize(width, height)
    qtbot.waitUntil(lambda: window.width() == width)


def test_with_nothing_chosen_the_panel_says_what_it_is_for(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    assert panel(loaded_window).isVisible()
    table(loaded_window).clearSelection()
    qtbot.waitUntil(lambda: panel(loaded_window).words == HINT)


def test_the_first_recipient_that_needs_action_is_chosen_after_a_load(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了")] * 200 + [recipient("ユーザー不明", address="b@example.jp")]
    load(qtbot, window, result_file(tmp_path, rows))
    qtbot.waitUntil(lambda: "b@example.jp" in panel(window).words)
    assert current_row(table(window)) == 200
    assert selected_count(table(window)) == 1


def test_choosing_it_does_not_hide_the_first_rows(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了")] * 200 + [recipient("ユーザー不明")]
    load(qtbot, window, result_file(tmp_path, rows))
    qtbot.waitUntil(lambda: panel(window).words != HINT)
    assert table(window).rowAt(0) == 0
    assert table(window).hasFocus()


def test_where_nobody_needs_action_the_first_is_chosen(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, UNDELIVERED)
    rows = [recipient("送信完了", address=f"u{number}@x.jp") for number in range(3)]
    load(qtbot, window, result_file(tmp_path, rows))
    qtbot.waitUntil(lambda: "u0@x.jp" in lines(window))
    assert current_row(table(window)) == 0
    assert selected_count(table(window)) == 1


def test_the_panel_says_all_of_the_chosen_recipient(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    open_folds(loaded_window)
    for line in (
        '株式会社"カンマ, と引用符"　総務部',
        "佐藤 太郎 様",
        "tanaka@gmai.com",
        "03-4557-1902",
        "× アドレスを確認・修正",
        "ユーザー不明",
        "直すまで、もう一度送れません",
        "次にすること",
        "「gmai.com」は「gmail.com」の打ち間違いの可能性があります。",
        "名刺や申込書で確かめて、宛先リストを直します。",
        "tanaka@gmail.com",
        "修正候補",
        "NEXLINKマニュアルの説明",
        "意味",
        "メールアドレスのローカル部が誤っている可能性があります。",
        "対応",
        "この宛先のデータ",
        "元の行",
        f"9行目　{ALL_AFTER.name}",
        "会社名",
        '株式会社"カンマ, と引用符"',
    ):
        assert line in lines(loaded_window)


def test_who_stands_before_what_to_do_and_that_before_why(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    open_folds(loaded_window)
    captions = (
        "佐藤 太郎 様",
        "ユーザー不明",
        "次にすること",
        "修正候補",
        "意味",
        "対応",
        "会社名",
    )
    places = [lines(loaded_window).index(caption) for caption in captions]
    assert places == sorted(places)
    shown = [
        shown_text(loaded_window, words)
        for words in ("佐藤 太郎 様", "gmail.com」の", "ローカル部が")
    ]
    heights = [text.mapTo(panel(loaded_window), QPoint()).y() for text in shown]
    assert heights == sorted(heights)


def test_who_needs_no_action_is_not_told_to_ignore_what_was_noticed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    addresses = ("a@gmai.com", "b@example.jp")
    rows = [recipient("送信完了", address=address) for address in addresses]
    load(qtbot, window, result_file(tmp_path, rows))
    sentence = "届いたか、宛先の方に確かめます。"
    qtbot.waitUntil(lambda: sentence in panel(window).words)
    assert "対応は不要です。" not in panel(window).words
    choose(qtbot, window, 1)
    assert sentence not in panel(window).words


def test_the_name_is_the_largest_and_the_suspicious_part_has_a_wave(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    name, address = shown_text(loaded_window, "佐藤"), shown_text(loaded_window, "tanaka@gmai.com")
    others = {text.font().pixelSize() for text in panel(loaded_window).findChildren(FittedText)}
    assert name.font().pixelSize() == max(others) > address.font().pixelSize()
    wave = QTextCharFormat.UnderlineStyle.WaveUnderline

    def waves(text: FittedText) -> str:
        cursor, found = QTextCursor(text.document()), ""
        while cursor.movePosition(QTextCursor.MoveOperation.Right):
            if cursor.charFormat().underlineStyle() == wave:
                found += text.toPlainText()[cursor.position() - 1]
        return found

    assert waves(address) == "gmai.com"
    choose(qtbot, loaded_window, 3)
    assert waves(address) == ""


def test_a_screen_reader_hears_what_each_part_says(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    heard = [
        text.accessibleName()
        for text in panel(loaded_window).findChildren(FittedText)
        if text.isVisible()
    ]
    assert "宛先メールアドレス tanaka@gmai.com" in heard
    assert "修正候補 tanaka@gmail.com" in heard
    assert "名刺や申込書で確かめて、宛先リストを直します。" in heard
    assert "" not in heard


def test_entries_that_say_nothing_are_left_out(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 3)
    open_folds(loaded_window)
    assert "✓ 送信完了（対応不要）" in lines(loaded_window)
    assert "—" not in panel(loaded_window).words
    assert "意味" not in lines(loaded_window)
    choose(qtbot, loaded_window, 6)
    assert "NEXLINKマニュアルの説明" in lines(loaded_window)


def test_the_symbol_of_the_group_stands_on_its_fill(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    tile = next(each for each in panel(loaded_window).findChildren(GroupTile) if each.isVisible())
    picture = tile.grab().toImage()
    assert picture.pixelColor(picture.width() // 2, 4) == QColor("#ff8082")
    assert picture.pixelColor(picture.rect().center()) == QColor("#1a1a1a")
    assert tile.accessibleName() == "× アドレスを確認・修正"


def test_name_address_and_status_stand_on_one_edge(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    shown = panel(loaded_window)
    parts: list[QWidget] = [shown_text(loaded_window, each) for each in ("株式会社", "佐藤 太郎")]
    strip = shown.findChild(QWidget, "statusStrip")
    assert strip is not None
    lefts = {each.mapTo(shown, QPoint()).x() for each in (*parts, strip)}
    inquiry = button(shown, INQUIRY)
    assert len(lefts) == 1
    assert abs(inquiry.mapTo(shown, QPoint()).x() - lefts.pop()) <= 1


def test_the_arrow_keys_in_the_table_move_the_panel(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: "user0007@example7.jp" in lines(loaded_window))
    open_folds(loaded_window)
    assert "対応" not in lines(loaded_window)  # the manual has none for it


def test_sorting_keeps_the_recipient_and_filtering_it_away_shows_the_first_that_is_left(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = loaded_window.results_view
    with qtbot.waitSignal(view.detail.followed):
        view.query_runner.sort_by(0)
    assert "tanaka@gmai.com" in lines(loaded_window)
    (waiting,) = [group for group in loaded_window.session.guide.groups if group.open]
    view.query_runner.choose_folders(frozenset([Folder(Need.NOTHING, waiting)]))
    first = str(table(loaded_window).model().index(0, COL_ADDRESS).data())
    qtbot.waitUntil(lambda: first in lines(loaded_window))
    assert first != "tanaka@gmai.com"


def test_searching_keeps_the_keyboard_and_the_top_and_the_choice_comes_back(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 60)
    view, rows = loaded_window.results_view, table(loaded_window)
    chosen = str(rows.currentIndex().siblingAtColumn(COL_ADDRESS).data())
    view.search_field.setFocus()
    view.search_field.setText("tanaka")
    qtbot.waitUntil(lambda: "tanaka@gmai.com" in lines(loaded_window))
    assert view.search_field.hasFocus()
    assert selected_count(rows) == 1
    view.search_field.setText("どこにもない")
    qtbot.waitUntil(lambda: panel(loaded_window).words == HINT)
    view.search_field.setText("")
    qtbot.waitUntil(lambda: chosen in lines(loaded_window))
    assert rows.rowAt(0) == 0
    assert view.search_field.hasFocus()


def test_other_results_show_the_hint_again(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    names = freeing_thread(loaded_window.session.results)
    for _ in range(MOST_STATES + 1):  # then nobody can go back to them
        load(qtbot, loaded_window, UNDELIVERED)
    assert panel(loaded_window).words == HINT
    qtbot.waitUntil(lambda: bool(names))
    assert names != ["MainThread"]


def test_a_recipient_who_opted_out_is_told_so(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, result_file(tmp_path, [recipient("受信拒否", opted_out="有")]))
    choose(qtbot, window, 0)
    for sentence in ("今後の送信を希望していない方です。", "次から送りません。"):
        assert sentence in lines(window)
    assert "もう一度送ることはしません" in lines(window)


def test_markup_in_the_file_is_shown_as_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    row = ("<b>A社</b> &amp;", "a@example.jp", "<i>新しい", "", "", "無")
    load(qtbot, window, result_file(tmp_path, [row]))
    choose(qtbot, window, 0)
    open_folds(window)
    assert lines(window).count("<b>A社</b> &amp;") == 2  # above the name, and in the data
    assert lines(window).count("<i>新しい") == 2


def test_the_suggestion_is_copied_and_the_button_says_so(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    pressed = button(panel(loaded_window), SUGGESTION)
    with qtbot.waitSignal(announcer_of_program().said) as said:
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert clipboard() == "tanaka@gmail.com"
    assert pressed.text() == "コピーしました"
    assert said.args == ["コピーしました"]
    assert loaded_window.messages.sentence == ""  # and nothing moves
    choose(qtbot, loaded_window, 0)
    assert pressed.text() == "コピー"


def test_the_address_is_copied_as_one_line(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("受信拒否", address="a@example.jp\nb@example.jp")]
    load(qtbot, window, result_file(tmp_path, rows))
    qtbot.waitUntil(lambda: "a@example.jp" in panel(window).words)
    click(qtbot, panel(window), "アドレスをコピー")
    assert clipboard() == "a@example.jp b@example.jp"


def test_without_a_suggestion_there_is_nothing_to_copy(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 0)
    with pytest.raises(AssertionError):
        click(qtbot, loaded_window, SUGGESTION)


def test_the_inquiry_names_nobody_unless_that_is_asked_for(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 0)
    click(qtbot, panel(loaded_window), INQUIRY)
    assert "ステータス：受信側ユーザー設定エラー\n件数：316件中 2件" in clipboard()
    assert "@" not in clipboard()
    more = button(panel(loaded_window), text("detail.more_inquiries"))
    (with_address,) = more.menu().actions()
    assert with_address.text() == text("detail.with_address")
    with_address.trigger()
    assert "宛先のアドレス：user0001@example1.com" in clipboard()
    assert button(panel(loaded_window), INQUIRY).text() == "コピーしました"


def test_the_text_is_copied_with_the_keyboard(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    for _ in range(3):  # past the handle, and the button that closes the panel
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    view = shown_text(loaded_window, "tanaka@gmai.com")
    assert view.hasFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_A, control)
    qtbot.keyClick(view, Qt.Key.Key_C, control)
    copied = clipboard().splitlines()
    for line in ("佐藤 太郎 様", "tanaka@gmai.com", "ユーザー不明", "tanaka@gmail.com"):
        assert line in copied
    assert "\u2060" not in clipboard()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton)
    assert not any(
        each.textCursor().hasSelection() for each in panel(loaded_window).findChildren(FittedText)
    )
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_what_is_said_breaks_between_phrases_and_is_copied_as_it_was_given(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    open_folds(loaded_window)
    view = shown_text(loaded_window, "ローカル部が")
    said = "メールアドレスのローカル部(XXX@YYYのXXX部分)に誤りがないかをご確認ください。"
    assert kept_together(said) in view.document().toPlainText()
    assert said in view.toPlainText()
    step = shown_text(loaded_window, "名刺や申込書で")
    assert kept_together(step.toPlainText()) == step.document().toPlainText()
    view.setFocus()
    view.selectAll()
    assert panel(loaded_window).copy_selected()
    copied = QGuiApplication.clipboard().mimeData()
    assert said in copied.text()
    assert "<html>" in copied.html()
    assert "\u2060" not in copied.text() + copied.html()


def test_the_recipient_s_own_words_are_shown_letter_by_letter(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    open_folds(loaded_window)
    view = shown_text(loaded_window, "元の行")
    model = table(loaded_window).model()
    cells = [str(model.index(7, column).data()) for column in range(OUR_COLUMNS, 9)]
    assert all(cell in view.document().toPlainText() for cell in cells)
    assert "\u2060" not in view.document().toPlainText()


def test_where_no_text_is_selected_the_keys_copy_the_chosen_recipient(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = shown_text(loaded_window, "tanaka@gmai.com")
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = text("window.copied", count=1)
    qtbot.waitUntil(lambda: loaded_window.results_view.foot.notice.sentence == copied)
    assert "tanaka@gmai.com" in clipboard().split("\t")


def test_the_menu_of_a_recipient_opens_the_panel_for_good(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    click(qtbot, loaded_window, CLOSE)
    menu = loaded_window.results_view.findChild(TableMenu)
    view = loaded_window.findChild(ViewMenu)
    assert menu is not None
    assert view is not None
    (show,) = [each for each in menu.actions() if each.text().startswith("宛先の説明を表示")]
    assert show.text() in [each.text() for each in view.actions()]
    show.trigger()
    assert panel(loaded_window).isVisible()
    assert show.isChecked()  # so that the menu says that it is open
    resize(qtbot, loaded_window, 1230, 690)
    assert panel(loaded_window).isVisible()


@pytest.mark.parametrize("width", [1240, 950])
def test_a_size_that_leaves_nothing_of_the_table_is_not_taken(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    settings = Settings()
    settings.detail_open = True
    settings.detail_width = 99_999
    resize(qtbot, window, width, 700)
    load(qtbot, window, ALL_AFTER)
    qtbot.waitUntil(panel(window).isVisible)
    assert table(window).width() > panel(window).width() / 2


def test_f4_closes_and_opens_the_panel(qtbot: QtBot, loaded_window: MainWindow) -> None:
    action = loaded_window.results_view.detail.toggle_action
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    assert not panel(loaded_window).isVisible()
    assert not action.isChecked()
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    assert panel(loaded_window).isVisible()
    assert action.isChecked()


def test_before_a_file_is_open_there_is_no_panel_to_toggle(window: MainWindow) -> None:
    assert not window.results_view.detail.toggle_action.isEnabled()


def test_a_panel_that_was_closed_stays_so_in_the_next_window(
    qtbot: QtBot, loaded_window: MainWindow, guide: StatusGuide, look: Look
) -> None:
    click(qtbot, loaded_window, CLOSE)
    assert not panel(loaded_window).isVisible()
    assert table(loaded_window).hasFocus()
    other = MainWindow(lambda: guide, look)
    qtbot.addWidget(other)
    other.show()
    resize(qtbot, other, 1240, 700)
    load(qtbot, other, ALL_AFTER)
    assert not panel(other).isVisible()
    other.close()


def test_the_size_of_the_panel_is_remembered(
    qtbot: QtBot, loaded_window: MainWindow, guide: StatusGuide, look: Look
) -> None:
    area = loaded_window.results_view.detail
    place = area.handle(1).rect().center()
    qtbot.mousePress(area.handle(1), Qt.MouseButton.LeftButton, pos=place)
    place.setX(place.x() - 60)
    qtbot.mouseMove(area.handle(1), pos=place)
    qtbot.mouseRelease(area.handle(1), Qt.MouseButton.LeftButton, pos=place)
    size = area.sizes()[1]
    assert size > 364
    other = MainWindow(lambda: guide, look)
    qtbot.addWidget(other)
    other.show()
    resize(qtbot, other, 1240, 700)
    load(qtbot, other, ALL_AFTER)
    assert other.results_view.detail.sizes()[1] == size
    other.close()


def test_the_keys_move_the_panel_s_edge_and_it_is_remembered(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    area = loaded_window.results_view.detail
    handle = area.handle(1)
    table(loaded_window).setFocus()
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_Tab)
    assert handle.hasFocus()
    before = area.sizes()[1]
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    assert area.sizes()[1] == before + 28
    qtbot.keyClick(handle, Qt.Key.Key_Left)
    qtbot.keyClick(handle, Qt.Key.Key_Right)
    assert area.sizes()[1] == before + 28 == Settings().detail_width
    qtbot.keyClick(handle, Qt.Key.Key_Home)
    assert area.sizes()[0] == table(loaded_window).minimumSizeHint().width()
    qtbot.keyClick(handle, Qt.Key.Key_End)
    assert area.sizes()[1] == panel(loaded_window).minimumSizeHint().width()
    assert panel(loaded_window).isVisible()


def test_the_focus_on_the_edge_can_be_seen(qtbot: QtBot, loaded_window: MainWindow) -> None:
    handle = loaded_window.results_view.detail.handle(1)

    def has_focus_colour() -> bool:
        picture = handle.grab().toImage()
        spots = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return any(picture.pixelColor(x, y) == painted_colour("focus") for x, y in spots)

    assert not has_focus_colour()
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_Tab)
    assert has_focus_colour()
    assert handle.accessibleName() == text("detail.handle")
    assert handle.width() >= 24


def test_in_a_narrow_window_the_panel_is_a_page_of_its_own(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    view = loaded_window.results_view
    resize(qtbot, loaded_window, 800, 700)
    assert not panel(loaded_window).isVisible()
    choose(qtbot, loaded_window, 7)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_Return)
    assert panel(loaded_window).isVisible()
    assert not table(loaded_window).isVisible()
    assert not view.search_field.isVisible()
    step = shown_text(loaded_window, "打ち間違いの可能性があります。")
    qtbot.waitUntil(lambda: step.visibleRegion().boundingRect() == step.rect())
    click(qtbot, panel(loaded_window), "‹ 一覧に戻る")
    assert table(loaded_window).isVisible()
    assert table(loaded_window).hasFocus()
    assert view.search_field.isVisible()
    assert Settings().detail_open is None  # that was about one recipient
    resize(qtbot, loaded_window, 1240, 700)
    assert panel(loaded_window).isVisible()
    assert panel(loaded_window).y() == table(loaded_window).y()


def test_a_page_that_is_open_gives_way_to_the_list_in_a_wide_window(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    resize(qtbot, loaded_window, 800, 700)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    assert not table(loaded_window).isVisible()
    resize(qtbot, loaded_window, 1240, 700)
    assert table(loaded_window).isVisible()
    assert loaded_window.results_view.search_field.isVisible()


def test_at_125_percent_of_a_small_screen_the_panel_is_open_and_cuts_no_address(
    qtbot: QtBot, window: MainWindow
) -> None:
    resize(qtbot, window, 1093, 560)
    load(qtbot, window, ALL_AFTER)
    assert panel(window).isVisible()
    view = table(window)
    for column in (COL_STATUS, COL_ADDRESS):
        cell = view.visualRect(view.model().index(0, column))
        assert view.viewport().rect().contains(cell)


def test_where_the_panel_is_closed_a_button_below_the_table_opens_it(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    button = loaded_window.results_view.detail.open_button
    assert not button.isVisible()
    click(qtbot, loaded_window, CLOSE)
    assert button.isVisible()
    assert button.text() == "宛先の説明を表示"
    assert button.toolTip() == "F4"
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel(loaded_window).isVisible()
    assert not button.isVisible()
    assert table(loaded_window).hasFocus()


@pytest.mark.parametrize(("width", "height"), [(1040, 560), (900, 700)])
def test_an_opened_panel_hides_neither_the_current_row_nor_what_to_do(
    qtbot: QtBot, loaded_window: MainWindow, width: int, height: int
) -> None:
    resize(qtbot, loaded_window, width, height)
    choose(qtbot, loaded_window, 7)
    loaded_window.results_view.detail.open()
    assert panel(loaded_window).isVisible()
    view = table(loaded_window)

    def row_is_seen() -> bool:
        row = view.visualRect(view.currentIndex())
        row.setWidth(1)
        return view.viewport().rect().contains(row)

    qtbot.waitUntil(row_is_seen)
    step = shown_text(loaded_window, "打ち間違いの可能性があります。")
    qtbot.waitUntil(lambda: step.visibleRegion().boundingRect() == step.rect())


def test_another_theme_changes_the_colours_of_the_text(
    qtbot: QtBot, loaded_window: MainWindow, dressed_app: QApplication
) -> None:
    choose(qtbot, loaded_window, 7)
    open_folds(loaded_window)
    data, address = (shown_text(loaded_window, words) for words in ("元の行", "tanaka@gmai.com"))

    def colours() -> tuple[str, str]:
        end = QTextCursor(address.document())
        end.movePosition(QTextCursor.MoveOperation.End)
        return data.toHtml(), end.charFormat().underlineColor().name()

    before = colours()
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    QApplication.sendPostedEvents(None, QEvent.Type.PaletteChange)
    dark, muted = colours(), dressed_app.palette().placeholderText().color().name()
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert muted in dark[0]
    assert muted not in before[0]
    assert dark[1] != before[1]


def test_of_a_recipient_no_more_is_laid_out_than_can_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    header = ["メールアドレス", "ステータス", *(f"リザーブ{number}" for number in range(400))]
    row = ["a@example.jp", "受信拒否", *(["長い話" * 100_000] * 2), *(["値"] * 398)]
    load(qtbot, window, result_file(tmp_path, [row], header=header))
    shown = panel(window)
    shown.show_recipient(0)
    data = next(fold for fold in shown.findChildren(Fold) if fold.header.text() == DATA)
    assert data.text.toPlainText() == ""  # before it is opened
    open_folds(window)
    assert "ほかに202列あります。一覧で確認してください。" in shown.words
    assert len(shown.words) < 10_000


def test_another_size_of_text_lays_the_text_out_in_it_and_makes_no_other(
    qtbot: QtBot, loaded_window: MainWindow, look: Look
) -> None:
    resize(qtbot, loaded_window, 1240, 1200)
    choose(qtbot, loaded_window, 1)
    view = shown_text(loaded_window, "打ち間違い")
    made: list[None] = []
    view.textChanged.connect(lambda: made.append(None))
    look.choose_percent(200)
    large = view.document().defaultFont().pixelSize()
    look.choose_percent(100)
    assert large == 2 * view.document().defaultFont().pixelSize()
    assert made == []


def test_a_fold_that_was_opened_stays_so_in_the_next_window(
    qtbot: QtBot, loaded_window: MainWindow, guide: StatusGuide, look: Look
) -> None:
    choose(qtbot, loaded_window, 7)
    click(qtbot, panel(loaded_window), DATA)
    assert "会社名" in lines(loaded_window)
    other = MainWindow(lambda: guide, look)
    qtbot.addWidget(other)
    other.show()
    resize(qtbot, other, 1240, 700)
    load(qtbot, other, ALL_AFTER)
    qtbot.waitUntil(lambda: "会社名" in lines(other))
    assert "意味" not in lines(other)
    other.close()


def test_the_foot_turns_to_others_and_says_which_of_how_many(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 0)
    foot = panel(loaded_window)
    assert not button(foot, "前の方").isEnabled()
    assert button(foot, "次の方").toolTip() == "次の方（Alt+→）"
    with qtbot.waitSignal(loaded_window.results_view.detail.followed):
        click(qtbot, foot, "次の方")
    assert current_row(table(loaded_window)) == 1
    assert selected_count(table(loaded_window)) == 1
    assert button(foot, "次の方").parentWidget().words == "2 / 316"  # type: ignore[union-attr]
    alt = Qt.KeyboardModifier.AltModifier
    with qtbot.waitSignal(loaded_window.results_view.detail.followed):
        qtbot.keyClick(table(loaded_window), Qt.Key.Key_Right, alt)
    assert current_row(table(loaded_window)) == 2
    with qtbot.waitSignal(loaded_window.results_view.detail.followed):
        qtbot.keyClick(table(loaded_window), Qt.Key.Key_Left, alt)
    assert current_row(table(loaded_window)) == 1


def test_at_an_end_the_keyboard_goes_to_the_other_way(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 1)
    back = button(panel(loaded_window), "前の方")
    back.setFocus()
    with qtbot.waitSignal(loaded_window.results_view.detail.followed):
        qtbot.keyClick(back, Qt.Key.Key_Space)
    assert button(panel(loaded_window), "次の方").hasFocus()


def test_as_a_page_the_panel_has_the_way_back_and_no_pager_below(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    shown = panel(loaded_window)
    shown.set_form(PanelForm.PAGE)
    assert {each.text() for each in shown.findChildren(QPushButton) if each.isVisible()} >= {
        "‹ 一覧に戻る",
        "‹ 前の方",
        "次の方 ›",
    }
    with pytest.raises(AssertionError):
        button(shown, CLOSE)
    with qtbot.waitSignal(shown.back_requested):
        click(qtbot, shown, "‹ 一覧に戻る")
    shown.set_form(PanelForm.SIDE)
    assert button(shown, "次の方").text() == "›"
    assert button(shown, CLOSE).isVisible()
