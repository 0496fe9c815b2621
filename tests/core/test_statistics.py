from pathlib import Path

import pytest

from nexgui.core import statistics
from nexgui.core.folders import NEEDING, UNDELIVERED_AGAIN, count_everyone
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.query.query import Query
from nexgui.core.query.run import run_query
from nexgui.core.statistics import mailings_of, worst_domains, yes_counts
from tests.helpers import ALL_AFTER, OTHER_UNDELIVERED, read_csv, recipient, result_file

ROWS = [
    recipient("エラー", "ユーザー不明", address="a@x.jp"),
    recipient("エラー", "ディスクフル", address="b@X.jp"),
    recipient("エラー", "ディスクフル", address="c@x.jp"),
    recipient("送信完了", address="d@x.jp"),
    recipient("エラー", "ユーザー不明", address="a@y.jp"),
    recipient("送信完了", address="a@z.jp"),
    recipient("エラー", "ユーザー不明", address="なし"),
]


def test_the_worst_domain_comes_first_with_its_most_frequent_status(
    tmp_path: Path, guide: StatusGuide
) -> None:
    results = load(result_file(tmp_path, ROWS), guide)
    x, y = worst_domains(results, range(len(results)), 20)
    assert (x.domain, x.recipients, x.undelivered, x.most_frequent.name) == (
        "x.jp", 4, 3, "ディスクフル",
    )  # fmt: skip
    assert (y.domain, y.recipients, y.undelivered) == ("y.jp", 1, 1)


def test_no_more_domains_than_asked_for_and_only_of_the_rows_asked_for(
    tmp_path: Path, guide: StatusGuide
) -> None:
    results = load(result_file(tmp_path, ROWS), guide)
    (only,) = worst_domains(results, range(len(results)), 1)
    assert only.domain == "x.jp"
    (y,) = worst_domains(results, [4, 5], 20)
    assert (y.domain, y.recipients) == ("y.jp", 1)


def test_of_very_many_domains_the_frequent_ones_are_kept(
    tmp_path: Path, guide: StatusGuide, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(statistics, "_MOST_DOMAINS", 10)
    domains = ["often.jp", "often.jp", *(f"d{number}.jp" for number in range(50)), "often.jp"]
    rows = [recipient("エラー", "ホスト不明", address=f"a@{domain}") for domain in domains]
    results = load(result_file(tmp_path, rows), guide)
    (worst,) = worst_domains(results, range(len(results)), 1)
    assert (worst.domain, worst.undelivered) == ("often.jp", 3)


def test_who_opened_and_clicked_is_counted_as_the_file_says(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    header, *cells = read_csv(ALL_AFTER)
    opened, *links = yes_counts(results, range(len(results)))
    assert opened.header == "開封ログ"
    for found in (opened, *links):
        column = header.index(found.header)
        assert found.count == sum(row[column] == "有" for row in cells)
    assert links


def test_a_file_without_such_columns_has_no_such_counts(tmp_path: Path, guide: StatusGuide) -> None:
    path = result_file(tmp_path, [("a@x.jp", "送信完了")], header=("アドレス", "ステータス"))
    results = load(path, guide)
    assert yes_counts(results, range(len(results))) == []


def test_several_mailings_keep_name_date_and_counts(guide: StatusGuide) -> None:
    results = merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)])

    autumn, summer = mailings_of(results)

    assert (autumn.name, summer.name) == (ALL_AFTER.name, OTHER_UNDELIVERED.name)
    assert (autumn.rows, summer.rows) == (range(316), range(316, 380))
    assert (autumn.counts.needing_action, summer.counts.needing_action) == (46, 46)
    assert autumn.counts == load(ALL_AFTER, guide).counts
    assert autumn.sent_at is not None
    assert autumn.sent_at.strftime("%Y-%m-%d %H:%M") == earliest(ALL_AFTER)
    assert summer.share_delivered is None  # it is 不達宛先
    assert summer.undelivered == autumn.undelivered > 0


def earliest(path: Path) -> str:
    """The earliest 確定日時 of mails that were sent."""
    header, *rows = read_csv(path)
    at, status = header.index("確定日時"), header.index("ステータス")
    return min(row[at] for row in rows if row[at] and row[status] in ("送信完了", "エラー"))


def test_one_file_is_one_mailing(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)

    assert [mailing.rows for mailing in mailings_of(results)] == [range(316)]
    assert not any(results.undelivered_again)
    assert UNDELIVERED_AGAIN not in results.folders


def test_who_got_none_of_several_mails_is_found_in_each(guide: StatusGuide) -> None:
    results = merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)])

    rows = sorted(run_query(results, Query(frozenset({UNDELIVERED_AGAIN}))))

    other = load(OTHER_UNDELIVERED, guide)
    not_reached = [row for row in range(64) if other.status(row).group.undelivered]
    assert [results.address(row) for row in rows if row >= 316] == list(
        map(other.address, not_reached)
    )
    assert len(rows) == 2 * len(not_reached)
    assert results.folders[UNDELIVERED_AGAIN] == len(rows)
    assert count_everyone(results.folders) == len(results)


def test_who_is_in_another_folder_too_is_shown_once(guide: StatusGuide) -> None:
    results = merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)])
    needing = run_query(results, Query(frozenset({NEEDING})))
    again = run_query(results, Query(frozenset({UNDELIVERED_AGAIN})))

    both = run_query(results, Query(frozenset({NEEDING, UNDELIVERED_AGAIN})))

    assert set(both) == {*needing, *again}
    assert len(both) == len(set(both)) < len(needing) + len(again)


def test_a_blank_address_is_nobody_s(guide: StatusGuide, tmp_path: Path) -> None:
    file = result_file(tmp_path, [recipient("エラー", "ユーザー不明", address="")] * 2)

    results = merge([load(file, guide), load(file, guide)])

    assert not any(results.undelivered_again)
