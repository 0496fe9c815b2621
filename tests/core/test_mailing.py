"""Files of one mailing are known, and the newest of them stands for it."""

from itertools import permutations
from pathlib import Path

import pytest

from nexgui.core.loading import load
from nexgui.core.mailing import Relation, moved_rows, relation, settle
from nexgui.core.matching import NOWHERE
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook
from tests.core.loaded import GUIDE, load_lines
from tests.helpers import ALL_AFTER, ALL_BEFORE, TEST_SEND, UNDELIVERED

HEADER = "会社名,メールアドレス,ステータス,確定日時,ステータス詳細,https://x.jp/a"
MORE = [f"{n}社,u{n}@x.jp,送信完了,2026-11-20 10:{n:02},,無" for n in range(10, 40)]


def of(path: Path) -> DeliveryResults:
    return load(path, GUIDE)


def lines(tmp_path: Path, *rows: str, header: str = HEADER) -> DeliveryResults:
    return load_lines(tmp_path, header, *rows)


@pytest.mark.parametrize("order", list(permutations([ALL_BEFORE, ALL_AFTER, UNDELIVERED])))
def test_three_downloads_of_one_mailing_are_the_newest_alone(order: tuple[Path, ...]) -> None:
    settled = settle([of(path) for path in order])

    assert [part.source.path for part in settled.parts] == [ALL_AFTER]
    assert len(settled.sentences) == 2
    assert settled.parts[0].counts.needing_action == 46


def test_a_newer_download_says_what_was_decided() -> None:
    settled = settle([of(ALL_BEFORE), of(ALL_AFTER)])

    assert settled.sentences == (
        "同じ送信の新しい結果に置き換えました。58件の結果が決まり、"
        "対応が必要な宛先は9件増えました（37件 → 46件）。",
    )


def test_the_recipients_of_undelivered_mails_are_counted_once() -> None:
    settled = settle([of(ALL_AFTER), of(UNDELIVERED)])

    assert [len(part) for part in settled.parts] == [316]
    assert "二重には数えません" in settled.sentences[0]


def test_excel_s_dates_and_another_order_of_columns_are_the_same_mailing(tmp_path: Path) -> None:
    again = [row.replace("2026-11-20 10:", "2026/11/20 10:") for row in MORE]
    names = HEADER.split(",")
    moved = [",".join([*row.split(",")[1:], row.split(",")[0]]) for row in again]

    other = lines(tmp_path, *moved, header=",".join([*names[1:], names[0]]))

    assert relation(lines(tmp_path, *MORE), other) is Relation.SAME


def test_the_same_template_next_month_is_another_mailing(tmp_path: Path) -> None:
    later = [row.replace("2026-11-20", "2026-12-20") for row in MORE]

    assert relation(lines(tmp_path, *MORE), lines(tmp_path, *later)) is Relation.OTHER


def test_another_mailing_to_the_same_list_at_the_same_time_is_another(tmp_path: Path) -> None:
    other = lines(tmp_path, *MORE, header=HEADER.replace("x.jp/a", "x.jp/b"))

    assert relation(lines(tmp_path, *MORE), other) is Relation.OTHER


def test_a_part_that_was_sent_again_is_another_mailing(tmp_path: Path) -> None:
    again = [row.replace("2026-11-20 10", "2026-11-22 15") for row in MORE[:5]]

    assert relation(lines(tmp_path, *MORE), lines(tmp_path, *again)) is Relation.OTHER


def test_without_times_nobody_can_tell(tmp_path: Path) -> None:
    bare = [row.replace(f"2026-11-20 10:{n:02}", "") for n, row in enumerate(MORE, 10)]

    assert relation(lines(tmp_path, *bare), lines(tmp_path, *bare)) is Relation.UNSURE
    assert len(settle([lines(tmp_path, *bare), lines(tmp_path, *bare)]).parts) == 2


def test_an_address_that_stands_twice_keeps_its_pairs(tmp_path: Path) -> None:
    twice = [*MORE, MORE[0].replace("10:10", "10:50")]

    settled = settle([lines(tmp_path, *twice), lines(tmp_path, *twice)])

    assert [len(part) for part in settled.parts] == [31]


def test_different_mailings_stay_in_their_order(tmp_path: Path) -> None:
    one = lines(tmp_path, *MORE)
    two = lines(tmp_path, *(row.replace("2026-11-20", "2026-12-20") for row in MORE))

    assert settle([two, one]).parts == (two, one)
    assert settle([two, one]).sentences == ()


def test_one_recipient_in_common_does_not_make_lists_one_mailing(tmp_path: Path) -> None:
    one, two = lines(tmp_path, *MORE[:16]), lines(tmp_path, *MORE[15:])

    assert relation(one, two) is Relation.OTHER
    assert sum(map(len, settle([one, two]).parts)) == len(one) + len(two)


def test_a_newer_part_of_an_older_whole_says_so() -> None:
    settled = settle([of(ALL_BEFORE), of(UNDELIVERED)])

    assert [len(part) for part in settled.parts] == [316]
    assert "もう一度ダウンロード" in settled.sentences[0]


def test_the_same_results_twice_are_counted_once() -> None:
    settled = settle([of(ALL_AFTER), of(ALL_AFTER)])

    assert ([len(part) for part in settled.parts], len(settled.sentences)) == ([316], 1)
    assert "同じ結果" in settled.sentences[0]


def test_a_workbook_of_this_program_is_known_as_the_mailing_it_is_of(tmp_path: Path) -> None:
    write_workbook(of(ALL_BEFORE), tmp_path / "前日.xlsx")

    settled = settle([of(tmp_path / "前日.xlsx"), of(ALL_AFTER)])

    assert [part.source.path for part in settled.parts] == [ALL_AFTER]
    assert "9件増えました" in settled.sentences[0]


def test_the_file_itself_stands_for_the_workbook_that_was_made_of_it(tmp_path: Path) -> None:
    write_workbook(of(ALL_AFTER), tmp_path / "出力.xlsx")

    settled = settle([of(tmp_path / "出力.xlsx"), of(ALL_AFTER)])

    assert [part.source.path for part in settled.parts] == [ALL_AFTER]
    assert "同じ結果" in settled.sentences[0]


def test_recipients_who_were_left_out_long_before_tell_nothing(tmp_path: Path) -> None:
    left_out = [f"{n}社,u{n}@x.jp,差し込み項目不正,2026-11-20 10:{n},,無" for n in range(10, 20)]
    still_open = [f"{n}社,u{n}@x.jp,送信済み（結果確認中）,,,無" for n in range(20, 40)]
    month = lines(tmp_path, *left_out, *still_open)

    assert relation(month, lines(tmp_path, *left_out, *still_open)) is Relation.UNSURE
    assert settle([month, month]).unsure == ((0, 1),)
    assert "両方の宛先を数えています" in settle([month, month]).doubts[0]


def test_where_the_rows_of_a_file_went_is_known_both_ways() -> None:
    before, after = of(ALL_BEFORE), of(ALL_AFTER)

    assert list(moved_rows([before], [after])) == list(range(316))
    part = list(moved_rows([of(UNDELIVERED)], [of(TEST_SEND), after]))
    addresses = [after.address(row - len(of(TEST_SEND))) for row in part]
    assert addresses == [address for some in of(UNDELIVERED).addresses() for address in some]
    assert sorted(moved_rows([after], [of(UNDELIVERED)]))[-64:] == list(range(64))
    assert set(moved_rows([before], [of(TEST_SEND)])) == {NOWHERE}


def test_settling_tells_where_the_rows_went() -> None:
    parts = [of(UNDELIVERED), of(TEST_SEND), of(ALL_AFTER)]

    settled = settle(parts)

    assert [len(part) for part in settled.parts] == [316, 2]
    assert list(settled.moved_rows(3)) == list(moved_rows(parts, settled.parts))


def test_what_is_collected_while_reading_is_what_is_worked_out_later() -> None:
    for path in (ALL_BEFORE, UNDELIVERED, TEST_SEND):
        assert load(path, GUIDE, to_compare=True).keys == of(path).keys
