from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from tests.helpers import ALL_AFTER, TEST_SEND, UNDELIVERED, read_csv, recipient, result_file


@pytest.fixture
def parts(guide: StatusGuide) -> list[DeliveryResults]:
    return [load(path, guide) for path in (ALL_AFTER, UNDELIVERED, TEST_SEND)]


def test_one_file_stays_what_it_is(parts: list[DeliveryResults]) -> None:
    assert merge(parts[:1]) is parts[0]


def test_all_recipients_follow_each_other_with_the_name_of_their_file(
    parts: list[DeliveryResults],
) -> None:
    merged = merge(parts)
    names = [row[0] for row in merged.table.rows]
    assert merged.table.header[0] == "ファイル"
    assert names == [ALL_AFTER.name] * 316 + [UNDELIVERED.name] * 64 + [TEST_SEND.name] * 2


def test_every_cell_is_there_under_its_own_header(parts: list[DeliveryResults]) -> None:
    merged = merge(parts)
    rows = iter(merged.table.rows)
    for path in (ALL_AFTER, UNDELIVERED, TEST_SEND):
        header, *source = read_csv(path)
        for cells in source:
            found = dict(zip(merged.table.header, next(rows), strict=False))
            assert {name: found.get(name, "") for name in header} == dict(
                zip(header, cells, strict=True)
            )


def test_rows_are_reached_by_number_from_both_ends(parts: list[DeliveryResults]) -> None:
    rows = merge(parts).table.rows
    everything = list(rows)
    assert [rows[number] for number in range(len(rows))] == everything
    assert rows[-1] == everything[-1]
    assert rows[315:317] == everything[315:317]
    with pytest.raises(IndexError):
        rows[len(rows)]


def test_each_row_keeps_its_line_status_and_address(parts: list[DeliveryResults]) -> None:
    merged = merge(parts)
    at = 0
    for part in parts:
        for row in range(len(part)):
            assert merged.table.lines[at] == part.table.lines[row]
            assert merged.status(at) == part.status(row)
            assert merged.address(at) == part.address(row)
            assert merged.opted_out[at] == part.opted_out[row]
            assert merged.to_check[at] == part.to_check[row]
            at += 1
    assert at == len(merged)


def test_counts_add_up(parts: list[DeliveryResults]) -> None:
    merged = merge(parts)
    assert merged.counts.summary == text(
        "summary.some_need_or_check", total=382, needing=93, to_check=1
    )
    assert merged.title == f"{ALL_AFTER.name} ほか2個"


def test_headers_that_stand_twice_stay_two_columns(tmp_path: Path, guide: StatusGuide) -> None:
    header = ("メモ", "メモ", "メールアドレス", "ステータス")
    one = load(result_file(tmp_path, [("a", "b", "x@y.jp", "送信完了")], header=header), guide)
    merged = merge([one, one])
    assert merged.table.header == ("ファイル", *header)
    assert list(merged.table.rows[1])[1:3] == ["a", "b"]


def test_oddities_name_their_file(tmp_path: Path, guide: StatusGuide) -> None:
    odd = load(result_file(tmp_path, [(*recipient("送信完了"), "余り")], name="奇妙.csv"), guide)
    merged = merge([load(TEST_SEND, guide), odd])
    (oddity,) = merged.oddities
    assert oddity.line == 2
    assert oddity.sentence.startswith("「奇妙.csv」：列が多すぎます。")
