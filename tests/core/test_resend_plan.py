"""Who comes into the resend list: rows of the table of facts, and who never may."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.corrections import Corrections
from nexgui.core.errors import NoOwnColumnsError, SeveralMailingsError
from nexgui.core.guide import ListPart, StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.own_columns import own_columns, was_resaved
from nexgui.core.resend_plan import plan_resend
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook
from tests.core.loaded import GUIDE, load_lines
from tests.core.test_corrections import lines
from tests.helpers import (
    ALL_AFTER,
    OTHER_UNDELIVERED,
    POLICY,
    TEST_SEND,
    manual_statuses,
    recipient,
    result_file,
)

IN, OPEN, OUT = ListPart
NAMES = {status.number: status.name for status in manual_statuses()}


def part_of(results: DeliveryResults, row: int = 0) -> tuple[ListPart, str]:
    """Where a row stands, and why."""
    (found,) = [
        (reason.part, reason.words) for reason in plan_resend(results).reasons if row in reason.rows
    ]
    return found


def status_line(number: int | str) -> tuple[str, str]:
    name = NAMES[number] if isinstance(number, int) else number
    is_detail = isinstance(number, int) and 3 <= number <= 16
    return ("エラー", name) if is_detail else (name, "")


@pytest.mark.parametrize(
    ("numbers", "part"),
    [
        ((10,), IN),
        ((6, 7, 8, 9, 13, 14), OPEN),
        (("未来の状態", "エラー"), OPEN),
        ((1, "送信予約中", "送信準備中", "送信準備完了", "送信中"), OUT),
        ((2, 11, 12, 15), OUT),
        ((3, 4, 5, 19), OUT),
        ((16, 17, 18, POLICY), OUT),
    ],
)
def test_the_guide_decides_where_nothing_is_corrected(
    tmp_path: Path, numbers: tuple[int | str, ...], part: ListPart
) -> None:
    rows = [("a@example.jp", *status_line(number), "無") for number in numbers]
    # One who is delivered beside them, so that the file is no mere list of errors.
    results = load_lines(tmp_path, *lines(*rows, ("ok@example.jp", "送信完了", "", "無")))

    plan = plan_resend(results)

    assert {*range(len(numbers))} <= {*plan.rows(part)}


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 19])
def test_who_is_corrected_comes_in(tmp_path: Path, number: int) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(number), "無")))

    assert part_of(results.with_corrected(0, "b@example.jp")) == (IN, "アドレスを直した方")


def test_who_is_corrected_but_still_waited_for_is_left_to_the_user(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(1), "無")))

    assert part_of(results.with_corrected(0, "b@example.jp"))[0] is OPEN


@pytest.mark.parametrize("corrected", ["", "b@example.jp"])
@pytest.mark.parametrize(
    ("number", "opted_out"),
    [
        *((number, "有") for number in range(1, 20)),
        (16, "無"),
        (17, "無"),
        (18, "無"),
        (POLICY, "無"),
    ],
)
def test_who_wants_or_gets_no_mail_can_never_come_in(
    tmp_path: Path, number: int | str, opted_out: str, corrected: str
) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(number), opted_out)))

    assert part_of(results.with_corrected(0, corrected))[0] is OUT


def test_nor_can_another_row_with_the_address_of_such_a_one(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path,
        *lines(
            ("Stopped@example.jp", "送信完了", "", "有"),
            ("stopped@example.jp ", *status_line(10), "無"),
            ("typo@example.jp", *status_line(3), "無"),
            ("blocked@example.jp", *status_line(16), "無"),
            ("typo2@example.jp", *status_line(3), "無"),
        ),
    )
    results = results.with_corrected(2, "stopped@EXAMPLE.jp")
    results = results.with_corrected(4, "blocked@example.jp")

    assert [part_of(results, row)[0] for row in range(5)] == [OUT] * 5


_ROWS = st.lists(
    st.tuples(
        st.sampled_from(["a@x.jp", "b@x.jp", "A@x.jp", "c@gmai.com", ""]),
        st.sampled_from([*range(1, 20), POLICY, "エラー", "未来の状態"]),
        st.sampled_from(["有", "無"]),
        st.sampled_from(["", "", "a@x.jp", "b@x.jp", "c@gmail.com"]),
    ),
    min_size=1,
    max_size=12,
)


@given(rows=_ROWS)
def test_whatever_is_corrected_nobody_who_is_stopped_can_be_ticked(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, int | str, str, str]]
) -> None:
    folder = tmp_path_factory.mktemp("plan")
    results = load_lines(
        folder, *lines(*((a, *status_line(number), out) for a, number, out, _ in rows))
    )
    corrections = {row: each[3] for row, each in enumerate(rows) if each[3] and each[3] != each[0]}
    results = results.with_corrections(Corrections(corrections))

    plan = plan_resend(results)

    stopped = {
        a.lower()
        for a, number, out, _ in rows
        if a and (out == "有" or number in (16, 17, 18, POLICY))
    }
    may_come = {*plan.rows(IN), *plan.rows(OPEN)}
    assert sorted([*may_come, *plan.rows(OUT)]) == [*range(len(rows))]
    for row in may_come:
        address, number, out, _ = rows[row]
        assert out == "無"
        assert number not in (16, 17, 18, POLICY)
        assert not stopped & {address.lower(), corrections.get(row, "").lower()}


def test_a_correction_to_another_recipient_s_address_is_left_to_the_user(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path,
        *lines(
            ("a@gmail.com", "送信完了", "", "無"),
            ("a@gmai.com", *status_line(4), "無"),
            ("b@gmai.com", *status_line(4), "無"),
            ("b@gmial.com", *status_line(4), "無"),
        ),
    )
    for row, address in ((1, "A@gmail.com"), (2, "b@gmail.com"), (3, "b@gmail.com")):
        results = results.with_corrected(row, address)

    assert [part_of(results, row)[0] for row in (1, 2, 3)] == [OPEN, IN, OPEN]
    assert part_of(results, 1)[1] == "直したアドレスが、ほかの宛先と同じ方"


def test_what_was_typed_into_a_workbook_and_is_no_address_stays_out(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(3), "無")))

    assert part_of(results.with_corrected(0, "あとで聞く"))[0] is OUT


@pytest.mark.parametrize("outcome", ["再送済み", "停止リストへ", "対応不要"])
def test_who_is_done_with_in_the_workbook_stays_out(tmp_path: Path, outcome: str) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(10), "無")))
    results = results.with_corrections(Corrections({0: "b@example.jp"}, {0: outcome}))

    assert part_of(results) == (OUT, f"結果が「{outcome}」の方")


def test_a_row_whose_cells_may_have_shifted_stays_out(tmp_path: Path) -> None:
    header, row = lines(("a@example.jp", *status_line(10), "無"))
    results = load_lines(tmp_path, header, row, row.removesuffix(",無"), f"{row},x")

    assert [part_of(results, row)[0] for row in range(3)] == [IN, OUT, OUT]


def test_cells_that_excel_may_run_and_characters_that_are_lost_are_counted(tmp_path: Path) -> None:
    rows = [
        ("=1+1", "a@example.jp", *status_line(10)),
        ("@SUM(A1)", "+b@example.jp", *status_line(10)),
        ("𠮷野家é", "c@example.jp", *status_line(10)),
        ("=1+1", "d@example.jp", *status_line(2)),
    ]
    header = ("会社名", "メールアドレス", "ステータス", "ステータス詳細", "確定日時", "送信停止")
    path = result_file(
        tmp_path,
        [(*row, "2026-11-20 10:00", "無") for row in rows],
        header=header,
        encoding="utf-8",
    )

    plan = plan_resend(load(path, GUIDE))

    assert plan.may_run == {0: 1, 1: 2}
    assert plan.unwritable == {2: "𠮷é"}
    assert plan.count_to_run({1, 2}) == 2


# ---- the customer's own columns


def test_the_sample_s_own_columns_are_those_before_nexlink_s(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)

    names = [results.table.header[at] for at in own_columns(results)]
    assert names == ["会社名", "部署", "姓", "名", "郵便番号", "メールアドレス", "FAX"]


def test_own_columns_with_nexlink_s_names_and_links_stay(tmp_path: Path) -> None:
    own = "ステータス詳細,https://own.example.jp,添付ファイル(a.pdf),送信停止,メールアドレス"
    header = f"{own},ステータス,確定日時,ステータス詳細,送信停止,開封ログ,https://x.jp/a"
    row = "x,y,z,w,a@example.jp,エラー,2026-11-20 10:00,ユーザー不明,無,無,無"

    results = load_lines(tmp_path, header, row)

    assert [*own_columns(results)] == [0, 1, 2, 3, 4]


def test_columns_that_were_moved_behind_nexlink_s_are_the_customer_s_still(tmp_path: Path) -> None:
    header = "ステータス,確定日時,メールアドレス,会社名,送信停止,https://x.jp/a,添付ファイル(a)"
    row = "送信完了,2026-11-20 10:00,a@example.jp,A社,無,無,無"

    results = load_lines(tmp_path, header, row)

    assert [results.table.header[at] for at in own_columns(results)] == ["メールアドレス", "会社名"]


def test_a_workbook_of_ours_has_the_same_own_columns(tmp_path: Path, guide: StatusGuide) -> None:
    original = load(ALL_AFTER, guide)
    write_workbook(original, tmp_path / "out.xlsx")

    results = load(tmp_path / "out.xlsx", guide)

    assert [results.table.header[at] for at in own_columns(results)] == [
        original.table.header[at] for at in own_columns(original)
    ]
    assert [len(plan_resend(each).rows(IN)) for each in (original, results)] == [3, 3]


def test_a_file_without_header_does_not_tell_them(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", *status_line(10), "無"))[1:])

    with pytest.raises(NoOwnColumnsError, match="再送用リストを作れません"):
        plan_resend(results)


@pytest.mark.parametrize("other", [OTHER_UNDELIVERED, TEST_SEND])
def test_several_mailings_make_no_list_together(guide: StatusGuide, other: Path) -> None:
    """Whoever did not get the one mail would get the other, and some would get it twice."""
    both = merge([load(ALL_AFTER, guide), load(other, guide)])

    with pytest.raises(SeveralMailingsError, match="送信を1つにしてから"):
        plan_resend(both)


def test_a_file_that_was_saved_again_is_recognised(tmp_path: Path, guide: StatusGuide) -> None:
    assert not was_resaved(load(ALL_AFTER, guide))
    for name, encoding, time in (
        ("utf8.csv", "utf-8-sig", "2026-11-20 10:00"),
        ("date.csv", "cp932", "2026/11/20 9:05"),
    ):
        row = list(recipient("送信完了"))
        row[3] = time
        assert was_resaved(load(result_file(tmp_path, [row], name=name, encoding=encoding), guide))
