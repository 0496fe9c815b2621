import shutil
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QObject, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices
from PySide6.QtWidgets import (
    QAbstractButton,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QPushButton,
)
from pytestqt.qtbot import QtBot

from nexgui.core.errors import TargetFolderMissingError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.dialogs.oddities_dialog import OdditiesDialog, OdditiesModel
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.widgets.message_bar import MessageBar
from nexgui.ui.work.history import MOST_STATES
from tests.helpers import (
    ALL_AFTER,
    OTHER_UNDELIVERED,
    UNDELIVERED,
    files_in,
    recipient,
    result_file,
)
from tests.ui.driving import answer, button, click, file_dialog, freeing_thread, reply
from tests.ui.results_driving import choose_folder


def shown_only(window: MainWindow) -> QAction:
    """What exports the recipients that are shown alone, in the menu beside the button."""
    actions = window.results_view.export_button.findChildren(QAction)
    words = text("window.export_choice", count=0).split("\t")[0]
    (found,) = [each for each in actions if each.text().startswith(words)]
    return found


CONTROL = Qt.KeyboardModifier.ControlModifier


def copy_of_sample(folder: Path) -> Path:
    return Path(shutil.copy(ALL_AFTER, folder / "全宛先.csv"))


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])


def words_of_visible_buttons(window: MainWindow) -> set[str]:
    buttons = window.findChildren(QAbstractButton)
    return {button.text() for button in buttons if button.isVisible()}


def export(window: MainWindow, target: Path) -> None:
    assert window.session.results is not None
    window.session.export(window.session.results, target)


def test_the_empty_window_says_what_to_drop(window: MainWindow) -> None:
    assert window.drop_area.isVisible()
    assert not window.results_view.isVisible()
    assert window.windowTitle() == "NexGUI"
    assert not window.session.can_export


def test_files_given_at_the_start_are_opened(qtbot: QtBot, window: MainWindow) -> None:
    load(qtbot, window, UNDELIVERED)
    assert window.results_view.sentence == text("summary.some_need", total=64, needing=46)


def test_several_files_given_at_the_start_are_shown_as_one(
    qtbot: QtBot, window: MainWindow
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.open_files([ALL_AFTER, OTHER_UNDELIVERED])
    assert window.results_view.sentence == text(
        "summary.some_need_or_check", total=380, needing=92, to_check=1
    )
    assert window.windowTitle() == f"{ALL_AFTER.name} ほか1個 - NexGUI"


def test_no_file_given_at_the_start_is_fine(window: MainWindow) -> None:
    window.open_files([])
    assert window.messages.sentence == ""


def test_the_sample_opens_from_its_link(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        click(qtbot, window, text("window.open_sample"))
    assert window.windowTitle() == "サンプル_全宛先.csv - NexGUI"


def test_a_file_is_chosen_with_the_button(qtbot: QtBot, window: MainWindow) -> None:
    click(qtbot, window, text("window.choose_file"))
    with qtbot.waitSignal(window.session.loaded):
        answer(qtbot, file_dialog(qtbot, window), ALL_AFTER)
    assert window.results_view.isVisible()


def test_a_file_is_chosen_with_control_o(qtbot: QtBot, loaded_window: MainWindow) -> None:
    qtbot.keyClick(loaded_window, Qt.Key.Key_O, CONTROL)
    with qtbot.waitSignal(loaded_window.session.asked):
        answer(qtbot, file_dialog(qtbot, loaded_window), OTHER_UNDELIVERED)
    reply(qtbot, loaded_window, "このファイルだけを表示")
    assert loaded_window.results_view.sentence.startswith("64件中")


def test_cancelling_the_choice_changes_nothing(qtbot: QtBot, loaded_window: MainWindow) -> None:
    loaded_window.choose_files()
    click(qtbot, file_dialog(qtbot, loaded_window), "キャンセル")
    assert loaded_window.results_view.sentence.startswith("316件中")
    assert loaded_window.messages.sentence == ""


def test_exporting_proposes_a_name_beside_the_source(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    click(qtbot, window, "Excelに出力")
    dialog = file_dialog(qtbot, window)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "全宛先_対応ガイド付き.xlsx"
    assert Path(dialog.directory().absolutePath()) == tmp_path


def test_the_sample_is_not_exported_into_the_program(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.open_sample()
    window.results_page.choose_target()
    folder = file_dialog(qtbot, window).directory().absolutePath()
    assert "resources" not in folder


def test_the_workbook_is_written_with_control_s(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    dialog = file_dialog(qtbot, window)
    with qtbot.waitSignal(window.session.exported):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert files_in(tmp_path) == {"全宛先.csv", "全宛先_対応ガイド付き.xlsx"}
    assert load_workbook(tmp_path / "全宛先_対応ガイド付き.xlsx")["全件"].max_row == 317
    assert window.results_view.foot.notice.sentence == text(
        "window.exported", name="全宛先_対応ガイド付き.xlsx"
    )


@pytest.mark.parametrize("by_key", [False, True])
def test_what_is_shown_can_be_exported_alone(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, by_key: bool
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    assert not shown_only(window).isVisible()
    choose_folder(qtbot, window, "アドレスを直す")
    if by_key:
        qtbot.keyClick(window, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    else:
        shown_only(window).trigger()
    dialog = file_dialog(qtbot, window)
    with qtbot.waitSignal(window.session.exported):
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    workbook = load_workbook(tmp_path / "全宛先_対応ガイド付き_表示中.xlsx")
    assert workbook["表示中の宛先"].max_row == 1 + 21
    assert "画面に表示中の宛先だけです（316件中 21件）。" in str(workbook["概要"]["A3"].value)


def test_while_all_is_shown_there_is_nothing_to_export_alone(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    qtbot.keyClick(loaded_window, Qt.Key.Key_S, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert loaded_window.findChildren(QFileDialog) == []


def test_the_whole_file_is_exported_also_while_only_some_is_shown(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    choose_folder(qtbot, window, "アドレスを直す")
    window.results_page.choose_target()
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "結果.xlsx")
    assert load_workbook(tmp_path / "結果.xlsx")["全件"].max_row == 317


def test_a_workbook_that_is_open_elsewhere_can_be_saved_under_another_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    (tmp_path / "~$結果.xlsx").write_bytes(b"")  # stands beside a workbook that Excel has open
    window.results_page.choose_target()
    with qtbot.waitSignal(window.session.failed):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "結果.xlsx")
    assert "Excelなどで開いている" in window.messages.sentence
    click(qtbot, window, text("window.save_elsewhere"))
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "結果2.xlsx")
    assert "結果2.xlsx" in files_in(tmp_path)


def test_what_was_not_a_failed_export_offers_no_other_name(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(window.session.failed):
        window.session.load([tmp_path / "ない.csv"])
    assert text("window.save_elsewhere") not in words_of_visible_buttons(window)


def test_a_name_without_an_ending_becomes_a_workbook(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    load(qtbot, window, copy_of_sample(tmp_path))
    window.results_page.choose_target()
    with qtbot.waitSignal(window.session.exported):
        answer(qtbot, file_dialog(qtbot, window), tmp_path / "結果")
    assert "結果.xlsx" in files_in(tmp_path)


def test_control_s_asks_nothing_while_nothing_is_loaded(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_S, CONTROL)
    assert window.findChildren(QFileDialog) == []


def test_replacing_a_workbook_asks_in_japanese_first(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    target = tmp_path / "全宛先_対応ガイド付き.xlsx"
    target.write_bytes(b"old")
    load(qtbot, window, copy_of_sample(tmp_path))
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    questions: list[str] = []

    def refuse() -> None:
        box = dialog.findChild(QMessageBox)
        assert box is not None
        questions.append(box.text())
        click(qtbot, box, "いいえ(&N)")

    with qtbot.captureExceptions() as faults:
        QTimer.singleShot(0, refuse)
        qtbot.keyClick(dialog.findChild(QLineEdit), Qt.Key.Key_Return)
    assert faults == []
    assert "既に存在します" in questions[0]
    assert target.read_bytes() == b"old"


def test_a_failed_export_is_told_and_the_table_stays(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    with qtbot.waitSignal(loaded_window.session.failed) as failed:
        export(loaded_window, tmp_path / "ない" / "結果.xlsx")
    assert isinstance(failed.args[0], TargetFolderMissingError)
    assert loaded_window.messages.sentence.startswith("「結果.xlsx」を保存するフォルダーが")
    assert loaded_window.results_view.isVisible()
    assert loaded_window.session.can_export


class _Desktop(QObject):
    """Stands where the desktop's own handler of files would be."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []

    @Slot(QUrl)
    def take(self, url: QUrl) -> None:
        self.opened.append(url.toLocalFile())


@pytest.fixture
def desktop() -> "_Desktop":
    return _Desktop()


def test_the_workbook_can_be_opened_and_shown_in_its_folder(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, desktop: _Desktop
) -> None:
    target = tmp_path / "結果.xlsx"
    with qtbot.waitSignal(loaded_window.session.exported):
        export(loaded_window, target)
    # The stubs want bytes, which PySide6 6.11.3 itself refuses.
    QDesktopServices.setUrlHandler("file", desktop, "take")  # type: ignore[arg-type]
    try:
        click(qtbot, loaded_window, "開く")
        click(qtbot, loaded_window, "フォルダーを表示")
    finally:
        QDesktopServices.unsetUrlHandler("file")
    assert desktop.opened == [str(target), str(tmp_path)]


def offers(messages: MessageBar) -> list[str]:
    buttons = [each for each in messages.findChildren(QPushButton) if each.isVisible()]
    return [each.text() for each in buttons if each.text() != "×"]


def test_a_workbook_that_nothing_opens_can_still_be_shown_in_its_folder(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("nexgui.ui.feedback.QDesktopServices.openUrl", lambda _url: False)
    with qtbot.waitSignal(loaded_window.session.exported):
        export(loaded_window, tmp_path / "結果.xlsx")
    click(qtbot, loaded_window, "開く")
    messages = loaded_window.messages
    assert messages.sentence.startswith("「結果.xlsx」を開けませんでした。")
    qtbot.waitUntil(lambda: offers(messages) == ["フォルダーを表示"])


def test_a_program_that_gets_no_drops_says_so_and_offers_to_choose(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    loaded_window.tell_no_drops()
    assert loaded_window.messages.sentence.startswith("NexGUIが管理者として動いているため")
    click(qtbot, loaded_window, "ファイルを選ぶ…")
    assert file_dialog(qtbot, loaded_window).isVisible()


def test_a_message_is_closed_with_its_button(qtbot: QtBot, window: MainWindow) -> None:
    window.messages.show_info("保存しました。")
    click(qtbot, window, text("window.close_message"))
    assert window.messages.sentence == ""


def test_oddities_are_told_with_their_number(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = tmp_path / "全宛先.csv"
    path.write_bytes("メールアドレス,ステータス\r\na@example.jp,送信完了,余り\r\n".encode("cp932"))
    load(qtbot, window, path)
    click(qtbot, window, text("window.oddities", count=1))
    dialog = window.findChild(OdditiesDialog)
    assert dialog is not None
    model = dialog.findChild(OdditiesModel)
    assert model is not None
    assert [model.index(0, column).data() for column in (0, 1)] == [
        "2行目",
        text("oddity.long_row"),
    ]


def test_the_dialogs_speak_japanese(qtbot: QtBot, loaded_window: MainWindow) -> None:
    for ask in (loaded_window.choose_files, loaded_window.results_page.choose_target):
        ask()
        dialog = file_dialog(qtbot, loaded_window)
        buttons, labels = dialog.findChildren(QAbstractButton), dialog.findChildren(QLabel)
        words = [one.text() for one in buttons if one.isVisible() and one.text()]
        words += [one.text() for one in labels if one.isVisible() and one.text()]
        assert "キャンセル" in words
        assert [word for word in words if word.isascii()] == []
        dialog.reject()


def test_control_q_closes_the_window(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()


def test_every_button_can_be_reached_with_the_tab_key(qtbot: QtBot, window: MainWindow) -> None:
    choose = button(window, text("window.choose_file"))
    choose.setFocus()
    qtbot.keyClick(choose, Qt.Key.Key_Tab)
    assert button(window, text("window.open_sample")).hasFocus()


@pytest.mark.parametrize("state", ["empty", "loaded"])
def test_the_window_fits_half_of_a_small_screen(
    qtbot: QtBot, window: MainWindow, state: str
) -> None:
    if state == "loaded":
        load(qtbot, window, ALL_AFTER)
        window.messages.show_error(TargetFolderMissingError(name="全宛先_対応ガイド付き.xlsx"))
    window.resize(683, 384)
    assert window.width() <= 683
    assert window.height() <= 384


def test_escape_closes_the_message(qtbot: QtBot, window: MainWindow) -> None:
    window.messages.show_info("保存しました。")
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.messages.sentence == ""


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """A file whose export takes some seconds."""
    return result_file(tmp_path, [recipient("エラー", "ユーザー不明")] * 20_000)


def test_escape_stops_what_is_running(
    qtbot: QtBot, window: MainWindow, large_file: Path, tmp_path: Path
) -> None:
    load(qtbot, window, large_file)
    export(window, tmp_path / "結果.xlsx")
    qtbot.waitUntil(window.busy_bar.isVisible)
    with qtbot.waitSignal(window.session.informed):
        qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.messages.sentence.startswith("保存を中止しました。")


def test_a_new_file_is_shown_from_its_first_column(qtbot: QtBot, loaded_window: MainWindow) -> None:
    table = loaded_window.results_view.findChild(ResultsTable)
    assert table is not None
    table.horizontalScrollBar().setValue(300)
    load(qtbot, loaded_window, UNDELIVERED)
    assert table.horizontalScrollBar().value() == 0


def test_the_window_lets_go_of_the_results_before_in_a_thread(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    names = freeing_thread(loaded_window.session.results)
    for _ in range(MOST_STATES + 1):
        load(qtbot, loaded_window, UNDELIVERED)
    qtbot.waitUntil(lambda: len(names) == 1)
    assert names[0].startswith("job ")


def test_the_results_that_were_asked_for_are_exported(
    qtbot: QtBot, loaded_window: MainWindow, tmp_path: Path
) -> None:
    loaded_window.results_page.choose_target()
    load(qtbot, loaded_window, UNDELIVERED)  # another file comes while the dialog is open
    with qtbot.waitSignal(loaded_window.session.exported):
        answer(qtbot, file_dialog(qtbot, loaded_window), tmp_path / "結果.xlsx")
    assert load_workbook(tmp_path / "結果.xlsx")["全件"].max_row == 317


def test_an_export_is_not_forgotten_in_silence_while_something_runs(
    qtbot: QtBot, window: MainWindow, large_file: Path, tmp_path: Path
) -> None:
    load(qtbot, window, large_file)
    window.results_page.choose_target()
    dialog = file_dialog(qtbot, window)
    export(window, tmp_path / "一つ目.xlsx")
    answer(qtbot, dialog, tmp_path / "二つ目.xlsx")
    assert window.messages.sentence.startswith("ほかの作業をしているところです。")


@pytest.mark.parametrize("name", ["あ" * 80 + ".csv", "a" * 250 + ".csv"])
def test_a_long_name_does_not_widen_the_window(
    qtbot: QtBot, window: MainWindow, tmp_path: Path, name: str
) -> None:
    window.resize(683, 384)
    path = tmp_path / name
    shutil.copy(ALL_AFTER, path)
    window.busy_bar.begin(f"「{shown_name(name)}」を読み込んでいます…")
    window.busy_bar.show()
    load(qtbot, window, path)
    window.messages.show_success(f"「{shown_name(name)}」を保存しました。", [("開く", print)])
    assert window.minimumSizeHint().width() <= 683


def test_the_export_button_tells_that_it_takes_everybody(
    loaded_window: MainWindow,
) -> None:
    main, _more = loaded_window.results_view.export_button.buttons

    assert main.toolTip() == "すべての宛先316件をExcelに出力します（Ctrl+S）"
