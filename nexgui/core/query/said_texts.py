"""What is said of each recipient, as texts to search in: mostly there are few different ones."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace

from nexgui.core.addresses.check import Finding, duplicate_finding
from nexgui.core.columns import COLUMNS, Words
from nexgui.core.guidance import Adviser, Guidance, advise
from nexgui.core.query.folding import folded
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.results import DeliveryResults, Recipient

MOST_OWN_TEXTS = 1_000
"""Texts that one recipient alone has, for its suggestion or the line of a repetition; in files
with more of them the rest is found by what many have in common."""

_SEARCHED = [column for column in COLUMNS.values() if column.words is not Words.FILE]
_NOBODY = Recipient(0, 0, (), ColumnRoles(None, None, None, None, None, None), "", False, ())
_WITHOUT_LINE = duplicate_finding(0).sentence.removeprefix("0")
_Key = tuple[int, int | None, bool, int]  # status, findings, repeated, opted out


class SaidTexts:
    """The different texts, folded, and which of them is said of each row of some results."""

    def __init__(self, results: DeliveryResults, most_own: int = MOST_OWN_TEXTS) -> None:
        self._results = results
        self._adviser = Adviser(results)
        self._own_left = most_own
        self._numbers: dict[_Key, int] = {}
        self.texts = self._texts_of_statuses()
        self.of_row = array("L", results.status_indices)
        self._add_others()

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

    def _add_others(self) -> None:
        """Gives another text to the rows of which more is said than of their status."""
        results, findings = self._results, self._results.findings
        noticed = dict(zip(findings.noticed, findings.numbers, strict=True))
        repeated = frozenset(findings.repeated)
        opted_out = (row for row, mark in enumerate(results.opted_out) if mark)
        for row in dict.fromkeys((*self._spoken_of(), *findings.repeated, *opted_out)):
            number = noticed.get(row)
            is_own = row in repeated or (
                number is not None and not findings.different[number].complete
            )
            if is_own and self._own_left:
                self._own_left -= 1
                recipient = results.recipient(row)
                self.of_row[row] = self._add(_text(self._adviser.of(recipient), recipient))
            else:
                self.of_row[row] = self._shared(row, number, is_repeated=row in repeated)

    def _spoken_of(self) -> Iterator[int]:
        """The rows of whose addresses something is said that every place shows."""
        results, findings = self._results, self._results.findings
        needs = [status.needs_action for status in results.statuses]
        soft = [
            number > 0 and all(finding.soft for finding in noticed.findings)
            for number, noticed in enumerate(findings.different)
        ]
        for row, number in zip(findings.noticed, findings.numbers, strict=True):
            if needs[results.status_indices[row]] or not soft[number]:
                yield row

    def _shared(self, row: int, number: int | None, *, is_repeated: bool) -> int:
        """The number of the text that a row has in common with others."""
        results = self._results
        index, opted_out = results.status_indices[row], results.opted_out[row]
        key = (index, number, is_repeated, opted_out)
        if key not in self._numbers:
            findings: Sequence[Finding] = ()
            if number is not None:
                findings = results.findings.different[number].findings
            if is_repeated:
                findings = (*findings, replace(duplicate_finding(0), sentence=_WITHOUT_LINE))
            somebody = _NOBODY._replace(
                status_index=index, opted_out=opted_out != 0, findings=tuple(findings)
            )
            self._numbers[key] = self._add(_text(self._adviser.of(somebody), somebody))
        return self._numbers[key]

    def _add(self, text: str) -> int:
        self.texts.append(text)
        return len(self.texts) - 1


def _text(guidance: Guidance, recipient: Recipient) -> str:
    said = [column.text(recipient, guidance) for column in _SEARCHED]
    return folded("\n".join((guidance.status.name, *said)))
