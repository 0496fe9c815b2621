"""The whole day through the window: from the dropped file to both lists for NEXLINK."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from nexgui.ui.dialogs.upload_dialogs import ResendDialog, StopDialog, UploadDialog
from nexgui.ui.main_window import MainWindow
from tests.core.test_typed_entries import type_into
from tests.helpers import ALL_AFTER, ALL_BEFORE, file_of, read_csv
from tests.ui.driving import answer, click, drop, file_dialog, files, type_in
from tests.ui.results_driving import select, table_of

SUGGESTED = {"tanaka@gmai.com": "tanaka@gmail.com", "kato@gmial.com": "kato@gmail.com"}
TYPED = {"taro..suzuki@docomo.ne.jp": "taro.suzuki@docomo.ne.jp"}
IN_WORKBOOK = {
    "yamada@ezweb.ne.jo": "yamada@ezweb.ne.jp",
    "hanako.@ezweb.ne.jp": "hanako@ezweb.ne.jp",
}
ALL_CORRECTED = SUGGESTED | TYPED | IN_WORKBOOK
OWN = 7  # columns of the customer's list


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        drop(window, files(path))
    qtbot.waitUntil(lambda: not window.results_view.query_runner.busy)


def choose(qtbot: QtBot, window: MainWindow, address: str) -> None:
    """Selects the recipient with an address, so that the panel is about them."""
    model = table_of(window).model()
    place = next(
        row for row in range(model.rowCount()) if str(model.index(row, 1).data()) == address
    )
    select(table_of(window), place)
    qtbot.waitUntil(lambda: address in window.results_view.detail.panel.words)


def corrected(window: MainWindow) -> dict[str, str]:
    results = window.session.results
    assert results is not None
    return {results.address(row): each for row, each in results.corrections.addresses.items()}


def upload_dialog(qtbot: QtBot, window: MainWindow) -> UploadDialog:
    def visible() -> list[UploadDialog]:
        return [each for each in window.findChildren(UploadDialog) if each.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1)
    return visible()[0]


def save_list(qtbot: QtBot, window: MainWindow, dialog: QDialog, target: Path) -> None:
    click(qtbot, dialog, "保存する…")
    qtbot.waitUntil(lambda: window.session.can_export)
    chooser = file_dialog(qtbot, window)
    answer(qtbot, chooser, target)
    qtbot.waitUntil(lambda: window.session.can_export and target.exists())


def test_from_the_dropped_file_to_both_lists(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    first = file_of(tmp_path, ALL_BEFORE.read_bytes(), ALL_BEFORE.name)
    second = file_of(tmp_path, ALL_AFTER.read_bytes(), ALL_AFTER.name)
    load(qtbot, window, first)
    panel = window.results_view.detail.panel

    # Two by the suggestion, with one click each.
    for address in SUGGESTED:
        choose(qtbot, window, address)
        click(qtbot, panel, "アドレスを修正候補に直す")
        assert corrected(window)[address] == SUGGESTED[address]
        assert f"元のアドレス：{address}" in panel.words

    # One by typing; what is no address is not taken.
    ((address, wanted),) = TYPED.items()
    choose(qtbot, window, address)
    qtbot.keyClick(table_of(window), Qt.Key.Key_Return)
    field = panel.correction.field
    type_in(field, "taro.suzuki docomo.ne.jp")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert address not in corrected(window)
    type_in(field, wanted)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert corrected(window) == SUGGESTED | TYPED
    assert QApplication.focusWidget() is table_of(window)

    # The workbook has them; the team types the rest into it.
    workbook = tmp_path / "対応.xlsx"
    qtbot.keyClick(window, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), workbook)
    header, *rows = load_workbook(workbook)["要対応"].iter_rows(values_only=True)
    places = [
        header.index(each) for each in ("宛先メールアドレス", "修正後アドレス", "結果", "状態")
    ]
    entries = {row[places[0]]: (row[places[1]], row[places[2]]) for row in rows}
    for address, wanted in (SUGGESTED | TYPED).items():
        assert entries[address] == (wanted, "修正済み")
    assert load_workbook(workbook)["直した宛先"].max_row == 1 + len(SUGGESTED | TYPED)
    refusing = next(str(row[places[0]]) for row in rows if row[places[3]] == "受信拒否")
    type_into(
        workbook,
        {
            **{
                each: {"修正後アドレス": new, "結果": "修正済み"}
                for each, new in IN_WORKBOOK.items()
            },
            refusing: {"結果": "停止リストへ"},
        },
    )

    # Dropped back, and then the next day's file.
    load(qtbot, window, workbook)
    assert corrected(window) == ALL_CORRECTED
    assert window.session.parts[0].source.path == first
    load(qtbot, window, second)
    assert window.session.parts[0].source.path == second
    assert corrected(window) == ALL_CORRECTED

    # 再送用リスト: the customer's own columns; one more is ticked by the user.
    window._menus.resend_list.trigger()
    dialog = upload_dialog(qtbot, window)
    assert isinstance(dialog, ResendDialog)
    assert len(dialog.rows) == len(ALL_CORRECTED) + 3
    tree = dialog.tree
    tree.expand(tree.index_of(1, 0))
    tree.setCurrentIndex(tree.index_of(1, 0, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    resend_list = tmp_path / "再送.csv"
    rows_to_send = dialog.rows
    save_list(qtbot, window, dialog, resend_list)

    names, *source = read_csv(second)
    place = names.index("メールアドレス")
    expected = [names[:OWN]]
    for row in rows_to_send:
        cells = list(source[row][:OWN])
        cells[place] = ALL_CORRECTED.get(cells[place], cells[place])
        expected.append(cells)
    assert read_csv(resend_list) == expected
    assert len(expected) == 1 + len(ALL_CORRECTED) + 3 + 1
    assert resend_list.read_bytes().count(b"\r\n") >= len(expected)

    # 停止リスト: those who asked, and the one whom the team chose.
    window._menus.stop_list.trigger()
    dialog = upload_dialog(qtbot, window)
    assert isinstance(dialog, StopDialog)
    assert not dialog.save_button.isEnabled()  # nobody has said who applies
    type_in(dialog.applicant, "総務部 山田")
    tree = dialog.tree
    tree.setFocus()
    tree.setCurrentIndex(tree.index_of(1, 0))
    qtbot.keyClick(tree, Qt.Key.Key_Space)
    stop_list = tmp_path / "停止.csv"
    save_list(qtbot, window, dialog, stop_list)

    asked = [row[place] for row in source if row[names.index("送信停止")] == "有"]
    stopped = read_csv(stop_list)
    assert stopped[0] == ["メールアドレス", "申請者名", "メモ"]
    assert {row[0] for row in stopped[1:]} == {*asked, refusing}
    assert {row[1] for row in stopped[1:]} == {"総務部 山田"}
    assert all(ALL_AFTER.name in row[2] for row in stopped[1:])

    # No file that was read has changed.
    assert first.read_bytes() == ALL_BEFORE.read_bytes()
    assert second.read_bytes() == ALL_AFTER.read_bytes()


@pytest.mark.parametrize("steps", [1, 2])
def test_corrections_are_taken_back_one_by_one(
    qtbot: QtBot, loaded_window: MainWindow, steps: int
) -> None:
    panel = loaded_window.results_view.detail.panel
    for address in SUGGESTED:
        choose(qtbot, loaded_window, address)
        click(qtbot, panel, "アドレスを修正候補に直す")
    for _ in range(steps):
        qtbot.keyClick(loaded_window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert len(corrected(loaded_window)) == 2 - steps
    for _ in range(steps):
        qtbot.keyClick(loaded_window, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert corrected(loaded_window) == SUGGESTED
