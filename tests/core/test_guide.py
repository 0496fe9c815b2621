import unicodedata

import pytest

from nexgui.core.guide import Status, StatusGuide
from tests.helpers import (
    ERROR,
    GROUPS,
    NEEDS_ACTION,
    NOT_IN_MANUAL,
    POLICY,
    Group,
    ManualStatus,
    manual_statuses,
)

FULL_WIDTH_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
RESEND = {
    "不要": {1, 2, 11, 12, 15, *NOT_IN_MANUAL[:4]},
    "直してから": {3, 4, 5, 19},
    "確かめてから": {6, 13},
    "受け取れるようになってから": {7, 8, 9, 14},
    "時間をおいてから": {10},
    "送りません": {16, 17, 18},
    "サポートに聞いてから": {POLICY, ERROR},
}


def known(guide: StatusGuide, name_or_number: str) -> Status:
    status = guide.find(name_or_number)
    assert status is not None, name_or_number
    return status


def identity(status: Status) -> int | str:
    return status.name if status.number is None else status.number


def test_the_table_of_the_manual_has_all_nineteen_statuses() -> None:
    assert [status.number for status in manual_statuses()] == list(range(1, 20))


@pytest.mark.parametrize("expected", manual_statuses(), ids=lambda status: str(status.number))
def test_every_text_is_the_manual_s_to_the_letter(
    guide: StatusGuide, expected: ManualStatus
) -> None:
    status = known(guide, str(expected.number))

    assert (status.name, status.meaning, status.action) == (
        expected.name,
        expected.meaning,
        expected.action,
    )


def test_the_guide_has_the_manual_s_statuses_and_those_it_lacks_and_no_other(
    guide: StatusGuide,
) -> None:
    assert [identity(status) for status in guide.statuses] == [*range(1, 20), *NOT_IN_MANUAL]


@pytest.mark.parametrize("name", NOT_IN_MANUAL)
def test_a_status_that_the_manual_lacks_has_none_of_its_texts(
    guide: StatusGuide, name: str
) -> None:
    status = known(guide, name)

    assert (status.number, status.meaning, status.action) == (None, "", "")


def test_every_status_says_what_to_do_next_and_whether_to_resend(guide: StatusGuide) -> None:
    for status in (*guide.statuses, guide.unknown):
        assert status.next_step.endswith("。"), status.name
        assert status.resend, status.name
        assert status.group in guide.groups, status.name


def test_there_are_eight_groups_and_each_has_a_status(guide: StatusGuide) -> None:
    assert len({group.key for group in guide.groups}) == 8
    assert {status.group for status in guide.statuses} == set(guide.groups)


def test_symbols_labels_and_fills_tell_all_groups_apart(guide: StatusGuide) -> None:
    for attribute in ("symbol", "label", "fill", "title"):
        values = {getattr(group, attribute) for group in guide.groups}
        assert len(values - {""}) == 8, attribute


@pytest.mark.parametrize("expected", GROUPS, ids=lambda group: group.key)
def test_a_group_looks_and_holds_what_was_decided(guide: StatusGuide, expected: Group) -> None:
    (group,) = [group for group in guide.groups if group.key == expected.key]

    assert (group.symbol, group.label, group.fill) == (
        expected.symbol,
        expected.label,
        expected.fill,
    )
    members = {identity(status) for status in guide.statuses if status.group == group}
    assert members == set(expected.statuses)


def test_what_needs_somebody_is_what_was_decided(guide: StatusGuide) -> None:
    needing = {identity(status) for status in guide.statuses if status.needs_action}

    assert needing == NEEDS_ACTION
    assert guide.unknown.needs_action


@pytest.mark.parametrize(("answer", "statuses"), RESEND.items())
def test_the_answer_to_resending_is_what_was_decided(
    guide: StatusGuide, answer: str, statuses: set[int | str]
) -> None:
    assert {identity(status) for status in guide.statuses if status.resend == answer} == statuses


def test_the_support_line_is_the_manual_s_closing_line(guide: StatusGuide) -> None:
    assert guide.support_line == (
        "エラーについてのお問い合わせは、NEXLINKサポートセンターへご相談ください。"
    )


@pytest.mark.parametrize("number", range(1, 20))
def test_a_number_finds_the_same_status_as_its_name(guide: StatusGuide, number: int) -> None:
    by_name = known(guide, manual_statuses()[number - 1].name)

    assert by_name.number == number
    for spelling in (str(number), f" {number}\t", f"{number:02}"):
        assert guide.find(spelling) is by_name
        assert guide.find(spelling.translate(FULL_WIDTH_DIGITS)) is by_name


@pytest.mark.parametrize("other", ["0", "00", "20", "-1", "1.5", "119", "1 2 3", "ステータス3"])
def test_any_other_number_finds_nothing(guide: StatusGuide, other: str) -> None:
    assert guide.find(other) is None


@pytest.mark.parametrize(
    ("spelling", "number"),
    [
        ("送信済み（結果確認中）", 1),
        ("送信済み(結果確認中)", 1),
        ("　送信済み（結果確認中）　", 1),
        ("停止リスト全停止（メール）に該当するため宛先除外", 18),
        ("停止リスト全停止 (メール) に該当するため宛先除外", 18),
        ("停止リスト全停止（ﾒｰﾙ）に該当するため宛先除外", 18),
        ("エラータイムアウト", 10),
        ("エラー　タイムアウト", 10),
        ("ｴﾗｰ ﾀｲﾑｱｳﾄ", 10),
        ("遅延（再送）", 11),
        ("ユーザー\u00a0不明\r\n", 3),
    ],
)
def test_letter_widths_and_white_space_do_not_matter(
    guide: StatusGuide, spelling: str, number: int
) -> None:
    assert known(guide, spelling).number == number


@pytest.mark.parametrize("status", manual_statuses(), ids=lambda status: str(status.number))
def test_every_name_is_found_in_all_widths(guide: StatusGuide, status: ManualStatus) -> None:
    bare = "".join(unicodedata.normalize("NFKC", status.name).split())

    for spelling in (bare, bare.replace("(", "（").replace(")", "）"), " ".join(bare)):
        assert known(guide, spelling).number == status.number


@pytest.mark.parametrize("part", ["ユーザー", "不明", "ユーザー不明です", "完了", "", "　"])
def test_a_part_of_a_name_finds_nothing(guide: StatusGuide, part: str) -> None:
    assert guide.find(part) is None


def test_the_detail_comes_before_the_status(guide: StatusGuide) -> None:
    assert guide.look_up("受信拒否", ERROR).number == 6
    assert guide.look_up("6", "送信完了").number == 6


@pytest.mark.parametrize("detail", ["", " ", "　"])
def test_without_a_detail_the_status_counts(guide: StatusGuide, detail: str) -> None:
    assert guide.look_up(detail, "送信完了").number == 2


def test_a_bare_error_is_known_by_its_name_and_nothing_more(guide: StatusGuide) -> None:
    status = guide.look_up("", ERROR)

    assert (status.name, status.group.key, status.resend) == (
        ERROR,
        "unknown",
        "サポートに聞いてから",
    )


def test_an_unknown_detail_of_an_error_is_shown_in_its_own_words(guide: StatusGuide) -> None:
    status = guide.look_up(" 新しい理由 ", ERROR)

    assert (status.name, status.group.key) == ("新しい理由", "unknown")
    assert status.next_step == guide.unknown.next_step


def test_an_unknown_detail_does_not_hide_a_known_status(guide: StatusGuide) -> None:
    assert guide.look_up("備考", "送信完了").number == 2


def test_an_unknown_status_is_shown_in_its_own_words(guide: StatusGuide) -> None:
    status = guide.look_up("", "送信停止リストに該当するため除外")

    assert (status.name, status.number) == ("送信停止リストに該当するため除外", None)
    assert (status.group.key, status.needs_action) == ("unknown", True)


def test_a_row_without_any_status_says_that_it_is_blank(guide: StatusGuide) -> None:
    status = guide.look_up("", "　")

    assert (status.name, status.group.key) == ("（空欄）", "unknown")
