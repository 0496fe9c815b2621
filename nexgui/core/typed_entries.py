"""Corrections that a team typed into a workbook of this program."""

from dataclasses import dataclass

from nexgui.core.corrections import Corrections
from nexgui.core.inputs import Input, Inputs, place
from nexgui.core.results import DeliveryResults


@dataclass(frozen=True, slots=True)
class Matched:
    """What was typed, at the rows of its recipients, and what has no recipient."""

    corrections: Corrections
    left: tuple[Input, ...]


def matched_to(results: DeliveryResults, inputs: Inputs) -> Matched:
    """修正後アドレス and 結果 of a workbook, at the recipients to whom they belong."""
    recipients = (
        (row, results.table.lines[row], address)
        for row, address in (results.cells_of(None, range(len(results))) if inputs.entries else ())
    )
    placed = place(inputs, recipients)
    return Matched(
        Corrections(
            {row: new for row, each in placed.by_row.items() if (new := _corrected(each))},
            {row: each.outcome for row, each in placed.by_row.items() if each.outcome},
        ),
        tuple(each for each in placed.left if _corrected(each)),
    )


def _corrected(entry: Input) -> str:
    corrected = entry.corrected.strip()
    return "" if corrected == entry.address else corrected
