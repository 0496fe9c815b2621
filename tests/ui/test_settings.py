"""Settings that are broken, old or hostile: the program starts, says nothing and works."""

import json
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QDataStream, QIODevice, QRect, QSettings, QStandardPaths
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.folders import NEEDING
from nexgui.core.guide import StatusGuide
from nexgui.ui.look.look import Look
from nexgui.ui.main_window import MainWindow
from nexgui.ui.menus.recent_menu import RecentMenu
from nexgui.ui.settings import Settings, ThemeChoice
from nexgui.ui.table.column_layout import ColumnLayout, recall
from tests.helpers import ALL_AFTER, read_csv

HEADER = tuple(read_csv(ALL_AFTER)[0])
DEEP = "[" * 100_000
NONSENSE = [
    "",
    "-1",
    "1e9",
    "9" * 5000,
    "②",
    "@Invalid()",
    "@ByteArray(\\xff)",
    "a, b",
    DEEP,
    "null",
]
KEYS = ["look/theme", "look/percent", "recent/paths", "recent/off", "window/place"]
KEYS += ["detail/open", "detail/width", "detail/height", "detail/fold/manual"]

Opened = Callable[[], MainWindow]


@pytest.fixture
def opened(qtbot: QtBot, dressed_app: QApplication, guide: StatusGuide) -> Opened:
    """Opens a window as a start does, and the sample file in it."""

    def opened() -> MainWindow:
        look = Look(dressed_app)
        window = MainWindow(lambda: guide, look)
        qtbot.addWidget(window, before_close_func=lambda _window: look.deleteLater())
        window.show()
        with qtbot.waitSignal(window.session.loaded):
            window.session.load([ALL_AFTER])
        return window

    return opened


def file_of_settings() -> Path:
    place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppConfigLocation)
    path = Path(place) / "settings.ini"
    path.parent.mkdir(parents=True, exist_ok=True)
    return path


def keep(**values: object) -> None:
    stored = QSettings(str(file_of_settings()), QSettings.Format.IniFormat)
    for key, value in values.items():
        stored.setValue(key, value)
    stored.sync()


def works(window: MainWindow) -> bool:
    """Whether all is as at a first start."""
    table = window.results_view.table
    results = window.session.results
    assert results is not None
    seen = table.model().rowCount() == results.folders[NEEDING]
    return seen and window.messages.sentence == ""


@pytest.mark.parametrize("value", NONSENSE)
def test_what_makes_no_sense_counts_as_unset(opened: Opened, value: str) -> None:
    keep(**dict.fromkeys(KEYS, value))
    window = opened()
    assert works(window)
    assert window.look.theme is ThemeChoice.SYSTEM
    assert window.look.percent == 100
    assert Settings().recent_files == (ALL_AFTER.absolute(),)


def test_values_of_other_kinds_count_as_unset(opened: Opened) -> None:
    for value in (["a", "b"], {"a": 1}, QByteArray(b"\xff\0"), 1.5, True, None, QRect(1, 2, 3, 4)):
        keep(**dict.fromkeys(KEYS, value))
    assert works(opened())


@pytest.mark.parametrize(
    "content",
    [b"\xff\xfe\x00", b"\0" * 5000, b"[[[[\n====\n[look\ntheme", b"[look]\ntheme=" + b"x" * 10**6],
)
def test_a_file_that_is_no_settings_is_none(opened: Opened, content: bytes) -> None:
    file_of_settings().write_bytes(content)
    assert works(opened())


@pytest.mark.parametrize(
    "layout",
    [
        DEEP,
        "{" * 10,
        '{"a":' * 50_000,
        "[]",
        "1",
        '{"version": 3, "order": 1}',
        '{"version": 3, "widths": {"address": 1}}',
        '{"version": 3, "widths": [["address", 1e400]]}',
        '{"version": 3, "widths": [["address", "wide"]]}',
        '{"version": 3, "hidden": [["address"]]}',
        '{"version": 3, "hidden": [' + "9" * 5000 + "]}",
        '{"version": [], "order": []}',
        '{"version": 4, "order": ["address", "of_the_future"]}',
    ],
)
def test_columns_of_another_version_or_hand_are_as_usual(opened: Opened, layout: str) -> None:
    Settings().remember_column_layout(HEADER, layout)
    assert recall(HEADER) == ColumnLayout()
    assert works(opened())


@pytest.mark.parametrize("number", [-5, 10**9, 3])
def test_columns_that_there_are_not_are_left_out(opened: Opened, number: int) -> None:
    layout = {"version": 3, "hidden": [number], "widths": [[number, 90]], "order": [number]}
    Settings().remember_column_layout(HEADER, json.dumps(layout))
    Settings().remember_address_column(HEADER, number)
    assert works(opened())


def test_of_very_many_recent_files_the_last_ones_are_read(opened: Opened) -> None:
    names = [f"/somewhere/{number}.csv" for number in range(100_000)]
    keep(**{"recent/paths": json.dumps(names)})
    assert Settings().recent_files == tuple(map(Path, names[:10]))
    window = opened()
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    assert len(menu.actions()) < 20


def test_names_that_no_file_can_have_are_no_recent_files(opened: Opened) -> None:
    odd = ["", "a\0b", "x" * 100_000, 1, None, ["a"], "\ud800.csv"]
    keep(**{"recent/paths": json.dumps(odd)})
    window = opened()
    menu = window.findChild(RecentMenu)
    assert menu is not None
    menu.aboutToShow.emit()
    assert works(window)


@pytest.mark.parametrize("size", [0, 1, 2**31 - 1])
def test_a_panel_of_any_size_leaves_the_table_its_room(opened: Opened, size: int) -> None:
    keep(**{"detail/width": size, "detail/height": size, "detail/open": "true"})
    window = opened()
    assert works(window)
    assert window.results_view.table.width() > 100


def place(normal: QRect, *, maximised: bool = False) -> QByteArray:
    """A place as Qt 6 writes it, of a window with a frame."""
    kept = QByteArray()
    stream = QDataStream(kept, QIODevice.OpenModeFlag.WriteOnly)
    stream.writeUInt32(0x1D9D0CB)
    stream.writeUInt16(3)
    stream.writeUInt16(0)
    stream << normal << normal
    stream.writeInt32(7)  # a screen that is not there
    stream.writeUInt8(maximised)
    stream.writeUInt8(0)
    stream.writeInt32(50_000)  # its width
    stream << normal
    return kept


@pytest.mark.parametrize("maximised", [False, True])
@pytest.mark.parametrize(
    "normal",
    [
        QRect(-30_000, -30_000, 800, 600),
        QRect(2**30, 2**30, 800, 600),
        QRect(0, 0, 1, 1),
        QRect(0, 0, 30_000, 30_000),
        QRect(0, 0, -5, -5),
        QRect(0, -500, 800, 600),
    ],
)
def test_a_place_off_every_screen_is_left(opened: Opened, normal: QRect, maximised: bool) -> None:
    Settings().window_place = place(normal, maximised=maximised)
    window = opened()
    room = window.screen().availableGeometry()
    assert room.intersected(window.frameGeometry()).width() >= 100
    assert window.geometry().top() >= room.top()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
    assert works(window)


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps nobody from a folder of their own so")
def test_settings_that_cannot_be_kept_are_none(opened: Opened) -> None:
    path = file_of_settings()
    path.parent.rmdir()
    path.parent.write_bytes(b"")  # not even an administrator makes a folder of a file
    window = opened()
    window.look.choose_percent(150)
    window.results_view.table.columns.show_column(3, False)
    assert works(window)
    window.look.choose_percent(100)
    window.close()


def test_two_programs_at_once_keep_what_each_of_them_kept() -> None:
    one, other = Settings(), Settings()
    assert one.text_percent is None
    assert other.records_files
    one.text_percent = 150
    other.theme = ThemeChoice.DARK
    one.recent_files = (Path("a.csv"),)
    kept = Settings()
    assert (kept.text_percent, kept.theme) == (150, ThemeChoice.DARK)
    assert kept.recent_files == (Path("a.csv"),)
