"""The rules of facts/addresses.md, example by example, and the two doors of the check."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexgui.core.addresses import blocks as address_blocks
from nexgui.core.addresses.blocks import AddressChecker, BlockCheck
from nexgui.core.addresses.check import Finding, check_address
from nexgui.core.addresses.rules import (
    COMMON_ENDINGS,
    AddressRules,
    load_address_rules,
    slips_between,
)
from nexgui.core.messages import keys, text
from nexgui.core.resources import resource_path


def words(listed: str) -> list[str]:
    return listed.split(" ")


RULES = load_address_rules()
DATA = tomllib.loads(resource_path("address_rules.toml").read_text(encoding="utf-8"))
NEVER_FLAG = words(
    "yahoo.ne.jp ymail.ne.jp ymail.com mail.com email.com me.com mac.com aol.com aim.com msn.com "
    "hotmail.co.jp live.jp outlook.jp mopera.net mopera.ne.jp nifty.jp au.com biz.ezweb.ne.jp "
    "ymobile1.ne.jp y-mobile.ne.jp g.softbank.co.jp d.vodafone.ne.jp t.vodafone.ne.jp "
    "jp-d.ne.jp jp-t.ne.jp disney.ne.jp"
)
OTHER_GOOD_DOMAINS = words(
    "gmail.com yahoo.co.jp icloud.com hotmail.com outlook.com nifty.com example.co.jp example.jp "
    "hotmail.co.uk hotmail.fr outlook.fr yahoo.fr cloud.com kobe-u.ac.jp city.osaka.lg.jp "
    "xx.ocn.ne.jp aa2.so-net.ne.jp mail.goo.co.jp xn--wgv71a.jp a.b example.org hmail.com"
)
NEEDS_SUBDOMAIN = "ocn.ne.jp biglobe.ne.jp so-net.ne.jp plala.or.jp dion.ne.jp vodafone.ne.jp"
ORDINARY_LOCALS = ("taro", "t.yamada", "taro_y-2+x", "1a", "a" * 64, "Taro.Yamada")

EXAMPLES: dict[str, tuple[list[str], str]] = {
    # rule 1
    "": (["empty"], ""),
    " \u3000\u200b": (["empty"], ""),
    "abc.example.jp": (["no_at"], ""),
    "a@b@x.jp": (["two_at"], ""),
    "a@@x.jp": (["two_at"], "a@x.jp"),
    "a@x.jp;b@x.jp": (["several"], ""),
    "a@x.jp, b@x.jp": (["several"], ""),
    "a@x.jp\nb@x.jp": (["several"], ""),
    "ａ＠ｘ.jp；b@x.jp": (["several"], ""),
    "@x.jp": (["no_local"], ""),
    "a@": (["no_domain"], ""),
    "a@gmail": (["no_ending"], ""),
    # rule 2
    "ａｂｃ@docomo.ne.jp": (["full_width", "carrier_silent"], "abc@docomo.ne.jp"),
    "abc＠x.jp": (["full_width"], "abc@x.jp"),
    "abc@x．jp": (["full_width"], "abc@x.jp"),
    "abc @x.jp": (["space"], "abc@x.jp"),
    "abc@x.jp ": (["space"], "abc@x.jp"),
    "\u3000abc@x.jp": (["wide_space"], "abc@x.jp"),
    "abc@x.jp\n": (["line_break"], "abc@x.jp"),
    "abc@\r\nx.jp": (["line_break"], "abc@x.jp"),
    "abc\u200b@x.jp": (["invisible"], "abc@x.jp"),
    "\ufeffabc@x.jp": (["invisible"], "abc@x.jp"),
    "abc@x.jp\u00a0": (["odd_space"], "abc@x.jp"),
    "abc@x.jp\t": (["tab"], "abc@x.jp"),
    # rule 3
    "abc@x,jp": (["mark_for_dot"], "abc@x.jp"),
    "abc@x。jp": (["mark_for_dot"], "abc@x.jp"),
    "abc@x、jp": (["mark_for_dot"], "abc@x.jp"),
    "abc@x.jp.": (["mark_at_end"], "abc@x.jp"),
    "abc@x.jp,": (["mark_at_end"], "abc@x.jp"),
    "mailto:abc@x.jp": (["mailto"], "abc@x.jp"),
    "<abc@x.jp>": (["brackets"], "abc@x.jp"),
    "山田太郎 <abc@x.jp>": (["brackets"], "abc@x.jp"),
    '"abc@x.jp"': (["quotes"], "abc@x.jp"),
    "'abc@x.jp'": (["quotes"], "abc@x.jp"),
    "abc@x.jp様": (["honorific"], "abc@x.jp"),
    "山田@x.jp": (["unusable"], ""),
    "abc@x(1).jp": (["unusable"], ""),
    # rule 4
    "a..b@x.jp": (["dots_in_a_row"], ""),
    "abc.@x.jp": (["dot_before_at"], ""),
    ".abc@x.jp": (["dot_first"], ""),
    "abc@x..jp": (["dots_in_domain"], "abc@x.jp"),
    "abc@.x.jp": (["dots_in_domain"], "abc@x.jp"),
    # rule 5
    "-abc@x.jp": (["symbol_first"], ""),
    "_abc@x.jp": (["symbol_first"], ""),
    "a/b@x.jp": (["slash"], ""),
    "a" * 65 + "@x.jp": (["long_local"], ""),
    "a" * 60 + "@" + "b.c" * 70 + ".jp": (["long_address"], ""),
    # rule 6
    "a@aoba.co.jo": (["ending"], "a@aoba.co.jp"),
    "a@aoba.ne.jo": (["ending"], "a@aoba.ne.jp"),
    "a@aoba.con": (["ending"], "a@aoba.com"),
    "a@aoba.cm": (["ending"], "a@aoba.com"),
    "a@aoba.om": (["ending"], "a@aoba.com"),
    "a@aoba.co.ip": (["ending"], "a@aoba.co.jp"),
    "a@aoba.ne.ip": (["ending"], "a@aoba.ne.jp"),
    "a@aoba.jpp": (["ending"], "a@aoba.jp"),
    "a@aoba.jp.jp": (["ending"], "a@aoba.jp"),
    "a@gmial.con": (["ending"], "a@gmail.com"),
    "a@softbadnk.ne.jo": (["ending"], "a@softbank.ne.jp"),
    "a@aoba" + ".jp" * 80: (["ending"], "a@aoba.jp"),
    # rule 9, 10 and softbank.co.jp
    **{
        f"a@{domain}": (["needs_subdomain"], "")
        for domain in words(NEEDS_SUBDOMAIN)
    },
    "a@docomo.ne.jp": (["carrier_silent"], ""),
    "a@ezweb.ne.jp": (["carrier"], ""),
    "a@softbank.ne.jp": (["carrier"], ""),
    "a@i.softbank.jp": (["carrier"], ""),
    "a@softbank.co.jp": (["company"], ""),
    # several at once, with one suggestion for all
    " ａ@gmai,com様": (
        ["honorific", "space", "mark_for_dot", "full_width", "mistyped"],
        "a@gmail.com",
    ),
    "a.@gmai.com": (["dot_before_at", "mistyped"], "a.@gmail.com"),
}  # fmt: skip
NOT_PUT_RIGHT = ("dot_before_at", "carrier_silent")
MISTYPED = {
    "gmail.com": "gmai.com gmial.com gamil.com gmail.co gmail.con gmail.co.jp gmail.ne.jp",
    "docomo.ne.jp": "docomo.co.jp docomo.jp docmo.ne.jp docomo.ne.jo dokomo.ne.jp dcoomo.ne.jp",
    "ezweb.ne.jp": "ezweb.co.jp ezwed.ne.jp ezweb.ne.jo",
    "i.softbank.jp": "i.softbank.ne.jp isoftbank.jp i.sofbank.jp",
    "softbank.ne.jp": "sofbank.ne.jp softbank.ne.jo softbanc.ne.jp sotfbank.ne.jp",
    "yahoo.co.jp": "yahoo.co.jo yahoo.cp.jp yahoo.com.jp yaho.co.jp",
    "icloud.com": "icloud.co icloud.ne.jp iclod.com icloud.jp icluod.com",
    "hotmail.com": "hotmial.com hotmaill.com hoymail.com",
    "outlook.com": "outlok.com outlook.co outlool.com putlook.com",
    "nifty.com": "nifty.co.jp",
}
ENDED = {
    "goo.jp": "2026年2月25日",
    "mail.goo.ne.jp": "2026年2月25日",
    "excite.co.jp": "2018年9月18日",
    "auone.jp": "2013年9月",
    "nifmail.jp": "2010年9月",
    "y1.willcomlive.jp": "2021年2月",
}
SOFTLY_ENDED = ("pdx.ne.jp", "willcom.com")

PIECES = st.sampled_from(words(
    "a Z . .. @ , 。 ＠ ａ / - _ + ; 様 < > \" ' \n \r \t \u3000 \u200b İ ß Σ 1 mailto: jp "
    "gmail.com gmai.com goo.jp docomo.ne.jp @example.jp .con .jp.jp x.willcomlive.jp"
))  # fmt: skip
CELLS = st.lists(PIECES, max_size=8).map("".join) | st.text(max_size=20)
LOCALS = st.from_regex(r"[a-z0-9]+([._+-][a-z0-9]+){0,3}", fullmatch=True, alphabet=st.characters(
    codec="ascii")).filter(lambda local: len(local) <= 64)  # fmt: skip


def kinds(findings: tuple[Finding, ...]) -> list[str]:
    return [finding.kind for finding in findings]


def the_finding(address: str) -> Finding:
    (finding,) = check_address(address, RULES)
    return finding


@pytest.mark.parametrize("address", EXAMPLES)
def test_every_example_is_found_with_the_likely_address(address: str) -> None:
    expected_kinds, suggestion = EXAMPLES[address]

    findings = check_address(address, RULES)

    assert kinds(findings) == expected_kinds
    suggestions = {finding.suggestion for finding in findings if finding.kind not in NOT_PUT_RIGHT}
    assert suggestions <= {suggestion}
    assert suggestion in {finding.suggestion for finding in findings}


@pytest.mark.parametrize(
    ("wrong", "right"),
    [(wrong, right) for right, wrongs in MISTYPED.items() for wrong in wrongs.split()],
)
def test_a_mistyped_domain_is_named_with_the_right_one(wrong: str, right: str) -> None:
    finding = the_finding(f"Taro@{wrong}")

    assert finding.kind == "mistyped"
    assert finding.sentence == f"「{wrong}」は「{right}」の打ち間違いの可能性があります。"
    assert finding.suggestion == f"Taro@{right}"
    assert not finding.only_failed


@pytest.mark.parametrize("domain", [*NEVER_FLAG, *OTHER_GOOD_DOMAINS])
@pytest.mark.parametrize("local", ORDINARY_LOCALS)
def test_nothing_is_said_of_a_good_address(local: str, domain: str) -> None:
    assert check_address(f"{local}@{domain}", RULES) == ()
    assert check_address(f"{local}@{domain}".upper(), RULES) == ()


def test_the_data_hold_the_whole_list_of_domains_never_to_flag() -> None:
    assert [domain for domain in NEVER_FLAG if not RULES.never_flag.match(domain)] == []


@pytest.mark.parametrize(("domain", "date"), ENDED.items())
def test_an_ended_service_is_named_with_its_date(domain: str, date: str) -> None:
    finding = the_finding(f"a@{domain}")

    assert finding.sentence == f"「{domain}」のメールは{date}に終了しました。"
    assert (finding.soft, finding.only_failed, finding.suggestion) == (False, False, "")


@pytest.mark.parametrize("domain", SOFTLY_ENDED)
def test_the_end_of_phs_is_said_softly(domain: str) -> None:
    finding = the_finding(f"a@{domain}")

    assert "2021年1月31日" in finding.sentence
    assert (finding.kind, finding.soft, finding.only_failed) == ("ended_softly", True, False)


@pytest.mark.parametrize("domain", ["ocn.ne.jp", "ezweb.ne.jp", "softbank.co.jp"])
def test_some_domains_are_mentioned_softly_and_on_failed_rows_only(domain: str) -> None:
    finding = the_finding(f"a@{domain}")

    assert (finding.soft, finding.only_failed) == (True, True)


def test_docomo_is_mentioned_on_delivered_rows_too_as_it_refuses_in_silence() -> None:
    finding = the_finding("a@docomo.ne.jp")

    assert "2025年3月13日" in finding.sentence
    assert (finding.soft, finding.only_failed) == (True, False)


def test_an_ending_that_some_country_has_is_mentioned_softly() -> None:
    assert the_finding("a@aoba.cm").soft
    assert not the_finding("a@aoba.con").soft


def test_two_slips_are_said_softly_and_one_is_not() -> None:
    assert the_finding("a@docomu.me.jp").soft
    assert not the_finding("a@docomu.ne.jp").soft


@pytest.mark.parametrize("domain", ["gmaik.com", "yahop.co.jp", "ezwex.ne.jp", "niftu.com"])
def test_no_guess_is_made_near_a_short_name(domain: str) -> None:
    assert check_address(f"a@{domain}", RULES) == ()


@pytest.mark.parametrize(
    ("address", "part"),
    [
        ("ａｂ@x.jp", "「ａ」「ｂ」"),
        ("a@x。jp", "「。」"),
        ("a@x.jp殿", "「殿」"),
        ("mailto:a@x.jp", "「mailto:」"),
        ("a\u200b@x.jp", "U+200B"),
        ("#a@x.jp", "「#」"),
        ("a@x.co.jo", "「.co.jo」は「.co.jp」"),
        ("a@b@c@x.jp", "3つ"),
        ("ａｂｃｄｅｆ@x.jp", "「ｅ」…が"),
        ("a.@x.jp", "古い携帯電話"),
    ],
)
def test_a_sentence_names_the_exact_part(address: str, part: str) -> None:
    assert part in the_finding(address).sentence


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [("", "", 0), ("a", "", 1), ("ab", "ba", 1), ("gmial", "gmail", 1), ("ca", "abc", 3),
     ("docomo", "dcoomo", 1), ("abc", "abc", 0), ("icloud", "iclod", 1)],
)  # fmt: skip
def test_slips_are_counted_with_swapped_neighbours_as_one(one: str, other: str, slips: int) -> None:
    assert slips_between(one, other) == slips_between(other, one) == slips


@given(CELLS)
def test_no_cell_makes_the_check_fail_and_every_finding_has_a_sentence(cell: str) -> None:
    for finding in check_address(cell, RULES):
        assert finding.sentence.endswith("。")
        assert not finding.suggestion or finding.suggestion != cell


@given(CELLS)
def test_a_suggestion_has_no_certain_finding_of_its_own(cell: str) -> None:
    for suggestion in {finding.suggestion for finding in check_address(cell, RULES)} - {""}:
        again = check_address(suggestion, RULES)
        assert {finding.suggestion for finding in again} <= {""}, suggestion


@given(LOCALS, st.sampled_from(NEVER_FLAG))
def test_no_ordinary_address_of_a_domain_never_to_flag_is_flagged(local: str, domain: str) -> None:
    assert check_address(f"{local}@{domain}", RULES) == ()


def bare(findings: Sequence[Finding]) -> Sequence[Finding]:
    """Findings as a file's are kept: without what is each address's own."""
    if any(finding.suggestion for finding in findings):
        return tuple(replace(finding, suggestion="", part="") for finding in findings)
    return findings


def noticed(checker: AddressChecker, found: BlockCheck) -> dict[int, Sequence[Finding]]:
    different = checker.findings.different
    return {position: different[number].findings for position, number in found.noticed.items()}


@pytest.mark.parametrize("many", [20_000, -1], ids=["by name", "by features"])
@given(st.lists(CELLS | st.sampled_from(list(EXAMPLES)), max_size=12, unique_by=str.lower))
@example([*EXAMPLES])
@example([f"a@{wrong}" for wrongs in MISTYPED.values() for wrong in wrongs.split()])
@example([f"a@{domain}" for domain in (*NEVER_FLAG, *OTHER_GOOD_DOMAINS, *ENDED, *SOFTLY_ENDED)])
@example(["A@x.jp", "b\n@x.jp", ".", "", "..@x.jp", "a@x.jp.", ".a@x.jp", "c@x.jp" * 40])
def test_both_doors_find_the_same(many: int, cells: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address_blocks, "_MANY_DOMAINS", many)
        checker = AddressChecker(RULES)
        for _ in range(2):  # at the second time the domains are known
            found = checker.check_block(cells, range(2, len(cells) + 2))

            each = ((i, check_address(cell, RULES)) for i, cell in enumerate(cells))
            one_by_one = {i: bare(findings) for i, findings in each if findings}
            assert noticed(checker, found) == one_by_one
            assert found.repeated == []
            cells = [f"{cell}x" if "@" not in cell else f"q{cell}" for cell in cells]
            cells = [cell for cell in dict.fromkeys(cells) if cell.lower() == cell]


def test_every_mistyped_domain_is_found_in_a_file_with_very_many_domains() -> None:
    checker = AddressChecker(RULES)
    many = [f"a@company{number}.org" for number in range(20_001)]
    assert checker.check_block(many, range(2, 20_003)) == BlockCheck({}, [])

    cells = [*many[:50], *(f"b@{domain}" for domain in sorted(RULES.mistyped)), "b@x.jpp"]
    cells += ["b@x.jp.jp", "b@y1.willcomlive.jp", "b@docomu.ne.jp"]
    found = checker.check_block([f"c{cell}" for cell in cells], range(30_000, 40_000))

    assert list(found.noticed) == list(range(50, len(cells)))


def test_a_repeated_address_names_the_line_of_the_first_whatever_its_case() -> None:
    checker = AddressChecker(RULES)

    first = checker.check_block(["a@x.jp", "b@x.jp"], [2, 3])
    found = checker.check_block(["c@x.jp", "A@X.jp", "C@x.jp", "d@x.jp"], [4, 1005, 6, 7])
    later = checker.check_block(["a@X.jp", "d@x.jp", "e@x.jp"], [1008, 9, 10])

    assert first.repeated == []
    assert found.repeated == [(1, 2), (2, 4)]
    assert later.repeated == [(0, 2), (1, 7)]


@given(st.lists(st.lists(st.integers(0, 30), max_size=12), max_size=12))
def test_every_repetition_names_the_first_line_however_the_addresses_are_kept(
    blocks: list[list[int]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(address_blocks, "_MOST_TOGETHER", 5)
        checker = AddressChecker(RULES)
        first_lines: dict[int, int] = {}
        line = 2
        for block in blocks:
            lines = range(line, line + len(block))
            line += len(block)
            found = checker.check_block([f"user{number}@x.jp" for number in block], lines)

            firsts = list(map(first_lines.setdefault, block, lines))
            pairs = enumerate(zip(firsts, lines, strict=True))
            assert found.repeated == [(i, first) for i, (first, own) in pairs if first != own]


def test_what_is_no_address_is_never_a_repetition() -> None:
    checker = AddressChecker(RULES)

    for line in (2, 12):
        found = checker.check_block(["", "なし", "", "なし", "x"], range(line, line + 5))
        assert (list(found.noticed), found.repeated) == ([0, 1, 2, 3, 4], [])


def test_a_repetition_is_found_between_cells_that_are_no_addresses() -> None:
    found = AddressChecker(RULES).check_block(["", "a@x.jp", "なし", "a@x.jp"], [2, 3, 4, 5])

    assert (list(found.noticed), found.repeated) == ([0, 2], [(3, 3)])


def test_a_finding_that_cannot_be_put_right_has_no_suggestion_of_another_one() -> None:
    dot, domain = check_address("a.@gmai.com", RULES)

    assert (dot.suggestion, domain.suggestion) == ("", "a.@gmail.com")


@pytest.mark.parametrize(
    "address",
    ["mailto:y@excite.co.jp", "y @goo.jp", "ｙ@auone.jp", "y@goo.jpp", "y@excite.co.jo"],
)
def test_no_address_is_suggested_at_a_service_that_ended(address: str) -> None:
    assert {finding.suggestion for finding in check_address(address, RULES)} == {""}


def test_a_very_long_cell_is_named_as_such_and_takes_no_time() -> None:
    for cell in ("." * 300_000 + "a", "<@" * 150_000, "a@x.jp" + "様" * 300_000):
        assert kinds(check_address(cell, RULES)) == ["long_address"]


def test_ordinary_addresses_are_not_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []

    def look(address: str, _: AddressRules) -> tuple[Finding, ...]:
        looked_at.append(address)
        return ()

    monkeypatch.setattr(address_blocks, "check_address", look)
    cells = [
        f"{i}{local}@{domain}"
        for i, local in enumerate(ORDINARY_LOCALS[:4])
        for domain in NEVER_FLAG
    ]

    AddressChecker(RULES).check_block([*cells, "odd.@x.jp", "User@X.JP"], range(2, 10_000))

    assert looked_at == ["odd.@x.jp"]


def test_an_empty_block_has_no_findings() -> None:
    assert AddressChecker(RULES).check_block([], []) == BlockCheck({}, [])


@pytest.mark.parametrize("entry", DATA["ended"], ids=lambda entry: entry["domains"][0])
def test_every_ended_service_has_a_date(entry: dict[str, str]) -> None:
    assert re.fullmatch(r"20\d\d-(0[1-9]|1[0-2])(-\d\d)?", entry["on"])


def test_all_domains_of_the_data_are_in_lower_case_and_no_domain_is_there_twice() -> None:
    mistyped = [wrong for wrongs in DATA["mistyped"].values() for wrong in wrongs]
    special = [
        domain for table in ("ended", "carrier") for e in DATA[table] for domain in e["domains"]
    ]
    listed = [*mistyped, *special, *DATA["needs_subdomain"]["domains"], *DATA["never_flag"]]

    assert [domain for domain in listed if domain != domain.lower() or "@" in domain] == []
    assert len(set(listed)) == len(listed)
    assert set(DATA["mistyped"]) <= set(DATA["well_known"])
    assert not {*mistyped} & {*DATA["well_known"]}


def test_the_features_miss_no_domain_of_the_data() -> None:
    listed = [*RULES.mistyped, *RULES.remarks, *(f"x{below}" for below in RULES.remarks_below)]
    listed += [f"x{ending.wrong}" for ending in RULES.endings]

    assert [domain for domain in listed if not RULES.may_speak_of(domain)] == []
    assert not RULES.tails & {ending[-3:] for ending in COMMON_ENDINGS}


def test_every_sentence_is_reached_by_an_example() -> None:
    reached = {kind for expected, _ in EXAMPLES.values() for kind in expected}
    reached |= {"mistyped", "ended", "ended_softly", "duplicate"}

    sentences = {key.removeprefix("finding.") for key in keys() if key.startswith("finding.")}

    assert reached == sentences - {"date", "month"}


def test_every_sentence_is_polite_and_whole() -> None:
    for key in sorted(keys()):
        if key.startswith("finding.") and key not in ("finding.date", "finding.month"):
            for part in text(key).split("。")[:-1]:
                assert part.endswith(("です", "ます", "ません", "した")), key
