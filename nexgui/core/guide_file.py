"""Reads the status guide from its TOML file and refuses a broken or incomplete one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TypeVar

from nexgui.core.entries import Entry, read_entries
from nexgui.core.guide import (
    ActionGroup,
    Advice,
    FindingAdvice,
    ListPart,
    Status,
    StatusGuide,
    ToCheck,
    comparable,
)
from nexgui.core.resources import resource_path

MANUAL_NUMBERS = range(1, 20)
"""The numbers that the NEXLINK manual gives its statuses."""

_T = TypeVar("_T")


def load_guide(path: Path | None = None) -> StatusGuide:
    """Reads the guide from `path`, else from the program's own resources.

    Raises:
        BrokenPartError: the file is missing, broken or incomplete; the error names the entry.
    """
    top = read_entries(path or resource_path("status_guide.toml"))
    groups = tuple(_read_group(entry) for entry in top.entries("group", named_by="key"))
    by_key: dict[str, ActionGroup] = {}
    for group in groups:
        _add(top, by_key, group.key, group, called=group.key)
    statuses = tuple(
        _read_status(entry, by_key) for entry in top.entries("status", named_by="name")
    )
    unknown = _read_ours(top.table("unknown"), by_key, number=None, name="", meaning="", action="")
    guide = StatusGuide(
        groups=groups,
        statuses=statuses,
        support_line=top.text("support_line"),
        text_on_fill=top.colour("text_on_fill"),
        opted_out=_read_advice(top.table("opted_out")),
        overdue_step=top.table("overdue").text("next_step"),
        overdue_short_step=_short_step(top.table("overdue")),
        to_check=_read_to_check(top.table("to_check")),
        but_noticed=top.table("but_noticed").sentence("next_step", "step", "finding"),
        findings=_read_findings(top),
        corrected=_read_advice(top.table("corrected")),
        resend_sentences=dict(_read_resend_sentences(top.table("resend_sentences"))),
        resend_parts=dict(_read_resend_parts(top.table("resend_list"))),
        unknown=unknown,
        by_name=_index(top, statuses),
    )
    said = {each.resend for each in (unknown, *statuses)}
    said |= {each.resend for each in (guide.opted_out, guide.corrected, *guide.findings.values())}
    for resend in sorted({*said, guide.to_check.resend}):
        for name, known in (
            ("resend_sentences", guide.resend_sentences),
            ("resend_list", guide.resend_parts),
        ):
            if resend not in known:
                raise top.table(name).error("part.key_missing", key=resend)
    return guide


def _read_group(entry: Entry) -> ActionGroup:
    return ActionGroup(
        key=entry.text("key"),
        symbol=entry.text("symbol"),
        label=entry.text("label"),
        short=entry.text("short"),
        fill=entry.colour("fill"),
        open=entry.flag("open", default=False),
        undelivered=entry.flag("undelivered", default=False),
        unsent=entry.flag("unsent", default=False),
        delivered=entry.flag("delivered", default=False),
        stopped=entry.flag("stopped", default=False),
    )


def _read_advice(entry: Entry) -> Advice:
    return Advice(entry.text("next_step"), _short_step(entry), entry.text("resend"))


def _short_step(entry: Entry) -> str:
    """The short form of a next step; one that is short by itself has none."""
    return entry.text("short_step" if "short_step" in entry.values else "next_step")


def _read_resend_sentences(entry: Entry) -> Iterator[tuple[str, str]]:
    yield from ((resend, entry.text(resend)) for resend in entry.values)


def _read_resend_parts(entry: Entry) -> Iterator[tuple[str, ListPart]]:
    parts = [part.value for part in ListPart]
    yield from ((resend, ListPart(entry.choice(resend, parts))) for resend in entry.values)


def _read_to_check(entry: Entry) -> ToCheck:
    return ToCheck(
        symbol=entry.text("symbol"),
        label=entry.text("label"),
        short=entry.text("short"),
        next_step=entry.sentence("next_step", "finding"),
        short_step=entry.sentence("short_step", "finding"),
        resend=entry.text("resend"),
    )


def _read_findings(top: Entry) -> dict[str, FindingAdvice]:
    findings: dict[str, FindingAdvice] = {}
    for entry in top.entries("finding", named_by="next_step"):
        advice = FindingAdvice(
            entry.text("next_step"),
            _short_step(entry),
            entry.text("resend"),
            delivered=entry.flag("delivered", default=False),
            domain=entry.flag("domain", default=False),
        )
        for kind in entry.texts("kinds"):
            _add(top, findings, kind, advice, called=kind)
    return findings


def _read_status(entry: Entry, groups: Mapping[str, ActionGroup]) -> Status:
    number = _manual_number(entry)
    meaning = action = ""
    if number is not None:
        manual = entry.table("manual")
        meaning = manual.text("meaning")
        # The manual gives 17, 18 and 19 no 対応: the key must be there, its text may be empty.
        action = manual.text("action", may_be_empty=True)
    return _read_ours(
        entry.table("ours"),
        groups,
        number=number,
        name=entry.text("name"),
        meaning=meaning,
        action=action,
    )


def _read_ours(
    ours: Entry,
    groups: Mapping[str, ActionGroup],
    *,
    number: int | None,
    name: str,
    meaning: str,
    action: str,
) -> Status:
    group = groups.get(ours.text("group"))
    if group is None:
        raise ours.error("part.group_unknown", value=ours.text("group"))
    return Status(
        number=number,
        name=name,
        meaning=meaning,
        action=action,
        group=group,
        needs_action=ours.flag("needs_action"),
        next_step=ours.text("next_step"),
        short_step=_short_step(ours),
        resend=ours.text("resend"),
        failed=ours.flag("failed"),
        mailbox_known=ours.flag("mailbox_known", default=False),
    )


def _manual_number(entry: Entry) -> int | None:
    """The manual's number of a status; None for a status that the manual lacks."""
    if "number" not in entry.values:
        return None
    number = entry.number("number")
    if number not in MANUAL_NUMBERS:
        raise entry.error("part.number_out_of_range")
    return number


def _index(top: Entry, statuses: tuple[Status, ...]) -> dict[str, Status]:
    index: dict[str, Status] = {}
    for status in statuses:
        names = [status.name] if status.number is None else [status.name, str(status.number)]
        for name in names:
            _add(top, index, comparable(name), status, called=name)
    for number in MANUAL_NUMBERS:
        if str(number) not in index:
            raise top.below(str(number)).error("part.number_missing")
    return index


def _add(top: Entry, index: dict[str, _T], key: str, entry: _T, *, called: str) -> None:
    if index.setdefault(key, entry) is not entry:
        raise top.below(called).error("part.twice")
