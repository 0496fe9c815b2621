"""Findings about one address: what is odd about it, and what was probably meant.

Nothing here changes an address, and nothing asks the network.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from nexgui.core.addresses.rules import AddressRules, Ending, Remark, name_of, slips_between
from nexgui.core.messages import has_text, text

LONGEST_LOCAL = 64
LONGEST_ADDRESS = 254

_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SPACE_KINDS = {" ": "space", "\u3000": "wide_space", "\t": "tab", "\r": "line_break"}
_SPACE_KINDS |= dict.fromkeys("\n\x0b\x0c\x85\u2028\u2029", "line_break")
# White space, the controls, and the characters of no width that come along when copying.
_BLANKS = (
    "\\s\x00-\x1f\x7f-\xa0\xad\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u2064\u2066-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
)
_BLANK = re.compile(f"[{_BLANKS}]")
_NOT_BLANK = re.compile(f"[^{_BLANKS}]")
_SEPARATORS = re.compile(r"[;；,，、/／|｜\s]+")
_WITH_AT = re.compile("[^@＠][@＠][^@＠]")
_MAILTO = re.compile(r"\s*(mailto\s*[:：]\s*)", re.IGNORECASE)
_BRACKETED = re.compile("[<＜]([^<>＜＞]*[@＠][^<>＜＞]*)[>＞]")
_BRACKETS = re.compile("[<>＜＞]")
_QUOTES = re.compile("[\"“”„‟＂「」『』]|^['‘’＇`]|['‘’＇`]$")
_HONORIFIC = re.compile(r"(様|さま|殿|御中|さん)\s*$")
_MARKS_AT_END = re.compile("[.．,，、。､｡;；]+$")
_MARKS_FOR_DOT = re.compile("[,，、。､｡]")
_WIDE = re.compile("[\uff01-\uff5e]")
_WIDE_RUN = re.compile("[\uff01-\uff5e]+")
# "/" has a finding of its own; the other signs are allowed, if rare.
_UNUSABLE_LOCAL = re.compile(r"[^A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]")
# "_" and "+" stand in no domain, but nothing is said of them: they are no likely slip.
_UNUSABLE_DOMAIN = re.compile(r"[^A-Za-z0-9.+_-]")
# A cell beyond this is no address with a slip in it, and some searches would take their time.
_LONGEST_READ = 4 * LONGEST_ADDRESS
_MOST_NAMED = 5  # characters that a sentence lists


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that the address check noticed (気づいた点)."""

    kind: str
    sentence: str
    suggestion: str = ""  # the whole address as it was probably meant; "" where nobody can tell
    part: str = ""  # what of the address it is about, as it stands there; "" where that is nothing
    soft: bool = False  # only possible: for a place where it disturbs nobody
    only_failed: bool = False  # of no interest where the mail was delivered
    only_arrived: bool = False  # of no interest where it was not
    short: str = ""  # the sentence where there is little room


def check_address(address: str, rules: AddressRules) -> tuple[Finding, ...]:
    """All findings about one address by itself; what is right has none."""
    if not _NOT_BLANK.search(address):
        return (_finding("empty"),)
    if count := _addresses_in(address):
        return (_finding("several", count=count),)
    if len(address) > _LONGEST_READ:
        return (_finding("long_address", count=len(address)),)
    reading = _Reading(address)
    reading.unwrap()
    reading.tidy()
    reading.check_parts(rules)
    return reading.findings()


def domain_finding(domain: str, rules: AddressRules) -> Finding | None:
    """The finding about a domain in lower case; its suggestion is the domain probably meant."""
    if not rules.may_speak_of(domain) or rules.never_flag.match(domain):
        return None
    right = rules.mistyped.get(domain)
    if right:
        return _mistyped(domain, right, soft=False)
    remark = rules.remarks.get(domain) or _remark_below(domain, rules)
    if remark:
        found = _finding(remark.kind, domain, domain=domain, **remark.fields)
        return replace(
            found,
            soft=remark.soft,
            only_failed=remark.only_failed,
            only_arrived=remark.only_arrived,
        )
    if domain in rules.well_known:
        return None
    return _mistyped_ending(domain, rules) or _near_miss(domain, rules)


def duplicate_finding(line: int) -> Finding:
    """The finding that the address stood on an earlier line of the file already."""
    return _finding("duplicate", line=line)


class _Reading:
    """An address that is taken apart step by step; what each step notices is noted.

    `meant` is what is left of the address once all that was noticed is put right.
    """

    def __init__(self, address: str) -> None:
        self.address = address
        self.meant = address
        self.noted: list[Finding] = []
        self.put_right: set[str] = set()  # the kinds of findings that `meant` has no more
        self.certain = True  # whether `meant` can be told, and mail to it may arrive

    def findings(self) -> tuple[Finding, ...]:
        """What was noted; what could be put right has the address with all of it put right."""
        if not self.certain or self.meant == self.address:
            return tuple(self.noted)
        return tuple(
            replace(finding, suggestion=self.meant) if finding.kind in self.put_right else finding
            for finding in self.noted
        )

    def unwrap(self) -> None:
        """Takes off what was written around the address."""
        if match := _MAILTO.match(self.meant):
            rest = self.meant[match.end() :]
            self._put_right("mailto", rest, match[1], part=match[1].strip())
        if found := _BRACKETS.findall(self.meant):
            inside = _BRACKETED.search(self.meant)
            meant = inside[1] if inside else _BRACKETS.sub("", self.meant)
            self._put_right("brackets", meant, found[0], characters=_named(found))
        if found := _QUOTES.findall(self.meant):
            meant = _QUOTES.sub("", self.meant)
            self._put_right("quotes", meant, found[0], characters=_named(found))
        if match := _HONORIFIC.search(self.meant):
            self._put_right("honorific", self.meant[: match.start()], match[1], part=match[1])

    def tidy(self) -> None:
        """Puts single characters right."""
        kinds: dict[tuple[str, str], str] = {}
        for blank in _BLANK.findall(self.meant):
            kinds.setdefault((_blank_kind(blank), _blank_code(blank)), blank)
        for (kind, code), blank in kinds.items():
            meant = _BLANK.sub("", self.meant)
            self._put_right(kind, meant, blank, **({"code": code} if code else {}))
        if match := _MARKS_AT_END.search(self.meant):
            meant = self.meant[: match.start()]
            self._put_right("mark_at_end", meant, match[0], character=match[0])
        if found := _MARKS_FOR_DOT.findall(self.meant):
            meant = _MARKS_FOR_DOT.sub(".", self.meant)
            self._put_right("mark_for_dot", meant, found[0], characters=_named(found))
        if found := _WIDE.findall(self.meant):
            meant, run = self.meant.translate(_FULL_WIDTH), _WIDE_RUN.findall(self.meant)[0]
            self._put_right("full_width", meant, run, characters=_named(found))

    def check_parts(self, rules: AddressRules) -> None:
        """Looks at what stands before and after the "@"."""
        count = self.meant.count("@")
        if count == 0:
            self._give_up("no_at")
            return
        if count > 1:
            once = re.sub("@+", "@", self.meant)
            if once.count("@") > 1:
                self._give_up("two_at", "@", count=count)
                return
            self._put_right("two_at", once, "@@", count=count)
        local, _, domain = self.meant.partition("@")
        self._check_local(local)
        self._check_domain(local, domain, rules)
        if len(self.meant) > LONGEST_ADDRESS:
            self._give_up("long_address", count=len(self.meant))

    def _check_local(self, local: str) -> None:
        if not local:
            self._give_up("no_local")
            return
        if found := _UNUSABLE_LOCAL.findall(local):
            self._give_up("unusable", found[0], characters=_named(found))
        if ".." in local:
            self._note_softly("dots_in_a_row", "..")
        if local.endswith("."):
            self._note_softly("dot_before_at", ".@")
        if local.startswith("."):
            self._note_softly("dot_first", ".")
        elif local[0].isascii() and not local[0].isalnum() and local[0] != "/":
            self._note_softly("symbol_first", local[0], character=local[0])
        if "/" in local:
            self._note_softly("slash", "/")
        if len(local) > LONGEST_LOCAL:
            self._give_up("long_local", count=len(local))

    def _check_domain(self, local: str, domain: str, rules: AddressRules) -> None:
        if not domain.strip("."):
            self._give_up("no_domain")
            return
        if found := _UNUSABLE_DOMAIN.findall(domain):
            self._give_up("unusable", found[0], characters=_named(found))
            return
        meant = re.sub(r"\.+", ".", domain.strip("."))
        if meant != domain:
            self._put_right("dots_in_domain", f"{local}@{meant}", domain, domain=domain)
        if "." not in meant:
            self._give_up("no_ending", meant, domain=meant)
            return
        finding = domain_finding(meant.lower(), rules)
        if finding:
            self.noted.append(replace(finding, suggestion=""))
            self.certain &= finding.soft or bool(finding.suggestion)
            if finding.suggestion:
                self.put_right.add(finding.kind)
                self.meant = f"{local}@{finding.suggestion}"
                left = domain_finding(finding.suggestion, rules)
                self.certain &= left is None or left.soft

    def _note_softly(self, kind: str, about: str, **fields: object) -> None:
        """Notes what many services refuse and others take."""
        self.noted.append(replace(_finding(kind, about, **fields), soft=True))

    def _put_right(self, kind: str, meant: str, about: str, **fields: object) -> None:
        self.noted.append(_finding(kind, about, **fields))
        self.put_right.add(kind)
        self.meant = meant

    def _give_up(self, kind: str, about: str = "", **fields: object) -> None:
        self.noted.append(_finding(kind, about, **fields))
        self.certain = False


def _addresses_in(cell: str) -> int:
    """How many addresses a cell holds; 0 where it is no more than one."""
    if cell.count("@") + cell.count("＠") < 2:
        return 0
    count = sum(bool(_WITH_AT.search(part)) for part in _SEPARATORS.split(cell))
    return count if count > 1 else 0


def _finding(kind: str, about: str = "", **fields: object) -> Finding:
    sentence = short = text(f"finding.{kind}", **fields)
    if has_text(f"short_finding.{kind}"):
        short = text(f"short_finding.{kind}", **fields)
    return Finding(kind, sentence, part=about, short=short)


def _remark_below(domain: str, rules: AddressRules) -> Remark | None:
    for suffix, remark in rules.remarks_below.items():
        if domain.endswith(suffix):
            return remark
    return None


def _mistyped(domain: str, right: str, *, soft: bool) -> Finding:
    found = _finding("mistyped", domain, domain=domain, right=right)
    return replace(found, suggestion=right, soft=soft)


def _mistyped_ending(domain: str, rules: AddressRules) -> Finding | None:
    found = _ending_of(domain, rules)
    if not found:
        return None
    right = domain
    while last := _ending_of(right, rules):  # as .jp.jp.jp has one twice
        right = right.removesuffix(last.wrong) + last.right
    beyond = domain_finding(right, rules)
    return replace(
        _finding("ending", found.wrong, ending=found.wrong, right=found.right),
        suggestion=beyond.suggestion if beyond and beyond.suggestion else right,
        soft=found.exists,
    )


def _ending_of(domain: str, rules: AddressRules) -> Ending | None:
    return next((ending for ending in rules.endings if domain.endswith(ending.wrong)), None)


def _near_miss(domain: str, rules: AddressRules) -> Finding | None:
    """The well-known domain at most two slips away.

    Two slips count only where the domain's own name is long as well, and softly: a short name
    is two slips away from too many. A name that is right has had its endings looked at already:
    what is left of them are other countries'.
    """
    name = name_of(domain)
    if any(name == name_of(known) for known in rules.guessable):
        return None
    letters = frozenset(domain)
    near = [
        (slips_between(domain, known), known)
        for known in rules.guessable
        if abs(len(domain) - len(known)) <= 2 and len(letters.difference(known)) <= 2
    ]
    slips, right = min(near, default=(9, ""))
    if slips > (2 if len(name) >= 6 else 1):
        return None
    return _mistyped(domain, right, soft=slips > 1)


def _blank_kind(blank: str) -> str:
    if blank in _SPACE_KINDS:
        return _SPACE_KINDS[blank]
    return "odd_space" if blank.isspace() else "invisible"


def _blank_code(blank: str) -> str:
    """The number of a character that has no name for the user; "" where it has one."""
    return "" if blank in _SPACE_KINDS else f"U+{ord(blank):04X}"


def _named(characters: Iterable[str]) -> str:
    """The characters as a sentence lists them, each once: 「ａ」「ｂ」."""
    once = [f"「{character}」" for character in dict.fromkeys(characters)]
    return "".join(once[:_MOST_NAMED]) + ("…" if len(once) > _MOST_NAMED else "")
