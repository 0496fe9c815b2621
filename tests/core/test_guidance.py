"""What is said of recipients, before anybody shows it."""

import unicodedata
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from nexgui.core.addresses.check import Finding, check_address
from nexgui.core.addresses.rules import load_address_rules
from nexgui.core.guidance import Adviser, Guidance, advise
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.messages import has_text, keys, text
from nexgui.core.query.query import Query
from nexgui.core.query.run import run_query
from nexgui.core.waiting import Waiting
from tests.helpers import ALL_AFTER, recipient, result_file

FAILED = [3, 4, 5, 6, 7, 8, 9, 10, 14, 16]
ROOM = 16  # letters as wide as they are high: a line of the list on a small screen
NO_FINDING_OF_ITS_OWN = {"finding.date", "finding.month"}


def status_of(guide: StatusGuide, name: str | int) -> Status:
    return guide.look_up("", str(name))


def said(
    guide: StatusGuide, name: str | int, address: str = "a@example.jp", *, opted_out: bool = False
) -> Guidance:
    findings = check_address(address, load_address_rules())
    return advise(status_of(guide, name), guide, findings, opted_out=opted_out)


def test_of_an_ordinary_recipient_the_guide_says_all(guide: StatusGuide) -> None:
    for status in guide.statuses:
        guidance = advise(status, guide)
        assert (guidance.title, guidance.short_title) == (
            status.group.title,
            status.group.short_title,
        )
        assert (guidance.next_step, guidance.resend) == (status.next_step, status.resend)
        assert (guidance.noticed, guidance.suggestions, guidance.asides) == ("", (), ())
        assert guidance.needs_action == status.needs_action
        assert not guidance.to_check


@pytest.mark.parametrize("number", FAILED)
def test_a_mistyped_domain_explains_every_failure(guide: StatusGuide, number: int) -> None:
    guidance = said(guide, number, "tanaka@gmai.com")

    assert guidance.next_step == (
        "「gmai.com」は「gmail.com」の打ち間違いの可能性があります。"
        "名刺や申込書で確かめて、宛先リストを直します。"
    )
    assert guidance.resend == "直してから"
    assert guidance.suggestions == ("tanaka@gmail.com",)


def test_an_ended_service_is_told_and_not_to_try_again(guide: StatusGuide) -> None:
    guidance = said(guide, 10, "sales@excite.co.jp")

    assert guidance.next_step == (
        "「excite.co.jp」のメールは2018年9月18日に終了しました。新しいアドレスを聞きます。"
    )
    assert guidance.resend == "新しいアドレスがわかってから"


def test_a_character_that_cannot_be_is_to_be_put_right(guide: StatusGuide) -> None:
    guidance = said(guide, 5, "ａｂｃ@example.jp")

    assert guidance.next_step == "全角の「ａ」「ｂ」「ｃ」が入っています。半角に直します。"


def test_the_best_of_several_explanations_comes_first(guide: StatusGuide) -> None:
    guidance = said(guide, 3, "ａ@gmai.com")

    assert guidance.next_step.startswith("「gmai.com」は「gmail.com」の打ち間違い")
    assert guidance.noticed.startswith("全角の「ａ」が入っています。\n")


def test_who_wants_no_more_mail_gets_none_whatever_else_is_known(guide: StatusGuide) -> None:
    for status in (*guide.statuses, status_of(guide, "ふしぎな状態")):
        for address in ("a@example.jp", "tanaka@gmai.com", "a@docomo.ne.jp"):
            guidance = said(guide, status.name, address, opted_out=True)
            assert guidance.next_step == guide.opted_out.next_step
            assert guidance.resend == "送りません"
            assert not guidance.to_check


@pytest.mark.parametrize("name", [17, 18, 19, "メールシステムのポリシー違反に該当するため宛先除外"])
def test_what_no_address_explains_keeps_its_own_sentence(
    guide: StatusGuide, name: str | int
) -> None:
    guidance = said(guide, name, "tanaka@gmai.com")

    assert guidance.next_step == status_of(guide, name).next_step
    assert guidance.suggestions == ("tanaka@gmail.com",)


@pytest.mark.parametrize("number", [6, 7, 8, 9, 16])
@pytest.mark.parametrize("address", ["k@x.jp ", "k@x.jp様", "mailto:k@x.jp", "<k@x.jp>", "ｋ@x.jp"])
def test_where_a_server_knew_the_mailbox_only_another_domain_explains_the_failure(
    guide: StatusGuide, number: int, address: str
) -> None:
    guidance, status = said(guide, number, address), status_of(guide, number)

    assert (guidance.next_step, guidance.resend) == (status.next_step, status.resend)
    assert guidance.noticed
    assert guidance.suggestions == ("k@x.jp",)


@pytest.mark.parametrize("number", [3, 4, 5, 10, 14])
def test_what_stands_around_an_address_explains_why_no_mailbox_was_found(
    guide: StatusGuide, number: int
) -> None:
    assert said(guide, number, "k@x.jp様").next_step == (
        "最後に「様」が付いています。取って、アドレスだけにします。"
    )


@pytest.mark.parametrize("number", [11, 12, 15])
def test_a_mail_that_was_answered_is_not_doubted_for_what_stands_around_the_address(
    guide: StatusGuide, number: int
) -> None:
    assert said(guide, number, "k@x.jp様").next_step == status_of(guide, number).next_step


def test_a_new_detail_of_an_error_is_explained_by_an_address_as_a_bare_error_is(
    guide: StatusGuide,
) -> None:
    findings = check_address("tanaka@gmai.com", load_address_rules())
    for detail in ("", "新しいエラー"):
        status = guide.look_up(detail, "エラー")
        assert advise(status, guide, findings).next_step.startswith("「gmai.com」は")
    assert not guide.look_up("新しいエラー", "送信中").failed
    assert not guide.look_up("新しいエラー", "").failed


def test_a_carrier_is_spoken_of_where_it_tells_something_of_this_mail(guide: StatusGuide) -> None:
    kinds = {
        (number, domain): [
            each.kind
            for guidance in [said(guide, number, f"a@{domain}")]
            for each in (*guidance.findings, *guidance.asides)
        ]
        for number in (1, 2, 6, 11, 17, 19)
        for domain in ("docomo.ne.jp", "ezweb.ne.jp")
    }
    assert {place: found for place, found in kinds.items() if found} == {
        (2, "docomo.ne.jp"): ["carrier_silent"],
        (6, "ezweb.ne.jp"): ["carrier"],
    }


def test_who_wants_no_more_mail_has_no_address_suggested(guide: StatusGuide) -> None:
    guidance = said(guide, 3, "tanaka@gmai.com", opted_out=True)
    assert guidance.suggestions == ()
    assert guidance.noticed


def test_of_several_files_each_has_a_time_of_its_own(tmp_path: Path, guide: StatusGuide) -> None:
    now = datetime.now().astimezone()
    parts = [
        replace(
            load(result_file(tmp_path, [recipient("1")], name=f"{hours}.csv"), guide),
            waiting=None if until is None else Waiting(1, until),
        )
        for hours, until in (
            (-1, now - timedelta(hours=1)),
            (1, now + timedelta(hours=1)),
            (0, None),
        )
    ]
    results = merge(parts)
    adviser = Adviser(results)
    steps = [adviser.of(one).next_step for one in results.recipients(range(3))]
    own = results.statuses[0].next_step
    assert steps == [guide.overdue_step, own, own]
    assert steps == [adviser.of(results.recipient(row)).next_step for row in range(3)]
    found = run_query(results, Query(words=guide.overdue_step))
    assert list(found) == [0]


def test_an_unknown_status_is_not_explained_by_an_address(guide: StatusGuide) -> None:
    assert said(guide, "ふしぎな状態", "tanaka@gmai.com").next_step == guide.unknown.next_step


@pytest.mark.parametrize("address", ["nakamura@gmai.com", "a@excite.co.jp", "ａ@example.jp"])
def test_a_mail_delivered_to_a_wrong_address_is_to_be_checked(
    guide: StatusGuide, address: str
) -> None:
    guidance = said(guide, 2, address)

    assert guidance.to_check
    assert not guidance.needs_action
    assert (guidance.title, guidance.short_title) == ("⚠ 送信完了でも要確認", "⚠ 要確認")
    assert (
        guidance.next_step.startswith("送信は完了しましたが、「") or "全角の" in guidance.next_step
    )
    assert guidance.next_step.endswith("届いたか、宛先の方に確かめます。")
    assert guidance.resend == "確かめてから"


@pytest.mark.parametrize(
    "address",
    ["a@docomo.ne.jp", "a@softbank.co.jp", "taro..x@docomo.ne.jp", "-a@example.jp", "a@ocn.ne.jp"],
)
def test_what_is_only_possible_asks_for_nothing_where_the_mail_arrived(
    guide: StatusGuide, address: str
) -> None:
    guidance = said(guide, 2, address)

    assert not guidance.to_check
    assert (guidance.next_step, guidance.noticed) == (status_of(guide, 2).next_step, "")


def test_soft_findings_are_shown_everywhere_only_of_who_needs_somebody(guide: StatusGuide) -> None:
    arrived, refused = (
        said(
            guide,
            number,
            "a@ezweb.ne.jp..",
        )
        for number in (2, 6)
    )

    assert [each.kind for each in refused.findings] != []
    assert all(not each.soft for each in arrived.findings)


def test_docomo_s_silence_is_told_of_the_delivered_and_not_of_the_refused(
    guide: StatusGuide,
) -> None:
    assert [each.kind for each in said(guide, 2, "a@docomo.ne.jp").asides] == ["carrier_silent"]
    assert said(guide, 6, "a@docomo.ne.jp").findings == ()
    assert [each.kind for each in said(guide, 6, "a@ezweb.ne.jp").findings] == ["carrier"]


@pytest.mark.parametrize("number", [1, 11, 12, 13, 15])
def test_who_needs_nobody_is_told_of_a_slip_behind_the_own_sentence(
    guide: StatusGuide, number: int
) -> None:
    step = said(guide, number, "tanaka@gmai.com").next_step

    own = status_of(guide, number).next_step
    assert step == f"{own}ただし、「gmai.com」は「gmail.com」の打ち間違いの可能性があります。"


def test_open_results_whose_time_is_over_are_to_be_downloaded(guide: StatusGuide) -> None:
    for status in guide.statuses:
        overdue = advise(status, guide, overdue=True).next_step
        assert overdue == (guide.overdue_step if status.group.open else status.next_step)


@pytest.mark.parametrize(("hours", "is_over"), [(-1, True), (1, False)])
def test_the_time_that_results_are_awaited_is_known(
    tmp_path: Path, guide: StatusGuide, hours: int, is_over: bool
) -> None:
    results = load(result_file(tmp_path, [recipient("1"), recipient("3")]), guide)
    until = datetime.now().astimezone() + timedelta(hours=hours)
    results = replace(results, waiting=Waiting(1, until))
    adviser = Adviser(results)

    waiting, failed = (adviser.of(results.recipient(row)) for row in range(2))

    own = results.statuses[0].next_step
    assert waiting.next_step == (guide.overdue_step if is_over else own)
    assert failed.next_step == results.statuses[1].next_step


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("tanaka@gmai.com", "gmai.com"),
        ("gmai.com@GMAI.com", "GMAI.com"),
        ("mori@example.co.jpp", ".jpp"),
        ("ｘａｂｃ@example.jp", "ｘａｂｃ"),
        ("ito @example.jp", " "),
        ("taro..x@docomo.ne.jp", ".."),
        (".a@example.jp", "."),
        ("a@example.jp.", "."),
        ("a,b@example.jp", ","),
        ("佐藤様", "様"),
        ("", None),
        ("a(b@example.jp", "("),
        ("ａ@gmai.com", "gmai.com"),
        ("a@gmai.com様", "gmai.com"),
    ],
)
def test_the_part_of_an_address_that_is_wrong_is_known(
    guide: StatusGuide, address: str, part: str | None
) -> None:
    found = said(guide, 5, address).suspicious(address)

    assert (found and address[found[0] : found[0] + found[1]]) == part


def test_where_nothing_was_noticed_no_part_of_an_address_is_wrong(guide: StatusGuide) -> None:
    address = "user@example.jp"

    assert not any(said(guide, number, address).suspicious(address) for number in range(1, 20))


def test_the_marks_of_those_to_check_agree_with_what_is_said_of_each(
    tmp_path: Path, guide: StatusGuide
) -> None:
    rows = [
        recipient(status.name, address=address, opted_out=opted_out)
        for status in guide.statuses
        for address in ("a@gmai.com", "ａ@x.jp", " b@x.jp", "c@docomo.ne.jp", "d@x.jp", "", "@")
        for opted_out in ("有", "無")
    ]
    for path in (ALL_AFTER, result_file(tmp_path, rows)):
        results = load(path, guide)
        adviser = Adviser(results)
        each = [adviser.of(one).to_check for one in results.recipients(range(len(results)))]
        assert [bool(mark) for mark in results.to_check] == each
        assert results.counts.to_check == sum(each)


def test_recipients_of_whom_the_same_is_said_share_it(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    adviser = Adviser(results)
    shared = {
        id(adviser.shared(one))
        for one in results.recipients(range(len(results)))
        if adviser.shared(one) is not None
    }

    assert len(shared) <= len(results.statuses)


def test_every_kind_with_an_answer_is_a_kind_of_finding(guide: StatusGuide) -> None:
    kinds = {key.removeprefix("finding.") for key in keys() - NO_FINDING_OF_ITS_OWN}

    assert set(guide.findings) <= kinds
    for kind in guide.findings:
        assert text(f"finding.{kind}")


def test_a_soft_finding_of_a_kind_with_an_answer_explains_nothing(guide: StatusGuide) -> None:
    soft = Finding("mistyped", "「a」は「b」の打ち間違いの可能性があります。", soft=True)

    for number in (2, 3):
        status = status_of(guide, number)
        assert advise(status, guide, [soft]).next_step == status.next_step


def ems(words: str) -> float:
    """How wide words are, in letters as wide as they are high."""
    return sum(1 if unicodedata.east_asian_width(letter) in "WFA" else 0.55 for letter in words)


def test_a_short_next_step_has_room_in_the_two_lines_of_the_list(guide: StatusGuide) -> None:
    short = {each.short_step for each in (*guide.statuses, guide.unknown)}
    short |= {guide.opted_out.short_step, guide.overdue_short_step}

    assert {words for words in short if ems(words) > 2 * ROOM - 3} == set()
    assert all(words.endswith("。") for words in short)


@pytest.mark.parametrize(
    ("number", "address", "noticed", "step"),
    [
        (3, "tanaka@gmai.com", "gmail.com の打ち間違い？", "確かめて、直します。"),
        (4, "mori@example.co.jpp", ".jp の打ち間違い？", "確かめて、直します。"),
        (9, "a@excite.co.jp", "2018年9月に終了したメール。", "新しいアドレスを聞きます。"),
        (5, "ａｂ@x.jp", "全角の「ａ」「ｂ」。", "半角に直します。"),
        (2, "tanaka@gmai.com", "gmail.com の打ち間違い？", "届いたか、相手に確かめます。"),
        (3, "", "アドレスが空欄です。", "相手に聞いて、入れます。"),
    ],
)
def test_the_short_next_step_says_first_what_was_noticed(
    guide: StatusGuide, number: int, address: str, noticed: str, step: str
) -> None:
    guidance = said(guide, number, address)

    assert guidance.explanation is not None
    assert guidance.explanation.short == noticed
    assert guidance.short_step == noticed + step


def test_the_short_form_of_what_was_noticed_has_room_in_a_line(guide: StatusGuide) -> None:
    for kind in sorted(guide.findings):
        short = f"short_finding.{kind}"
        words = text(short if has_text(short) else f"finding.{kind}")
        fields = {"{right}": "a.jp", "{date}": "2018年9月", "{count}": "2", "{code}": ""}
        for field, value in (fields | {"{characters}": "「、」", "{part}": "mailto:"}).items():
            words = words.replace(field, value)
        assert ems(words) <= ROOM + 1, words


ALL_FINDINGS = (
    "",
    "a@x.jp;b@x.jp",
    "a@gmai.com",
    "ａ@x.jp",
    "a@excite.co.jp",
    "a。b@x.jp",
    "a@x。jp",
)


@pytest.mark.parametrize("address", ["a@example.jp", *ALL_FINDINGS])
@pytest.mark.parametrize("opted_out", [False, True])
def test_instructions_are_the_next_step_and_nothing_else(
    guide: StatusGuide, address: str, *, opted_out: bool
) -> None:
    for status in (*guide.statuses, guide.look_up("", "ふしぎな状態。")):
        findings = check_address(address, load_address_rules())
        guidance = advise(status, guide, findings, opted_out=opted_out)
        assert "".join(guidance.instructions) == guidance.next_step
        assert all(each.endswith("。") for each in guidance.instructions)
        explanation = guidance.explanation
        if explanation is not None and explanation.sentence in guidance.next_step:
            assert any(explanation.sentence in each for each in guidance.instructions)


def test_what_explains_a_failure_is_the_first_instruction(guide: StatusGuide) -> None:
    assert said(guide, 3, "tanaka@gmai.com").instructions == (
        "「gmai.com」は「gmail.com」の打ち間違いの可能性があります。",
        "名刺や申込書で確かめて、宛先リストを直します。",
    )
    assert said(guide, 7).instructions == (
        "メールボックスがいっぱいの可能性があります。",
        "宛先の方に知らせ、空いてから送り直します。",
    )
    assert said(guide, 2, "tanaka@gmai.com").instructions == (
        "送信は完了しましたが、「gmai.com」は「gmail.com」の打ち間違いの可能性があります。",
        "届いたか、宛先の方に確かめます。",
    )


@pytest.mark.parametrize("address", ["a@example.jp", *ALL_FINDINGS, "a..b@docomo.ne.jp"])
def test_each_finding_is_in_the_next_step_or_beside_it(guide: StatusGuide, address: str) -> None:
    for status in guide.statuses:
        guidance = advise(status, guide, check_address(address, load_address_rules()))
        beside = guidance.not_in_next_step
        for finding in (*guidance.findings, *guidance.asides):
            assert (finding in beside) != (finding.sentence in guidance.next_step)


def test_whether_to_send_again_is_a_sentence_too(guide: StatusGuide) -> None:
    assert said(guide, 3).resend_sentence == "直すまで、もう一度送れません"
    assert said(guide, 3, opted_out=True).resend_sentence == "もう一度送ることはしません"
    sentences = guide.resend_sentences
    assert len({*sentences.values()}) == len(sentences)
    assert all("もう一度送" in sentence for sentence in sentences.values())
