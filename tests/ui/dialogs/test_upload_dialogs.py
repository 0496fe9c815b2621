"""The dialogs before 再送用リスト and 停止リスト are saved."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from nexgui.core.loading import load
from nexgui.core.resend_plan import plan_resend
from nexgui.core.results import DeliveryResults
from nexgui.core.stop_plan import plan_stop
from nexgui.ui.dialogs import plan_tree
from nexgui.ui.dialogs.plan_tree import PlanTree
from nexgui.ui.dialogs.upload_dialogs import ResendDialog, StopDialog, UploadDialog
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import Settings
from tests.core.loaded import GUIDE, load_content, written
from tests.core.test_corrections import lines
from tests.core.test_resend_plan import status_line
from tests.helpers import ALL_AFTER, file_of, files_in
from tests.ui.driving import answer, click, file_dialog, type_in
from tests.ui.test_whole_day import upload_dialog

HEADER = ("会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細", "送信停止")


@pytest.fixture
def parent(qtbot: QtBot, dressed_app: QApplication) -> QWidget:
    assert dressed_app is not None
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


def results_of(folder: Path, *companies: str, encoding: str = "utf-8") -> DeliveryResults:
    """Recipients of whom all may be sent to again."""
    rows = [
        (company, f"{n}@x.jp", "エラー", "2026-11-20 10:00", "エラー タイムアウト", "無")
        for n, company in enumerate(companies)
    ]
    return load_content(folder, written([HEADER, *rows]).encode(encoding))


def resend_dialog(parent: QWidget, results: DeliveryResults) -> ResendDialog:
    dialog = ResendDialog(results, plan_resend(results), parent)
    dialog.show()
    return dialog


def said(dialog: UploadDialog) -> str:
    labels = (each for each in dialog.findChildren(QLabel) if each.isVisible())
    return "\n".join(each.text().replace("\u2060", "") for each in labels)


def words(tree: PlanTree, places: Sequence[Sequence[int]]) -> list[str]:
    return [str(tree.index_of(*each).data()) for each in places]


def state(index: QModelIndex) -> object:
    return index.data(Qt.ItemDataRole.CheckStateRole)


def press_space(qtbot: QtBot, tree: PlanTree, *places: int) -> None:
    tree.setFocus()
    tree.setCurrentIndex(tree.index_of(*places))
    qtbot.keyClick(tree, Qt.Key.Key_Space)


def test_the_three_parts_and_their_reasons_are_counted(parent: QWidget) -> None:
    dialog = resend_dialog(parent, load(ALL_AFTER, GUIDE))

    assert words(dialog.tree, [(0,), (1,), (2,)]) == [
        "入れる宛先　3件",
        "入れるかどうかを選ぶ宛先　18件",
        "入れない宛先　295件",
    ]
    reasons = words(dialog.tree, [(2, place) for place in range(6)])
    assert "23件　直すまで、もう一度送れません" in reasons
    assert "2件　今後の送信を希望していない方（送信停止が「有」）" in reasons
    assert "3件を入れます。" in said(dialog)
    assert dialog.save_button.isEnabled()


def test_only_who_may_come_in_has_a_tick(parent: QWidget) -> None:
    tree = resend_dialog(parent, load(ALL_AFTER, GUIDE)).tree
    for part in range(3):
        tree.expand(tree.index_of(part, 0))

    states = [state(tree.index_of(part, 0, 0)) for part in range(3)]
    assert states == [Qt.CheckState.Checked.value, Qt.CheckState.Unchecked.value, None]


def test_ticks_of_a_reason_and_of_its_rows_follow_each_other(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    results = results_of(tmp_path, "A", "B", "C")
    dialog = resend_dialog(parent, results)
    tree = dialog.tree
    reason = tree.index_of(0, 0)

    press_space(qtbot, tree, 0, 0)
    assert dialog.rows == []
    assert not dialog.save_button.isEnabled()
    tree.expand(reason)
    press_space(qtbot, tree, 0, 0, 1)
    assert dialog.rows == [1]
    assert state(reason) == Qt.CheckState.PartiallyChecked.value
    press_space(qtbot, tree, 0, 0)
    assert dialog.rows == [0, 1, 2]
    assert state(tree.index_of(0, 0, 2)) == Qt.CheckState.Checked.value


def test_many_rows_come_some_at_a_time(
    qtbot: QtBot, parent: QWidget, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plan_tree, "_ROWS_AT_ONCE", 2)
    dialog = resend_dialog(parent, results_of(tmp_path, *"ABCDE"))
    tree = dialog.tree
    tree.expand(tree.index_of(0, 0))
    assert words(tree, [(0, 0, 0), (0, 0, 2)]) == ["A", "さらに表示（残り 3件）"]

    for left in (3, 1):
        more = tree.model().rowCount(tree.index_of(0, 0)) - 1
        tree.setCurrentIndex(tree.index_of(0, 0, more))
        assert f"残り {left}件" in words(tree, [(0, 0, more)])[0]
        qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert words(tree, [(0, 0, place) for place in range(5)]) == [*"ABCDE"]
    assert len(dialog.rows) == 5


def test_cells_that_excel_may_run_are_counted_among_those_that_are_ticked(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    dialog = resend_dialog(parent, results_of(tmp_path, "=1+1", "@SUM(A1)", "C"))
    tree = dialog.tree
    assert "「=」や「@」などで始まる値が2個あります。元のまま入れます。" in said(dialog)

    tree.expand(tree.index_of(0, 0))
    press_space(qtbot, tree, 0, 0, 0)
    assert "値が1個あります" in said(dialog)
    press_space(qtbot, tree, 0, 0, 1)
    assert "始まる値" not in said(dialog)


def test_characters_that_are_lost_are_named_and_can_be_left_out(
    qtbot: QtBot, parent: QWidget, tmp_path: Path
) -> None:
    dialog = resend_dialog(parent, results_of(tmp_path, "𠮷野家", "A社", "Café"))

    assert "宛先が、2件あります：2行目「𠮷」、4行目「é」" in said(dialog)
    assert not dialog.save_button.isEnabled()
    dialog.leave_out.click()
    assert dialog.save_button.isEnabled()
    assert "1件を入れます。" in said(dialog)
    with qtbot.waitSignal(dialog.chosen) as chosen:
        click(qtbot, dialog, "保存する…")
    assert chosen.args == [[1]]


def test_a_file_that_was_saved_again_is_warned_of(parent: QWidget, tmp_path: Path) -> None:
    sentence = "Excelなどで保存し直されたファイルです。先頭の0が消えたり"

    assert sentence in said(resend_dialog(parent, results_of(tmp_path, "A社")))
    nexlink_s = results_of(tmp_path, "A社", encoding="cp932")
    assert sentence not in said(resend_dialog(parent, nexlink_s))


def test_the_applicant_is_asked_once(qtbot: QtBot, parent: QWidget) -> None:
    results = load(ALL_AFTER, GUIDE)
    dialog = StopDialog(results, plan_stop(results), parent)
    dialog.show()
    assert not dialog.save_button.isEnabled()
    type_in(dialog.applicant, " 山田 ")
    click(qtbot, dialog, "保存する…")

    assert Settings().applicant == "山田"
    again = StopDialog(results, plan_stop(results), parent)
    assert again.applicant.text() == "山田"
    again.applicant.setText("あ" * 300)
    assert len(again.applicant.text()) == 255


def test_the_memo_is_seen_before_it_is_written(parent: QWidget) -> None:
    results = load(ALL_AFTER, GUIDE)
    dialog = StopDialog(results, plan_stop(results), parent)
    tree = dialog.tree
    tree.expand(tree.index_of(0, 0))

    memo = tree.index_of(0, 0, 0).siblingAtColumn(2)
    assert str(memo.data()).startswith("送信停止の希望 2026-11-20 ")
    assert ALL_AFTER.name in str(memo.data())


@pytest.mark.parametrize("percent", [100, 200])
def test_the_buttons_are_seen_at_any_size_of_text(
    qtbot: QtBot, loaded_window: MainWindow, percent: int
) -> None:
    loaded_window.look.choose_percent(percent)
    for action in (loaded_window._menus.resend_list, loaded_window._menus.stop_list):
        action.trigger()
        dialog = upload_dialog(qtbot, loaded_window)
        spot = dialog.save_button.mapTo(dialog, dialog.save_button.rect().bottomRight())
        assert dialog.rect().contains(spot)
        assert dialog.tree.viewport().height() > 2 * dialog.fontMetrics().height()
        dialog.reject()
        qtbot.waitUntil(lambda: not loaded_window.findChildren(UploadDialog))


def test_a_list_that_cannot_be_saved_there_is_asked_about_again(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    loaded_window._menus.resend_list.trigger()
    click(qtbot, upload_dialog(qtbot, loaded_window), "保存する…")
    with qtbot.waitSignal(loaded_window.session.failed):
        answer(qtbot, file_dialog(qtbot, loaded_window), tmp_path / "ない" / "r.csv")
        qtbot.waitUntil(lambda: loaded_window.session.can_export)

    click(qtbot, loaded_window, "別の名前で保存…")
    answer(qtbot, file_dialog(qtbot, loaded_window), tmp_path / "r.csv")
    qtbot.waitUntil(lambda: files_in(tmp_path) == {"r.csv"})
    notice = loaded_window.results_view.foot.notice
    qtbot.waitUntil(lambda: "NEXLINKに登録してください。" in notice.sentence)


def test_nobody_for_a_list_is_told_in_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    content = "\r\n".join(lines(("a@example.jp", *status_line(2), "無"))).encode("cp932")
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([file_of(tmp_path, content)])

    window._menus.stop_list.trigger()

    qtbot.waitUntil(lambda: "リストに入れる宛先がありません" in window.messages.sentence)


def test_who_chooses_no_place_goes_back_to_the_ticks(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    loaded_window._menus.resend_list.trigger()
    dialog = upload_dialog(qtbot, loaded_window)
    press_space(qtbot, dialog.tree, 0, 0)
    press_space(qtbot, dialog.tree, 1, 0)
    rows = dialog.rows
    assert rows

    click(qtbot, dialog, "保存する…")
    file_dialog(qtbot, loaded_window).reject()

    assert dialog.isVisible()
    assert dialog.rows == rows
