"""Several recipients that are selected."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.detail_panel import DetailPanel
from nexgui.ui.detail.several import MOST_LOOKED_AT, shared_by
from nexgui.ui.main_window import MainWindow
from tests.helpers import recipient, result_file
from tests.ui.driving import button, click

ROWS = [
    recipient("ユーザー不明", address="a@gmai.com"),
    recipient("ユーザー不明", address="b@example.jp"),
    recipient("ホスト不明", address="c@gmial.com"),
    ("別の会社", "d@example.jp", "送信完了", "2026-11-20 10:00", "", "無"),
]


@pytest.fixture
def results(tmp_path: Path, guide: StatusGuide) -> DeliveryResults:
    return load(result_file(tmp_path, ROWS), guide)


def select(qtbot: QtBot, window: MainWindow, *rows: int) -> DetailPanel:
    view, flags = window.results_view, QItemSelectionModel.SelectionFlag
    view.table.clearSelection()
    with qtbot.waitSignal(view.detail.followed):
        for row in rows:
            index = view.table.model().index(row, 0)
            view.table.selectionModel().select(index, flags.Select | flags.Rows)
    return view.detail.panel


@pytest.fixture
def window(qtbot: QtBot, window: MainWindow, tmp_path: Path) -> MainWindow:
    window.resize(1240, 700)
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, ROWS)])
    return window


def test_what_all_of_them_have_is_shared(results: DeliveryResults) -> None:
    adviser = Adviser(results)
    same = shared_by(results, adviser, [0, 1])
    assert same.status is not None
    assert (same.company, same.status.name) == ("株式会社アオバ商事", "ユーザー不明")
    assert same.suggested == 1
    group = shared_by(results, adviser, [0, 2])
    assert group.status is None
    assert group.group is not None
    assert group.group.key == "fix_address"
    none = shared_by(results, adviser, [0, 3])
    assert (none.company, none.group, none.status) == ("", None, None)


def test_of_very_many_nothing_is_said_to_be_shared(results: DeliveryResults) -> None:
    shared = shared_by(results, Adviser(results), [0] * (MOST_LOOKED_AT + 1))
    assert (shared.company, shared.group, shared.status, shared.suggested) == ("", None, None, None)


def test_the_panel_counts_them_and_says_what_they_share(qtbot: QtBot, window: MainWindow) -> None:
    panel = select(qtbot, window, 0, 1)
    assert panel.words.splitlines() == [
        "2件を選んでいます",
        "株式会社アオバ商事",
        "× アドレスを確認・修正",
        "ユーザー不明",
        "アドレスを確認・修正",
    ]
    panel = select(qtbot, window, 0, 3)
    assert panel.words == "2件を選んでいます"
    panel = select(qtbot, window, 0)
    assert "a@gmai.com" in panel.words.splitlines()


def test_their_addresses_and_suggestions_are_copied(qtbot: QtBot, window: MainWindow) -> None:
    panel = select(qtbot, window, 0, 1, 2)
    with qtbot.waitSignal(window.results_view.copier.told):
        click(qtbot, panel, "アドレスをコピー")
    assert QGuiApplication.clipboard().text() == "a@gmai.com\nb@example.jp\nc@gmial.com"
    with qtbot.waitSignal(window.results_view.copier.told) as told:
        click(qtbot, panel, "修正候補をコピー")
    assert QGuiApplication.clipboard().text() == "a@gmail.com\nc@gmail.com"
    assert told.args == ["2件の修正候補をコピーしました。"]


def test_without_a_suggestion_none_is_offered(qtbot: QtBot, window: MainWindow) -> None:
    panel = select(qtbot, window, 1, 3)
    assert button(panel, "アドレスをコピー")
    with pytest.raises(AssertionError):
        button(panel, "修正候補をコピー")
