"""What somebody has filled in of an older workbook goes along, if the user wants it."""

import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.export.workbook import write_workbook
from nexgui.ui.dialogs.text_dialog import Question
from nexgui.ui.main_window import MainWindow
from tests.helpers import ALL_AFTER, ALL_BEFORE
from tests.ui.driving import answer, click, file_dialog, question, says


@pytest.fixture
def worked_in(guide: StatusGuide, tmp_path: Path) -> Path:
    """A workbook of yesterday, in which somebody has filled in something for two recipients."""
    path = tmp_path / "きのう.xlsx"
    write_workbook(load(ALL_BEFORE, guide), path)
    workbook = load_workbook(path)
    for row in (2, 5):
        workbook["要対応"].cell(row, 1).value = "返事待ち"
    workbook.save(path)
    return path


def ask(qtbot: QtBot, window: MainWindow, target: Path) -> Question:
    """Has all recipients of today exported; the question that comes."""
    source = Path(shutil.copy(ALL_AFTER, target.parent / "全宛先.csv"))
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([source])
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    # Replacing is asked about by the dialog, of which another test tells.
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    with qtbot.waitSignal(window.session.carry_asked):
        answer(qtbot, dialog, target)
    return question(window)


def outcomes(path: Path) -> list[object]:
    sheet = load_workbook(path)["要対応"]
    return [cell.value for (cell,) in sheet.iter_rows(min_row=2, max_col=1)]


def test_replacing_a_workbook_that_somebody_has_worked_in_asks(
    qtbot: QtBot, window: MainWindow, worked_in: Path
) -> None:
    asked = ask(qtbot, window, worked_in)

    assert asked.heading == "入力した結果が2件あります。引き継いで作りますか"
    assert says(asked, "引き継がないと、入力した結果はなくなります。")
    primary = asked.findChild(QPushButton, "primary")
    assert primary is not None
    assert primary.text() == text("dialog.carry_over")
    assert primary.isDefault()


def test_the_question_tells_where_columns_of_the_team_go(
    qtbot: QtBot, window: MainWindow, worked_in: Path
) -> None:
    workbook = load_workbook(worked_in)
    sheet = workbook["要対応"]
    sheet.cell(1, sheet.max_column + 1).value = "架電\nメモ"
    workbook.save(worked_in)

    asked = ask(qtbot, window, worked_in)

    assert says(asked, "追加された列（架電 メモ）の内容は、「メモ」に引き継ぎます。")


def test_enter_carries_them_over(qtbot: QtBot, window: MainWindow, worked_in: Path) -> None:
    asked = ask(qtbot, window, worked_in)

    with qtbot.waitSignal(window.session.exported):
        qtbot.keyClick(asked, Qt.Key.Key_Return)

    assert outcomes(worked_in).count("返事待ち") == 2
    assert len(outcomes(worked_in)) == 47


def test_without_them_all_begins_anew(qtbot: QtBot, window: MainWindow, worked_in: Path) -> None:
    asked = ask(qtbot, window, worked_in)

    with qtbot.waitSignal(window.session.exported):
        click(qtbot, asked, text("dialog.carry_nothing"))

    assert set(outcomes(worked_in)) == {"未対応"}


def test_escape_writes_nothing(qtbot: QtBot, window: MainWindow, worked_in: Path) -> None:
    before = worked_in.read_bytes()
    asked = ask(qtbot, window, worked_in)

    qtbot.keyClick(asked, Qt.Key.Key_Escape)

    assert worked_in.read_bytes() == before
    assert window.session.can_export


def test_a_workbook_beside_the_new_one_is_asked_about_and_stays(
    qtbot: QtBot, window: MainWindow, worked_in: Path, tmp_path: Path
) -> None:
    before = worked_in.read_bytes()
    asked = ask(qtbot, window, tmp_path / "きょう.xlsx")
    assert says(asked, "「きのう.xlsx」は変更しません。")

    with qtbot.waitSignal(window.session.exported):
        click(qtbot, asked, text("dialog.carry_over"))

    assert outcomes(tmp_path / "きょう.xlsx").count("返事待ち") == 2
    assert worked_in.read_bytes() == before


def test_a_workbook_that_is_opened_keeps_what_was_filled_in_without_asking(
    qtbot: QtBot, window: MainWindow, worked_in: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([worked_in])
    window.results_page.choose_target()

    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "また.xlsx")

    assert outcomes(tmp_path / "また.xlsx").count("返事待ち") == 2
