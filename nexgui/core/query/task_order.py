"""The order in which one would see to recipients: by folder, those with a 修正候補 first."""

from array import array
from collections.abc import Sequence
from itertools import chain

from nexgui.core.folders import all_folders, folder_of
from nexgui.core.guidance import advise
from nexgui.core.results import DeliveryResults


def by_task(
    results: DeliveryResults, rows: Sequence[int], suggested: Sequence[int]
) -> Sequence[int]:
    """Some rows in that order; the file's within."""
    places = {folder: place for place, folder in enumerate(all_folders(results.guide))}
    ranks = [
        [2 * places[folder_of(status, to_check=to_check)] for status in results.statuses]
        for to_check in (False, True)
    ]
    ranked = [array("I") for _ in range(2 * len(places))]
    takes = [each.append for each in ranked]
    indices, to_check = results.status_indices, results.to_check
    for row in rows:
        takes[ranks[to_check[row]][indices[row]] + (not suggested[row])](row)
    return array("I", chain.from_iterable(ranked))


def rows_with_suggestion(results: DeliveryResults) -> bytes:
    """For each row, 1 if there is a 修正候補 for it and somebody has to see to it, else 0."""
    findings, guide = results.findings, results.guide
    marks = bytearray(len(results))

    known: dict[tuple[int, int], bool] = {}  # of a status, and what many addresses have in common
    for row, number in zip(findings.noticed, findings.numbers, strict=True):
        index = results.status_indices[row]
        status = results.statuses[index]
        if results.opted_out[row] or not (status.needs_action or results.to_check[row]):
            continue
        has_one = known.get((index, number))
        if has_one is None:
            own = findings.of(row, results.address(row))
            has_one = bool(advise(status, guide, own).suggestions)
            if number:  # the same slip has been put right in all of them
                known[index, number] = has_one
        marks[row] = has_one
    return bytes(marks)
