"""What is a result of NEXLINK: three files and more of each kind that is or is not.

Files of each kind:

    numbers below a name of statuses, beside another sign  3
    numbers that tell nothing                              4
    a customer's own column of small numbers               5
    circled and raised numbers                             4
    the words of another service                           4
    likely and not proven                                  3
    a word that NEXLINK alone has                          4
    handles beside the addresses                           3
    results of a FAX                                       3
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.core.reading.kinds import ADDRESSES, ROWS, Case, check, csv_of, each_of

TIME = "2026-11-20 10:05"
NOT_PROVEN = "NEXLINKの送信結果ではない可能性があります"
NO_COLUMN = "「ステータス」の列がない"


def beside(
    header: Sequence[str],
    *cells: Sequence[str],
    numbers: Sequence[int | None] = (None, None, None),
    words: str = "",
    codec: str = "cp932",
) -> Case:
    """A file in which the addresses stand first, and in each row some cells beside them."""
    rows = [[address, *row] for address, row in zip(ADDRESSES, cells, strict=True)]
    return Case(csv_of(rows, header, codec=codec), rows, numbers, words, header)


def refused(header: Sequence[str], *rows: Sequence[str]) -> Case:
    return Case(csv_of(rows, header), None, words=NO_COLUMN)


def with_column(name: str, cells: Sequence[str], place: int) -> Case:
    """The documented list, and in it a column of the customer's own."""
    header, *rows = (
        [*row[:place], cell, *row[place:]]
        for row, cell in zip(csv_table(), [name, *cells], strict=True)
    )
    return Case(csv_of(rows, header), rows, header=header)


def csv_table() -> list[Sequence[str]]:
    return [Case(b"").header, *ROWS]


def fax(*columns: str, codec: str = "cp932") -> Case:
    header = [*columns, "ステータス", "確定日時", "送信停止", "送信エラー", "送信エラー詳細"]
    rows = [[*["0312345678"] * len(columns), "送達", TIME, "無", "", ""]] * 3
    return Case(csv_of(rows, header, codec=codec), None, words="FAXの送信結果ファイル")


KINDS: Mapping[str, Sequence[Case]] = {
    "numbers below a name of statuses, beside another sign": [
        beside(["連絡先", name, sign], *cells, numbers=[2, 4, 6], words=NOT_PROVEN)
        for name, sign, cells in (
            ("配信結果", "確定日時", [["2", TIME], ["4", TIME], ["6", ""]]),
            ("ステータス番号", "送信停止", [["02", "無"], ["04", "無"], ["06", "有"]]),
            ("Status", "確定日時", [["２", TIME], ["４", TIME], ["６", TIME]]),
        )
    ],
    "numbers that tell nothing": [
        refused(["name", "mail", "status"], ["A", "a@x.jp", "1"], ["B", "b@x.jp", "2"]),
        refused(["会員", "メール", "等級"], ["A", "a@x.jp", "3"], ["B", "b@x.jp", "5"]),
        refused(["状態", "確定日時", "メール"], ["3", TIME, "a@x.jp"], ["20", TIME, "b@x.jp"]),
        refused(["No", "結果", "確定日時"], ["1", "2", TIME], ["2", "3", TIME]),
    ],
    "a customer's own column of small numbers": [
        with_column("No", ["1", "2", "3"], 0),
        with_column("", ["3", "9", "6"], 6),
        with_column("ランク", ["5", "6", "7"], 3),
        with_column("ステータス", ["7", "8", "9"], 1),
        beside(
            ["メール", "ステータス", "確定日時", "枝番"],
            *[["エラー", TIME, number] for number in ("4", "6", "9")],
        ),
    ],
    "circled and raised numbers": [
        beside(
            ["メール", "ステータス", "確定日時"], *[[cell, TIME] for cell in cells], codec="utf-8"
        )
        for cells in (["①", "②", "③"], ["²", "³", "⁴"], ["④", "⑥", "⑩"], ["㊁", "₂", "⑲"])
    ],
    "the words of another service": [
        refused(["メール", "結果"], ["a@x.jp", "成功"], ["b@x.jp", "エラー"]),
        refused(["アドレス", "状態", "日時"], ["a@x.jp", "正常", TIME], ["b@x.jp", "不達", TIME]),
        refused(["Email", "result"], ["a@x.jp", "失敗"], ["b@x.jp", "送信中"]),
        refused([], ["a@x.jp", "エラー"], ["b@x.jp", "エラー"]),
    ],
    "likely and not proven": [
        beside(["メール", "ステータス"], *[[cell] for cell in cells], words=NOT_PROVEN)
        for cells in (["エラー"] * 3, ["成功", "失敗", "エラー"], ["不達", "", "送信中"])
    ],
    "a word that NEXLINK alone has": [
        beside(["メール", name], ["送信完了"], ["ホスト不明"], ["受信拒否"], numbers=[2, 4, 6])
        for name in ("ステータス", "結果", "配信のようす", "")
    ],
    "handles beside the addresses": [
        with_column(name, cells, place)
        for name, cells, place in (
            ("X", ["@minato", "@takasaki", "@sanban"], 0),
            ("アカウント", ["＠minato", "", "@sanban"], 1),
            ("Mail", ["@a", "b@", "@c"], 2),
        )
    ],
    "results of a FAX": [
        fax("会社名", "FAX番号"),
        fax("FAX番号", codec="utf-8-sig"),
        fax("名称", "担当", "番号", codec="utf-16"),
    ],
}


@each_of(KINDS)
def test_a_file_is_a_result_of_nexlink_s_only_where_something_shows_it(
    tmp_path: Path, case: Case
) -> None:
    check(case, tmp_path)
