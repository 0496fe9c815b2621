"""The files opened lately, in the empty window."""

import shutil
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from nexgui.ui.drop.recent_files import RecentFiles, _when
from nexgui.ui.main_window import MainWindow
from nexgui.ui.settings import RecentCounts, Settings
from tests.helpers import ALL_AFTER, ALL_BEFORE


def rows(recent: RecentFiles) -> list[str]:
    return [row.accessibleName() for row in recent._rows]


def test_a_file_that_was_opened_says_what_it_held_and_opens_again(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    path = Path(shutil.copy(ALL_AFTER, tmp_path / "全宛先.csv"))
    recent = window.drop_area.recent
    assert not recent.isVisible()
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([path])
    assert Settings().recent_counts[str(path)][:2] == (46, 12)
    assert "@" not in "".join(Settings().recent_counts)
    recent.fill()
    (row,) = recent._rows
    assert rows(recent)[0].startswith(
        "全宛先.csv、結果待ちの12件は、もう決まっているはずです、今日 "
    )
    with qtbot.waitSignal(recent.chosen) as chosen:
        qtbot.mouseClick(row, Qt.MouseButton.LeftButton)
    assert chosen.args == [path]


def test_only_the_last_four_are_shown(qtbot: QtBot) -> None:
    Settings().recent_files = [Path(f"/x/{number}.csv") for number in range(9)]
    recent = RecentFiles()
    qtbot.addWidget(recent)
    recent.fill()
    assert rows(recent) == ["0.csv", "1.csv", "2.csv", "3.csv"]


@pytest.mark.parametrize(
    ("counts", "words"),
    [((3, 5), "対応が必要 3件"), ((0, 5), "結果待ち 5件"), ((0, 0), "対応は不要")],
)
def test_what_matters_most_is_said(qtbot: QtBot, counts: tuple[int, int], words: str) -> None:
    Settings().recent_files = [Path("/x/a.csv")]
    Settings().recent_counts = {"/x/a.csv": RecentCounts(*counts, datetime.now().astimezone())}
    recent = RecentFiles()
    qtbot.addWidget(recent)
    recent.fill()
    assert rows(recent)[0].startswith(f"a.csv、{words}、今日 ")


def test_results_that_are_not_decided_yet_are_said_after_whom_it_needs(qtbot: QtBot) -> None:
    now = datetime.now().astimezone()
    held = RecentCounts(3, 5, now, until=now + timedelta(hours=1))
    Settings().recent_files = [Path("/x/a.csv")]
    Settings().recent_counts = {"/x/a.csv": held}
    recent = RecentFiles()
    qtbot.addWidget(recent)
    recent.fill()
    assert rows(recent)[0].startswith("a.csv、対応が必要 3件、今日 ")


def test_nothing_is_waited_for_in_a_file_of_which_the_newer_one_was_opened(
    qtbot: QtBot, window: MainWindow
) -> None:
    for path in (ALL_BEFORE, ALL_AFTER):
        with qtbot.waitSignal(window.session.loaded):
            window.open_files([path])

    held = Settings().recent_counts
    assert (held[str(ALL_BEFORE)].waiting, held[str(ALL_BEFORE)].until) == (0, None)
    assert held[str(ALL_AFTER)].waiting == 12


def test_the_day_is_said_as_people_do() -> None:
    now = datetime.now().astimezone().replace(hour=9, minute=5)
    assert _when(now) == "今日 9:05"
    assert _when(now - timedelta(days=1)) == "昨日 9:05"
    before = now - timedelta(days=400)
    assert _when(before) == f"{before.year}年{before.month}月{before.day}日"


def test_counts_that_make_no_sense_are_none() -> None:
    for value in ("1", "[]", '{"a": 1}', '{"a": ["x", 1, "2026-01-01"]}', "{" * 10_000):
        Settings()._keep("recent/counts", value)
        assert Settings().recent_counts == {}
