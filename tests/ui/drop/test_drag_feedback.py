import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.progress import Report
from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, UNDELIVERED
from tests.ui.driving import (
    SENTENCE,
    drag_away,
    drag_over,
    drop,
    files,
    may_let_go,
)


def hover(window: MainWindow, *paths: Path) -> tuple[bool, str]:
    """Drags files over a window; whether it says that it takes them, and what it says.

    They can be let go in either case: a sentence stays then.
    """
    mime = files(*paths)
    assert drag_over(window, mime)
    assert may_let_go(window, mime)
    return window.overlay.accepts, window.overlay.sentence


def test_a_file_over_the_empty_window_will_be_opened(window: MainWindow) -> None:
    assert hover(window, ALL_AFTER) == (True, f"ここで離すと、「{ALL_AFTER.name}」を読み込みます")


def test_several_files_over_the_window_are_counted(window: MainWindow) -> None:
    sentence = "ここで離すと、2個のファイルを1つの一覧にして読み込みます"
    assert hover(window, ALL_AFTER, UNDELIVERED) == (True, sentence)


def test_over_a_table_the_user_learns_that_they_will_be_asked(
    loaded_window: MainWindow,
) -> None:
    sentence = (
        f"ここで離すと、「{UNDELIVERED.name}」を読み込みます。"
        "別の送信なら、どう表示するかを選べます"
    )
    assert hover(loaded_window, UNDELIVERED) == (True, sentence)
    drag_away(loaded_window)
    sentence = "ここで離すと、2個のファイルを読み込みます。別の送信なら、どう表示するかを選べます"
    assert hover(loaded_window, ALL_AFTER, UNDELIVERED) == (True, sentence)


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("写真.JPG", "は画像ファイルで、送信結果CSVではありません。"),
        ("案内.pdf", "はPDFファイルで、送信結果CSVではありません。"),
        ("案内.docx", "は文書ファイルで、送信結果CSVではありません。"),
        ("結果.zip", "は圧縮（ZIP）ファイルです。"),
        ("結果.lzh", "は圧縮ファイルで、送信結果CSVではありません。"),
        ("録音.mp3", "は音声や動画のファイルで、送信結果CSVではありません。"),
        ("道具.exe", "はプログラムのファイルで、送信結果CSVではありません。"),
    ],
)
def test_what_is_no_result_file_by_its_name_will_not_do(
    window: MainWindow, tmp_path: Path, name: str, part: str
) -> None:
    accepted, sentence = hover(window, ALL_AFTER, tmp_path / name)
    assert not accepted
    assert sentence.startswith(f"「{name}」{part}")


def test_what_is_refused_gets_a_sentence_that_stays_when_it_is_let_go(
    loaded_window: MainWindow, tmp_path: Path
) -> None:
    loaded_window.messages.show_info("前の知らせ")
    drop(loaded_window, files(tmp_path / "案内.pdf"))
    assert loaded_window.overlay.isHidden()
    assert loaded_window.messages.sentence.startswith("「案内.pdf」はPDFファイルで、")


def test_no_disk_is_asked_before_a_drop(window: MainWindow, tmp_path: Path) -> None:
    assert hover(window, tmp_path)[0]  # a folder: letting go will tell
    assert hover(window, tmp_path / ("長" * 300))[0]


def test_a_name_that_is_too_long_is_told_by_reading_it(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.failed):
        drop(window, files(tmp_path / f"{'長' * 300}.csv"))
    assert "長すぎる" in window.messages.sentence


def test_many_files_are_too_many(window: MainWindow, tmp_path: Path) -> None:
    accepted, sentence = hover(window, *(tmp_path / f"{number}.csv" for number in range(2000)))
    assert not accepted
    assert sentence.startswith("一度に開けるファイルは100個までです。")


def test_a_file_is_copied_and_never_moved(window: MainWindow) -> None:
    mime = files(ALL_AFTER)
    assert drag_over(window, mime)
    event = QDropEvent(
        QPointF(9, 9),
        Qt.DropAction.MoveAction | Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.ShiftModifier,
    )
    QApplication.sendEvent(window, event)
    assert event.dropAction() == Qt.DropAction.CopyAction


def test_an_address_with_the_name_of_this_computer_is_a_file(
    qtbot: QtBot, window: MainWindow
) -> None:
    mime = QMimeData()
    url = QUrl.fromLocalFile(str(ALL_AFTER))
    url.setHost("localhost")
    mime.setUrls([QUrl("# a comment"), url])
    with qtbot.waitSignal(window.session.loaded):
        drop(window, mime)
    assert not window.messages.isVisible()


def test_a_link_will_not_do(window: MainWindow) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl("https://www.example.jp/result.csv")])
    assert drag_over(window, mime)
    assert not window.overlay.accepts
    assert window.overlay.sentence.startswith("ドロップされたものはファイルではありません。")


@pytest.mark.parametrize(
    "kind",
    [
        'application/x-qt-windows-mime;value="FileGroupDescriptorW"',  # Outlook, a zip's window
        "application/x-moz-file-promise",  # Thunderbird
    ],
)
def test_an_attachment_is_to_be_saved_first(loaded_window: MainWindow, kind: str) -> None:
    mime = QMimeData()
    mime.setData(kind, b"\1\0\0\0")
    mime.setText("全宛先.csv")
    assert drag_over(loaded_window, mime)
    assert not loaded_window.overlay.accepts
    assert loaded_window.overlay.sentence.startswith("メールの添付ファイルや圧縮（ZIP）ファイルの")
    drop(loaded_window, mime)
    assert loaded_window.messages.sentence.endswith("保存したファイルをドロップしてください。")


def test_nothing_is_asked_of_another_computer_before_the_drop(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_path: Path) -> bool:
        raise AssertionError("the window would wait for a server that is off")

    monkeypatch.setattr("nexgui.core.windows.is_remote", lambda _path: True)
    monkeypatch.setattr(Path, "is_dir", never)
    monkeypatch.setattr(Path, "stat", never)
    assert hover(window, Path("/server/share/全宛先.csv"))[0]


def test_a_folder_of_another_computer_is_told_once_it_is_read(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nexgui.core.windows.is_remote", lambda _path: True)
    with qtbot.waitSignal(loaded_window.session.failed):
        drop(loaded_window, files(tmp_path))
    assert "はフォルダーです。" in loaded_window.messages.sentence
    assert loaded_window.results_view.sentence == SENTENCE


@pytest.mark.parametrize("name", ["結果", "結果.CSV", "結果.xls", "結果.dat", "結果.html"])
def test_whatever_may_be_a_result_file_can_be_let_go(
    window: MainWindow, tmp_path: Path, name: str
) -> None:
    assert hover(window, tmp_path / name)[0]


def test_nothing_can_be_let_go_while_a_workbook_is_being_saved(
    qtbot: QtBot,
    loaded_window: MainWindow,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def until_stopped(
        _results: object, _guide: object, _target: object, report: Report, **_: object
    ) -> None:
        while True:
            report(0, 1)

    monkeypatch.setattr("nexgui.ui.work.session_work.write_workbook", until_stopped)
    session = loaded_window.session
    assert session.results is not None
    session.export(session.results, tmp_path / "結果.xlsx")
    accepted, sentence = hover(loaded_window, UNDELIVERED)
    assert not accepted
    assert sentence.startswith("Excelファイルを保存しているところです。")
    drag_away(loaded_window)
    with qtbot.waitSignal(session.ended):
        session.stop()
    assert hover(loaded_window, UNDELIVERED)[0]


def test_a_refusal_goes_away_with_what_was_dragged(window: MainWindow, tmp_path: Path) -> None:
    hover(window, tmp_path)
    drag_away(window)
    assert window.overlay.sentence == ""
    assert hover(window, ALL_AFTER)[0]


def test_what_is_let_go_all_the_same_is_refused_without_a_question(
    loaded_window: MainWindow, tmp_path: Path
) -> None:
    picture = tmp_path / "写真.png"
    shutil.copy(ALL_AFTER, picture)
    drop(loaded_window, files(picture))
    assert loaded_window.messages.sentence.startswith("「写真.png」は画像ファイルで")
    assert loaded_window.results_view.sentence == SENTENCE
