"""What is said of each recipient, as texts to search in: mostly there are few different ones."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import compress
from typing import NamedTuple

from nexgui.core.addresses.check import Finding, duplicate_finding
from nexgui.core.columns import COLUMNS, Words
from nexgui.core.guidance import Adviser, Guidance, advise
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.query.folding import folded
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.results import DeliveryResults, FileRows, Recipient

MOST_OWN_TEXTS = 1_000
"""Texts that one recipient alone has, for its suggestion or the line of a repetition; in files
with more of them the rest is found by what many have in common."""

_ROWS_A_PART = 4096  # between two of which other threads come to their turn
# Whoever searches for a status looks for those who have it, not for those who had it.
_SEARCHED = [
    column
    for column in COLUMNS.values()
    if column.words is not Words.FILE and column.key not in ("change", "corrected")
]
_NOBODY = Recipient(0, 0, (), ColumnRoles(None, None, None, None, None, None), "", False, (), None)
_WITHOUT_LINE = duplicate_finding(0).sentence.removeprefix("0")


class _Key(NamedTuple):
    """What recipients have in common of whom the same is said, as far as many share it."""

    overdue: bool  # whether the open results of their file should be decided by now
    status_index: int
    number: int | None  # of what was noticed
    is_repeated: bool
    opted_out: bool


class SaidTexts:
    """The different texts, folded, and which of them is said of each row of some results."""

    def __init__(
        self,
        results: DeliveryResults,
        report: Report = ignore_progress,
        *,
        most_own: int = MOST_OWN_TEXTS,
    ) -> None:
        self._results = results
        self._adviser = Adviser(results)
        self._own_left = most_own
        self._numbers: dict[_Key, int] = {}
        self._needs = [status.needs_action for status in results.statuses]
        self._soft = [
            number > 0 and all(finding.soft for finding in noticed.findings)
            for number, noticed in enumerate(results.findings.different)
        ]
        self.texts = self._texts_of_statuses()
        self.of_row = array("L")
        ends = (*(file.first for file in results.files[1:]), len(results))
        now = datetime.now().astimezone()
        for file, end in zip(results.files, ends, strict=True):
            overdue = file.is_over(now)
            numbers = self._numbers_of_statuses(file, overdue=overdue)
            for first in range(file.first, end, _ROWS_A_PART):
                report(first, len(results))
                part = range(first, min(first + _ROWS_A_PART, end))
                indices = results.status_indices[part.start : part.stop]
                self.of_row.extend(map(numbers.__getitem__, indices))
                self._add_others(file, part, overdue=overdue)

    def _texts_of_statuses(self) -> list[str]:
        """What is said of recipients of whom there is no more to say, by their status."""
        guide = self._results.guide
        # A file may bring a status of its own in every row.
        unknown = _text(advise(guide.unknown, guide), _NOBODY)
        return [
            f"{folded(status.name)}\n{unknown}"
            if guide.find(status.name) is None
            else _text(self._adviser.of(_NOBODY._replace(status_index=index)), _NOBODY)
            for index, status in enumerate(self._results.statuses)
        ]

    def _numbers_of_statuses(self, file: FileRows, *, overdue: bool) -> Sequence[int]:
        """By their status, the numbers of the texts of those in a file."""
        statuses = self._results.statuses
        numbers = range(len(statuses))
        if not overdue:
            return numbers
        return [
            self._shared(_Key(True, number, None, False, False), file)
            if statuses[number].group.open
            else number
            for number in numbers
        ]

    def _add_others(self, file: FileRows, part: range, *, overdue: bool) -> None:
        """Gives another text to the rows of which more is said than of their status."""
        results, findings = self._results, self._results.findings
        at = _slice(findings.noticed, part)
        noticed = dict(zip(findings.noticed[at], findings.numbers[at], strict=True))
        spoken_of = (row for row, number in noticed.items() if self._is_spoken_of(row, number))
        in_order = findings.repeated[_slice(findings.repeated, part)]
        repeated = frozenset(in_order)
        opted_out = compress(part, results.opted_out[part.start : part.stop])
        for row in dict.fromkeys((*spoken_of, *in_order, *opted_out)):
            number = noticed.get(row)
            is_own = row in repeated or (
                number is not None and not findings.different[number].complete
            )
            if is_own and self._own_left:
                self._own_left -= 1
                recipient = results.recipient(row)
                self.of_row[row] = self._add(_text(self._adviser.of(recipient), recipient))
            else:
                index, wants_none = results.status_indices[row], results.opted_out[row] != 0
                key = _Key(overdue, index, number, row in repeated, wants_none)
                self.of_row[row] = self._shared(key, file)

    def _is_spoken_of(self, row: int, number: int) -> bool:
        """Whether what was noticed of a row's address is said in every place."""
        return self._needs[self._results.status_indices[row]] or not self._soft[number]

    def _shared(self, key: _Key, file: FileRows) -> int:
        """The number of the text that a recipient in a file has in common with others."""
        if key not in self._numbers:
            findings: Sequence[Finding] = ()
            if key.number is not None:
                findings = self._results.findings.different[key.number].findings
            if key.is_repeated:
                findings = (*findings, replace(duplicate_finding(0), sentence=_WITHOUT_LINE))
            somebody = _NOBODY._replace(
                status_index=key.status_index,
                opted_out=key.opted_out,
                findings=tuple(findings),
                waiting=file.waiting,
            )
            self._numbers[key] = self._add(_text(self._adviser.of(somebody), somebody))
        return self._numbers[key]

    def _add(self, text: str) -> int:
        self.texts.append(text)
        return len(self.texts) - 1


def _slice(rows: Sequence[int], part: range) -> slice:
    """Where those of some rows stand, which are in order, that are in a part of all."""
    return slice(bisect_left(rows, part.start), bisect_left(rows, part.stop))


def _text(guidance: Guidance, recipient: Recipient) -> str:
    said = [column.text(recipient, guidance) for column in _SEARCHED]
    return folded("\n".join((guidance.status.name, *said)))
