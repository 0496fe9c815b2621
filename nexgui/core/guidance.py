"""What is said of a recipient: the one place that decides it.

Table, detail panel, workbook, print, clipboard, search and command line take it from here, as
the columns of nexgui/core/columns.py or as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from nexgui.core.addresses.check import Finding
from nexgui.core.guide import ActionGroup, Advice, Status, StatusGuide
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.core.to_check import is_to_check
from nexgui.core.waiting import Waiting

_SENTENCE_END = re.compile("(?<=。)(?!」)")


@dataclass(frozen=True, slots=True)
class Guidance:
    """All that is said of a recipient; 意味 and 対応 are its status's own."""

    status: Status
    title: str  # 対応区分 as cells show it
    short_title: str  # the same where there is little room
    next_step: str
    short_step: str  # the same where there is little room
    resend: str
    resend_sentence: str  # the same as a sentence
    findings: tuple[Finding, ...]  # those that every place shows
    asides: tuple[Finding, ...]  # those that ask for nothing, for a place where they disturb nobody
    explanation: Finding | None  # the one that explains the status best, if one does
    suggestions: tuple[str, ...]  # 修正候補: the addresses that were probably meant, each once
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
    def instructions(self) -> tuple[str, ...]:
        """The next step sentence by sentence; what explains it is one, whatever it quotes."""
        explained = "" if self.explanation is None else self.explanation.sentence
        if not explained or explained not in self.next_step:
            return _sentences(self.next_step)
        before, behind = self.next_step.split(explained, 1)
        *whole, begun = _SENTENCE_END.split(before)
        return (*whole, f"{begun}{explained}", *_sentences(behind))

    @property
    def not_in_next_step(self) -> tuple[Finding, ...]:
        """The findings, asides among them, of which the next step does not speak."""
        noticed = (*self.findings, *self.asides)
        return tuple(each for each in noticed if each.sentence not in self.next_step)

    def suspicious(self, address: str) -> tuple[int, int] | None:
        """Where in the address stands what a finding is about: start and length; None: nowhere."""
        best = (
            () if self.explanation is None else (self.explanation,)
        )  # what the next step is about
        for part in (re.escape(each.part) for each in (*best, *self.findings) if each.part):
            # What is wrong at the end, as a domain is, may stand before as well.
            at_end = re.search(f"{part}$", address, re.IGNORECASE)
            if found := at_end or re.search(part, address, re.IGNORECASE):
                return found.start(), len(found[0])
        return None


def _sentences(words: str) -> tuple[str, ...]:
    """Sentences of the guide, each with its end."""
    return tuple(filter(None, _SENTENCE_END.split(words)))


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
            overdue=recipient.status_index in self._overdue and _is_over(recipient.waiting),
            corrected=bool(recipient.corrected),
        )

    def shared(self, recipient: Recipient) -> Guidance | None:
        """What is said of all recipients with this status; None: of this one it is something else.

        It is the same object for all of them.
        """
        if recipient.findings or recipient.opted_out or recipient.corrected:
            return None
        index = recipient.status_index
        if index in self._overdue and _is_over(recipient.waiting):
            return self._overdue[index]
        return self._plain.get(index)


def _is_over(waiting: Waiting | None) -> bool:
    return waiting is not None and waiting.is_over(datetime.now().astimezone())


def advise(
    status: Status,
    guide: StatusGuide,
    findings: Sequence[Finding] = (),
    *,
    opted_out: bool = False,
    overdue: bool = False,
    corrected: bool = False,
) -> Guidance:
    """What is said of a recipient with a status, of whose address something may be noticed.

    `overdue`: results of this mailing that are still open should be decided by now. `corrected`:
    somebody has corrected the address.
    """
    findings = [
        each
        for each in findings
        if (status.group.delivered or not each.only_arrived)
        and (status.failed or not each.only_failed)
    ]
    to_check = is_to_check(status, guide, findings, opted_out=opted_out)
    asks_for_nothing = not (status.needs_action or to_check)
    asides = tuple(each for each in findings if asks_for_nothing and each.soft)
    shown = tuple(each for each in findings if each not in asides)
    explanation = _explanation(status, guide, findings)
    advice = _advice(status, guide, explanation, opted_out=opted_out, overdue=overdue)
    if corrected and not (opted_out or status.group.stopped or status.group.open):
        advice = guide.corrected
    meant = () if opted_out else (each.suggestion for each in shown if each.suggestion)
    named = guide.to_check if to_check else status.group
    return Guidance(
        status=status,
        title=named.title,
        short_title=named.short_title,
        next_step=advice.next_step,
        short_step=advice.short_step,
        resend=advice.resend,
        resend_sentence=guide.resend_sentences[advice.resend],
        findings=shown,
        asides=asides,
        explanation=explanation,
        suggestions=tuple(dict.fromkeys(meant)),
        to_check=to_check,
    )


def _explanation(status: Status, guide: StatusGuide, findings: Sequence[Finding]) -> Finding | None:
    """The finding that explains a status best; None: none does."""
    hard = {each.kind: each for each in reversed(findings) if not each.soft}
    explaining = (
        hard[kind]
        for kind, advice in guide.findings.items()
        if kind in hard and (advice.domain or not status.mailbox_known)
    )
    return next(explaining, None)


def _advice(
    status: Status,
    guide: StatusGuide,
    explanation: Finding | None,
    *,
    opted_out: bool,
    overdue: bool,
) -> Advice:
    """The next step that uses the best of what is known."""
    own = Advice(status.next_step, status.short_step, status.resend)
    if opted_out:
        return guide.opted_out
    if explanation is not None:
        beyond = guide.findings[explanation.kind]
        if status.failed:
            return Advice(
                explanation.sentence + beyond.next_step,
                explanation.short + beyond.short_step,
                beyond.resend,
            )
        if status.group.delivered and beyond.delivered:
            asked = guide.to_check
            return Advice(
                asked.next_step.format(finding=explanation.sentence),
                asked.short_step.format(finding=explanation.short),
                asked.resend,
            )
    if status.group.open and overdue:
        own = Advice(guide.overdue_step, guide.overdue_short_step, status.resend)
    if explanation is None or status.needs_action or status.group.unsent:
        return own
    return Advice(
        guide.but_noticed.format(step=own.next_step, finding=explanation.sentence),
        guide.but_noticed.format(step=own.short_step, finding=explanation.short),
        own.resend,
    )
