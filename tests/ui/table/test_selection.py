"""What is selected stays so, whatever order the recipients come in."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.results import query_runner
from nexgui.ui.table import selection
from nexgui.ui.table.results_model import COL_ADDRESS, ResultsModel
from nexgui.ui.table.selection import selected_count, selected_places
from tests.helpers import recipient, result_file
from tests.ui.results_driving import (
    choose_folder,
    click_header,
    current,
    select,
    selected,
    table_of,
)


def test_recipients_stay_selected_when_they_are_sorted(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    before = select(table, 3, 4, 5, 200, 8)
    last = current(table)
    for _ in range(3):
        click_header(qtbot, loaded_window, COL_ADDRESS)
        assert selected(table) == before
        assert current(table) == last
    assert sorted(selected_places(table)) == [3, 4, 5, 8, 200]


def test_of_those_selected_the_ones_that_a_filter_leaves_stay_so(
    qtbot: QtBot, loaded_window: MainWindow
) -> None:
    table = table_of(loaded_window)
    select(table, *range(40))
    choose_folder(qtbot, loaded_window, "アドレスを直す")
    model = table.model()
    assert isinstance(model, ResultsModel)
    left = [place for place, row in enumerate(model.rows) if row < 40]
    assert sorted(selected_places(table)) == left
    assert 0 < len(left) < 40


def test_of_very_many_none_stays(
    qtbot: QtBot, loaded_window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(selection, "MOST_KEPT", 10)
    table = table_of(loaded_window)
    table.selectAll()
    click_header(qtbot, loaded_window, COL_ADDRESS)
    assert selected_count(table) == 0


def test_recipients_stay_selected_where_a_search_takes_a_while(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    count = query_runner._ROWS_AT_ONCE * 2
    rows = [recipient("送信完了", address=f"u{number}@x.jp") for number in range(count)]
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([result_file(tmp_path, rows)])
    table, work = table_of(window), window.results_view.query_runner
    before = select(table, 1, count - 1, 300)
    with qtbot.waitSignal(work.answered):
        window.results_view.search_field.setText("u")
    assert selected(table) == before
    assert current(table) == "u300@x.jp"
