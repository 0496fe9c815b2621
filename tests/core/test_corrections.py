from pathlib import Path

import pytest

from nexgui.core.corrections import Corrections, check_typed, said_of_others
from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.core.results import DeliveryResults
from tests.core.loaded import GUIDE, load_lines
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    OTHER_UNDELIVERED,
    TEST_SEND,
    recipient,
    result_file,
)

ROW = "A社,{address},{status},2026-11-20 10:00,{detail},{opted_out}"


def lines(*rows: tuple[str, str, str, str]) -> list[str]:
    header = "会社名,メールアドレス,ステータス,確定日時,ステータス詳細,送信停止"
    keys = ("address", "status", "detail", "opted_out")
    return [header, *(ROW.format(**dict(zip(keys, row, strict=True))) for row in rows)]


def row_of(results: DeliveryResults, address: str) -> int:
    return next(row for row, each in results.cells_of(None, range(len(results))) if each == address)


def test_a_correction_stands_beside_the_data_which_stays(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("tanaka@gmai.com", "エラー", "ホスト不明", "無")))

    corrected = results.with_corrected(0, "tanaka@gmail.com")

    assert corrected.recipient(0).corrected == "tanaka@gmail.com"
    assert [*corrected.recipients(range(1))] == [corrected.recipient(0)]
    assert corrected.address(0) == "tanaka@gmai.com"
    assert corrected.table is results.table
    assert results.recipient(0).corrected == ""


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("Suzuki@example.jp ", "同じアドレスが、3行目にもあります。"),
        (
            "stop@example.jp",
            "同じアドレスが4行目にあり、送信停止になっています。再送用リストには入りません。",
        ),
        ("new@example.jp", "同じアドレスが、5行目にもあります。"),
        ("old@example.jp", ""),
        ("tanaka@gmai.com", ""),
        ("nobody@example.jp", ""),
        ("", ""),
    ],
)
def test_it_is_said_whether_somebody_else_has_a_typed_address(
    tmp_path: Path, address: str, said: str
) -> None:
    results = load_lines(
        tmp_path,
        *lines(
            ("tanaka@gmai.com", "エラー", "ホスト不明", "無"),
            ("suzuki@example.jp", "送信完了", "", "無"),
            ("stop@example.jp", "送信完了", "", "有"),
            ("old@example.jp", "エラー", "ユーザー不明", "無"),
        ),
    ).with_corrected(3, "new@example.jp")

    assert said_of_others(results, 0, address) == said


def test_the_same_recipient_of_another_mailing_is_nobody_else(guide: StatusGuide) -> None:
    results = merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)])
    both = set(results.parts[0].keys.addresses) & set(results.parts[1].keys.addresses)
    row = next(row for row, key in enumerate(results.keys.addresses) if key in both)

    assert len(results.rows_with_address(results.address(row))) > 1
    assert said_of_others(results, row, results.address(row)) == ""


@pytest.mark.parametrize("back", ["", "tanaka@gmai.com"])
def test_the_file_s_own_address_or_none_takes_it_back(tmp_path: Path, back: str) -> None:
    results = load_lines(tmp_path, *lines(("tanaka@gmai.com", "エラー", "ホスト不明", "無")))

    assert results.with_corrected(0, "x@y.jp").with_corrected(0, back).corrections == Corrections()


def test_who_is_corrected_may_be_sent_to_again(tmp_path: Path, guide: StatusGuide) -> None:
    results = load_lines(tmp_path, *lines(("tanaka@gmai.com", "エラー", "ホスト不明", "無")))
    corrected = results.with_corrected(0, "tanaka@gmail.com")

    guidance = Adviser(corrected).of(corrected.recipient(0))

    assert guidance.next_step == guide.corrected.next_step
    assert guidance.resend_sentence == "直したアドレスに、もう一度送れます"
    assert guidance.suggestions == ("tanaka@gmail.com",)


@pytest.mark.parametrize(
    ("status", "detail", "opted_out"),
    [
        ("エラー", "ホスト不明", "有"),
        ("エラー", "ブロック対象のアドレス", "無"),
        ("送信済み（結果確認中）", "", "無"),
    ],
)
def test_a_correction_changes_nothing_of_who_gets_no_mail_or_waits(
    tmp_path: Path, status: str, detail: str, opted_out: str
) -> None:
    results = load_lines(tmp_path, *lines(("tanaka@gmai.com", status, detail, opted_out)))
    corrected = results.with_corrected(0, "tanaka@gmail.com")

    before, after = (Adviser(each).of(each.recipient(0)) for each in (results, corrected))

    assert (after.next_step, after.resend) == (before.next_step, before.resend)


def test_corrections_of_several_files_are_each_file_s_own(guide: StatusGuide) -> None:
    both = merge([load(ALL_AFTER, guide), load(TEST_SEND, guide)])

    corrected = both.with_corrected(317, "x@example.jp").with_corrected(3, "y@example.jp")

    assert [each.corrections.addresses for each in corrected.parts] == [
        {3: "y@example.jp"},
        {1: "x@example.jp"},
    ]
    assert merge(corrected.parts).corrections == corrected.corrections


@pytest.mark.parametrize("newer_first", [False, True])
def test_corrections_survive_the_next_day_s_download(
    guide: StatusGuide, *, newer_first: bool
) -> None:
    before, after = (load(each, guide, to_compare=True) for each in (ALL_BEFORE, ALL_AFTER))
    address = before.address(7)
    before = before.with_corrected(7, "new@example.jp")

    (settled,) = settle([after, before] if newer_first else [before, after]).parts

    assert settled.corrections.addresses == {row_of(after, address): "new@example.jp"}


def test_a_correction_made_in_both_files_is_the_newer_one_s(guide: StatusGuide) -> None:
    before, after = (load(each, guide, to_compare=True) for each in (ALL_BEFORE, ALL_AFTER))
    row = row_of(after, before.address(7))

    parts = settle([before.with_corrected(7, "old@x.jp"), after.with_corrected(row, "new@x.jp")])

    assert parts.parts[0].corrections.addresses == {row: "new@x.jp"}


def test_another_mailing_takes_no_corrections_over(tmp_path: Path, guide: StatusGuide) -> None:
    other = result_file(tmp_path, [recipient("エラー", "ホスト不明", address="a@b.jp")])
    parts = [load(each, guide, to_compare=True) for each in (ALL_AFTER, other)]

    settled = settle([parts[0].with_corrected(7, "x@y.jp"), parts[1]])

    assert [bool(each.corrections) for each in settled.parts] == [True, False]


@pytest.mark.parametrize(
    ("typed", "kinds", "can_be_sent"),
    [
        (" taro@example.co.jp ", [], True),
        ("taro@docomo.ne.jp", [], True),  # nothing of the carrier's filters
        ("taro@gmai.com", ["mistyped"], True),
        ("taro@excite.co.jp", ["ended"], True),
        ("taro..y@docomo.ne.jp", ["dots_in_a_row"], True),
        ("taro", ["no_at"], False),
        ("", ["empty"], False),
        ("ｔaro@example.jp", ["full_width"], False),
        ("ta ro@example.jp", ["space"], False),
        ("a@x.jp;b@x.jp", ["several"], False),
        ("山田@example.jp", ["unusable"], False),
    ],
)
def test_what_is_typed_is_checked(typed: str, kinds: list[str], can_be_sent: bool) -> None:
    checked = check_typed(typed, GUIDE)

    assert [each.kind for each in checked.findings] == kinds
    assert checked.can_be_sent is can_be_sent
    assert checked.address == typed.strip()
