"""How well the address check does on addresses that people have labelled as right or wrong."""

import csv
import json
from collections.abc import Sequence
from dataclasses import dataclass

import pytest

from nexgui.core.addresses.blocks import AddressChecker
from nexgui.core.addresses.check import Finding, check_address
from nexgui.core.addresses.rules import load_address_rules
from tests.core.addresses.test_check import NEVER_FLAG
from tests.helpers import DATA

RULES = load_address_rules()
# What is said of a carrier's filters is no word about the address.
OF_CARRIERS = {"carrier", "carrier_silent", "company"}
LEAST_FOUND, LEAST_MEANT = 0.95, 0.92


@dataclass(frozen=True)
class Labelled:
    """An address, whether it is right, by which rule it is wrong, and what was meant."""

    address: str
    is_right: bool
    rule: str
    meant: str

    @property
    def findings(self) -> Sequence[Finding]:
        found = check_address(self.address, RULES)
        return [each for each in found if each.kind not in OF_CARRIERS]


def labelled() -> list[Labelled]:
    with (DATA / "addresses.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [
        Labelled(json.loads(row["address"]), row["label"] == "right", row["rule"], row["meant"])
        for row in rows
    ]


ALL = labelled()
RIGHT = [each for each in ALL if each.is_right]
WRONG = [each for each in ALL if not each.is_right]


def test_there_are_enough_of_them_and_of_every_rule() -> None:
    assert len(ALL) >= 600
    assert min(len(RIGHT), len(WRONG)) >= 300
    assert len({each.address for each in ALL}) == len(ALL)
    assert {each.rule for each in WRONG} == {*map(str, range(1, 10)), "mixed"}
    domains = {each.address.partition("@")[2] for each in RIGHT}
    assert {*NEVER_FLAG} <= domains


def test_nothing_is_said_of_a_right_one() -> None:
    alarms = {each.address: each.findings for each in RIGHT if each.findings}

    print(f"\nfalse alarms: {len(alarms)} of {len(RIGHT)}")
    assert alarms == {}


def test_nearly_all_wrong_ones_are_found() -> None:
    missed = [each.address for each in WRONG if not each.findings]

    found = 1 - len(missed) / len(WRONG)
    print(f"\nfound: {found:.1%} of {len(WRONG)}; missed: {missed}")
    assert found >= LEAST_FOUND


def test_nearly_all_suggestions_are_what_was_meant() -> None:
    with_meant = [each for each in WRONG if each.meant]
    wrong = [
        (each.address, each.meant)
        for each in with_meant
        if {finding.suggestion for finding in each.findings if finding.suggestion} != {each.meant}
    ]

    right = 1 - len(wrong) / len(with_meant)
    print(f"\nsuggestions right: {right:.1%} of {len(with_meant)}; others: {wrong}")
    assert right >= LEAST_MEANT


def test_where_nobody_can_tell_what_was_meant_nothing_is_suggested() -> None:
    guessed = {
        each.address: each.findings
        for each in WRONG
        if not each.meant and any(finding.suggestion for finding in each.findings)
    }

    assert guessed == {}


@pytest.mark.parametrize("block", [1, 100, len(ALL)])
def test_a_whole_file_of_them_is_checked_alike(block: int) -> None:
    checker = AddressChecker(RULES)
    for start in range(0, len(ALL), block):
        part = ALL[start : start + block]
        found = checker.check_block([each.address for each in part], range(len(part)))
        alone = {n for n, each in enumerate(part) if check_address(each.address, RULES)}
        assert {*found.noticed} == alone
