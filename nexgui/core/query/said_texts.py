"""What is said of each recipient, as texts to search in: mostly there are few different ones."""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from itertools import compress

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
_SEARCHED = [column for column in COLUMNS.values() if column.words is not Words.FILE]
_NOBODY = Recipient(0, 0, (), ColumnRoles(None, None, None, None, None, None), "", False, (), None)
_WITHOUT_LINE = duplicate_finding(0).sentence.removeprefix("0")
_Key = tuple[bool, int, int | None, bool, bool]  # overdue, status, findings, repeated, opted out


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
        for file, end in zip(results.files, ends, strict=True):
            numbers = self._numbers_of_statuses(file)
            for first in range(file.first, end, _ROWS_A_PART):
                report(first, len(results))
                part = range(first, min(first + _ROWS_A_PART, end))
                indices = results.status_indices[part.start : part.stop]
                self.of_row.extend(map(numbers.__getitem__, indices))
                self._add_others(file, part)

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

    def _numbers_of_statuses(self, file: FileRows) -> Sequence[int]:
        """By their status, the numbers of the texts of those in a file."""
        statuses = self._results.statuses
        numbers = range(len(statuses))
        if not file.is_over(datetime.now().astimezone()):
            return numbers
        return [
            self._shared(file, _NOBODY._replace(status_index=number), None, is_repeated=False)
            if statuses[number].group.open
            else number
            for number in numbers
        ]

    def _add_others(self, file: FileRows, part: range) -> None:
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
                somebody = _NOBODY._replace(
                    status_index=results.status_indices[row],
                    opted_out=results.opted_out[row] != 0,
                )
                is_repeated = row in repeated
                self.of_row[row] = self._shared(file, somebody, number, is_repeated=is_repeated)

    def _is_spoken_of(self, row: int, number: int) -> bool:
        """Whether what was noticed of a row's address is said in every place."""
        return self._needs[self._results.status_indices[row]] or not self._soft[number]

    def _shared(
        self, file: FileRows, somebody: Recipient, number: int | None, *, is_repeated: bool
    ) -> int:
        """The number of the text that a recipient in a file has in common with others."""
        is_over = file.is_over(datetime.now().astimezone())
        key = (is_over, somebody.status_index, number, is_repeated, somebody.opted_out)
        if key not in self._numbers:
            findings: Sequence[Finding] = ()
            if number is not None:
                findings = self._results.findings.different[number].findings
            if is_repeated:
                findings = (*findings, replace(duplicate_finding(0), sentence=_WITHOUT_LINE))
            somebody = somebody._replace(findings=tuple(findings), waiting=file.waiting)
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
