from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFontMetrics, QGuiApplication
from PySide6.QtWidgets import QApplication, QCheckBox, QFrame, QLabel, QTextEdit
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.ui.detail.detail_panel import DetailPanel
from nexgui.ui.detail.detail_view import DetailView
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import apply_theme, painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.results_commands import TableMenu
from nexgui.ui.menus.view_menu import ViewMenu
from nexgui.ui.settings import Settings
from nexgui.ui.table.results_model import COL_ADDRESS, COL_GROUP, COL_STATUS, OUR_COLUMNS
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import current_row, selected_count
from nexgui.ui.widgets.phrases import kept_together
from nexgui.ui.work.history import MOST_STATES
from tests.helpers import ALL_AFTER, UNDELIVERED, recipient, result_file
from tests.ui.driving import button, click, freeing_thread

HINT = text("detail.hint")
INQUIRY = text("detail.copy_inquiry")
SUGGESTION = "修正候補をコピー"
CLOSE = text("detail.close")


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
    qtbot.waitUntil(lambda: panel(window).words.startswith("u0@x.jp"))
    assert current_row(table(window)) == 0
    assert selected_count(table(window)) == 1


def test_the_panel_says_all_of_the_chosen_recipient(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    lines = panel(loaded_window).words.splitlines()
    for line in (
        "tanaka@gmai.com",
        "意味",
        "メールアドレスのローカル部が誤っている可能性があります。",
        "対応",
        text("detail.manual_words"),
        "次にすること",
        "「gmai.com」は「gmail.com」の打ち間違いの可能性があります。名刺や申込書で確かめて、宛先リストを直します。",
        "もう一度送る",
        "直してから",
        "気づいた点",
        "「gmai.com」は「gmail.com」の打ち間違いの可能性があります。",
        "修正候補",
        "tanaka@gmail.com",
        "この宛先のデータ（元のファイルの9行目）",
        "会社名",
        '株式会社"カンマ, と引用符"',
    ):
        assert line in lines
    assert "ユーザー不明\n× アドレスを確認・修正" in panel(loaded_window).words


def test_what_to_do_stands_before_why(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    lines = panel(loaded_window).words.splitlines()
    captions = ("次にすること", "気づいた点", "修正候補", "もう一度送る", "意味", "対応", "会社名")
    places = [lines.index(caption) for caption in captions]
    assert places == sorted(places)
    assert lines[1] == "ユーザー不明"


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


def test_what_to_do_is_larger_than_the_rest(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    (view,) = panel(loaded_window).findChildren(QTextEdit)
    step = view.document().find(kept_together("宛先リストを直します。")).charFormat().font()
    assert step.bold()
    meaning = view.document().find(kept_together("ローカル部が")).charFormat().font()
    assert QFontMetrics(step).height() > QFontMetrics(meaning).height()


def test_entries_that_say_nothing_are_left_out(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 3)
    assert "✓ 送信完了（対応不要）" in panel(loaded_window).words
    assert "—" not in panel(loaded_window).words
    assert "意味" not in panel(loaded_window).words.splitlines()


def test_the_status_stands_on_a_ground_of_its_own_below_the_address(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    (view,) = panel(loaded_window).findChildren(DetailView)
    ground = view.badge_area()
    address = view.document().find("tanaka@gmai.com")
    assert 6 <= ground.top() - view.cursorRect(address).bottom() <= 9
    picture = view.viewport().grab().toImage()
    ratio = picture.devicePixelRatio()
    inside = ground.bottomRight() - QPointF(8, 8)
    assert picture.pixelColor(inside.toPoint() * ratio) == QColor("#ff8082")
    corner = ground.topLeft() + QPointF(1, 1)  # is round
    assert picture.pixelColor(corner.toPoint() * ratio) != QColor("#ff8082")
    view.show_words("", None)
    assert view.badge_area().isEmpty()


def test_title_status_line_and_buttons_stand_on_one_edge(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    shown = panel(loaded_window)
    view = shown.findChild(DetailView)
    assert view is not None
    ground = QPointF(view.viewport().mapTo(shown, QPoint())).x() + view.badge_area().left()
    others = [
        shown.findChild(QLabel, "panelTitle"),
        shown.findChild(QFrame, "separator"),
        button(shown, SUGGESTION),
    ]
    lefts = {each.mapTo(shown, QPoint()).x() for each in others if each is not None}
    assert len(lefts) == 1
    assert abs(ground - lefts.pop()) <= 1


def test_the_arrow_keys_in_the_table_move_the_panel(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_Up)
    qtbot.waitUntil(lambda: panel(loaded_window).words.startswith("user0007@example7.jp"))
    assert "対応" not in panel(loaded_window).words.splitlines()  # the manual has none for it


def test_sorting_keeps_the_recipient_and_filtering_it_away_shows_the_first_that_is_left(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = loaded_window.results_view
    with qtbot.waitSignal(view.detail.followed):
        view.query_runner.sort_by(0)
    assert panel(loaded_window).words.startswith("tanaka@gmai.com")
    (waiting,) = [group for group in loaded_window.session.guide.groups if group.open]
    view.query_runner.choose_groups(frozenset([waiting]))
    first = str(table(loaded_window).model().index(0, COL_ADDRESS).data())
    qtbot.waitUntil(lambda: panel(loaded_window).words.startswith(first))
    assert first != "tanaka@gmai.com"


def test_searching_keeps_the_keyboard_and_the_top_and_the_choice_comes_back(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 60)
    view, rows = loaded_window.results_view, table(loaded_window)
    chosen = str(rows.currentIndex().siblingAtColumn(COL_ADDRESS).data())
    view.search_field.setFocus()
    view.search_field.setText("tanaka")
    qtbot.waitUntil(lambda: panel(loaded_window).words.startswith("tanaka@gmai.com"))
    assert view.search_field.hasFocus()
    assert selected_count(rows) == 1
    view.search_field.setText("どこにもない")
    qtbot.waitUntil(lambda: panel(loaded_window).words == HINT)
    view.search_field.setText("")
    qtbot.waitUntil(lambda: panel(loaded_window).words.startswith(chosen))
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
    assert "今後の送信を希望していない方です。次から送りません。" in panel(window).words


def test_markup_in_the_file_is_shown_as_it_is(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    row = ("<b>A社</b> &amp;", "a@example.jp", "<i>新しい", "", "", "無")
    load(qtbot, window, result_file(tmp_path, [row]))
    choose(qtbot, window, 0)
    assert "<b>A社</b> &amp;" in panel(window).words
    assert "<i>新しい\n? 不明" in panel(window).words


def test_the_suggestion_is_copied(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    click(qtbot, loaded_window, SUGGESTION)
    assert clipboard() == "tanaka@gmail.com"
    assert loaded_window.messages.sentence == text("detail.suggestion_copied")


def test_without_a_suggestion_there_is_nothing_to_copy(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 0)
    with pytest.raises(AssertionError):
        click(qtbot, loaded_window, SUGGESTION)


def test_the_inquiry_names_nobody_unless_it_is_ticked(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 0)
    click(qtbot, loaded_window, INQUIRY)
    assert "ステータス：受信側ユーザー設定エラー\n件数：316件中 2件" in clipboard()
    assert "@" not in clipboard()
    (tick,) = panel(loaded_window).findChildren(QCheckBox)
    assert tick.text() == text("detail.with_address")
    tick.setFocus()
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    click(qtbot, loaded_window, INQUIRY)
    assert "宛先のアドレス：user0001@example1.com" in clipboard()
    assert loaded_window.messages.sentence.startswith("問い合わせ文をコピーしました。")


def test_the_text_is_copied_with_the_keyboard(qtbot: QtBot, loaded_window: MainWindow) -> None:
    choose(qtbot, loaded_window, 7)
    (view,) = panel(loaded_window).findChildren(QTextEdit)
    for _ in range(3):  # past the handle, and the button that closes the panel
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert view.hasFocus()
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(view, Qt.Key.Key_A, control)
    qtbot.keyClick(view, Qt.Key.Key_C, control)
    assert "tanaka@gmail.com" in clipboard()
    qtbot.keyClick(view, Qt.Key.Key_Tab)
    assert not view.hasFocus()


def test_what_is_said_breaks_between_phrases_and_is_copied_as_it_was_given(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = panel(loaded_window).findChild(QTextEdit)
    assert view is not None
    said = "メールアドレスのローカル部(XXX@YYYのXXX部分)に誤りがないかをご確認ください。"
    assert kept_together(said) in QTextEdit.toPlainText(view)
    assert said in view.toPlainText()
    view.selectAll()
    view.copy()
    copied = QGuiApplication.clipboard().mimeData()
    assert said in copied.text()
    assert "<html>" in copied.html()
    assert "\u2060" not in copied.text() + copied.html()


def test_the_recipient_s_own_words_are_shown_letter_by_letter(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = panel(loaded_window).findChild(QTextEdit)
    assert view is not None
    model = table(loaded_window).model()
    cells = [str(model.index(7, column).data()) for column in range(OUR_COLUMNS, 9)]
    assert all(cell in QTextEdit.toPlainText(view) for cell in cells)


def test_where_no_text_is_selected_the_keys_copy_the_chosen_recipient(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    choose(qtbot, loaded_window, 7)
    view = panel(loaded_window).findChild(QTextEdit)
    assert view is not None
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = text("window.copied", count=1)
    qtbot.waitUntil(lambda: loaded_window.messages.sentence == copied)
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


@pytest.mark.parametrize("width", [1240, 900])
def test_a_size_that_leaves_nothing_of_the_table_is_not_taken(
    qtbot: QtBot, window: MainWindow, width: int
) -> None:
    settings = Settings()
    settings.detail_open = True
    for beside in (False, True):
        settings.remember_detail_size(99_999, beside=beside)
    resize(qtbot, window, width, 700)
    load(qtbot, window, ALL_AFTER)
    qtbot.waitUntil(panel(window).isVisible)
    room = table(window).size()
    if width == 1240:
        assert room.width() > panel(window).width() / 2
    else:
        assert room.height() >= table(window).minimumHeight()
    assert room.width() > 300


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
    assert area.sizes()[1] == before + 28 == Settings().detail_size(beside=True)
    qtbot.keyClick(handle, Qt.Key.Key_Home)
    assert area.sizes()[0] == table(loaded_window).minimumSizeHint().width()
    qtbot.keyClick(handle, Qt.Key.Key_End)
    assert area.sizes()[1] == panel(loaded_window).minimumSizeHint().width()
    assert panel(loaded_window).isVisible()


def test_up_and_down_move_the_edge_of_a_panel_below_the_table(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    resize(qtbot, loaded_window, 800, 900)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    area = loaded_window.results_view.detail
    before = area.sizes()[1]
    area.handle(1).setFocus()
    qtbot.keyClick(area.handle(1), Qt.Key.Key_Up)
    assert area.sizes()[1] == before + 28


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


def test_in_a_narrow_window_the_panel_is_closed_and_opens_below(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    resize(qtbot, loaded_window, 800, 700)
    assert not panel(loaded_window).isVisible()
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    assert panel(loaded_window).isVisible()
    assert panel(loaded_window).y() > table(loaded_window).y()
    resize(qtbot, loaded_window, 1240, 700)
    assert panel(loaded_window).y() == table(loaded_window).y()


def test_at_125_percent_of_a_small_screen_the_panel_is_open_and_cuts_no_address(
    qtbot: QtBot, window: MainWindow
) -> None:
    resize(qtbot, window, 1093, 560)
    load(qtbot, window, ALL_AFTER)
    assert panel(window).isVisible()
    view = table(window)
    for column in (COL_GROUP, COL_ADDRESS, COL_STATUS):
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
    row = button.parentWidget()
    assert row is not None
    qtbot.waitUntil(lambda: button.geometry().right() == row.rect().right())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert panel(loaded_window).isVisible()
    assert not button.isVisible()
    assert table(loaded_window).hasFocus()


@pytest.mark.parametrize(("width", "height"), [(1040, 560), (900, 700), (683, 600)])
def test_an_opened_panel_hides_neither_the_current_row_nor_what_to_do(
    qtbot: QtBot, loaded_window: MainWindow, width: int, height: int
) -> None:
    resize(qtbot, loaded_window, width, height)
    choose(qtbot, loaded_window, 7)
    qtbot.keyClick(table(loaded_window), Qt.Key.Key_F4)
    assert panel(loaded_window).isVisible()
    view = table(loaded_window)

    def row_is_seen() -> bool:
        row = view.visualRect(view.currentIndex())
        row.setWidth(1)
        return view.viewport().rect().contains(row)

    qtbot.waitUntil(row_is_seen)
    (shown,) = panel(loaded_window).findChildren(DetailView)
    qtbot.waitUntil(lambda: shown.viewport().height() > 0)
    step = shown.cursorRect(shown.document().find(kept_together("つづりを確認して、直します。")))
    corner = shown.viewport().mapTo(panel(loaded_window), step.bottomLeft())
    visible = shown.visibleRegion().boundingRect()
    assert visible.contains(step.center())
    assert corner.y() < panel(loaded_window).height()


def test_another_theme_changes_the_colours_of_the_text(
    qtbot: QtBot, loaded_window: MainWindow, dressed_app: QApplication
) -> None:
    choose(qtbot, loaded_window, 1)
    (view,) = panel(loaded_window).findChildren(QTextEdit)
    before = view.toHtml()
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    QApplication.sendPostedEvents(None, QEvent.Type.PaletteChange)
    dark = view.toHtml()
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert dark != before
    assert "#24282e" in dark


def test_of_a_recipient_no_more_is_laid_out_than_can_be_read(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    header = ["メールアドレス", "ステータス", *(f"リザーブ{number}" for number in range(400))]
    row = ["a@example.jp", "受信拒否", *(["長い話" * 100_000] * 2), *(["値"] * 398)]
    load(qtbot, window, result_file(tmp_path, [row], header=header))
    shown = panel(window)
    shown.show_recipient(0)
    assert "ほかに202列あります。一覧で確認してください。" in shown.words
    assert len(shown.words) < 10_000


def test_another_size_of_text_lays_the_text_out_in_it_and_makes_no_other(
    qtbot: QtBot, loaded_window: MainWindow, look: Look
) -> None:
    resize(qtbot, loaded_window, 1240, 1200)
    choose(qtbot, loaded_window, 1)
    (view,) = panel(loaded_window).findChildren(QTextEdit)
    made: list[None] = []
    view.textChanged.connect(lambda: made.append(None))
    look.choose_percent(200)
    large = view.document().defaultFont().pixelSize()
    look.choose_percent(100)
    assert large == 2 * view.document().defaultFont().pixelSize()
    assert made == []
