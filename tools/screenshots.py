"""Takes pictures of the real window on a virtual X screen (needs Xvfb).

.venv/bin/python tools/screenshots.py            the README's pictures, and the help's
.venv/bin/python tools/screenshots.py FOLDER     every state, size and theme, into FOLDER
.venv/bin/python tools/screenshots.py FOLDER loaded filtered    only these
"""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tools.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from nexgui.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
README_PICTURES = ROOT / "docs" / "screenshots"
HELP_PICTURES = ROOT / "resources" / "help"


@dataclass(frozen=True)
class Shot:
    """A picture: what the window shows, on what screen (pixels), at what scale and theme."""

    name: str
    state: str
    width: int = 1366
    height: int = 768
    scale: float = 1
    dark: bool = False
    in_readme: bool = False
    text_percent: int = 100
    in_help: bool = False
    deuteranope: bool = False  # in the colours that one who lacks green sees


SHOTS = (
    Shot("empty", "empty", in_readme=True),
    Shot("loaded", "detail", in_readme=True),
    Shot("hover", "hover"),
    Shot("hover-refused", "hover-refused"),
    Shot("hover-refused-dark", "hover-refused", dark=True),
    Shot("hover-refused-200percent-small", "hover-refused", scale=2),
    Shot("exported", "exported"),
    Shot("error", "error"),
    Shot("busy", "busy"),
    Shot("about", "about"),
    Shot("filtered", "filtered"),
    Shot("filtered-dark", "filtered", dark=True),
    Shot("filtered-200percent-small", "filtered", scale=2),
    Shot("help-empty", "empty", 1600, 880, 2, in_help=True),
    Shot("help-empty-dark", "empty", 1600, 880, 2, dark=True, in_help=True),
    Shot("help-loaded", "detail", 2200, 1180, 2, in_help=True),
    Shot("help-loaded-dark", "detail", 2200, 1180, 2, dark=True, in_help=True),
    Shot("help", "help"),
    Shot("help-large-text", "help-below", text_percent=200),
    Shot("help-125percent", "help-below", scale=1.25),
    Shot("help-below-dark", "help-below", dark=True),
    Shot("help-dark", "help", dark=True),
    Shot("help-200percent-small", "help", scale=2),
    Shot("guide", "guide"),
    Shot("guide-searched", "guide-searched"),
    Shot("guide-nothing", "guide-nothing"),
    Shot("guide-searched-dark", "guide-searched", dark=True),
    Shot("guide-dark", "guide", dark=True),
    Shot("guide-200percent-small", "guide", scale=2),
    Shot("about-200percent-small", "about", scale=2),
    Shot("fault", "fault"),
    Shot("fault-dark", "fault", dark=True),
    Shot("fault-200percent-small", "fault", scale=2),
    *(
        Shot(f"{state}-{name}" if name else state, state, scale=scale, dark=dark)
        for state in ("searched", "nothing-found", "column-filter", "column-filtered")
        for name, scale, dark in (("", 1, False), ("dark", 1, True), ("200percent-small", 2, False))
    ),
    Shot("oddities", "oddities"),
    Shot("detail", "detail"),
    Shot("detail-dark", "detail", dark=True),
    Shot("detail-delivered-dark", "detail-delivered", dark=True),
    Shot("detail-200percent-small", "detail-below", scale=2),
    Shot("detail-125percent", "detail", scale=1.25),
    Shot("detail-narrow", "detail", 900),
    Shot("detail-large-text", "detail", text_percent=200),
    Shot("detail-text-150", "detail", text_percent=150, dark=True),
    Shot("detail-full-hd", "detail", 1920, 1080),
    Shot("waiting", "waiting"),
    Shot("address-column", "address-column"),
    *(
        Shot(f"{state}{name}", state, scale=scale, dark=dark)
        for state in ("add-or-replace", "already-there", "sample-question", "print-question")
        for name, scale, dark in (
            ("", 1, False),
            ("-dark", 1, True),
            ("-200percent-small", 2, False),
        )
    ),
    Shot("print-question-large-text", "print-question", text_percent=200),
    Shot("address-column-200percent-small", "address-column", scale=2),
    Shot("export-dialog", "export-dialog"),
    *(
        Shot(f"{state}-{name}", state, width, height, scale, dark)
        for state in ("empty", "loaded", "error")
        for name, width, height, scale, dark in (
            ("dark", 1366, 768, 1, True),
            ("200percent-small", 1366, 768, 2, False),
            ("200percent", 2732, 1536, 2, False),
            ("125percent", 1366, 768, 1.25, False),
        )
    ),
    Shot("hover-dark", "hover", dark=True),
    Shot("exported-200percent-small", "exported", scale=2),
    Shot("exported-dark", "exported", dark=True),
    *(
        Shot(f"{state}{name}", state, dark=dark)
        for state in ("scrolled", "sorted", "file-menu", "edit-menu", "view-menu", "row-menu")
        for name, dark in (("", False), ("-dark", True))
    ),
    Shot("scrolled-200percent-small", "scrolled", scale=2),
    Shot("columns", "columns"),
    Shot("columns-dark", "columns", dark=True),
    Shot("columns-large-text", "columns", text_percent=200),
    Shot("recent-menu", "recent-menu"),
    Shot("loaded-large-text", "loaded", text_percent=200),
    Shot("loaded-large-text-full-hd", "loaded", 1920, 1080, text_percent=200),
    Shot("loaded-text-150", "loaded", text_percent=150, dark=True),
    Shot("empty-large-text", "empty", text_percent=200),
    Shot("view-menu-large-text", "view-menu", text_percent=200),
    Shot("view-menu-large-text-dark", "view-menu", text_percent=200, dark=True),
    Shot("column-filter-large-text", "column-filter", text_percent=200),
    Shot("column-filtered-large-text", "column-filtered", text_percent=200),
    Shot("detail-large-text", "detail", text_percent=200),
    Shot("detail-large-text-dark", "detail", text_percent=200, dark=True),
    Shot("loaded-large-text-dark", "loaded", text_percent=200, dark=True),
    Shot("waiting-large-text", "waiting", text_percent=200),
    Shot("loaded-125percent-low", "loaded", 1366, 669, scale=1.25),
    Shot("searched-large-text", "searched", text_percent=200),
    Shot("export-dialog-large-text", "export-dialog", text_percent=200),
    Shot("loaded-full-hd", "loaded", 1920, 1080),
    Shot("loaded-2x", "loaded", 2732, 1536, scale=2),
    Shot("filtered-large-text", "filtered", text_percent=200),
    Shot("searched-large-text", "searched", text_percent=200),
    Shot("detail-large-text", "detail", text_percent=200),
    Shot("detail-125percent", "detail", scale=1.25),
    Shot("deuteranope", "detail", deuteranope=True),
    Shot("deuteranope-dark", "detail", dark=True, deuteranope=True),
)


def main(arguments: list[str]) -> int:
    """Takes all pictures, each in a process and on a screen of its own."""
    if arguments[:1] == ["--shot"]:
        return take(next(shot for shot in SHOTS if shot.name == arguments[1]), Path(arguments[2]))
    folder = Path(arguments[0]) if arguments else README_PICTURES
    wanted = arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
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
                subprocess.run(command, env=environment, check=True)
            print(target)
    return 0


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
    set_up(app)
    scheme = Qt.ColorScheme.Dark if shot.dark else Qt.ColorScheme.Light
    apply_theme(app, scheme, shot.text_percent)
    window = MainWindow(load_guide)
    window.showMaximized()
    window.setGeometry(window.screen().availableGeometry())
    window.activateWindow()
    loop = QEventLoop()
    if shot.state != "empty":
        window.session.loaded.connect(loop.quit)
        window.open_sample()
        loop.exec()
    show_state(window, shot.state)
    QTimer.singleShot(400, loop.quit)  # lets the screen settle; nothing is asserted here
    loop.exec()
    picture = window.screen().grabWindow(0).toImage()  # the whole screen, dialogs included
    save_small(as_deuteranope(picture) if shot.deuteranope else picture, target)
    window.close()
    return 0


def drag_over(window: "MainWindow", path: Path) -> None:
    """Holds a file over the window."""
    from PySide6.QtCore import QMimeData, QUrl

    from nexgui.ui.drop.drop_plan import plan_drop

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    window.overlay.lay_over(plan_drop(mime, window.session))


def show_state(window: "MainWindow", state: str) -> None:
    """Brings a window that shows the sample into a state."""
    from PySide6.QtWidgets import QApplication, QScrollArea

    from nexgui.core.arranging.arrangement import SortBy
    from nexgui.core.errors import FaxResultError
    from nexgui.core.messages import text
    from nexgui.core.oddities import Oddity
    from nexgui.core.waiting import Waiting
    from nexgui.ui.help.help_page import HelpPage
    from nexgui.ui.parts.clearable_field import ClearableField
    from nexgui.ui.results.oddities_dialog import OdditiesDialog
    from nexgui.ui.table.results_model import COL_STATUS

    if state == "hover":
        drag_over(window, Path("全宛先_秋季セミナー案内_20261121.csv"))
    elif state == "hover-refused":
        drag_over(window, ROOT)
    elif state == "exported":
        window.session.exported.emit(Path("全宛先_秋季セミナー案内_20261121_対応ガイド付き.xlsx"))
    elif state == "error":
        window.messages.show_error(FaxResultError(name="FAX送信結果.csv"))
    elif state == "busy":
        window.session.began.emit("「全宛先_秋季セミナー案内_20261121.csv」を読み込んでいます…")
        window.session.progressed.emit(0.4)
    elif state == "filtered":
        groups = list(window.session.guide.groups)
        window.results_view.arranger.choose_groups(frozenset(groups[:2]))
        window.results_view.arranger.sort_by(SortBy.ADDRESS)
    elif state == "searched":
        window.results_view.search_field.setText("ｅｘａｍｐｌｅ1 送信 ミナト")
    elif state == "nothing-found":
        window.results_view.search_field.setText("株式会社どこにもない")
    elif state == "column-filter":
        window.results_view.column_filters.choose(COL_STATUS)
    elif state == "column-filtered":
        chosen = frozenset({"総務部"})
        window.results_view.arranger.choose_values(1, chosen)
        window.results_view.arranger.choose_values(SortBy.STATUS, frozenset({"送信完了"}))
        window.results_view.arranger.sort_by(SortBy.ADDRESS)
    elif state == "oddities":
        odd = [Oddity(None, text("oddity.from_workbook")), Oddity(12, text("oddity.short_row"))]
        OdditiesDialog(odd, window).show()
    elif state.startswith("detail"):
        view = window.results_view
        if not view.detail.toggle_action.isChecked():
            view.detail.toggle_action.trigger()
        view.table.selectRow(2 if state == "detail-delivered" else 7)  # a slip in its address
        if state == "detail-below":
            QApplication.processEvents()
            window.findChildren(QScrollArea)[1].ensureWidgetVisible(view.detail.panel)
    elif state == "waiting" and (results := window.session.results) is not None:
        until = datetime.now().astimezone() + timedelta(hours=20)
        window.results_view.waiting.show_waiting(replace(results, waiting=Waiting(12, until)))
    elif state == "address-column":
        window.results_page.address_columns.ask_each()
    elif state in ("add-or-replace", "already-there", "sample-question", "print-question"):
        ask(window, state)
    elif state == "fault":
        window.faults.show_fault("")
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
        found = window.findChild(ClearableField, "guideSearch")
        assert found is not None  # noqa: S101 - the help has one
        found.setText({"guide-searched": "アドレス", "guide-nothing": "はやぶさ"}.get(state, ""))
    elif state == "export-dialog":
        window.results_page.choose_target()
    else:
        show_table_state(window, state)


def ask(window: "MainWindow", state: str) -> None:
    """Opens a question."""
    from nexgui.ui.drop.add_or_replace import ask_add_or_replace, ask_for_sample, ask_read_again

    def nothing() -> None:
        pass

    paths = [Path("全宛先_秋季セミナー案内_20261121.csv")]
    if state == "add-or-replace":
        ask_add_or_replace(window, paths, nothing, nothing)
    elif state == "already-there":
        ask_read_again(window, paths, nothing)
    elif state == "sample-question":
        ask_for_sample(window, nothing)
    else:
        window.results_page.save_shown_as_pdf()


def show_table_state(window: "MainWindow", state: str) -> None:
    """Scrolls or sorts the table, or opens a menu."""
    from PySide6.QtGui import QAction

    from nexgui.core.arranging.arrangement import SortBy
    from nexgui.ui.menus import recent_files
    from nexgui.ui.menus.recent_menu import RecentMenu
    from nexgui.ui.table.columns_dialog import ColumnsDialog
    from nexgui.ui.table.table_menu import TableMenu

    table = window.results_view.table
    if state in ("scrolled", "row-menu"):
        table.selectRow(4)
        table.horizontalScrollBar().setValue(520)
    if state == "columns":
        ColumnsDialog(table.columns, window).open()
    if state == "sorted":
        window.results_view.arranger.sort_by(SortBy.ADDRESS)
    if state == "recent-menu":
        recent_files.record([ROOT / "README.md", Path("/home/user/送信結果/全宛先_20261120.csv")])
        window.findChildren(RecentMenu)[0].popup(table.mapToGlobal(table.rect().topLeft()))
    if state == "row-menu":
        menu = window.results_view.findChild(TableMenu)
        assert menu is not None  # noqa: S101 - the window has one
        menu.menu.popup(table.mapToGlobal(table.rect().center()))
    places = {"file-menu": 0, "edit-menu": 1, "view-menu": 2}
    if state in places:
        bar = window.menuBar()
        action: QAction = bar.actions()[places[state]]
        bar.setActiveAction(action)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
