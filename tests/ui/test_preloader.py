import subprocess
import sys

from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.preloader import Preloader
from nexgui.ui.results.results_page import ResultsPage
from tests.helpers import ALL_AFTER

# What no window needs that waits for a file.
_HEAVY = (
    "openpyxl",
    "budoux",
    "nexgui.core.loading",
    "nexgui.ui.table",
    "nexgui.ui.printing",
    "hashlib",
)
_START = f"""
import sys
from nexgui.ui.app import Application, open_window
open_window(Application([]))
print([name for name in {_HEAVY} if name in sys.modules])
"""


def test_the_window_opens_without_what_only_results_need() -> None:
    run = subprocess.run([sys.executable, "-c", _START], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"


def test_the_page_for_results_is_made_while_the_user_looks_for_a_file(
    qtbot: QtBot, window: MainWindow
) -> None:
    assert window.findChildren(ResultsPage) == []
    with qtbot.waitSignal(Preloader(window).ready):
        pass
    assert window.findChildren(ResultsPage) == [window.results_page]


def test_a_file_that_comes_before_that_is_read_all_the_same(
    qtbot: QtBot, window: MainWindow
) -> None:
    preloader = Preloader(window)
    with qtbot.waitSignals([window.session.loaded, preloader.ready]):
        window.open_files([ALL_AFTER])
    assert window.session.results is not None
    assert len(window.results_view.shown_rows) == len(window.session.results)
