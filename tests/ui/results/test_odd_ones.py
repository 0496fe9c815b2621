"""Domains of which many recipients failed alike, and addresses that stand more than once."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from tests.core.test_corrections import lines
from tests.helpers import file_of
from tests.ui.driving import click
from tests.ui.results_driving import column, select, table_of

REFUSED, DELIVERED = ("エラー", "受信拒否", "無"), ("送信完了", "", "無")


@pytest.fixture
def odd_window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    rows = [*(f"{name}@a.jp" for name in ("x", "y", "z")), "b@b.jp", "c@c.jp", "C@c.jp"]
    statuses = [REFUSED] * 4 + [DELIVERED] * 2
    content = lines(*((each, *status) for each, status in zip(rows, statuses, strict=True)))
    with qtbot.waitSignal(window.session.prepared):
        window.open_files([file_of(tmp_path, "\r\n".join(content).encode("cp932"))])
    return window


@pytest.mark.parametrize(
    ("place", "addresses", "chip"),
    [
        (0, ["x@a.jp", "y@a.jp", "z@a.jp"], "同じ失敗が続いているドメイン"),
        (1, ["c@c.jp", "C@c.jp"], "同じアドレスが2回以上"),
    ],
)
def test_the_menu_shows_them_alone_and_the_chip_ends_it(
    qtbot: QtBot, odd_window: MainWindow, place: int, addresses: list[str], chip: str
) -> None:
    odd_window._menus.view.odd_ones[place].trigger()

    assert column(odd_window, 1) == addresses
    click(qtbot, odd_window, chip)
    assert len(column(odd_window, 1)) == 6


def test_the_panel_tells_of_the_others_of_the_domain(qtbot: QtBot, odd_window: MainWindow) -> None:
    panel = odd_window.results_view.detail.panel
    select(table_of(odd_window), 1)
    sentence = "「a.jp」の3件すべてが「受信拒否」です。"
    qtbot.waitUntil(lambda: sentence in panel.words)

    click(qtbot, panel, "このドメインだけを表示")

    assert column(odd_window, 1) == ["x@a.jp", "y@a.jp", "z@a.jp"]


def test_of_others_it_tells_nothing(qtbot: QtBot, odd_window: MainWindow) -> None:
    panel = odd_window.results_view.detail.panel
    select(table_of(odd_window), 3)
    qtbot.waitUntil(lambda: "b@b.jp" in panel.words)

    assert "すべてが" not in panel.words
    assert "このドメインだけを表示" not in panel.words
