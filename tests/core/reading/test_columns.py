from collections.abc import Sequence

import pytest

from nexgui.core.contact import ContactColumns
from nexgui.core.errors import FaxResultError, NoStatusColumnError
from nexgui.core.guide import StatusGuide
from nexgui.core.reading.columns import ColumnRoles, find_columns
from nexgui.core.reading.records import Cells
from tests.core.loaded import RULES
from tests.helpers import FAX, read_csv


def roles(guide: StatusGuide, header: Sequence[str], *rows: Sequence[str]) -> ColumnRoles:
    cells = Cells(lines=range(2, len(rows) + 2), rows=rows)
    return find_columns(header, cells, "結果.csv", RULES, guide)


def test_every_column_of_the_documented_layout_is_found(guide: StatusGuide) -> None:
    header = ["姓", "連絡先", "ステータス", "確定日時", "ステータス詳細", "送信停止", "開封ログ"]

    found = roles(guide, header, ["佐藤", "a@example.jp", "送信完了", "", "", "無", "有"])

    assert found == ColumnRoles(
        status=2,
        detail=4,
        address=1,
        decided_at=3,
        opted_out=5,
        opened=6,
        contact=ContactColumns(family_name=0),
        address_candidates=(1,),
    )


def test_columns_may_stand_in_any_order(guide: StatusGuide) -> None:
    header = ["送信停止", "ステータス詳細", "メールアドレス", "ステータス"]

    found = roles(guide, header, ["無", "受信拒否", "a@example.jp", "エラー"])

    assert (found.opted_out, found.detail, found.address, found.status) == (0, 1, 2, 3)


def test_a_column_that_the_file_lacks_has_no_place(guide: StatusGuide) -> None:
    found = roles(guide, ["ステータス"], ["送信完了"])

    assert found == ColumnRoles(
        status=0, detail=None, address=None, decided_at=None, opted_out=None, opened=None
    )


@pytest.mark.parametrize("header", ["ｽﾃｰﾀｽ", " ステータス", "ステー タス", "ステータス\n"])
def test_widths_and_white_space_of_a_header_do_not_matter(guide: StatusGuide, header: str) -> None:
    assert roles(guide, ["会社名", header], ["A社", "送信完了"]).status == 1


@pytest.mark.parametrize("header", ["会員ステータス", "ステータス2", "ｽﾃｰﾀｽ詳細情報", "status"])
def test_a_header_that_only_contains_the_word_is_no_status_column(
    guide: StatusGuide, header: str
) -> None:
    with pytest.raises(NoStatusColumnError, match=r"「結果\.csv」には「ステータス」の列がない"):
        roles(guide, ["メールアドレス", header], ["a@example.jp", "ゴールド会員"])


@pytest.mark.parametrize("header", ["状態", "status", ""])
def test_the_statuses_are_known_by_their_names_under_any_header(
    guide: StatusGuide, header: str
) -> None:
    found = roles(guide, ["メールアドレス", header], ["a@example.jp", "送信完了"])

    assert (found.status, found.detail) == (1, None)


def test_numbers_under_another_header_are_no_statuses(guide: StatusGuide) -> None:
    with pytest.raises(NoStatusColumnError):
        roles(guide, ["メールアドレス", "ランク"], ["a@example.jp", "3"])


def test_without_any_header_the_fuller_column_of_statuses_is_the_status(
    guide: StatusGuide,
) -> None:
    rows = [["a@example.jp", "", "送信完了"], ["b@example.jp", "受信拒否", "エラー"]]

    found = roles(guide, [], *rows)

    assert (found.address, found.detail, found.status) == (0, 1, 2)


def test_equally_likely_columns_of_addresses_are_all_candidates(guide: StatusGuide) -> None:
    header = ["担当", "連絡先", "ステータス"]
    rows = [["x@example.jp", "a@example.jp", "2"], ["", "b@example.jp", "2"]]

    found = roles(guide, header, *rows)

    assert (found.address, found.address_candidates) == (1, (1, 0))


def test_without_any_address_there_is_no_candidate(guide: StatusGuide) -> None:
    assert roles(guide, ["会社名", "ステータス"], ["A社", "2"]).address_candidates == ()


def test_the_detail_alone_is_enough(guide: StatusGuide) -> None:
    found = roles(guide, ["ステータス詳細"], ["受信拒否"])

    assert (found.status, found.detail) == (None, 0)


@pytest.mark.parametrize("own", [0, 1])
def test_of_two_status_columns_the_one_with_statuses_counts(guide: StatusGuide, own: int) -> None:
    row = ["送信完了", "送信完了"]
    row[own] = "ゴールド会員"

    assert roles(guide, ["ステータス", "ステータス"], row).status == 1 - own


def test_of_two_columns_with_statuses_the_later_one_is_nexlink_s(guide: StatusGuide) -> None:
    assert roles(guide, ["ステータス", "ステータス"], ["送信完了", "エラー"]).status == 1


def test_a_customer_s_column_of_ranks_does_not_win_over_a_new_status_of_nexlink(
    guide: StatusGuide,
) -> None:
    header = ["メールアドレス", "ステータス", "ステータス"]
    rows = [["a@example.jp", "1", "送信完了"], ["b@example.jp", "3", "新しいステータス"]]

    assert roles(guide, header, *rows).status == 2


def test_the_later_of_two_opt_out_columns_is_nexlink_s(guide: StatusGuide) -> None:
    assert (
        roles(guide, ["送信停止", "ステータス", "送信停止"], ["有", "送信完了", "無"]).opted_out
        == 2
    )


@pytest.mark.parametrize(
    "header", ["メールアドレス", "E-Mail", "ｅ－ｍａｉｌ", "連絡先", "ご担当者様ID", ""]
)
def test_the_address_is_known_by_its_cells_under_any_header(
    guide: StatusGuide, header: str
) -> None:
    found = roles(guide, ["会社名", header, "ステータス"], ["A社", "a@example.jp", "送信完了"])

    assert found.address == 1


def test_a_full_width_at_sign_makes_an_address_too(guide: StatusGuide) -> None:
    assert (
        roles(guide, ["姓", "連絡先", "ステータス"], ["佐藤", "ａ＠example.jp", "3"]).address == 1
    )


def test_a_header_without_any_at_sign_below_it_is_still_the_address(guide: StatusGuide) -> None:
    found = roles(guide, ["会社名", "メールアドレス", "ステータス"], ["A社", "example.jp", "3"])

    assert found.address == 1


def test_a_column_with_a_single_at_sign_does_not_win_over_the_addresses(
    guide: StatusGuide,
) -> None:
    header = ["メモ", "連絡先", "ステータス"]
    rows = [["@駅前", "a@example.jp", "2"], ["", "b@example.jp", "2"], ["", "c@example.jp", "2"]]

    assert roles(guide, header, *rows).address == 1


def test_of_equals_the_likeliest_header_is_the_address(guide: StatusGuide) -> None:
    header = ["担当者", "メールアドレス", "メール", "ステータス"]

    assert roles(guide, header, ["x@example.jp", "y@example.jp", "z@example.jp", "2"]).address == 1


def test_one_mistyped_address_does_not_make_another_column_the_address(
    guide: StatusGuide,
) -> None:
    header = ["営業担当", "メールアドレス", "ステータス"]
    rows = [["sales@example.com", f"user{number}@example.jp", "送信完了"] for number in range(9)]
    mistyped = ["sales@example.com", "user9.example.jp", "メールアドレスの形式エラー"]

    assert roles(guide, header, *rows, mistyped).address == 1


def test_short_rows_do_not_disturb_the_search(guide: StatusGuide) -> None:
    found = roles(guide, ["ステータス", "連絡先"], ["送信完了"], ["送信完了", "a@example.jp"])

    assert (found.status, found.address) == (0, 1)


def test_a_fax_result_file_is_called_by_its_name(guide: StatusGuide) -> None:
    header, *rows = read_csv(FAX)

    with pytest.raises(FaxResultError, match="はFAXの送信結果ファイルです。"):
        roles(guide, header, *rows)


def test_a_mail_result_with_a_fax_column_of_the_customer_is_no_fax_result(
    guide: StatusGuide,
) -> None:
    header = [
        "FAX",
        "送信エラー",
        "送信エラー詳細",
        "メールアドレス",
        "ステータス",
        "ステータス詳細",
    ]

    found = roles(guide, header, ["03", "", "", "a@example.jp", "送信完了", ""])

    assert (found.status, found.detail) == (4, 5)


def test_a_column_of_the_customer_s_own_with_a_known_name_is_told_by_its_values(
    guide: StatusGuide,
) -> None:
    header = ["確定日時", "アドレス", "ステータス", "確定日時", "送信停止", "送信停止"]
    row = ["2026-11-20 10:00", "a@example.jp", "送信完了", "済", "有", "希望なし"]

    found = roles(guide, header, row)

    assert (found.decided_at, found.opted_out) == (0, 4)


def test_without_a_header_the_time_is_found_by_its_form(guide: StatusGuide) -> None:
    rows = [["a@example.jp", "送信完了", "2026/11/20 9:05", "100-0001"]] * 3

    found = roles(guide, ["x", "y", "z", "w"], *rows)

    assert found.decided_at == 2


def test_a_column_for_every_url_that_was_tracked(guide: StatusGuide) -> None:
    header = ["メール", "ステータス", "https://example.jp/a", "http://example.jp/b", "https://x"]

    found = roles(guide, header, ["a@example.jp", "送信完了", "有", "無", "メモ"])

    assert found.clicked == (2, 3)


DOCUMENTED = ["会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細", "送信停止"]
RESULTS = [
    ["A社", "a@x.jp", "送信完了", "2026-11-20 10:01", "", "無"],
    ["B社", "b@x.jp", "エラー", "2026-11-20 10:01", "ユーザー不明", "無"],
    ["C社", "c@x.jp", "送信完了", "2026-11-20 10:01", "", "無"],
]


@pytest.mark.parametrize(
    ("name", "other"),
    [("ステータス", "結果"), ("ステータス詳細", "エラー理由"), ("ステータス詳細", "")],
)
def test_a_column_under_another_name_is_found_by_its_cells(
    guide: StatusGuide, name: str, other: str
) -> None:
    header = [other if each == name else each for each in DOCUMENTED]

    found = roles(guide, header, *RESULTS)

    assert (found.status, found.detail) == (2, 4)


def test_names_of_statuses_win_over_a_customer_s_column_of_that_name(guide: StatusGuide) -> None:
    rows = [["a@x.jp", "A", "送信完了"], ["b@x.jp", "B", "ユーザー不明"]]

    assert roles(guide, ["メールアドレス", "ステータス", "配信結果"], *rows).status == 2


@pytest.mark.parametrize("own", [["1", "2", "3"], ["対応済", "エラー", "未"], ["未", "", ""]])
def test_a_clerk_s_column_of_that_name_at_the_right_does_not_win(
    guide: StatusGuide, own: list[str]
) -> None:
    rows = [[*row, cell] for row, cell in zip(RESULTS, own, strict=True)]

    found = roles(guide, [*DOCUMENTED, "ステータス"], *rows)

    assert (found.status, found.detail) == (2, 4)


def test_the_results_of_an_earlier_mailing_are_no_reasons(guide: StatusGuide) -> None:
    rows = [[cell, *row[:4]] for row, cell in zip(RESULTS, ["受信拒否"] * 3, strict=True)]

    found = roles(guide, ["前回結果", *DOCUMENTED[:4]], *rows)

    assert (found.status, found.detail) == (3, None)


def test_the_reasons_of_an_earlier_mailing_do_not_win_over_an_empty_column(
    guide: StatusGuide,
) -> None:
    header = ["メールアドレス", "ステータス", "ステータス詳細", "ステータス", "ステータス詳細"]
    rows = [["a@x.jp", "エラー", "受信拒否", "送信完了", ""]] * 3

    found = roles(guide, header, *rows)

    assert (found.status, found.detail) == (3, 4)


@pytest.mark.parametrize("header", [["会社", "連絡先", "結果", "確定日時"], []])
def test_numbers_are_statuses_beside_addresses_and_another_sign(
    guide: StatusGuide, header: list[str]
) -> None:
    time = "2026-11-20 10:05"

    found = roles(
        guide,
        header,
        ["A", "a@x.jp", "2", time],
        ["B", "b@x.jp", "3", time],
        ["C", "c@x.jp", "", ""],
    )

    assert (found.status, found.address, found.is_proven) == (2, 1, False)


@pytest.mark.parametrize("header", [["会社", "連絡先", "結果"], ["name", "mail", "status"], []])
def test_numbers_alone_may_be_anything(guide: StatusGuide, header: list[str]) -> None:
    with pytest.raises(NoStatusColumnError):
        roles(guide, header, ["A", "a@x.jp", "2"], ["B", "b@x.jp", "3"])


def test_words_that_every_mail_service_uses_prove_nothing(guide: StatusGuide) -> None:
    with pytest.raises(NoStatusColumnError):
        roles(guide, ["メール", "結果"], ["a@x.jp", "エラー"], ["b@x.jp", "成功"])


@pytest.mark.parametrize(
    ("header", "status", "is_proven"),
    [
        (["メール", "ステータス"], "エラー", False),
        (["メール", "ステータス"], "受信拒否", True),
        (["メール", "ステータス", "確定日時"], "エラー", True),
        (["メール", "結果"], "受信拒否", True),
    ],
)
def test_a_name_of_nexlink_s_or_its_headers_together_prove_a_result(
    guide: StatusGuide, header: list[str], status: str, is_proven: bool
) -> None:
    found = roles(guide, header, ["a@x.jp", status, *[""] * (len(header) - 2)])

    assert (found.status, found.is_proven) == (1, is_proven)


def test_handles_are_no_addresses(guide: StatusGuide) -> None:
    rows = [["a@x.jp", "@taro", "送信完了"], ["", "@jiro", "送信完了"], ["", "@sabu", "送信完了"]]

    assert roles(guide, ["連絡先", "X", "ステータス"], *rows).address_candidates == (0,)


@pytest.mark.parametrize(
    "digits", ["{}", "①②③④⑤⑥⑦⑧⑨⑩⑪⑫", "¹²³⁴⁵⁶⁷⁸⁹¹²³", "１２３４５６７８９１２３", "₁₂₃₄₅₆₇₈₉₁₂₃"]
)
def test_an_unnamed_column_of_small_numbers_is_never_the_reason(
    guide: StatusGuide, digits: str
) -> None:
    numbers = [digits.format(number) for number in range(1, 13)] if "{" in digits else digits
    rows = [[number, "a@x.jp", "エラー"] for number in numbers]

    assert roles(guide, ["No", "メール", "ステータス"], *rows).detail is None


@pytest.mark.parametrize(
    "rows",
    [
        [["3", "a@x.jp", "2"], ["4", "b@x.jp", "3"]],
        [["A", "a@x.jp", "2"], ["B", "b@x.jp", "20"]],
        [["A", "x", "2"], ["B", "y", "3"]],
    ],
    ids=["two columns", "a number beyond", "no address"],
)
def test_numbers_that_may_be_anything_are_no_statuses(
    guide: StatusGuide, rows: list[list[str]]
) -> None:
    with pytest.raises(NoStatusColumnError):
        roles(guide, [], *rows)


def test_two_columns_of_addresses_with_one_name_are_both_candidates(guide: StatusGuide) -> None:
    rows = [["a@x.jp", "boss@y.jp", "送信完了"], ["b@x.jp", "boss@y.jp", "送信完了"]]

    found = roles(guide, ["メールアドレス", "メールアドレス", "ステータス"], *rows)

    assert (found.address, found.address_candidates) == (0, (0, 1))


def test_a_copy_of_the_addresses_is_no_second_candidate(guide: StatusGuide) -> None:
    rows = [["a@x.jp", "a@x.jp", "送信完了"], ["b@x.jp", "b@x.jp", "送信完了"]]

    found = roles(guide, ["メールアドレス", "メールアドレス", "ステータス"], *rows)

    assert found.address_candidates == (1,)


def test_without_a_header_the_opt_outs_are_at_their_documented_place(guide: StatusGuide) -> None:
    rows = [[*row, "有"] for row in RESULTS]

    found = roles(guide, [], *rows)

    assert (found.opted_out, found.opened) == (5, 6)


def test_without_a_header_another_column_is_not_taken_for_the_opt_outs(
    guide: StatusGuide,
) -> None:
    assert roles(guide, [], ["a@x.jp", "有", "送信完了", "", "無"]).opted_out is None


def test_who_a_recipient_is_stands_below_headers_of_many_names(guide: StatusGuide) -> None:
    header = ["ＴＥＬ", "部署", "貴社名", "お名前", "ファクス", "E-mail", "ステータス"]

    found = roles(guide, header, ["03", "総務部", "A社", "佐藤", "04", "a@example.jp", "送信完了"])

    assert found.contact == ContactColumns(company=2, department=1, full_name=3, phone=0, fax=4)


def test_of_two_columns_for_one_role_the_likelier_header_counts_and_then_the_first(
    guide: StatusGuide,
) -> None:
    header = ["会社", "携帯電話", "会社名", "会社名", "電話番号", "ステータス"]

    found = roles(guide, header, ["A", "090", "A社", "B社", "03", "送信完了"])

    assert (found.contact.company, found.contact.phone) == (2, 4)


@pytest.mark.parametrize(
    "header", ["会社名カナ", "姓カナ", "名前の読み", "担当者メール", "FAX送信日"]
)
def test_a_header_that_only_sounds_like_a_role_has_none(guide: StatusGuide, header: str) -> None:
    found = roles(guide, [header, "ステータス"], ["x", "送信完了"])

    assert found.contact == ContactColumns()
