"""Closing the window while something is being written."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nexgui.core.messages import text
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from nexgui.ui.printing import printing
from tests.helpers import files_in, recipient, result_file
from tests.ui.driving import answer, button, click, file_dialog, question, says

GO_ON, GIVE_UP = "保存を続ける", "中止して閉じる"
MANY_ROWS = 1000


@pytest.fixture(autouse=True)
def few_are_many(monkeypatch: pytest.MonkeyPatch) -> None:
    """Has a long list begin sooner: its pages are painted in a fifth of the time."""
    monkeypatch.setattr(printing, "MANY_ROWS", MANY_ROWS)


def questions(window: MainWindow) -> list[Question]:
    return [box for box in window.findChildren(Question) if box.isVisible()]


def load(qtbot: QtBot, window: MainWindow, folder: Path, rows: int) -> None:
    path = result_file(folder, [recipient("エラー", "ユーザー不明")] * rows)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def export(window: MainWindow, target: Path) -> None:
    assert window.session.results is not None
    window.session.export(window.session.results, target)


def save_pdf(qtbot: QtBot, window: MainWindow, target: Path) -> None:
    window.results_page.save_shown_as_pdf()
    dialog = file_dialog(qtbot, window)
    dialog.fileSelected.emit(str(target))
    dialog.reject()
    assert window.printing.busy


def test_a_window_that_writes_nothing_closes_without_a_question(loaded_window: MainWindow) -> None:
    assert loaded_window.close()
    assert not loaded_window.isVisible()


def test_a_window_that_only_reads_closes_without_a_question(
    window: MainWindow, tmp_path: Path
) -> None:
    window.session.load([result_file(tmp_path, [recipient("送信完了")] * 20_000)])
    assert window.close()


def test_going_on_writes_the_workbook_to_its_end(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 20_000)
    export(window, tmp_path / "結果.xlsx")
    assert not window.close()
    assert question(window).heading == text("closing.saving")
    assert button(question(window), GO_ON).isDefault()
    with qtbot.waitSignal(window.session.exported):
        click(qtbot, question(window), GO_ON)
    assert window.isVisible()
    assert (tmp_path / "結果.xlsx").exists()


def test_giving_up_closes_and_leaves_nothing_behind(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 20_000)
    target = tmp_path / "結果.xlsx"
    target.write_bytes(b"before")
    export(window, target)
    window.close()
    click(qtbot, question(window), GIVE_UP)
    assert not window.isVisible()
    assert threading.active_count() == 1
    assert target.read_bytes() == b"before"
    assert files_in(tmp_path) == {"全宛先.csv", "結果.xlsx"}


def test_the_window_closes_when_the_writing_ends_while_it_asks(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 2_000)
    export(window, tmp_path / "結果.xlsx")
    window.close()
    assert questions(window)
    qtbot.waitUntil(lambda: not window.isVisible())
    assert (tmp_path / "結果.xlsx").exists()


def test_the_window_stays_when_the_writing_fails_while_it_asks(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 10)
    export(window, tmp_path / "ない" / "結果.xlsx")
    window.close()
    assert questions(window)
    qtbot.waitUntil(lambda: not questions(window))
    assert window.isVisible()
    assert "フォルダーが見つかりません" in window.messages.sentence


def test_closing_twice_asks_once(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> None:
    load(qtbot, window, tmp_path, 20_000)
    export(window, tmp_path / "結果.xlsx")
    window.close()
    window.close()
    assert len(questions(window)) == 1
    click(qtbot, question(window), GO_ON)
    window.close()
    assert len(questions(window)) == 1


@pytest.mark.parametrize("answer", [GO_ON, GIVE_UP])
def test_a_pdf_file_is_asked_about_too(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, answer: str
) -> None:
    load(qtbot, window, tmp_path, MANY_ROWS)
    target = tmp_path / "結果.pdf"
    save_pdf(qtbot, window, target)
    assert not window.close()
    click(qtbot, question(window), answer)
    assert window.isVisible() == (answer == GO_ON)
    if answer == GO_ON:
        with qtbot.waitSignal(window.printing.saved):
            pass
    assert target.exists() == (answer == GO_ON)


def test_the_window_closes_when_the_pdf_file_is_ready_while_it_asks(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 500)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    window.close()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert (tmp_path / "結果.pdf").exists()


def test_the_question_about_a_pdf_file_is_true_while_its_pages_are_counted(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, MANY_ROWS)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    window.close()
    assert question(window).heading == text("closing.saving_pdf")


@pytest.mark.parametrize("answer", [GO_ON, "Esc"])
def test_the_number_of_pages_is_asked_about_after_the_closing(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, answer: str
) -> None:
    load(qtbot, window, tmp_path, MANY_ROWS + 1)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    window.close()
    with qtbot.waitSignal(window.printing.ended):
        pass
    (closing,) = questions(window)
    assert closing.heading == text("closing.saving_pdf")
    if answer == GO_ON:
        click(qtbot, closing, GO_ON)
    else:
        qtbot.keyClick(closing, Qt.Key.Key_Escape)
    assert question(window).heading.endswith("ページになります")
    with qtbot.waitSignal(window.printing.saved):
        click(qtbot, question(window), "続ける")


def test_giving_up_while_the_number_of_pages_is_held_back_closes(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, MANY_ROWS + 1)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    window.close()
    with qtbot.waitSignal(window.printing.ended):
        pass
    click(qtbot, question(window), GIVE_UP)
    assert not window.isVisible()
    assert not questions(window)
    assert files_in(tmp_path) == {"全宛先.csv"}


@pytest.mark.parametrize("rows", [MANY_ROWS, MANY_ROWS + 1])
def test_the_question_goes_when_the_pdf_file_is_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, rows: int
) -> None:
    load(qtbot, window, tmp_path, rows)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    window.close()
    if rows > MANY_ROWS:  # once its pages are known, which nobody was asked about yet
        with qtbot.waitSignal(window.printing.ended):
            pass
    window.printing.stop()
    qtbot.waitUntil(lambda: not questions(window))
    assert window.isVisible()
    assert not window.printing.busy
    assert window.messages.sentence == text("window.stopped_exporting")


def test_the_question_goes_when_the_workbook_is_stopped(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, 20_000)
    export(window, tmp_path / "結果.xlsx")
    window.close()
    window.session.stop()
    qtbot.waitUntil(lambda: not questions(window))
    assert window.isVisible()


def test_of_two_files_the_question_goes_on_with_the_one_that_is_left(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, tmp_path, MANY_ROWS)
    save_pdf(qtbot, window, tmp_path / "結果.pdf")
    export(window, tmp_path / "結果.xlsx")
    window.close()
    assert question(window).heading == text("closing.saving")
    window.session.stop()
    qtbot.waitUntil(lambda: bool(questions(window)) and question(window).heading.startswith("PDF"))
    assert window.printing.busy


def corrected_window(window: MainWindow) -> MainWindow:
    """The same after an address was corrected."""
    window.session.correct(7, "tanaka@gmail.com")
    return window


def test_corrections_that_nobody_saved_are_asked_about(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    window = corrected_window(loaded_window)

    assert not window.close()

    assert says(question(window), text("closing.corrections"))
    click(qtbot, question(window), text("dialog.cancel"))
    assert window.isVisible()
    window.close()
    click(qtbot, question(window), text("closing.without_saving"))
    qtbot.waitUntil(lambda: not window.isVisible())


def test_corrections_can_be_saved_before_the_window_closes(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    window = corrected_window(loaded_window)
    window.close()

    click(qtbot, question(window), text("closing.export"))
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "out.xlsx")

    assert window.isVisible()
    assert window.close()


def test_corrections_that_were_taken_back_are_not_asked_about(loaded_window: MainWindow) -> None:
    window = corrected_window(loaded_window)
    window.session.correct(7, "")

    assert window.close()
