from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.table.results_model import (
    COL_ACTION,
    COL_ADDRESS,
    COL_GROUP,
    COL_MEANING,
    COL_NEXT_STEP,
    COL_STATUS,
    OUR_COLUMNS,
    ListForm,
    ResultsModel,
)
from nexgui.ui.widgets.phrases import plain
from tests.helpers import ALL_AFTER, read_csv, recipient, result_file

ROLE = Qt.ItemDataRole
ACROSS = Qt.Orientation.Horizontal
DOWN = Qt.Orientation.Vertical


@pytest.fixture(scope="module")
def results(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


@pytest.fixture
def model(results: DeliveryResults) -> ResultsModel:
    return ResultsModel(results)


def shown(model: ResultsModel, row: int, column: int, role: int = ROLE.DisplayRole) -> object:
    return model.data(model.index(row, column), role)


def test_the_model_keeps_qt_s_rules(model: ResultsModel, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_our_columns_come_first_and_the_file_s_own_follow(model: ResultsModel) -> None:
    headers = [model.headerData(column, ACROSS) for column in range(model.columnCount())]
    assert headers[:OUR_COLUMNS] == [
        "状態",
        "宛先",
        "次にすること",
        "対応区分",
        "意味",
        "対応",
        "もう一度送る",
        "気づいた点",
        "修正候補",
        "修正後アドレス",
        "元の行",
        "前回から",
    ]
    assert headers[OUR_COLUMNS:] == read_csv(ALL_AFTER)[0]


def test_every_cell_of_the_file_is_shown_to_the_letter(model: ResultsModel) -> None:
    rows = read_csv(ALL_AFTER)[1:]
    assert model.rowCount() == len(rows)
    for row, cells in enumerate(rows):
        assert [shown(model, row, OUR_COLUMNS + n) for n in range(len(cells))] == cells


def test_a_row_shows_the_guide_s_words_for_its_status(
    model: ResultsModel, results: DeliveryResults
) -> None:
    words = [shown(model, 0, column) for column in range(OUR_COLUMNS)]
    assert words[:2] == ["受信側ユーザー設定エラー", "user0001@example1.com"]
    assert words[COL_NEXT_STEP] == results.status(0).next_step
    assert words[COL_GROUP] == "△ 宛先へ確認・時間をおいて再送"
    assert str(words[COL_MEANING]).startswith("宛先のサーバーにおいて、メールボックス")
    assert str(words[COL_ACTION]).startswith("宛先様へご確認いただき、原因を解決してから")
    assert words[-2:] == ["2", ""]


@pytest.mark.parametrize(
    ("row", "column", "form", "said"),
    [
        (0, COL_STATUS, ListForm.WIDE, "受信側ユーザー設定エラー、相手に確かめる"),
        (1, COL_STATUS, ListForm.WIDE, "送信完了、送信完了でも要確認"),
        (2, COL_STATUS, ListForm.WIDE, "送信完了"),
        (0, COL_ADDRESS, ListForm.WIDE, "医療法人ひかり会　渡邊 直子、user0001@example1.com"),
        (2, COL_NEXT_STEP, ListForm.WIDE, "対応は不要です。"),
        (
            0,
            COL_STATUS,
            ListForm.NARROW,
            "受信側ユーザー設定エラー、相手に確かめる、user0001@example1.com",
        ),
    ],
)
def test_a_cell_is_read_aloud_as_one_sentence(
    model: ResultsModel, row: int, column: int, form: ListForm, said: str
) -> None:
    model.set_form(form)
    assert shown(model, row, column, ROLE.AccessibleTextRole) == said
    tip = plain(str(shown(model, row, column, ROLE.ToolTipRole)))
    assert all(part in tip for part in said.split("、"))


def test_a_recipient_without_a_name_is_one_by_the_first_two_columns(
    tmp_path: Path, guide: StatusGuide
) -> None:
    header = ("番号", "地区", "E-mail", "ステータス", "確定日時", "ステータス詳細", "送信停止")
    rows = [("12", "北部", "a@example.jp", "エラー", "2025-11-20 10:00", "ユーザー不明", "無")]
    model = ResultsModel(load(result_file(tmp_path, rows, header=header), guide))
    assert model.item(0).who == "12　北部"


def test_a_recipient_whose_name_is_left_out_has_none(tmp_path: Path, guide: StatusGuide) -> None:
    model = ResultsModel(load(result_file(tmp_path, [("", "a@example.jp", "送信完了")]), guide))
    assert model.item(0).who == ""


def test_a_row_is_called_by_its_line_in_the_file(
    model: ResultsModel, results: DeliveryResults
) -> None:
    lines = [model.headerData(row, DOWN) for row in range(model.rowCount())]
    assert lines == list(results.table.lines)
    assert lines[-1] == 318


def test_a_cut_text_is_whole_in_its_tooltip(model: ResultsModel) -> None:
    words = str(shown(model, 0, COL_NEXT_STEP))
    assert words in plain(str(shown(model, 0, COL_NEXT_STEP, ROLE.ToolTipRole)))


def test_of_the_file_s_own_words_the_tooltip_changes_nothing(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = result_file(tmp_path, [("株式会社あおぞら商事", "a@example.jp", "送信完了")])
    model = ResultsModel(load(path, guide))
    assert "株式会社あおぞら商事" in str(shown(model, 0, OUR_COLUMNS, ROLE.ToolTipRole))


def test_markup_in_a_cell_is_shown_as_it_is(tmp_path: Path, guide: StatusGuide) -> None:
    path = result_file(tmp_path, [("<img src=x>", "a@example.jp", "送信完了")])
    model = ResultsModel(load(path, guide))
    assert shown(model, 0, OUR_COLUMNS) == "<img src=x>"
    assert "&lt;img src=x&gt;" in str(shown(model, 0, OUR_COLUMNS, ROLE.ToolTipRole))


def test_headers_say_whose_words_stand_below(model: ResultsModel) -> None:
    tips = [
        plain(str(model.headerData(column, ACROSS, ROLE.ToolTipRole)))
        for column in range(OUR_COLUMNS)
    ]
    assert text("window.manual_words") in tips[COL_MEANING]
    assert tips[COL_MEANING] == tips[COL_ACTION]
    assert text("window.own_words") in tips[COL_GROUP]
    assert tips[COL_GROUP] == tips[COL_NEXT_STEP]


def test_an_unknown_status_shows_its_own_text(tmp_path: Path, guide: StatusGuide) -> None:
    path = result_file(tmp_path, [recipient("エラー", "量子もつれエラー")])
    model = ResultsModel(load(path, guide))
    assert shown(model, 0, COL_GROUP) == "? 不明なステータス"
    assert shown(model, 0, COL_STATUS) == "量子もつれエラー"


def test_a_short_row_shows_empty_cells(tmp_path: Path, guide: StatusGuide) -> None:
    path = result_file(tmp_path, [("A社", "a@example.jp", "送信完了")])
    model = ResultsModel(load(path, guide))
    assert shown(model, 0, OUR_COLUMNS + 5) == ""


def test_a_cell_has_no_children(model: ResultsModel) -> None:
    cell = model.index(0, 0)
    assert model.rowCount(cell) == 0
    assert model.columnCount(cell) == 0
    assert model.data(QModelIndex()) is None


def test_of_a_huge_cell_only_the_beginning_is_laid_out(tmp_path: Path, guide: StatusGuide) -> None:
    path = result_file(tmp_path, [recipient("送信完了", address="a" * 1_000_000)])
    model = ResultsModel(load(path, guide))
    assert len(str(shown(model, 0, COL_ADDRESS))) == 501
    assert len(str(shown(model, 0, COL_ADDRESS, ROLE.ToolTipRole))) < 2100
