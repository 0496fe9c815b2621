"""The address check of a whole file, block by block.

A million addresses pass in less than half a second because nothing is done for each of them in
Python. A block is joined to one text, and a few searches through it prove nearly all of its
addresses ordinary; only what they cannot prove goes to `check_address`, which alone decides.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import compress
from typing import NamedTuple

from nexgui.core.addresses.check import LONGEST_LOCAL, Finding, check_address, domain_finding
from nexgui.core.addresses.rules import COMMON_ENDINGS, AddressRules

_ORDINARY = "x@x.jp"  # takes the place of an address that is looked at by itself
_SIGNS = b".-_+"
_LETTERS = b"abcdefghijklmnopqrstuvwxyz0123456789-_+"
# Signs and borders become ".", so that two of them side by side are found by one search.
_BORDERS = bytes(ord(".") if code in b"@\n" + _SIGNS else ord("a") for code in range(256))
# Everything within a part of an address becomes "a", so that long parts are found by one search.
_PARTS = bytes(code if code in b"@\n" else ord("a") for code in range(256))
_TOO_LONG = b"a" * (LONGEST_LOCAL + 1)

_domains = re.compile("@(.*)").findall
_heads = re.compile("@(...)").findall
# A file with more domains than this has too many to remember each.
_MANY_DOMAINS = 20_000
# A set or dict that outgrows its table is copied at once: larger ones would stop other threads.
_MOST_TOGETHER = 290_000
_MOST_DIFFERENT = 20_000


@dataclass(frozen=True, slots=True)
class BlockCheck:
    """What the check of a block found, by position in the block, in order.

    `noticed` has the number that the checker gave to what was noticed. A repeated address is
    found at its second and every later row; it comes with the line of the first.
    """

    noticed: Mapping[int, int]
    repeated: Sequence[tuple[int, int]]


class Noticed(NamedTuple):
    """What is noticed of all addresses that have one and the same slip."""

    findings: tuple[Finding, ...]
    complete: bool  # else each address has suggestions of its own, which are left out


UNKNOWN = Noticed((), complete=False)


class NumberedFindings:
    """Numbers for what is noticed of addresses, the same for the same: mostly there are few.

    0 stands for all that came when there were too many: `check_address` says what that is.
    """

    def __init__(self, most: int = _MOST_DIFFERENT) -> None:
        self._most = most
        self.different: list[Noticed] = [UNKNOWN]
        self._numbers: dict[Noticed, int] = {}

    def number(self, findings: Sequence[Finding]) -> int:
        """The number of these findings."""
        complete = not any(finding.suggestion for finding in findings)
        bare = (replace(finding, suggestion="", part="") for finding in findings)
        noticed = Noticed(tuple(findings if complete else bare), complete)
        number = self._numbers.get(noticed)
        if number is None and len(self.different) <= self._most:
            number = self._numbers[noticed] = len(self.different)
            self.different.append(noticed)
        return number or 0


class AddressChecker:
    """Checks the addresses of one file in blocks, in the order of the file.

    The blocks are kept, for the duplicates among them, and must not be changed afterwards.
    """

    def __init__(self, rules: AddressRules) -> None:
        self._rules = rules
        self.findings = NumberedFindings()
        self._domains = _DomainMemory(rules, self.findings)
        self._earlier = _EarlierAddresses()

    def check_block(self, addresses: Sequence[str], lines: Sequence[int]) -> BlockCheck:
        """Looks at the next addresses of the file, which stand on `lines`."""
        if not addresses:
            return BlockCheck({}, [])
        keys, plain, odd = _set_aside(addresses)
        noticed = self._domains.noticed(plain, keys)
        for position in odd:
            if findings := check_address(addresses[position], self._rules):
                noticed[position] = self.findings.number(findings)
        in_order = {position: noticed[position] for position in sorted(noticed)}
        return BlockCheck(in_order, self._repeated(keys, lines, odd))

    def forget(self) -> None:
        """Lets go of all addresses; the checker is of no use after that."""
        self._earlier.forget()

    def _repeated(
        self, keys: Sequence[str], lines: Sequence[int], odd: Iterable[int]
    ) -> list[tuple[int, int]]:
        """Positions of repeated addresses with the line of the first; "なし" is no address."""
        if all("@" in keys[position] for position in odd):
            return self._earlier.repeated(keys, lines)
        positions = [position for position, key in enumerate(keys) if "@" in key]
        own_keys = [keys[position] for position in positions]
        own_lines = [lines[position] for position in positions]
        repeated = self._earlier.repeated(own_keys, own_lines)
        return [(positions[index], line) for index, line in repeated]


def _set_aside(addresses: Sequence[str]) -> tuple[Sequence[str], str, list[int]]:
    """A block in lower case; as one text without its odd addresses; and where those are.

    In the text every address stands between line breaks, is ASCII, has one "@" and in its
    domain a "." that is neither first nor last.
    """
    plain = "\n".join(addresses)
    keys = addresses
    odd: list[int] = []
    if not plain.isascii() or plain.count("\n") != len(addresses) - 1:
        keys = _own_if_equal(addresses, map(str.lower, addresses))
        odd = [i for i, key in enumerate(keys) if not key.isascii() or "\n" in key]
        plain = _without(keys, odd)
    elif (lower := plain.lower()) != plain:
        keys = _own_if_equal(addresses, lower.split("\n"))
        plain = lower
    plain = f"\n{plain}\n"
    more = _odd_positions(plain.encode(), len(keys))
    if more:
        odd = sorted({*odd, *more})
        plain = f"\n{_without(keys, odd)}\n"
    return keys, plain, odd


def _own_if_equal(addresses: Sequence[str], keys: Iterable[str]) -> list[str]:
    """The keys, but the file's own string wherever it is one: it takes no new memory."""
    return [own if own == key else key for own, key in zip(addresses, keys, strict=True)]


def _has_other_endings(plain: str, count: int) -> bool:
    """Whether some address has none of the common endings."""
    for ending in COMMON_ENDINGS:
        count -= plain.count(f"{ending}\n")
        if not count:
            return False
    return True


def _without(keys: Sequence[str], odd: Iterable[int]) -> str:
    others = list(keys)
    for position in odd:
        others[position] = _ORDINARY
    return "\n".join(others)


def _odd_positions(plain: bytes, count: int) -> set[int]:
    """The positions of all addresses that are not proved ordinary up to the name of the domain."""
    signs = plain.translate(None, _LETTERS)  # of "taro.y@x.co.jp" remains ".@.."
    odd: set[int] = set()
    if b"@\n" in signs or signs.translate(None, b".") != b"\n" + b"@\n" * count:
        each = signs.split(b"\n")[1:-1]
        odd.update(
            i
            for i, own in enumerate(each)
            if own.endswith(b"@") or own.translate(None, b".") != b"@"
        )
    odd.update(_positions_of(b"..", plain.translate(_BORDERS), plain))
    odd.update(_positions_of(_TOO_LONG, plain.translate(_PARTS), plain))
    return odd


def _positions_of(what: bytes, mapped: bytes, plain: bytes) -> Iterable[int]:
    """The positions of the addresses in which `what` begins, in a mapped copy of the text."""
    counted = start = position = 0
    while (place := mapped.find(what, start)) >= 0:
        # A line break belongs to the address behind it.
        position += plain.count(b"\n", counted, place + 1)
        yield position - 1
        counted = place + 1
        start = plain.find(b"\n", counted)


class _EarlierAddresses:
    """All addresses so far, and where they first stood.

    Until the first repetition sets are enough, which take two thirds of the time of dicts.
    """

    def __init__(self) -> None:
        self._seen: list[set[str]] = [set()]
        self._blocks: list[tuple[Sequence[str], Sequence[int]]] = []
        self._first_lines: list[dict[str, int]] = []

    def repeated(self, keys: Sequence[str], lines: Sequence[int]) -> list[tuple[int, int]]:
        """Adds a block; positions of the addresses that stood before, with their first line."""
        if not self._first_lines:
            if self._are_new(keys):
                self._blocks.append((keys, lines))
                return []
            self._index_blocks()
        return self._enter(keys, lines)

    def forget(self) -> None:
        """Lets go of the addresses part by part, the sets and dicts before the lists.

        A million at once would keep every other thread waiting for a tenth of a second. The lists
        hold them in the order in which they stand in memory, which frees them ten times as fast.
        """
        while self._seen:
            self._seen.pop()
        while self._blocks:
            self._blocks.pop()
        while self._first_lines:
            self._first_lines.pop()

    def _are_new(self, keys: Sequence[str]) -> bool:
        """Adds addresses; whether none of them stood before."""
        if len(self._seen[-1]) > _MOST_TOGETHER:
            self._seen.append(set())
        *full, seen = self._seen
        expected = len(seen) + len(keys)
        seen.update(keys)
        return len(seen) == expected and all(earlier.isdisjoint(keys) for earlier in full)

    def _index_blocks(self) -> None:
        while self._seen:  # one by one: see forget()
            self._seen.pop()
        self._first_lines.append({})
        for keys, lines in self._blocks:
            self._enter(keys, lines)
        while self._blocks:
            self._blocks.pop()

    def _enter(self, keys: Sequence[str], lines: Sequence[int]) -> list[tuple[int, int]]:
        if len(self._first_lines[-1]) > _MOST_TOGETHER:
            self._first_lines.append({})
        *full, latest = self._first_lines
        known: dict[str, int] = {}
        for earlier in full:  # the oldest first: an address may be in several
            for key in earlier.keys() & keys:
                known.setdefault(key, earlier[key])
        firsts = map(latest.setdefault, keys, lines)
        return [
            (position, known.get(key, first))
            for position, (key, first, own) in enumerate(zip(keys, firsts, lines, strict=True))
            if first != own or key in known
        ]


class _DomainMemory:
    """Which domains there is a word about; each is looked at once as far as memory allows."""

    def __init__(self, rules: AddressRules, findings: NumberedFindings) -> None:
        self._rules = rules
        self._findings = findings
        self._clean: set[str] = set()
        self._flagged: dict[str, int] = {}

    def noticed(self, plain: str, keys: Sequence[str]) -> dict[int, int]:
        """The positions of the addresses whose domain there is a word about, and its number."""
        if len(self._clean) > _MANY_DOMAINS:
            return self._by_features(plain, keys)
        return self._by_name(_domains(plain))

    def _by_name(self, domains: list[str]) -> dict[int, int]:
        self._judge(set(domains) - self._clean - self._flagged.keys())
        flagged = self._flagged
        positions = compress(range(len(domains)), map(flagged.__contains__, domains))
        return {position: flagged[domains[position]] for position in positions}

    def _by_features(self, plain: str, keys: Sequence[str]) -> dict[int, int]:
        """For files with very many domains: looks at how they begin and end, and keeps few."""
        suspects = self._suspects(plain, keys)
        if not suspects:
            return {}
        domains = _domains(plain)
        own = [domains[position] for position in suspects]
        self._judge(set(own) - self._flagged.keys(), keep_clean=False)
        flagged = self._flagged
        pairs = zip(suspects, own, strict=True)
        return {position: flagged[domain] for position, domain in pairs if domain in flagged}

    def _suspects(self, plain: str, keys: Sequence[str]) -> list[int]:
        rules = self._rules
        suspects: list[int] = []
        heads = _heads(plain)
        if not rules.heads.isdisjoint(heads):
            suspects = [i for i, head in enumerate(heads) if head in rules.heads]
        more: set[int] = set()
        if _has_other_endings(plain, len(keys)):
            more.update(i for i, key in enumerate(keys) if key[-3:] in rules.tails)
        if any(f"{suffix}\n" in plain for suffix in rules.suffixes):
            more.update(i for i, key in enumerate(keys) if key.endswith(rules.suffixes))
        return list(more.union(suspects)) if more else suspects

    def _judge(self, domains: set[str], *, keep_clean: bool = True) -> None:
        rules = self._rules
        heads, tails, suffixes = rules.heads, rules.tails, rules.suffixes
        # AddressRules.may_speak_of, written out: there can be a million of them.
        for domain in [
            domain
            for domain in domains
            if domain[:3] in heads or domain[-3:] in tails or domain.endswith(suffixes)
        ]:
            if finding := domain_finding(domain, rules):
                self._flagged[domain] = self._findings.number((finding,))
        if keep_clean:
            self._clean |= domains - self._flagged.keys()
