"""Reads the status guide from its TOML file and refuses a broken or incomplete one."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from nexgui.core.errors import GuideError
from nexgui.core.guide import (
    ActionGroup,
    AddressPart,
    Advice,
    FindingAdvice,
    Status,
    StatusGuide,
    ToCheck,
    comparable,
)
from nexgui.core.messages import text
from nexgui.core.resources import resource_path

MANUAL_NUMBERS = range(1, 20)
"""The numbers that the NEXLINK manual gives its statuses."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_T = TypeVar("_T")


def load_guide(path: Path | None = None) -> StatusGuide:
    """Reads the guide from `path`, else from the program's own resources.

    Raises:
        GuideError: the file is missing, broken or incomplete; the error names the entry.
    """
    path = path or resource_path("status_guide.toml")
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise GuideError(entry=path.name, problem=text("guide.not_readable")) from error
    top = _Entry(path.name, data)
    groups = tuple(_read_group(entry) for entry in top.entries("group", named_by="key"))
    by_key: dict[str, ActionGroup] = {}
    for group in groups:
        _add(by_key, group.key, group, called=group.key)
    statuses = tuple(
        _read_status(entry, by_key) for entry in top.entries("status", named_by="name")
    )
    unknown = _read_ours(top.table("unknown"), by_key, number=None, name="", meaning="", action="")
    return StatusGuide(
        groups=groups,
        statuses=statuses,
        support_line=top.text("support_line"),
        text_on_fill=top.colour("text_on_fill"),
        opted_out=_read_advice(top.table("opted_out")),
        overdue_step=top.table("overdue").text("next_step"),
        to_check=_read_to_check(top.table("to_check")),
        but_noticed=top.table("but_noticed").sentence("next_step", "step", "finding"),
        findings=_read_findings(top),
        unknown=unknown,
        by_name=_index(statuses),
    )


def _read_group(entry: _Entry) -> ActionGroup:
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
    )


def _read_advice(entry: _Entry) -> Advice:
    return Advice(entry.text("next_step"), entry.text("resend"))


def _read_to_check(entry: _Entry) -> ToCheck:
    return ToCheck(
        symbol=entry.text("symbol"),
        label=entry.text("label"),
        short=entry.text("short"),
        next_step=entry.sentence("next_step", "finding"),
        resend=entry.text("resend"),
    )


def _read_findings(top: _Entry) -> dict[str, FindingAdvice]:
    findings: dict[str, FindingAdvice] = {}
    for entry in top.entries("finding", named_by="next_step"):
        advice = FindingAdvice(
            entry.text("next_step"),
            entry.text("resend"),
            delivered=entry.flag("delivered", default=False),
            domain=entry.flag("domain", default=False),
        )
        for kind in entry.texts("kinds"):
            _add(findings, kind, advice, called=kind)
    return findings


def _read_status(entry: _Entry, groups: Mapping[str, ActionGroup]) -> Status:
    number = entry.manual_number()
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
    ours: _Entry,
    groups: Mapping[str, ActionGroup],
    *,
    number: int | None,
    name: str,
    meaning: str,
    action: str,
) -> Status:
    group = groups.get(ours.text("group"))
    if group is None:
        raise ours.error("guide.group_unknown", value=ours.text("group"))
    return Status(
        number=number,
        name=name,
        meaning=meaning,
        action=action,
        group=group,
        needs_action=ours.flag("needs_action"),
        next_step=ours.text("next_step"),
        resend=ours.text("resend"),
        failed=ours.flag("failed"),
        mailbox_known=ours.flag("mailbox_known", default=False),
        suspect=ours.suspect(),
    )


def _index(statuses: tuple[Status, ...]) -> dict[str, Status]:
    index: dict[str, Status] = {}
    for status in statuses:
        names = [status.name] if status.number is None else [status.name, str(status.number)]
        for name in names:
            _add(index, comparable(name), status, called=name)
    for number in MANUAL_NUMBERS:
        if str(number) not in index:
            raise GuideError(entry=str(number), problem=text("guide.number_missing"))
    return index


def _add(index: dict[str, _T], key: str, entry: _T, *, called: str) -> None:
    if index.setdefault(key, entry) is not entry:
        raise GuideError(entry=called, problem=text("guide.twice"))


@dataclass(frozen=True)
class _Entry:
    """A table of the TOML file under the name by which an error calls it."""

    name: str
    values: Mapping[str, object]

    def error(self, key: str, /, **fields: object) -> GuideError:
        return GuideError(entry=self.name, problem=text(key, **fields))

    def text(self, key: str, *, may_be_empty: bool = False) -> str:
        value = self._typed(key, str)
        if not value.strip() and not may_be_empty:
            raise self.error("guide.key_empty", key=key)
        return value

    def colour(self, key: str) -> str:
        value = self.text(key)
        if not _COLOUR.fullmatch(value):
            raise self.error("guide.not_a_colour", key=key)
        return value

    def flag(self, key: str, *, default: bool | None = None) -> bool:
        if default is not None and key not in self.values:
            return default
        return self._typed(key, bool)

    def sentence(self, key: str, *fields: str) -> str:
        """A text with a place for each of the fields, and no other."""
        value = self.text(key)
        try:
            value.format(**dict.fromkeys(fields, ""))
        except (KeyError, ValueError, IndexError, AttributeError):
            raise self.error("guide.bad_fields", key=key) from None
        return value

    def texts(self, key: str) -> list[str]:
        values = self._typed(key, list)
        if not all(isinstance(value, str) for value in values):
            raise self.error("guide.key_missing", key=key)
        return values

    def suspect(self) -> AddressPart | None:
        """The part of an address that a status doubts, if it does."""
        if "suspect" not in self.values:
            return None
        value = self.text("suspect")
        try:
            return AddressPart(value)
        except ValueError:
            raise self.error("guide.not_a_part", key="suspect") from None

    def manual_number(self) -> int | None:
        """The manual's number of a status; None for a status that the manual lacks."""
        if "number" not in self.values:
            return None
        number = self._typed("number", int)
        if number not in MANUAL_NUMBERS:
            raise self.error("guide.number_out_of_range")
        return number

    def table(self, key: str) -> _Entry:
        return _Entry(f"{self.name} / {key}", self._typed(key, dict))

    def entries(self, key: str, *, named_by: str) -> Iterator[_Entry]:
        """The tables of an array, each called by its value of `named_by`, else by its position."""
        for position, values in enumerate(self._typed(key, list), start=1):
            if not isinstance(values, dict):
                raise self.error("guide.key_missing", key=key)
            yield _Entry(str(values.get(named_by) or f"{key} {position}"), values)

    def _typed(self, key: str, expected: type[_T]) -> _T:
        value = self.values.get(key)
        if not isinstance(value, expected):
            raise self.error("guide.key_missing", key=key)
        return value
