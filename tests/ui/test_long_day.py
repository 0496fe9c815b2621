"""A long day in one window: what has been done leaves nothing behind, however often it was done.

NEXGUI_LONG_DAY=1 .venv/bin/python -m pytest tests/ui/test_long_day.py -s    a long run, in figures
"""

import os
import sys
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from nexgui.ui.drop.opening import ask_about_others, ask_about_same, ask_for_sample
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.encoding_menu import EncodingMenu
from nexgui.ui.menus.recent_menu import RecentMenu
from tests.helpers import ALL_AFTER, ALL_BEFORE, UNDELIVERED, files_in, recipient, result_file
from tests.ui.objects import objects
from tests.ui.results_driving import table_of

LONG = "NEXGUI_LONG_DAY" in os.environ
LOADS, EXPORTS, OPENINGS, STOPPED = (300, 100, 200, 30) if LONG else (12, 3, 3, 3)
MOST_MEGABYTES = 16  # that may be kept: of what Qt and Python hold ready for later
_BYTES = 1024 * 1024

Open = Callable[[MainWindow], object]


@dataclass(frozen=True)
class Level:
    """What the process holds."""

    objects: Counter[str]
    threads: int
    descriptors: int
    temporary_files: int
    megabytes: float


@pytest.fixture
def level(qtbot: QtBot, temporary_folder: Path) -> Callable[[], Level]:
    def level() -> Level:
        qtbot.waitUntil(lambda: threading.active_count() == 1)
        QApplication.processEvents()
        found = objects()
        found.pop("QPanGesture", None)  # Qt makes one with the first touch of a list, and keeps it
        here = Path("/proc/self")
        linux = sys.platform == "linux"
        pages = int((here / "statm").read_text().split()[1]) if linux else 0
        return Level(
            found,
            threading.active_count(),
            len(files_in(here / "fd")) if linux else 0,
            len(files_in(temporary_folder)),
            pages * os.sysconf("SC_PAGE_SIZE") / _BYTES if linux else 0.0,
        )

    return level


def assert_nothing_is_left(what: str, before: Level, after: Level) -> None:
    left = after.objects - before.objects
    grown = after.megabytes - before.megabytes
    print(
        f"\n{what}: {before.objects.total()} objects, then {after.objects.total()}"
        f" (left: {dict(left)}); threads {before.threads}, {after.threads};"
        f" descriptors {before.descriptors}, {after.descriptors};"
        f" temporary files {before.temporary_files}, {after.temporary_files};"
        f" memory {before.megabytes:.1f} MB, {grown:+.1f}"
    )
    assert not left
    assert after.threads == before.threads
    assert after.descriptors <= before.descriptors
    assert after.temporary_files == before.temporary_files == 0
    assert grown < MOST_MEGABYTES


def load(qtbot: QtBot, window: MainWindow, path: Path) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    qtbot.waitUntil(lambda: not window.results_view.query_runner.busy)


def test_loads_leave_nothing(qtbot: QtBot, window: MainWindow, level: Callable[[], Level]) -> None:
    files = cycle((ALL_AFTER, UNDELIVERED, ALL_BEFORE))
    for _ in range(6):
        load(qtbot, window, next(files))
    before = level()
    for _ in range(LOADS // 3 * 3):
        load(qtbot, window, next(files))
    assert_nothing_is_left(f"{LOADS} loads", before, level())


def test_stopped_loads_leave_nothing(
    qtbot: QtBot, loaded_window: MainWindow, level: Callable[[], Level], tmp_path: Path
) -> None:
    large = result_file(tmp_path, [recipient("エラー", "ユーザー不明")] * 20_000)

    def load_and_stop() -> None:
        loaded_window.session.load([large])
        with qtbot.waitSignal(loaded_window.session.stopped):
            loaded_window.session.stop()

    for _ in range(3):
        load_and_stop()
    before = level()
    for _ in range(STOPPED):
        load_and_stop()
    assert_nothing_is_left(f"{STOPPED} stopped loads", before, level())


def test_exports_leave_nothing(
    qtbot: QtBot, loaded_window: MainWindow, level: Callable[[], Level], tmp_path: Path
) -> None:
    session = loaded_window.session

    def export() -> None:
        assert session.results is not None
        with qtbot.waitSignal(session.exported):
            session.export(session.results, tmp_path / "out.xlsx")

    export()
    export()
    before = level()
    for _ in range(EXPORTS):
        export()
    assert_nothing_is_left(f"{EXPORTS} exports", before, level())


def popup(menu_class: type[QMenu]) -> Open:
    def open_menu(window: MainWindow) -> None:
        menu = window.findChild(menu_class)
        assert menu is not None
        menu.popup(QPoint(10, 10))

    return open_menu


def open_table_menu(window: MainWindow) -> None:
    table = table_of(window)
    table.selectRow(3)
    table.customContextMenuRequested.emit(QPoint(30, 30))


def open_menu_bar(window: MainWindow) -> None:
    for entry in window.menuBar().actions():
        menu = entry.menu()
        assert isinstance(menu, QMenu)
        menu.popup(QPoint(10, 10))


def open_print_choice(window: MainWindow) -> None:
    content = window.results_page.content()
    assert content is not None
    window.printing.ask_for_printer(content)


def open_print_dialog(window: MainWindow) -> None:
    content = window.results_page.content()
    assert content is not None
    window.printing._open_print_dialog(content)


def open_pdf_dialog(window: MainWindow) -> None:
    content = window.results_page.content()
    assert content is not None
    window.printing._open_pdf_dialog(content)


NUMBERS = count()  # a fault is told once


def nothing() -> None:
    """What an answer does."""


OPEN: dict[str, Open] = {
    "the file dialog": lambda window: window.choose_files(),
    "the dialog for a workbook": lambda window: window.results_page.choose_target(),
    "the dialog for a PDF file": open_pdf_dialog,
    "the choice of what to print": open_print_choice,
    "the printer's dialog": open_print_dialog,
    "the columns": lambda window: window._menus.view.columns.trigger(),
    "the oddities": lambda window: window.results_page.show_oddities(),
    "the address column": lambda window: window.results_page.address_columns.ask_each(),
    "the question about more files": lambda window: ask_about_others(
        window, [ALL_AFTER], nothing, nothing, unsure=False
    ),
    "the question about the same files": lambda window: ask_about_same(
        window, [ALL_AFTER], nothing, nothing
    ),
    "the question about the sample": lambda window: ask_for_sample(window, nothing),
    "a fault": lambda window: window.crash_reporter.show_fault(f"Fault\n{next(NUMBERS)}"),
    "the help": lambda window: window.help.show_usage(),
    "the guide": lambda window: window.help.show_guide(),
    "about": lambda window: window.help.show_about(),
    "the menu bar": open_menu_bar,
    "the recent files": popup(RecentMenu),
    "the menu of a column": lambda window: window.results_view.column_menu._open(3, QPoint(9, 9)),
    "the menu of the table": open_table_menu,
    "the encodings": popup(EncodingMenu),
    "the values of a column": lambda window: window.results_view.column_filters.choose(3),
}


@pytest.mark.parametrize("what", OPEN)
def test_openings_leave_nothing(
    qtbot: QtBot, loaded_window: MainWindow, level: Callable[[], Level], what: str
) -> None:
    def open_and_close() -> None:
        OPEN[what](loaded_window)
        QApplication.processEvents()
        others = [one for one in QApplication.topLevelWidgets() if one is not loaded_window]
        opened = [one for one in others if one.isVisible()]
        assert opened
        for one in opened:
            one.close()
        qtbot.waitUntil(lambda: threading.active_count() == 1)
        QApplication.processEvents()

    for _ in range(3):
        open_and_close()
    before = level()
    for _ in range(OPENINGS):
        open_and_close()
    assert_nothing_is_left(f"{OPENINGS} times {what}", before, level())
