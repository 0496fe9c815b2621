import re
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from nexgui.core.folders import Folder, Need
from nexgui.core.messages import text
from nexgui.core.query.query import SortBy
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from nexgui.ui.printing import printing
from tests.helpers import TEST_SEND, files_in, recipient, result_file
from tests.ui.driving import SENTENCE, add, answer, button, click, file_dialog, question

CONTROL = Qt.KeyboardModifier.ControlModifier
SAVED = "を保存しました。"
ALL, NEEDING = "316件すべて", "対応が必要な46件と、要確認の1件だけ"

needs_reader = pytest.mark.skipif(not shutil.which("pdftotext"), reason="pdftotext is missing")


def entry(window: MainWindow, words: str) -> QAction:
    """An entry of the menus."""
    return next(action for action in window.findChildren(QAction) if action.text() == words)


def ask(window: MainWindow, words: str) -> None:
    """Chooses an entry of the menus."""
    action = entry(window, words)
    assert action.isEnabled()
    action.trigger()


def is_asked(window: MainWindow) -> bool:
    return any(box.isVisible() for box in window.findChildren(Question))


def choose(qtbot: QtBot, window: MainWindow, take: str) -> None:
    """Answers what to print, where that is asked."""
    if is_asked(window):
        click(qtbot, question(window), take)


def save(qtbot: QtBot, window: MainWindow, target: Path, take: str = ALL) -> None:
    ask(window, text("menu.save_pdf"))
    choose(qtbot, window, take)
    answer(qtbot, file_dialog(qtbot, window), target)


def pages(path: Path) -> list[str]:
    """The text of each page, in the letters that a person would type."""
    done = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    words = (
        unicodedata.normalize("NFKC", done.stdout.decode()).replace("‧", "・").replace("...", "…")
    )
    return words.split("\f")[:-1]


def word_boxes(path: Path) -> list[tuple[str, float]]:
    """The words of all pages, each with its right edge."""
    done = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True)
    found = re.findall(r'xMax="([\d.]+)"[^>]*>([^<]*)</word>', done.stdout.decode())
    return [(unicodedata.normalize("NFKC", words), float(right)) for right, words in found]


def saved(qtbot: QtBot, window: MainWindow, target: Path, take: str = ALL) -> list[str]:
    with qtbot.waitSignal(window.printing.saved):
        save(qtbot, window, target, take)
    return pages(target)


def long_list(qtbot: QtBot, window: MainWindow, folder: Path, rows: int) -> None:
    path = result_file(folder, [recipient("送信完了")] * rows)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


@needs_reader
def test_a_pdf_begins_with_the_answer_and_the_groups(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    first, *others = saved(qtbot, loaded_window, tmp_path / "結果.pdf")
    assert SENTENCE in first
    assert re.search(r"× アドレスを確認・修正 +21 +21 +6.6%", first)
    assert re.search(r"■ 送信停止・対象外 +11 +4 +3.5%", first)
    assert re.search(r"… 送信済み \(結果確認中\) +12", first)
    assert "全宛先_秋季セミナー案内_20261121.csv" in first
    assert f"1 / {len(others) + 1}" in first
    assert loaded_window.results_view.foot.notice.sentence == f"「結果.pdf」{SAVED}"


@needs_reader
def test_every_page_has_the_headers_and_its_number(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    all_pages = saved(qtbot, loaded_window, tmp_path / "結果.pdf")
    for number, page in enumerate(all_pages[1:], 2):
        header = page.splitlines()[0].split()
        assert header == [
            "元の行",
            "対応区分",
            "状態",
            "宛先",
            "宛先メールアドレス",
            "次にすること",
            "気づいた点",
        ]
        assert f"{number} / {len(all_pages)}" in page
        assert re.search(r"\d{4}年\d+月\d+日 \d\d:\d\d", page)


@needs_reader
def test_every_recipient_is_printed_once_in_the_order_of_the_table(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    printed = "\n".join(saved(qtbot, loaded_window, tmp_path / "結果.pdf")[1:])
    lines = [int(line) for line in re.findall(r"^ *(\d+) [×△!?■…○✓⚠]", printed, re.MULTILINE)]
    assert loaded_window.session.results is not None
    assert lines == list(loaded_window.session.results.table.lines)
    assert len(lines) == 316
    assert "「gmai.com」は「gmail.com」の" in printed
    assert "送信は完了しました" in printed


@needs_reader
def test_only_those_that_need_somebody_are_printed_if_asked_to(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    loaded_window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    all_pages = saved(qtbot, loaded_window, tmp_path / "結果.pdf", NEEDING)
    printed = "\n".join(all_pages)
    said = "対応が必要な宛先と、送信完了でも要確認の宛先だけの一覧です(316件中 47件)。"
    assert said in printed
    assert "「宛先メールアドレス」の順に並んでいます。" in printed
    assert SENTENCE in printed
    assert len(re.findall(r"^ *\d+ [×△!?■…○✓⚠]", printed, re.MULTILINE)) == 47
    assert len(re.findall(r"^ *\d+ ⚠", printed, re.MULTILINE)) == 1
    assert not re.search(r"^ *\d+ [✓○…]", printed, re.MULTILINE)


def test_where_some_are_only_to_be_checked_they_can_be_printed_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=f"a{n}@{'gmai.com' if n else 'x.jp'}") for n in range(3)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    content = window.results_page.content()
    assert content is not None
    assert content.leaves_a_choice
    assert content.words_to_act_on == "要確認の2件だけ"
    chosen = content.to_act_on()
    assert list(chosen.rows) == [1, 2]
    assert chosen.describe() == "送信完了でも要確認の宛先だけの一覧です（3件中 2件）。"
    ask(window, text("menu.save_pdf"))
    assert any("対応が不要な1件" in label.text() for label in question(window).findChildren(QLabel))
    click(qtbot, question(window), text("dialog.cancel"))


@needs_reader
def test_where_everybody_or_nobody_needs_action_nothing_is_asked(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    long_list(qtbot, window, tmp_path, 3)
    ask(window, text("menu.save_pdf"))
    assert not is_asked(window)
    file_dialog(qtbot, window).reject()


@needs_reader
def test_the_first_page_tells_what_is_still_open(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    first, *others = saved(qtbot, loaded_window, tmp_path / "結果.pdf", NEEDING)
    assert "結果待ちの12件は、" in first
    assert "結果待ちの" not in "".join(others)


@needs_reader
def test_of_several_files_each_row_tells_its_own(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    add(qtbot, loaded_window, TEST_SEND)
    target = tmp_path / "結果.pdf"
    loaded_window.results_page.save_shown_as_pdf()
    choose(qtbot, loaded_window, f"{len(loaded_window.results_view.shown_rows):,}件すべて")
    with qtbot.waitSignal(loaded_window.printing.saved):
        answer(qtbot, file_dialog(qtbot, loaded_window), target)
    *_, last = pages(target)
    assert last.splitlines()[0].split()[:2] == ["ファイル", "元の行"]
    assert re.search(r"^ *テスト送信結果 +\d+ [×△!?■…○✓⚠]", last, re.MULTILINE)


@needs_reader
def test_however_many_statuses_there_are_the_first_page_holds_them(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    rows = [recipient(f"知らない状態{number}") for number in range(40)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    target = tmp_path / "結果.pdf"
    first, *_others = saved(qtbot, window, target)
    assert re.search(r"ほかに\d+種類", first)
    foot = first.rstrip().splitlines()[-1]
    assert re.match(r"全宛先.csv +1 ?/", foot)


@needs_reader
def test_headers_stand_above_their_numbers(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "結果.pdf"
    saved(qtbot, loaded_window, target)
    boxes = word_boxes(target)
    for header, number in (("件数", "21"), ("割合", "6.6%"), ("元の行", "2")):
        right = {round(box) for words, box in boxes if words == header}
        assert right & {round(box) for words, box in boxes if words == number}


@needs_reader
def test_what_is_filtered_is_printed_so_and_says_so(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    view = loaded_window.results_view
    group = loaded_window.session.guide.groups[2]
    view.query_runner.choose_folders(frozenset([Folder(Need.ACTION, group)]))
    first, *others = saved(qtbot, loaded_window, tmp_path / "結果.pdf")
    printed = "\n".join([first, *others])
    assert "画面に表示中の宛先だけです(316件中 2件)。" in printed
    assert "「差し込み項目を直す」の宛先です。" in printed
    assert len(re.findall(r"^ *\d+ ! 差し込み項目を修正", printed, re.MULTILINE)) == 2
    assert not re.search(r"^ *\d+ ✓", printed, re.MULTILINE)


def test_a_long_list_is_printed_only_after_its_pages_were_told(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    long_list(qtbot, window, tmp_path, printing.MANY_ROWS + 1)
    target = tmp_path / "結果.pdf"
    save(qtbot, window, target)
    qtbot.waitUntil(lambda: is_asked(window))
    assert re.fullmatch(r"\d+ページになります", question(window).heading)
    click(qtbot, question(window), "キャンセル")
    assert files_in(tmp_path) == {"全宛先.csv"}
    save(qtbot, window, target)
    qtbot.waitUntil(lambda: is_asked(window))
    with qtbot.waitSignal(window.printing.saved):
        click(qtbot, question(window), "続ける")
    assert target.read_bytes().startswith(b"%PDF")


def test_saving_is_stopped_and_leaves_what_was_there(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    long_list(qtbot, window, tmp_path, printing.MANY_ROWS)
    target = tmp_path / "結果.pdf"
    target.write_bytes(b"before")
    content_files = files_in(tmp_path)
    window.results_page.save_shown_as_pdf()
    dialog = file_dialog(qtbot, window)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    qtbot.waitUntil(window.printing.bar.isVisible)
    click(qtbot, window.printing.bar, "中止")
    assert window.messages.sentence == text("window.stopped_exporting")
    assert target.read_bytes() == b"before"
    assert files_in(tmp_path) == content_files
    assert not window.printing.bar.isVisible()


def test_the_window_answers_while_pages_are_painted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    long_list(qtbot, window, tmp_path, printing.MANY_ROWS)
    save(qtbot, window, tmp_path / "結果.pdf")
    qtbot.waitUntil(lambda: window.printing.busy)
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not window.printing.busy
    assert files_in(tmp_path) == {"全宛先.csv"}


def test_a_place_that_takes_no_file_is_told_with_a_way_out(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    folder = tmp_path / "もうない"
    folder.mkdir()
    loaded_window.results_page.save_shown_as_pdf()
    choose(qtbot, loaded_window, ALL)
    dialog = file_dialog(qtbot, loaded_window)
    folder.rmdir()
    with qtbot.waitSignal(loaded_window.printing.failed):
        dialog.fileSelected.emit(str(folder / "結果.pdf"))
    assert "フォルダーが見つかりません。" in loaded_window.messages.sentence
    assert button(loaded_window, text("window.save_elsewhere")).isVisible()
    dialog.reject()


def test_there_is_nothing_to_print_without_results(window: MainWindow) -> None:
    assert not entry(window, text("menu.print")).isEnabled()
    assert not entry(window, text("menu.save_pdf")).isEnabled()
