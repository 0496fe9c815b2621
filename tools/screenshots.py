"""Takes pictures of the real window on a virtual X screen (needs Xvfb).

.venv/bin/python tools/screenshots.py            the README's pictures, into docs/screenshots
.venv/bin/python tools/screenshots.py FOLDER     every state, size and theme, into FOLDER
.venv/bin/python tools/screenshots.py FOLDER loaded filtered    only these
"""

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from tools.virtual_screen import virtual_screen

if TYPE_CHECKING:
    from nexgui.ui.main_window import MainWindow

ROOT = Path(__file__).resolve().parents[1]
README_PICTURES = ROOT / "docs" / "screenshots"


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


SHOTS = (
    Shot("empty", "empty", in_readme=True),
    Shot("loaded", "loaded", in_readme=True),
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
    Shot("fault", "fault"),
    Shot("fault-dark", "fault", dark=True),
    Shot("fault-200percent-small", "fault", scale=2),
    Shot("oddities", "oddities"),
    Shot("address-column", "address-column"),
    Shot("add-or-replace", "add-or-replace"),
    Shot("add-or-replace-dark", "add-or-replace", dark=True),
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
    Shot("loaded-full-hd", "loaded", 1920, 1080),
)


def main(arguments: list[str]) -> int:
    """Takes all pictures, each in a process and on a screen of its own."""
    if arguments[:1] == ["--shot"]:
        return take(next(shot for shot in SHOTS if shot.name == arguments[1]), Path(arguments[2]))
    folder = Path(arguments[0]) if arguments else README_PICTURES
    wanted = arguments[1:]
    folder.mkdir(parents=True, exist_ok=True)
    for shot in SHOTS:
        if shot.name in wanted or (not wanted and (arguments or shot.in_readme)):
            target = folder / f"{shot.name}.png"
            with virtual_screen(shot.width, shot.height) as display:
                environment = {
                    **os.environ,
                    "DISPLAY": display,
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
    from nexgui.ui.main_window import MainWindow
    from nexgui.ui.theme import apply_theme

    app = Application([])
    set_up(app)
    apply_theme(app, Qt.ColorScheme.Dark if shot.dark else Qt.ColorScheme.Light)
    window = MainWindow(load_guide())
    window.showMaximized()
    window.setGeometry(window.screen().availableGeometry())
    loop = QEventLoop()
    if shot.state != "empty":
        window.session.loaded.connect(loop.quit)
        window.open_sample()
        loop.exec()
    show_state(window, shot.state)
    QTimer.singleShot(400, loop.quit)  # lets the screen settle; nothing is asserted here
    loop.exec()
    window.screen().grabWindow(0).save(str(target))  # the whole screen, dialogs included
    window.close()
    return 0


def drag_over(window: "MainWindow", path: Path) -> None:
    """Holds a file over the window."""
    from PySide6.QtCore import QMimeData, QUrl

    from nexgui.ui.drop_plan import plan_drop

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(path)])
    window.overlay.lay_over(plan_drop(mime, window.session))


def show_state(window: "MainWindow", state: str) -> None:
    """Brings a window that shows the sample into a state."""
    from nexgui.core.arrangement import SortBy
    from nexgui.core.errors import FaxResultError
    from nexgui.core.messages import text
    from nexgui.core.oddities import Oddity
    from nexgui.ui.oddities_dialog import OdditiesDialog

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
    elif state == "oddities":
        odd = [Oddity(None, text("oddity.from_workbook")), Oddity(12, text("oddity.short_row"))]
        OdditiesDialog(odd, window).show()
    elif state == "address-column":
        window.choose_address_column()
    elif state == "add-or-replace":
        window.open_files([ROOT])
    elif state == "fault":
        window.faults.show_fault("")
    elif state == "about":
        window.show_about()
    elif state == "export-dialog":
        window.choose_target()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
