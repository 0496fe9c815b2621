from pathlib import Path

import pytest

from nexgui.core.clusters import clusters_of
from nexgui.core.query.query import Query
from nexgui.core.query.run import run_query
from nexgui.core.results import DeliveryResults
from tests.core.loaded import load_lines
from tests.core.test_corrections import lines

UNKNOWN_HOST = ("エラー", "ホスト不明", "無")
Row = tuple[str, tuple[str, str, str]]

REFUSED = ("エラー", "受信拒否", "無")
DELIVERED = ("送信完了", "", "無")


def results_of(folder: Path, *rows: Row) -> DeliveryResults:
    return load_lines(folder, *lines(*((address, *status) for address, status in rows)))


def of_domain(domain: str, status: tuple[str, str, str], count: int) -> list[Row]:
    return [(f"user{number}@{domain}", status) for number in range(count)]


def test_all_of_a_domain_that_fail_alike_are_told(tmp_path: Path) -> None:
    rows = of_domain("example.co.jp", UNKNOWN_HOST, 14)
    results = results_of(tmp_path, *rows, ("a@x.jp", DELIVERED))

    (cluster,) = results.clusters

    assert cluster.sentence == "「example.co.jp」の14件すべてが「ホスト不明」です。"


def test_most_of_a_domain_are_told_with_their_number(tmp_path: Path) -> None:
    rows = [*of_domain("A.jp", REFUSED, 3), ("x@a.jp", DELIVERED), ("y@a.JP", UNKNOWN_HOST)]
    results = results_of(tmp_path, *rows)

    assert [each.sentence for each in results.clusters] == [
        "「a.jp」の5件のうち3件が「受信拒否」です。"
    ]


@pytest.mark.parametrize(
    "rows",
    [
        of_domain("a.jp", UNKNOWN_HOST, 2),
        [*of_domain("a.jp", UNKNOWN_HOST, 3), *(("x@a.jp", DELIVERED) for _ in range(3))],
        of_domain("gmail.com", ("エラー", "ユーザー不明", "無"), 9),
        of_domain("a.jp", DELIVERED, 9),
        of_domain("a.jp", ("停止リスト案件毎停止に該当するため宛先除外", "", "無"), 9),
        [("", UNKNOWN_HOST)] * 5,
    ],
    ids=["few", "as many", "everybody's", "delivered", "not sent", "no address"],
)
def test_others_are_none(tmp_path: Path, rows: list[Row]) -> None:
    assert results_of(tmp_path, *rows).clusters == ()


def test_they_can_be_shown_alone(tmp_path: Path) -> None:
    rows = [*of_domain("a.jp", REFUSED, 3), ("x@a.jp", DELIVERED), ("y@b.jp", REFUSED)]
    results = results_of(tmp_path, *rows)

    assert list(run_query(results, Query(alike=True))) == [0, 1, 2]
    assert "同じ失敗が続いているドメインの宛先です。" in Query(alike=True).describe(results, 3)


def test_addresses_that_stand_more_than_once_can_be_shown_alone(tmp_path: Path) -> None:
    rows = [("a@x.jp", DELIVERED), ("b@x.jp", DELIVERED), ("A@x.jp ", REFUSED), ("", REFUSED)]
    results = results_of(tmp_path, *rows, ("", REFUSED))

    assert list(run_query(results, Query(repeated=True))) == [0, 2]


def test_only_some_rows_can_be_looked_at(tmp_path: Path) -> None:
    rows = [*of_domain("a.jp", REFUSED, 4), ("x@a.jp", DELIVERED)]
    results = results_of(tmp_path, *rows)

    (cluster,) = clusters_of(results, [3, 2, 1])

    assert (cluster.failed, cluster.recipients) == (3, 3)
