import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import OUR_COLUMNS
from nexgui.ui.table.results_table import ResultsTable
from tests.helpers import ALL_AFTER, BAD_CONTENTS, OTHER_UNDELIVERED, file_of
from tests.ui.driving import SENTENCE, add, ask, click, drag_away, drag_over, drop, files, reply


def table(window: MainWindow) -> ResultsTable:
    found = window.results_view.findChild(ResultsTable)
    assert found is not None
    return found


def test_a_dropped_file_is_shown(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        assert drop(window, files(ALL_AFTER))
    assert window.results_view.isVisible()
    assert window.results_view.sentence == SENTENCE
    assert window.windowTitle() == "全宛先_秋季セミナー案内_20261121.csv - NexGUI"
    assert table(window).model().rowCount() == 316


@pytest.mark.parametrize(
    "name", ["RESULT.CSV", "全宛先 秋季 セミナー（最終）.csv", "100%結果#1.csv", "結果"]
)
def test_the_name_of_a_dropped_file_does_not_matter(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    path = tmp_path / name
    shutil.copy(ALL_AFTER, path)
    with qtbot.waitSignal(window.session.loaded):
        assert drop(window, files(path))
    assert window.windowTitle() == f"{name} - NexGUI"


def test_a_drop_on_the_table_replaces_what_it_shows_if_asked_to(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    with qtbot.waitSignal(loaded_window.session.asked):
        assert drop(table(loaded_window).viewport(), files(OTHER_UNDELIVERED))
    reply(qtbot, loaded_window, "このファイルだけを表示")
    assert loaded_window.results_view.sentence == text("summary.some_need", total=64, needing=46)
    assert table(loaded_window).model().rowCount() == 64


def test_a_drop_on_the_table_adds_to_what_it_shows_if_asked_to(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    add(qtbot, loaded_window, OTHER_UNDELIVERED)
    assert loaded_window.results_view.sentence == text(
        "summary.some_need_or_check", total=380, needing=92, to_check=1
    )
    model = table(loaded_window).model()
    assert model.headerData(OUR_COLUMNS, Qt.Orientation.Horizontal) == "ファイル"
    names = {model.index(row, OUR_COLUMNS).data() for row in range(model.rowCount())}
    assert names == {ALL_AFTER.name, OTHER_UNDELIVERED.name}


def test_a_drop_on_the_table_changes_nothing_if_cancelled(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    ask(qtbot, loaded_window, OTHER_UNDELIVERED)
    click(qtbot, loaded_window, "やめる")
    assert_kept(loaded_window)


def test_two_files_dropped_at_once_are_shown_as_one_table(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        assert drop(window, files(ALL_AFTER, OTHER_UNDELIVERED))
    assert table(window).model().rowCount() == 380


def test_one_bad_file_among_several_is_named_and_the_others_are_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(ALL_AFTER, file_of(tmp_path, b"", "空.csv")))
    assert window.messages.sentence.startswith("「空.csv」は空のファイルです。")
    assert table(window).model().rowCount() == 316


def test_several_bad_files_are_told_of_by_the_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.failed):
        drop(window, files(file_of(tmp_path, b"", "空.csv"), file_of(tmp_path, b"", "これも.csv")))
    assert window.messages.sentence.startswith("「空.csv」は空のファイルです。")
    assert window.messages.sentence.endswith("ほかの1個のファイルも読み込んでいません。")
    assert window.drop_area.isVisible()


def test_a_drop_on_the_drop_area_is_taken(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        assert drop(window.drop_area, files(ALL_AFTER))


def test_the_window_lights_up_while_a_file_is_over_it(window: MainWindow) -> None:
    assert not window.overlay.isVisible()
    assert drag_over(window, files(ALL_AFTER))
    assert window.overlay.isVisible()
    page = window.centralWidget()
    assert page is not None
    assert window.overlay.size() == page.size()
    drag_away(window)
    assert not window.overlay.isVisible()


def test_the_light_goes_when_the_file_is_dropped(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(ALL_AFTER))
    assert not window.overlay.isVisible()


def test_text_is_refused_with_a_sentence(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setText("こんにちは")
    drop(window, mime)
    assert window.messages.sentence.startswith("ドロップされたものはファイルではありません。")
    assert not window.overlay.isVisible()


def test_what_holds_nothing_is_not_even_accepted(window: MainWindow) -> None:
    assert not drag_over(window, QMimeData())
    assert not window.overlay.isVisible()


def assert_kept(window: MainWindow) -> None:
    assert window.results_view.isVisible()
    assert window.results_view.sentence == SENTENCE
    assert window.windowTitle() == "全宛先_秋季セミナー案内_20261121.csv - NexGUI"
    assert table(window).model().rowCount() == 316
    assert window.session.can_export


def test_a_link_to_a_web_page_is_refused_and_the_table_stays(loaded_window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://www.example.jp/result.csv")])
    drop(loaded_window, mime)
    assert "ドロップされたものはファイルではありません。" in loaded_window.messages.sentence
    assert_kept(loaded_window)


def test_a_folder_is_refused_and_the_table_stays(loaded_window: MainWindow, tmp_path: Path) -> None:
    drop(loaded_window, files(tmp_path))
    assert "はフォルダーです。" in loaded_window.messages.sentence
    assert_kept(loaded_window)


def test_a_file_that_vanished_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed):
        drop(loaded_window, files(tmp_path / "もうない.csv"))
    assert loaded_window.messages.sentence.startswith("「もうない.csv」が見つかりません。")
    assert_kept(loaded_window)


@pytest.mark.parametrize("kind", BAD_CONTENTS)
def test_a_file_that_is_no_result_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, kind: str
) -> None:
    content, sentence = BAD_CONTENTS[kind]
    path = file_of(tmp_path, content)
    with qtbot.waitSignal(loaded_window.session.failed):
        drop(loaded_window, files(path))
    assert sentence in loaded_window.messages.sentence
    assert_kept(loaded_window)


def test_a_refused_drop_leaves_the_empty_window_ready(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.failed):
        drop(window, files(file_of(tmp_path, b"")))
    assert window.drop_area.isVisible()
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(ALL_AFTER))
    assert window.messages.sentence == ""


def test_the_dropped_file_is_left_as_it_was(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "全宛先.csv"
    shutil.copy(ALL_AFTER, path)
    before = path.stat().st_mtime_ns, path.read_bytes()
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    assert (path.stat().st_mtime_ns, path.read_bytes()) == before
