import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QAction, QImage, QShortcut, QTextDocument, QTextTable
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QTextBrowser
from pytestqt.qtbot import QtBot

from nexgui import __version__
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.resources import resource_path
from nexgui.ui.dialogs.support_dialogs import AboutDialog
from nexgui.ui.help.guide_page import found_statuses
from nexgui.ui.help.help_window import HelpWindow
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import apply_theme, load_theme, painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.phrases import kept_together
from tests.helpers import GROUPS, NOT_IN_MANUAL, manual_statuses
from tests.ui.driving import button, click, type_in

USAGE = resource_path("help/usage.html").read_text(encoding="utf-8")


def choose(window: MainWindow, words: str) -> None:
    """Chooses an entry of the menus."""
    next(action for action in window.findChildren(QAction) if action.text() == words).trigger()


def opened(window: MainWindow) -> HelpWindow:
    found = window.findChild(HelpWindow)
    assert found is not None
    assert found.isVisible()
    return found


def test_f1_opens_how_to_use_the_program(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    help_window = opened(window)
    assert help_window.usage.isVisible()
    words = help_window.usage.toPlainText()
    assert "そのファイルを、NexGUIのウィンドウにドロップします。" in words
    qtbot.waitUntil(help_window.usage.hasFocus)
    qtbot.keyClick(help_window.usage, Qt.Key.Key_Escape)
    assert not help_window.isVisible()


@pytest.mark.parametrize("page", ["usage", "guide"])
def test_help_breaks_between_phrases_and_is_copied_as_it_was_written(
    window: MainWindow, page: str
) -> None:
    choose(window, "使い方(&U)")
    shown = getattr(opened(window), page)
    view = shown if isinstance(shown, QTextBrowser) else shown.findChild(QTextBrowser)
    assert "\u2060" in QTextBrowser.toPlainText(view)
    view.selectAll()
    view.copy()
    copied = QApplication.clipboard().mimeData()
    assert "ください。" in copied.text() or "します。" in copied.text()
    assert "\u2060" not in view.toPlainText() + copied.text() + copied.html()


def test_the_help_opens_once_and_comes_back(qtbot: QtBot, window: MainWindow) -> None:
    choose(window, "使い方(&U)")
    opened(window).close()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert len(window.findChildren(HelpWindow)) == 1
    qtbot.waitUntil(opened(window).usage.hasFocus)


def test_every_link_of_the_help_leads_somewhere_in_the_program() -> None:
    links = re.findall(r'href="([^"]*)"', USAGE)
    places = {f"#{name}" for name in re.findall(r'name="([^"]*)"', USAGE)}
    assert set(links) == places | {"guide:"}


@pytest.mark.parametrize("name", re.findall(r'src="([^"]*)"', USAGE))
def test_every_picture_of_the_help_is_shown_as_wide_as_there_is_room(
    window: MainWindow, name: str
) -> None:
    choose(window, "使い方(&U)")
    page = opened(window).usage
    image = page.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl(name))
    assert image is not None
    assert 0 < image.width() <= page.viewport().width()
    assert re.search(f'src="{name}" alt="[^"]+"', USAGE)


@pytest.mark.parametrize("path", sorted(resource_path("help").glob("*.png")), ids=lambda p: p.name)
def test_a_picture_is_small_as_a_file_and_sharp_on_a_fine_screen(path: Path) -> None:
    assert path.stat().st_size < 150_000
    assert QImage(str(path)).width() >= 2 * 760
    assert resource_path(f"help/{path.stem.removesuffix('-dark')}-dark.png").is_file()


def test_the_dark_theme_has_dark_pictures(window: MainWindow, dressed_app: QApplication) -> None:
    choose(window, "使い方(&U)")
    page = opened(window).usage

    def lightness() -> float:
        kind = QTextDocument.ResourceType.ImageResource.value
        image = page.loadResource(kind, QUrl("empty.png"))
        assert image is not None
        return image.pixelColor(10, 10).lightnessF()

    light = lightness()
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    dark = lightness()
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert dark < 0.5 < light


def test_pictures_grow_with_the_text(qtbot: QtBot, window: MainWindow, look: Look) -> None:
    choose(window, "使い方(&U)")
    help_window = opened(window)
    help_window.resize(1200, 600)
    qtbot.waitUntil(lambda: help_window.usage.viewport().width() > 1000)
    kind = QTextDocument.ResourceType.ImageResource.value
    widths = []
    for percent in (100, 125):
        look.choose_percent(percent)
        image = help_window.usage.document().resource(kind, QUrl("empty.png"))
        widths.append(image.width())
    look.choose_percent(100)
    assert widths == [760, 950]


def keys_of_the_help() -> dict[str, str]:
    """The keys in the page's table, and what they are said to do."""
    rows = re.findall(r"<tr><td><b>([^<]+)</b></td><td>([^<]+)</td></tr>", USAGE)
    assert len(rows) == len(dict(rows))
    return dict(rows)


def keys_of_the_menus(window: MainWindow) -> dict[str, str]:
    """The first key of every entry that has one, and the words of the entry."""
    entries = {}
    for action in window.findChildren(QAction):
        if not action.shortcut().isEmpty():
            words = re.sub(r"\(&.\)|…", "", action.text())
            entries[action.shortcut().toString()] = words
    return entries


def test_the_help_names_every_key_of_the_menus_and_what_it_does(
    loaded_window: MainWindow,
) -> None:
    menus = keys_of_the_menus(loaded_window)
    assert len(menus) > 10
    told = keys_of_the_help()
    assert {key: told.get(key) for key in menus} == menus


def test_the_help_names_every_other_key_and_none_that_there_is_not(
    loaded_window: MainWindow,
) -> None:
    shortcuts = {each.key().toString() for each in loaded_window.findChildren(QShortcut)}
    arrows = {"Alt+Down": "Alt+↓", "Alt+Left": "Alt+←", "Alt+Right": "Alt+→"}
    others = {arrows.get(key, key) for key in shortcuts} | {"Tab"}
    assert keys_of_the_help().keys() == keys_of_the_menus(loaded_window).keys() | others


def test_nothing_but_the_program_s_own_pictures_is_loaded(window: MainWindow) -> None:
    choose(window, "使い方(&U)")
    page = opened(window).usage
    style = QTextDocument.ResourceType.StyleSheetResource.value
    assert page.loadResource(style, QUrl("https://www.example.jp/a.css")) is None


def test_a_link_leads_down_the_page_and_another_to_the_guide(
    qtbot: QtBot, window: MainWindow
) -> None:
    choose(window, "使い方(&U)")
    help_window = opened(window)
    help_window.usage.anchorClicked.emit(QUrl("#keys"))
    assert help_window.usage.verticalScrollBar().value() > 0
    help_window.usage.anchorClicked.emit(QUrl("guide:"))
    assert help_window.guide.isVisible()
    qtbot.waitUntil(help_window.guide.search.hasFocus)


def test_the_guide_shows_every_status_to_the_letter(window: MainWindow) -> None:
    choose(window, text("menu.guide"))
    words = opened(window).guide.words
    for status in manual_statuses():
        assert f"{status.number}. {status.name}\n" in words
        assert status.meaning in words
        assert status.action in words
    for name in NOT_IN_MANUAL:
        assert f"\n{name}\n" in words
    for group in GROUPS:
        assert f"{group.symbol} {group.label}" in words
    assert words.startswith("26種類\n")
    assert words.count("次にすること（NexGUIによる案内）") == 26


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("ディスクふる", "7. ディスクフル"),
        ("ﾃﾞｨｽｸﾌﾙ", "7. ディスクフル"),
        ("迷惑メール", "16. ブロック対象のアドレス"),
        ("mta　容量", "8. 受信側サーバ設定エラー"),
    ],
)
def test_a_status_is_found_as_its_name_or_words_are_typed(
    window: MainWindow, typed: str, name: str
) -> None:
    choose(window, text("menu.guide"))
    page = opened(window).guide
    type_in(page.search, typed)
    assert name in page.words
    assert not page.words.startswith("26種類")
    page.search.clear()
    assert page.words.startswith("26種類")


def test_the_search_field_of_the_guide_has_a_magnifier_clear_of_its_text(
    window: MainWindow,
) -> None:
    choose(window, text("menu.guide"))
    field = opened(window).guide.search
    mark = field.findChild(QLabel, "searchMark")
    assert mark is not None
    assert mark.isVisible()
    assert mark.width() == field.height() <= field.textMargins().left() + 8


def test_words_that_fit_no_status_say_so(window: MainWindow) -> None:
    choose(window, text("menu.guide"))
    page = opened(window).guide
    type_in(page.search, "はやぶさ")
    assert page.words == "0種類\n見つかりませんでした。ほかの言葉でお試しください。"


def test_the_words_that_were_found_are_marked(window: MainWindow) -> None:
    choose(window, text("menu.guide"))
    page = opened(window).guide
    type_in(page.search, "ﾃﾞｨｽｸﾌﾙ ｻｰﾊﾞｰ")
    (view,) = page.findChildren(QTextBrowser)
    for words in ("ディスクフル", "サーバー"):
        found = view.document().find(kept_together(words)).charFormat()
        assert found.background().color() == painted_colour("mark")
        assert found.fontUnderline()
    unmarked = view.document().find(kept_together("宛先様へ")).charFormat()
    assert unmarked.background().style() == Qt.BrushStyle.NoBrush


def test_no_room_is_lost_above_the_first_group(window: MainWindow) -> None:
    choose(window, text("menu.guide"))
    (view,) = opened(window).guide.findChildren(QTextBrowser)
    document = view.document()
    table = document.rootFrame().childFrames()[0]
    assert isinstance(table, QTextTable)
    block = table.cellAt(0, 0).firstCursorPosition().block()
    words = document.documentLayout().blockBoundingRect(block)
    padding = table.format().cellPadding()
    assert words.top() - padding <= document.documentMargin()
    heading = document.documentLayout().blockBoundingRect(document.find("3. ").block())
    assert words.left() - padding == heading.left()


def test_the_guide_takes_the_colours_of_another_theme(
    window: MainWindow, dressed_app: QApplication
) -> None:
    choose(window, text("menu.guide"))
    (view,) = opened(window).guide.findChildren(QTextBrowser)

    def ink_of_caption() -> str:
        return view.document().find(kept_together("意味")).charFormat().foreground().color().name()

    light = ink_of_caption()
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    QApplication.sendPostedEvents(None, QEvent.Type.PaletteChange)
    dark = ink_of_caption()
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert light == load_theme(Qt.ColorScheme.Light).colours["muted"].lower()
    assert dark == load_theme(Qt.ColorScheme.Dark).colours["muted"].lower()


def test_markup_in_the_search_is_only_text(window: MainWindow, guide: StatusGuide) -> None:
    choose(window, text("menu.guide"))
    type_in(opened(window).guide.search, "<b>")
    assert found_statuses(guide, "<b>") == []


def about(window: MainWindow) -> QDialog:
    choose(window, text("menu.about"))
    dialog = window.findChild(AboutDialog)
    assert dialog is not None
    return dialog


def test_about_tells_the_versions_and_where_to_ask(qtbot: QtBot, window: MainWindow) -> None:
    dialog = about(window)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert f"NexGUI {__version__}" in words
    assert "NEXLINKサポートセンターへご相談ください。" in words
    assert "LGPLv3" in words
    qtbot.waitUntil(button(dialog, "閉じる").hasFocus)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_about_says_first_what_the_program_is_for_and_the_versions_small(
    window: MainWindow,
) -> None:
    labels = about(window).findChildren(QLabel)
    assert [label.text() for label in labels[:2]] == [
        "NexGUI",
        "NEXLINKの送信結果CSVを色分けして表示し、対応ガイド付きのExcelファイルに出力します。",
    ]
    (versions,) = [label for label in labels if label.text().startswith("バージョン：")]
    assert versions.text().startswith(f"バージョン：NexGUI {__version__}、Python ")
    assert versions.fontInfo().pixelSize() < labels[1].fontInfo().pixelSize()


def test_the_versions_are_copied_without_a_word_about_the_user(
    qtbot: QtBot, window: MainWindow
) -> None:
    dialog = about(window)
    click(qtbot, dialog, text("about.copy"))
    lines = QApplication.clipboard().text().splitlines()
    assert [line.split()[0] for line in lines[:6]] == [
        "NexGUI",
        "Python",
        "Qt",
        "PySide6",
        "openpyxl",
        "BudouX",
    ]
    assert str(Path.home()) not in "\n".join(lines)
    assert button(dialog, "コピーしました").isVisible()
