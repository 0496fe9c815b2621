"""Takes pictures of the real window on a virtual X screen (needs Xvfb).

.venv/bin/python tools/screenshots.py            the README's pictures, and the help's
.venv/bin/python tools/screenshots.py FOLDER     every state, size and theme, into FOLDER
.venv/bin/python tools/screenshots.py FOLDER loaded filtered    only these
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tools.shots import SHOTS, Shot
from tools.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from nexgui.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
README_PICTURES = ROOT / "docs" / "screenshots"
HELP_PICTURES = ROOT / "resources" / "help"
DATA = ROOT / "tests" / "data"
DAY_BEFORE = DATA / "samples" / "全宛先_秋季セミナー案内_20261120.csv"
DAY_AFTER = DATA / "samples" / "全宛先_秋季セミナー案内_20261121.csv"
OTHER = DATA / "other" / "不達宛先_夏季セミナー案内_20260821.csv"
# Files that are opened together, one drop after the other; every other state has the sample.
DROPS = {"next-day": [[DAY_BEFORE], [DAY_AFTER]], "two-mailings": [[DAY_AFTER, OTHER]]}


def main(arguments: list[str]) -> int:
    """Takes all pictures, each in a process and on a screen of its own."""
    if arguments[:1] == ["--shot"]:
        return take(next(shot for shot in SHOTS if shot.name == arguments[1]), Path(arguments[2]))
    folder = Path(arguments[0]) if arguments else README_PICTURES
    wanted = arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    failed = 0
    for shot in SHOTS:
        if shot.name in wanted or (not wanted and (arguments or shot.in_readme or shot.in_help)):
            target = folder / f"{shot.name}.png"
            if shot.in_help and not arguments:
                target = HELP_PICTURES / f"{shot.name.removeprefix('help-')}.png"
            with (
                virtual_screen(shot.width, shot.height) as display,
                tempfile.TemporaryDirectory() as settings,  # not those of whoever runs this
            ):
                environment = {
                    **os.environ,
                    "DISPLAY": display,
                    "XDG_CONFIG_HOME": settings,
                    "QT_QPA_PLATFORM": "xcb",
                    "QT_SCALE_FACTOR": str(shot.scale),
                }
                command = [sys.executable, __file__, "--shot", shot.name, str(target)]
                done = subprocess.run(command, env=environment, check=False).returncode == 0
            failed += not done
            print(target if done else f"NOT TAKEN: {target}")
    return int(failed > 0)


def take(shot: Shot, target: Path) -> int:
    """Shows the window in the state of the shot and saves its picture; runs on that screen."""
    from PySide6.QtCore import QEventLoop, Qt, QTimer

    from nexgui.core.guide_file import load_guide
    from nexgui.ui.app import Application, set_up
    from nexgui.ui.look.theme import apply_theme
    from nexgui.ui.main_window import MainWindow
    from tools.colour_vision import as_deuteranope
    from tools.few_colours import save_small

    app = Application([])
    look = set_up(app)
    scheme = Qt.ColorScheme.Dark if shot.dark else Qt.ColorScheme.Light
    apply_theme(app, scheme, shot.text_percent)
    window = MainWindow(load_guide, look)
    window.showMaximized()
    window.setGeometry(window.screen().availableGeometry())
    window.activateWindow()
    loop = QEventLoop()
    window.session.loaded.connect(loop.quit)
    for files in DROPS.get(shot.state, ()):
        window.open_files(files)
        loop.exec()
    if shot.state not in ("empty", *DROPS):
        window.open_sample()
        loop.exec()
    show_state(window, shot.state)
    QTimer.singleShot(1000, loop.quit)  # lets the screen settle; nothing is asserted here
    loop.exec()
    picture = window.screen().grabWindow(0).toImage()  # the whole screen, dialogs included
    save_small(as_deuteranope(picture) if shot.deuteranope else picture, target)
    window.close()
    return 0


def drag_over(window: "MainWindow", path: Path) -> None:
    """Holds a file over the window."""
    from PySide6.QtCore import QMimeData, QUrl

    from nexgui.ui.drop.dropped_files import plan_drop

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    window.overlay.lay_over(plan_drop(mime, window.session))


def show_state(window: "MainWindow", state: str) -> None:
    """Brings a window that shows the sample into a state."""
    from PySide6.QtCore import QItemSelectionModel
    from PySide6.QtWidgets import QApplication, QScrollArea

    from nexgui.core.errors import FaxResultError
    from nexgui.core.folders import Folder, Need
    from nexgui.core.messages import text
    from nexgui.core.oddities import Oddity
    from nexgui.core.query.query import SortBy, ValueFilter
    from nexgui.core.waiting import Waiting
    from nexgui.ui.dialogs.oddities_dialog import OdditiesDialog
    from nexgui.ui.help.help_window import HelpPage
    from nexgui.ui.table.results_model import COL_STATUS
    from nexgui.ui.widgets.find_field import FindField

    if state == "hover":
        drag_over(window, Path("全宛先_秋季セミナー案内_20261121.csv"))
    elif state == "hover-refused":
        drag_over(window, ROOT / "案内.pdf")
    elif state == "exported":
        window.session.exported.emit(Path("全宛先_秋季セミナー案内_20261121_対応ガイド付き.xlsx"))
    elif state == "error":
        window.messages.show_error(FaxResultError(name="FAX送信結果.csv"))
    elif state == "busy":
        window.session.began.emit("「全宛先_秋季セミナー案内_20261121.csv」を読み込んでいます…")
        window.session.progressed.emit(0.4)
    elif state == "filtered":
        groups = window.session.guide.groups[:2]
        folders = frozenset(Folder(Need.ACTION, group) for group in groups)
        window.results_view.query_runner.choose_folders(folders)
        window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    elif state.startswith("everyone"):
        window.results_view.query_runner.choose_folders(frozenset())
    elif state == "searched":
        window.results_view.search_field.setText("ｅｘａｍｐｌｅ1 送信 ミナト")
    elif state == "nothing-found":
        window.results_view.search_field.setText("株式会社どこにもない")
    elif state == "column-filter":
        window.results_view.column_filters.choose(COL_STATUS)
    elif state == "column-filtered":
        query_runner = window.results_view.query_runner
        query_runner.choose_values(1, ValueFilter(frozenset({"総務部"})))
        query_runner.choose_values(SortBy.STATUS, ValueFilter(frozenset({"送信完了"})))
        query_runner.sort_by(SortBy.ADDRESS)
    elif state == "oddities":
        odd = [Oddity(None, text("oddity.from_workbook")), Oddity(12, text("oddity.short_row"))]
        OdditiesDialog(odd, window).show()
    elif state.startswith("detail"):
        view = window.results_view
        if not view.detail.toggle_action.isChecked():
            view.detail.toggle_action.trigger()
        view.table.selectRow(2 if state == "detail-delivered" else 7)  # a slip in its address
        if state == "detail-page":
            view.detail.activate()
        if state == "detail-several":
            for row in (2, 4):
                view.table.selectionModel().select(
                    view.table.model().index(row, 0),
                    QItemSelectionModel.SelectionFlag.Select
                    | QItemSelectionModel.SelectionFlag.Rows,
                )
        if state == "detail-below":
            QApplication.processEvents()
            window.findChildren(QScrollArea)[1].ensureWidgetVisible(view.detail.panel)
    elif state == "waiting" and (results := window.session.results) is not None:
        until = datetime.now().astimezone() + timedelta(hours=20)
        window.results_view.waiting.show_results(replace(results, waiting=Waiting(12, until)))
    elif state == "address-column":
        window.results_page.address_columns.ask_each()
    elif state in ("add-or-replace", "already-there", "sample-question", "print-question"):
        ask(window, state)
    elif state == "fault":
        window.crash_reporter.show_fault("ValueError\n  show_rows (results_table.py:120)")
    elif state == "about":
        window.help.show_about()
    elif state.startswith("help"):
        window.help.show_usage()
        if state == "help-below":
            page = window.findChild(HelpPage)
            assert page is not None  # noqa: S101 - the help has one
            page.scrollToAnchor("read")
    elif state.startswith("guide"):
        window.help.show_guide()
        found = window.findChild(FindField, "guideSearch")
        assert found is not None  # noqa: S101 - the help has one
        found.setText({"guide-searched": "アドレス", "guide-nothing": "はやぶさ"}.get(state, ""))
    elif state == "export-dialog":
        window.results_page.choose_target()
    elif state in ("correcting", "corrected", "resend-list", "stop-list"):
        show_correcting(window, state)
    else:
        show_table_state(window, state)


def show_correcting(window: "MainWindow", state: str) -> None:
    """Corrects an address, or opens the dialog of a list for NEXLINK."""
    view = window.results_view
    if state == "correcting":
        view.correct_current()
        view.detail.panel.correction.field.setText("tanaka@gmial.com")
        return
    window.session.correct(7, "tanaka@gmail.com")
    if state == "corrected":
        view.detail.activate()
    elif state == "resend-list":
        window.results_page.upload_lists.make_resend_list()
    else:
        window.results_page.upload_lists.make_stop_list()


def ask(window: "MainWindow", state: str) -> None:
    """Opens a question."""
    from nexgui.ui.drop.opening import ask_about_others, ask_about_same, ask_for_sample

    def nothing() -> None:
        pass

    paths = [Path("全宛先_秋季セミナー案内_20261121.csv")]
    if state == "add-or-replace":
        ask_about_others(window, paths, nothing, nothing, unsure=False)
    elif state == "already-there":
        ask_about_same(window, paths, nothing, nothing)
    elif state == "sample-question":
        ask_for_sample(window, nothing)
    else:
        window.results_page.save_shown_as_pdf()


def show_table_state(window: "MainWindow", state: str) -> None:
    """Scrolls or sorts the table, or opens a menu."""
    from PySide6.QtGui import QAction

    from nexgui.core.query.query import SortBy
    from nexgui.ui.dialogs.columns_dialog import ColumnsDialog
    from nexgui.ui.menus.recent_menu import RecentMenu
    from nexgui.ui.menus.results_commands import TableMenu

    table = window.results_view.table
    if state in ("scrolled", "row-menu"):
        table.selectRow(4)
        table.horizontalScrollBar().setValue(520)
    if state == "compact":
        table.set_compact(True)
    if state == "columns":
        ColumnsDialog(table.columns, window).open()
    if state == "sorted":
        window.results_view.query_runner.sort_by(SortBy.ADDRESS)
    if state == "recent-menu":
        recent = window.findChildren(RecentMenu)[0]
        recent.record([ROOT / "README.md", Path("/home/user/送信結果/全宛先_20261120.csv")])
        recent.popup(table.mapToGlobal(table.rect().topLeft()))
    if state == "row-menu":
        menu = window.results_view.findChild(TableMenu)
        assert menu is not None  # noqa: S101 - the window has one
        menu.popup(table.mapToGlobal(table.rect().center()))
    places = {"file-menu": 0, "edit-menu": 1, "view-menu": 2}
    if state in places:
        bar = window.menuBar()
        action: QAction = bar.actions()[places[state]]
        bar.setActiveAction(action)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
