"""Corrections of recipients' addresses; what the file has stays as it is."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from nexgui.core.addresses.check import Finding, check_address
from nexgui.core.addresses.rules import load_address_rules
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text

if TYPE_CHECKING:
    from nexgui.core.results import DeliveryResults


@dataclass(frozen=True, slots=True)
class Corrections:
    """What recipients' addresses should be, and what became of them, by their rows.

    `outcomes` has what somebody chose in 結果 of a workbook, but for what is preset there.
    """

    addresses: Mapping[int, str] = field(default_factory=dict)
    outcomes: Mapping[int, str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.addresses or self.outcomes)

    def of(self, row: int) -> str:
        """The corrected address of a row; empty where it is not corrected."""
        return self.addresses.get(row, "")

    def corrected(self, row: int, address: str) -> "Corrections":
        """The same with another address for a row; an empty one takes its correction back."""
        others = {other: each for other, each in self.addresses.items() if other != row}
        return replace(self, addresses={**others, row: address} if address else others)

    def moved(self, rows: Sequence[int]) -> "Corrections":
        """The same of other results, where `rows` has the row of each; negative: it is gone."""
        return Corrections(dict(_moved(self.addresses, rows)), dict(_moved(self.outcomes, rows)))

    def within(self, first: int, count: int) -> "Corrections":
        """Those of so many rows, from the first of them on."""
        rows = range(first, first + count)
        return Corrections(
            {row - first: each for row, each in self.addresses.items() if row in rows},
            {row - first: each for row, each in self.outcomes.items() if row in rows},
        )

    def beside(self, newer: "Corrections") -> "Corrections":
        """These, and newer ones, which count where both know something of a row."""
        return Corrections(
            {**self.addresses, **newer.addresses}, {**self.outcomes, **newer.outcomes}
        )


NO_CORRECTIONS = Corrections()


def _moved(values: Mapping[int, str], rows: Sequence[int]) -> Iterator[tuple[int, str]]:
    for row, value in values.items():
        if rows[row] >= 0:
            yield rows[row], value


def merged_corrections(parts: Iterable[tuple[Corrections, int]]) -> Corrections:
    """Those of several files, each given with its number of rows, as of one."""
    merged, first = NO_CORRECTIONS, 0
    for corrections, count in parts:
        if corrections:
            merged = merged.beside(corrections.moved(range(first, first + count)))
        first += count
    return merged


@dataclass(frozen=True, slots=True)
class TypedAddress:
    """What the address check says of an address that somebody types as a correction."""

    address: str  # without blanks around it
    findings: tuple[Finding, ...]
    can_be_sent: bool  # whether it has the form of an address, be it likely right or not


def check_typed(typed: str, guide: StatusGuide) -> TypedAddress:
    """Checks what is typed; of a carrier's filters, which no address changes, nothing is said."""
    address = typed.strip()
    findings = tuple(
        each
        for each in check_address(address, load_address_rules())
        if not (each.only_failed or each.only_arrived)
    )
    return TypedAddress(address, findings, all(_is_doubt(each, guide) for each in findings))


def said_of_others(results: "DeliveryResults", row: int, address: str) -> str:
    """Whether another recipient of the mailing has an address already; "" where none has."""
    said = ""
    for other in results.rows_with_address(address):
        if other != row and results.file_of(other) is results.file_of(row):
            line = results.table.lines[other]
            if results.opted_out[other] or results.status(other).group.stopped:
                return text("typed.no_mail", line=line)
            said = said or text("typed.taken", line=line)
    return said


def _is_doubt(finding: Finding, guide: StatusGuide) -> bool:
    """Whether a mail may arrive in spite of it."""
    advice = guide.findings.get(finding.kind)
    return finding.soft or (advice is not None and advice.domain)
