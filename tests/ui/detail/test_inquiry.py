from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.ui.detail.inquiry import inquiry
from tests.helpers import ALL_AFTER, UNDELIVERED, recipient, result_file


def test_an_inquiry_says_what_happened_to_how_many(guide: StatusGuide) -> None:
    assert inquiry(load(ALL_AFTER, guide), 0, with_address=False) == (
        "メールの送信結果について、教えてください。\n"
        "\n"
        "ステータス：受信側ユーザー設定エラー\n"
        "件数：316件中 2件\n"
        "確定日時：2026-11-20 10:01\n"
        "\n"
        "原因と、どう対応すればよいかを教えてください。"
    )


def test_the_address_is_in_only_if_it_is_wanted(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    assert "@" not in inquiry(results, 0, with_address=False)
    assert "\n宛先のアドレス：user0001@example1.com\n" in inquiry(results, 0, with_address=True)


@pytest.mark.parametrize(
    "reply",
    ["550 <taro@example.jp> unknown", "不明：ｔａｒｏ＠example.jp", "田中太郎", "山田様宛て"],
)
def test_the_words_of_a_status_that_is_not_in_the_guide_stay_out(
    guide: StatusGuide, tmp_path: Path, reply: str
) -> None:
    results = load(result_file(tmp_path, [recipient("エラー", reply)]), guide)
    words = inquiry(results, 0, with_address=False)
    assert "\nステータス：一覧にないステータス\n" in words
    assert reply not in words
    assert "example" not in words


@pytest.mark.parametrize(
    "cell", ["佐藤花子", "2026-11-20 10:01 佐藤", "taro@example.jp", "2026-02-31 10:00"]
)
def test_a_time_that_is_none_stays_out(guide: StatusGuide, tmp_path: Path, cell: str) -> None:
    row = ("A社", "a@example.jp", "受信拒否", cell, "", "無")
    results = load(result_file(tmp_path, [row]), guide)
    words = inquiry(results, 0, with_address=False)
    assert "\n確定日時：日時として読めないため省略\n" in words
    assert cell not in words


@pytest.mark.parametrize("cell", ["2026/11/22 8:00", "2026-11-22 08:00:15"])
def test_a_time_is_told_as_the_file_has_it(guide: StatusGuide, tmp_path: Path, cell: str) -> None:
    row = ("A社", "a@example.jp", "受信拒否", cell, "", "無")
    results = load(result_file(tmp_path, [row]), guide)
    assert f"\n確定日時：{cell}\n" in inquiry(results, 0, with_address=False)


def test_an_open_result_has_no_time_yet(guide: StatusGuide, tmp_path: Path) -> None:
    row = ("A社", "a@example.jp", "送信済み（結果確認中）", "", "", "無")
    results = load(result_file(tmp_path, [row]), guide)
    assert "確定日時：まだ決まっていません" in inquiry(results, 0, with_address=False)


def test_of_several_files_each_has_its_own_columns(guide: StatusGuide, tmp_path: Path) -> None:
    header = ("ステータス", "確定日時", "メールアドレス")
    other = result_file(tmp_path, [("受信拒否", "2026-11-22 8:00", "b@example.jp")], header=header)
    results = merge([load(UNDELIVERED, guide), load(other, guide)])
    words = inquiry(results, 64, with_address=True)
    assert "2026-11-22 8:00" in words
    assert "b@example.jp" in words


def test_one_recipient_is_the_same_as_among_all(guide: StatusGuide) -> None:
    results = merge([load(UNDELIVERED, guide), load(ALL_AFTER, guide)])
    rows = range(len(results))
    assert [results.recipient(row) for row in rows] == list(results.recipients(rows))
