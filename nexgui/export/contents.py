"""What goes into a workbook: which recipients, in which order, and their numbers."""

from array import array
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from nexgui.core.counts import Counts
from nexgui.core.inputs import NO_INPUTS, Input, Inputs, Placed, place
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.query.query import Query
from nexgui.core.query.run import run_query
from nexgui.core.query.sorter import in_order, let_go
from nexgui.core.results import DeliveryResults


@dataclass(frozen=True, slots=True)
class Contents:
    """The recipients of a workbook, as rows of `results`."""

    results: DeliveryResults
    rows: Sequence[int]  # of 全件
    needing: Sequence[int]  # of 要対応: those that need somebody, then those to be checked
    counts: Counts
    query: Query | None  # what the user chose to see; None: simply all
    inputs: Inputs  # what was filled in of older workbooks
    by_row: Mapping[int, Input]  # those of them that belong to recipients of 要対応
    left: tuple[Input, ...]  # and those that do not
    made_on: date

    @property
    def is_filtered(self) -> bool:
        """Whether some recipients are left out."""
        return len(self.rows) < len(self.results)

    @property
    def title(self) -> str:
        """The title of the sheet with all recipients of the workbook."""
        return text("workbook.sheet_shown" if self.is_filtered else "workbook.sheet_all")

    @property
    def tells_mailings(self) -> bool:
        """Whether there are several mailings, with all of their recipients."""
        return len(self.results.sources) > 1 and not self.is_filtered

    @property
    def note(self) -> str:
        """The sentence that says what the user had chosen to see; "" where it is all."""
        if self.query is None:
            return ""
        return self.query.describe(self.results, len(self.rows))


def contents_of(
    results: DeliveryResults,
    query: Query | None = None,
    report: Report = ignore_progress,
    carried: Inputs = NO_INPUTS,
) -> Contents:
    """All recipients of `results`, or those that `query` shows, in its order.

    Those that need somebody go by action group and then by domain, so that one call or one look
    settles several; but where the user sorted, they keep that order. Behind them come those to
    be checked though they were delivered. What is `carried` over goes before what the files bring.
    """
    if query is None:
        rows: Sequence[int] = range(len(results))
    else:
        rows = run_query(results, query, stage(report, 0, 2))
    needing, to_check = results.to_act_on(rows)
    if query is None or query.sort_by is None:
        needing = _by_group_and_domain(results, needing, stage(report, 1, 2))
    needing.extend(to_check)
    counts = results.counts if query is None else results.counts_of(rows)
    inputs = carried.joined(results.inputs)
    placed = (
        place(inputs, _lines_and_addresses(results, needing)) if inputs.entries else Placed({}, ())
    )
    by_row = _with_corrections(results, placed.by_row, needing)
    return Contents(
        results, rows, needing, counts, query, inputs, by_row, placed.left, date.today()
    )


def _with_corrections(
    results: DeliveryResults, by_row: Mapping[int, Input], needing: Sequence[int]
) -> Mapping[int, Input]:
    """What was filled in, with the addresses as they were corrected since, or taken back."""
    corrected = results.corrections.addresses
    taken_back = {each for each in results.inputs.entries if each.corrected}
    filled = {
        row: replace(each, corrected="")
        if each in taken_back and row not in corrected and each.corrected != each.address
        else each
        for row, each in by_row.items()
    }
    for row in corrected.keys() & {*needing}:
        own = filled.get(row, Input(results.address(row), results.table.lines[row]))
        chosen = results.corrections.outcomes.get(row, "")
        outcome = own.outcome or chosen or text("outcome.corrected")
        filled[row] = replace(own, corrected=corrected[row], outcome=outcome)
    return filled


def _lines_and_addresses(
    results: DeliveryResults, rows: Sequence[int]
) -> Iterator[tuple[int, int, str]]:
    for row, address in results.cells_of(None, rows):
        yield row, results.table.lines[row], address


def _by_group_and_domain(
    results: DeliveryResults, rows: Sequence[int], report: Report
) -> "array[int]":
    places = {group: chr(number) for number, group in enumerate(results.guide.groups)}
    place_of = [places[status.group] for status in results.statuses]
    keys: list[str | float] = []
    in_file_order = array("L")
    once: dict[str, str] = {}  # a key of many recipients takes the memory of one
    for row, address in results.cells_of(None, rows, stage(report, 0, 2)):
        domain = address.rpartition("@")[2].strip().lower()
        in_file_order.append(row)
        key = f"{place_of[results.status_indices[row]]}{domain}"
        keys.append(once.setdefault(key, key))
    positions = in_order(keys, report=stage(report, 1, 2))
    let_go(keys)
    return array("L", (in_file_order[position] for position in positions))
