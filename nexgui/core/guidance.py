"""What is said of a recipient: the one place that decides it.

Table, detail panel, workbook, print, clipboard, search and command line take it from here, as
the columns of nexgui/core/columns.py or as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nexgui.core.addresses.check import Finding
from nexgui.core.guide import ActionGroup, AddressPart, Advice, Status, StatusGuide
from nexgui.core.results import DeliveryResults, Recipient


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that is said of a recipient; 意味 and 対応 are its status's own."""

    status: Status
    title: str  # 対応区分 as cells show it
    short_title: str  # the same where there is little room
    next_step: str
    resend: str
    findings: tuple[Finding, ...]  # those that every place shows
    asides: tuple[Finding, ...]  # those that ask for nothing, for a place where they disturb nobody
    to_check: bool  # whether it was delivered, but most likely to a wrong address

    @property
    def group(self) -> ActionGroup:
        """The action group."""
        return self.status.group

    @property
    def needs_action(self) -> bool:
        """Whether somebody has to do something."""
        return self.status.needs_action

    @property
    def noticed(self) -> str:
        """気づいた点, one a line."""
        return "\n".join(finding.sentence for finding in self.findings)

    @property
    def suggestions(self) -> tuple[str, ...]:
        """修正候補: the addresses that were probably meant, each once."""
        return tuple(dict.fromkeys(each.suggestion for each in self.findings if each.suggestion))

    def suspicious(self, address: str) -> tuple[int, int] | None:
        """Where in the address what is wrong with it stands: start and length; None: nowhere."""
        for part in (re.escape(finding.part) for finding in self.findings if finding.part):
            # What is wrong at the end, as a domain is, may stand before as well.
            at_end = re.search(f"{part}$", address, re.IGNORECASE)
            if found := at_end or re.search(part, address, re.IGNORECASE):
                return found.start(), len(found[0])
        at = address.rfind("@")
        if self.status.suspect is None or at < 0:
            return None
        is_local = self.status.suspect is AddressPart.LOCAL
        return (0, at) if is_local else (at + 1, len(address) - at - 1)


class Adviser:
    """Says what is said of the recipients of some results."""

    def __init__(self, results: DeliveryResults) -> None:
        self._results = results
        self._guide = guide = results.guide
        # Of most recipients there is no more to say than of their status. A file may bring a
        # status of its own in every row: those must not stay in memory.
        self._plain = {
            index: advise(status, guide)
            for index, status in enumerate(results.statuses)
            if guide.find(status.name) is status
        }
        self._overdue = {
            index: advise(guidance.status, guide, overdue=True)
            for index, guidance in self._plain.items()
            if guidance.group.open
        }

    def of(self, recipient: Recipient) -> Guidance:
        """What is said of a recipient."""
        return self.shared(recipient) or advise(
            self._results.statuses[recipient.status_index],
            self._guide,
            recipient.findings,
            opted_out=recipient.opted_out,
            overdue=recipient.status_index in self._overdue and self._is_over(),
        )

    def shared(self, recipient: Recipient) -> Guidance | None:
        """What is said of all recipients with this status; None: of this one it is something else.

        It is the same object for all of them.
        """
        if recipient.findings or recipient.opted_out:
            return None
        index = recipient.status_index
        if index in self._overdue and self._is_over():
            return self._overdue[index]
        return self._plain.get(index)

    def _is_over(self) -> bool:
        waiting = self._results.waiting
        return waiting is not None and waiting.is_over(datetime.now().astimezone())


def advise(
    status: Status,
    guide: StatusGuide,
    findings: Sequence[Finding] = (),
    *,
    opted_out: bool = False,
    overdue: bool = False,
) -> Guidance:
    """What is said of a recipient with a status, of whose address something may be noticed.

    `overdue`: results of this mailing that are still open should be decided by now.
    """
    findings = [
        each
        for each in findings
        if not (each.only_arrived if status.needs_action else each.only_failed)
    ]
    to_check = is_to_check(status, guide, findings, opted_out=opted_out)
    asks_for_nothing = not (status.needs_action or to_check)
    asides = tuple(each for each in findings if asks_for_nothing and each.soft)
    shown = tuple(each for each in findings if each not in asides)
    advice = _advice(
        status, guide, _explanation(guide, findings), opted_out=opted_out, overdue=overdue
    )
    named = guide.to_check if to_check else status.group
    return Guidance(
        status=status,
        title=named.title,
        short_title=named.short_title,
        next_step=advice.next_step,
        resend=advice.resend,
        findings=shown,
        asides=asides,
        to_check=to_check,
    )


def is_to_check(
    status: Status, guide: StatusGuide, findings: Sequence[Finding], *, opted_out: bool
) -> bool:
    """Whether a mail was delivered, but most likely to a wrong address (送信完了でも要確認).

    Whoever asked for no more mail got it.
    """
    return status.group.delivered and not opted_out and _is_doubtful(guide, findings)


def rows_to_check(results: DeliveryResults) -> bytes:
    """For each row of results, 1 if it is to be checked though it was delivered, else 0."""
    guide = results.guide
    delivered = [status.group.delivered for status in results.statuses]
    findings = results.findings
    doubtful = [_is_doubtful(guide, each.findings) for each in findings.different]
    marks = bytearray(len(results))
    for row, number in zip(findings.noticed, findings.numbers, strict=True):
        if not delivered[results.status_indices[row]] or results.opted_out[row]:
            continue
        if number:
            marks[row] = doubtful[number]
        else:
            marks[row] = _is_doubtful(guide, findings.of(row, results.address(row)))
    return bytes(marks)


def _is_doubtful(guide: StatusGuide, findings: Sequence[Finding]) -> bool:
    return any(each.kind in guide.doubtful_kinds and not each.soft for each in findings)


def _explanation(guide: StatusGuide, findings: Sequence[Finding]) -> Finding | None:
    """The finding that explains best why a mail failed; None: none does."""
    hard = {each.kind: each for each in reversed(findings) if not each.soft}
    return next((hard[kind] for kind in guide.findings if kind in hard), None)


def _advice(
    status: Status,
    guide: StatusGuide,
    explanation: Finding | None,
    *,
    opted_out: bool,
    overdue: bool,
) -> Advice:
    """The next step that uses the best of what is known."""
    own = Advice(status.next_step, status.resend)
    if opted_out:
        return guide.opted_out
    if explanation is not None:
        beyond = guide.findings[explanation.kind]
        if status.failed:
            return Advice(explanation.sentence + beyond.next_step, beyond.resend)
        if status.group.delivered and beyond.delivered:
            step = guide.to_check.next_step.format(finding=explanation.sentence)
            return Advice(step, guide.to_check.resend)
    if status.group.open and overdue:
        own = Advice(guide.overdue_step, status.resend)
    if explanation is None or status.needs_action or status.group.unsent:
        return own
    step = guide.but_noticed.format(step=own.next_step, finding=explanation.sentence)
    return Advice(step, own.resend)
