"""What the address check knows of domains, from resources/address_rules.toml."""

import fnmatch
import re
import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from nexgui.core.entries import Entry, read_entries
from nexgui.core.messages import text
from nexgui.core.resources import resource_path

COMMON_ENDINGS = (".jp", ".com")
"""Endings of nearly all domains; none of them ends as a mistyped ending does."""

_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?", re.ASCII)
_SHORTEST_GUESSED_NAME = 6
_FEATURE = 3  # characters of a domain's beginning and end that are looked at first


@dataclass(frozen=True, slots=True)
class Ending:
    """A mistyped ending of a domain and the right one."""

    wrong: str
    right: str
    exists: bool  # some country has it


@dataclass(frozen=True, slots=True)
class Remark:
    """What there is to say about a domain that is written as it should be."""

    kind: str
    fields: Mapping[str, str]
    soft: bool
    only_failed: bool = False
    only_arrived: bool = False


@dataclass(frozen=True)
class AddressRules:
    """The rules about domains, and the features that only domains with a finding have.

    A domain that lacks all of `heads`, `tails` and `suffixes` is ordinary: no rule speaks of it.
    """

    well_known: tuple[str, ...]
    never_flag: re.Pattern[str]
    mistyped: Mapping[str, str]  # by the mistyped domain, the right one
    endings: tuple[Ending, ...]
    remarks: Mapping[str, Remark]
    remarks_below: Mapping[str, Remark]  # by ".domain", for each of its sub-domains
    guessable: tuple[str, ...]  # those of `well_known` that unknown domains are held against
    heads: frozenset[str]
    tails: frozenset[str]
    suffixes: tuple[str, ...]

    def may_speak_of(self, domain: str) -> bool:
        """Whether a rule could have something to say about `domain`; quick and generous."""
        return (
            domain[:_FEATURE] in self.heads
            or domain[-_FEATURE:] in self.tails
            or domain.endswith(self.suffixes)
        )


@cache
def load_address_rules(path: Path | None = None) -> AddressRules:
    """Reads the rules from `path`, else from the program's own resources.

    Raises:
        BrokenPartError: the file is missing, broken or incomplete; the error names the entry.
    """
    top = read_entries(path or resource_path("address_rules.toml"))
    well_known = top.texts("well_known")
    guessable = tuple(
        domain for domain in well_known if len(name_of(domain)) >= _SHORTEST_GUESSED_NAME
    )
    never_flag = re.compile("|".join(map(fnmatch.translate, top.texts("never_flag"))))
    remarks = dict(_remarks(top))
    below = {name[1:]: remarks.pop(name) for name in list(remarks) if name.startswith("*")}
    by_right = top.table("mistyped")
    mistyped = {wrong: right for right in by_right.values for wrong in by_right.texts(right)}
    for wrong, right in _wrong_endings(guessable, top.texts("wrong_endings")):
        if wrong not in well_known and wrong not in remarks and not never_flag.match(wrong):
            mistyped.setdefault(wrong, right)
    endings = tuple(
        Ending(entry.text("wrong"), entry.text("right"), entry.flag("exists", default=False))
        for entry in top.entries("ending", named_by="wrong")
    )
    rare = [ending.wrong for ending in endings if not ending.wrong.endswith(COMMON_ENDINGS)]
    hidden = [ending.wrong for ending in endings if ending.wrong.endswith(COMMON_ENDINGS)]
    return AddressRules(
        well_known=well_known,
        never_flag=never_flag,
        mistyped=mistyped,
        endings=endings,
        remarks=remarks,
        remarks_below=below,
        guessable=guessable,
        heads=frozenset(domain[:_FEATURE] for domain in (*mistyped, *remarks))
        | frozenset(head for domain in guessable for head in _heads_one_slip_away(domain)),
        tails=frozenset(ending[-_FEATURE:] for ending in rare),
        suffixes=(*hidden, *below),
    )


def domain_of(address: str) -> str:
    """The domain in lower case; empty where the address has none."""
    _, at, domain = address.rpartition("@")
    return domain.strip().lower() if at else ""


def name_of(domain: str) -> str:
    """The part of a domain that people know it by: its longest, as softbank in i.softbank.jp."""
    return max(domain.split("."), key=len)


def slips_between(one: str, other: str) -> int:
    """The optimal string alignment distance: letters lost, added, changed, neighbours swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        before, above, row = row, before, [i]
        for j, other_letter in enumerate(other, start=1):
            cost = min(before[j] + 1, row[-1] + 1, before[j - 1] + (letter != other_letter))
            if i > 1 < j and letter == other[j - 2] and one[i - 2] == other_letter:
                cost = min(cost, above[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _wrong_endings(well_known: Iterable[str], endings: Iterable[str]) -> Iterable[tuple[str, str]]:
    """Each name with each wrong ending, and the nearest of the domains that have this name."""
    by_name: dict[str, list[str]] = {}
    for domain in well_known:
        by_name.setdefault(name_of(domain), []).append(domain)
    for name, domains in by_name.items():
        for ending in endings:
            wrong = f"{name}.{ending}"
            yield wrong, min(domains, key=partial(slips_between, wrong))


def _heads_one_slip_away(domain: str) -> Iterable[str]:
    """How a domain begins that has at most one slip in its first letters.

    Two slips so early are left alone: what begins so differently is another name.
    """
    letters = string.ascii_lowercase + string.digits + "-."
    yield domain[:_FEATURE]
    for i in range(_FEATURE):
        start, rest = domain[:i], domain[i:]
        yield (start + rest[1:])[:_FEATURE]
        yield (start + rest[1] + rest[0] + rest[2:])[:_FEATURE]
        for letter in letters:
            yield (start + letter + rest)[:_FEATURE]
            yield (start + letter + rest[1:])[:_FEATURE]


def _remarks(top: Entry) -> Iterable[tuple[str, Remark]]:
    for entry in top.entries("ended"):
        soft = entry.flag("softly", default=False)
        fields = {"date": _shown_date(entry, "on")}
        for domain in entry.texts("domains"):
            yield domain, Remark("ended_softly" if soft else "ended", fields, soft=soft)
    for domain in top.table("needs_subdomain").texts("domains"):
        yield domain, Remark("needs_subdomain", {}, soft=True, only_failed=True)
    for entry in top.entries("carrier", named_by="name"):
        fields = {"name": entry.text("name")}
        remark = Remark("carrier", fields, soft=True, only_failed=True)
        if "silent_since" in entry.values:
            fields["date"] = _shown_date(entry, "silent_since")
            remark = Remark("carrier_silent", fields, soft=True, only_arrived=True)
        for domain in entry.texts("domains"):
            yield domain, remark
    for entry in top.entries("company", named_by="name"):
        fields = {"name": entry.text("name")}
        yield entry.text("domain"), Remark("company", fields, soft=True, only_failed=True)


def _shown_date(entry: Entry, key: str) -> str:
    """A day (2026-02-25) or a month (2013-09) as it is written in Japanese."""
    date = _DATE.fullmatch(entry.text(key))
    if date is None:
        raise entry.error("part.key_missing", key=key)
    year, month, day = date.groups()
    if day:
        return text("finding.date", year=int(year), month=int(month), day=int(day))
    return text("finding.month", year=int(year), month=int(month))
