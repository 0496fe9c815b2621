"""The status guide: what each status means, whom it needs, and for what."""

import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import cached_property

from nexgui.core.messages import text

_UNSEEN = frozenset(("Cc", "Cf"))  # zero-width characters, marks of direction, NUL and the like


@dataclass(frozen=True, slots=True)
class Label:
    """What stands in 対応区分."""

    symbol: str
    label: str
    short: str  # the label where there is little room

    @property
    def title(self) -> str:
        """Symbol and label, as they stand in cells."""
        return f"{self.symbol} {self.label}"

    @property
    def short_title(self) -> str:
        """The same where there is little room."""
        return f"{self.symbol} {self.short}"


@dataclass(frozen=True, slots=True)
class ActionGroup(Label):
    """An action group (対応区分): what the user has to do, in eight kinds."""

    key: str
    fill: str  # "#RRGGBB"
    open: bool  # whether results of this group may still change
    undelivered: bool  # whether its recipients did not get the mail
    unsent: bool  # whether nothing was sent to them at all
    delivered: bool  # whether they surely got it, if the address is right
    stopped: bool  # whether no mail may go to them: they never come into a resend list

    @property
    def coloured(self) -> bool:
        """Whether the group has a colour at all: white belongs to what needs nobody."""
        return self.fill.upper() != "#FFFFFF"


class ListPart(Enum):
    """Where a recipient stands in a list that is made to be uploaded."""

    IN = "in"
    OPEN = "open"  # the user is to decide
    OUT = "out"


@dataclass(frozen=True, slots=True)
class Status:
    """A status: the manual's two texts to the letter, and this product's own words beside them."""

    number: int | None  # None: the manual lacks this status
    name: str
    meaning: str
    action: str
    group: ActionGroup
    needs_action: bool
    next_step: str
    short_step: str  # the next step where there is little room
    resend: str
    failed: bool  # whether the mail did not arrive, which a slip in the address would explain
    mailbox_known: bool  # whether a server knew the mailbox: then only another domain explains it


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do, and whether the mail may be sent again, in our words."""

    next_step: str
    short_step: str  # the next step where there is little room
    resend: str


@dataclass(frozen=True, slots=True)
class FindingAdvice(Advice):
    """The same for a finding that explains why a mail failed.

    `next_step` and `short_step` go on from the finding's own `sentence` and `short`.
    """

    delivered: bool  # whether a mail that was delivered is to be looked at as well
    domain: bool  # whether the domain is not the one that was meant: that explains any failure


@dataclass(frozen=True, slots=True)
class ToCheck(Label):
    """What is said of recipients whose mail went to an address that is most likely wrong."""

    next_step: str  # with a place for the {finding}, as the other has
    short_step: str
    resend: str


@dataclass(frozen=True)
class StatusGuide:
    """All statuses and action groups, each in the order in which they are shown."""

    groups: tuple[ActionGroup, ...]
    statuses: tuple[Status, ...]
    support_line: str
    text_on_fill: str
    opted_out: Advice  # of whoever wants no more mail, whatever the status
    overdue_step: str  # of results that should be decided by now
    overdue_short_step: str
    to_check: ToCheck
    but_noticed: str  # with places for a {step} that asks for nothing and the {finding} beside it
    findings: Mapping[str, FindingAdvice]  # by kind of finding, the best explanation first
    corrected: Advice  # of whoever has a corrected address, unless no mail may go to them
    resend_sentences: Mapping[str, str]  # by what is said of resending
    resend_parts: Mapping[str, ListPart]  # of the resend list, likewise
    unknown: Status
    by_name: Mapping[str, Status]  # by comparable() name and, in the manual, number

    @cached_property
    def doubtful_kinds(self) -> Collection[str]:
        """The kinds of findings that make a delivered mail one to look at."""
        return frozenset(kind for kind, advice in self.findings.items() if advice.delivered)

    def find(self, name_or_number: str) -> Status | None:
        """The status of this name (spaces and letter widths do not matter) or number 1 to 19."""
        return self.by_name.get(comparable(name_or_number))

    def find_name(self, name: str) -> Status | None:
        """The status of this name; a number alone may be anything."""
        found = self.find(name)
        return None if found is None or is_number(name) else found

    def look_up(self, detail: str, status: str) -> Status:
        """The status of a row, from its ステータス詳細 first, then its ステータス.

        What the guide does not know comes back as an unknown status under its own text: the
        detail's, even where ステータス itself is a known but bare エラー. It failed then as well.
        """
        found = self.find(detail)
        if found is not None:
            return found
        found = self.find(status)
        if found is not None and not (visible(detail) and found.group is self.unknown.group):
            return found
        own_text = (
            detail.strip()
            if visible(detail)
            else status.strip()
            if visible(status)
            else text("status.blank")
        )
        return replace(self.unknown, name=own_text, failed=found is not None and found.failed)


def comparable(name: str) -> str:
    """`name` in the form in which names are compared: `visible`, and a number without its zeros.

    The manual and the files spell one status differently: half-width and full-width
    parentheses, with and without a space.
    """
    bare = visible(name)
    if not bare.isdecimal():
        return bare
    # In a circle, or raised, a number is the customer's own: NEXLINK writes none so.
    is_marked = any(char.isnumeric() and not char.isdecimal() for char in name)
    return name if is_marked else bare.lstrip("0")


def is_number(name: str) -> bool:
    """Whether there are but digits in a text, be they wide, raised or in circles: ３, ³ and ③."""
    return visible(name).isdecimal()


def visible(text: str) -> str:
    """What can be seen of a text: NFKC, without white space, control and format characters."""
    bare = "".join(unicodedata.normalize("NFKC", text).split())
    if bare.isprintable():  # which none of those is
        return bare
    return "".join(char for char in bare if unicodedata.category(char) not in _UNSEEN)
