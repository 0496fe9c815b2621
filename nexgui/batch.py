"""What the command line writes: the workbook and the lists, from the same files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from nexgui.core.carrying_over import find_worked_in
from nexgui.core.corrections import Corrections, check_typed
from nexgui.core.errors import TargetIsSourceError
from nexgui.core.guide import ListPart
from nexgui.core.guide_file import load_guide
from nexgui.core.inputs import NO_INPUTS, Inputs
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.own_columns import was_resaved
from nexgui.core.reading.own_workbook import read_own
from nexgui.core.resend_plan import plan_resend
from nexgui.core.stop_plan import plan_stop
from nexgui.core.typed_entries import matched_to
from nexgui.export.upload_lists import places_of, write_resend_list, write_stop_list
from nexgui.export.workbook import write_workbook

if TYPE_CHECKING:
    from collections.abc import Sequence

    from nexgui.cli import Options
    from nexgui.core.list_plan import ListPlan
    from nexgui.core.results import DeliveryResults


class Written(NamedTuple):
    """The results of which something was written; what was, and what there is to know of it."""

    results: DeliveryResults
    told: Sequence[str]
    notes: Sequence[str]


def write_all(options: Options) -> Written:
    """Writes what is asked for; the lists first, which NEXLINK may not take.

    Raises:
        NexguiError: a file cannot be read or written.
    """
    guide = load_guide()
    several = len(options.files) > 1
    settled = settle([load(file, guide, to_compare=several) for file in options.files])
    results = merge(settled.parts)
    notes = [*settled.sentences, *settled.doubts]
    if not results.is_proven:
        notes.append(text("oddity.not_proven"))
    if options.corrections is not None:
        _refuse_target(options, options.corrections)
        results, more = _with_typed(results, options.corrections)
        notes += more
    told: list[str] = []
    if options.resend_list is not None:
        told += _write_resend_list(results, options.resend_list, options, notes)
    if options.stop_list is not None:
        told += _write_stop_list(results, options.stop_list, options, notes)
    if options.export is not None:
        carried = _carried(results, options.export, options.carry_over)
        write_workbook(results, options.export, carried=carried)
        if options.carry_over is not None or carried.filled_in:
            notes.append(text("cli.carried", count=len(carried.filled_in)))
    return Written(results, told, notes)


def _carried(results: DeliveryResults, target: Path, carry_over: Path | None) -> Inputs:
    """What was filled in of the workbook named, or else of the one that is to be replaced."""
    if carry_over is not None:
        return read_own(carry_over).inputs
    found = find_worked_in(results, target)
    return found.inputs if found is not None and found.path == target else NO_INPUTS


def _refuse_target(options: Options, read: Path) -> None:
    for target in options.targets:
        if target.exists() and read.exists() and target.samefile(read):
            raise TargetIsSourceError(name=target.name)


def _with_typed(results: DeliveryResults, path: Path) -> tuple[DeliveryResults, list[str]]:
    """The results with what was typed into a workbook, and what there is to say of it."""
    name = shown_name(path.name)
    matched = matched_to(results, read_own(path).inputs)
    notes: list[str] = []
    addresses: dict[int, str] = {}
    for row, address in matched.corrections.addresses.items():
        typed = check_typed(address, results.guide)
        if typed.can_be_sent:
            addresses[row] = address
            continue
        line, problem = results.table.lines[row], typed.findings[0].sentence
        notes.append(text("cli.typed_wrong", name=name, line=line, problem=problem))
    if addresses:
        notes.insert(0, text("cli.typed_used", name=name, count=len(addresses)))
    if matched.left:
        notes.append(text("cli.typed_left", name=name, count=len(matched.left)))
    corrections = results.corrections.beside(Corrections(addresses, matched.corrections.outcomes))
    return results.with_corrections(corrections), notes


def _write_resend_list(
    results: DeliveryResults, target: Path, options: Options, notes: list[str]
) -> list[str]:
    plan = plan_resend(results)
    rows = _to_write(plan, results, options, notes)
    if was_resaved(results):
        notes.append(text("list.resaved"))
    write_resend_list(results, rows, target)
    if left_open := len(plan.rows(ListPart.OPEN)):
        notes.append(text("cli.resend_open", count=left_open))
    return [text("cli.resend_written", count=len(rows), others=len(results) - len(rows))]


def _write_stop_list(
    results: DeliveryResults, target: Path, options: Options, notes: list[str]
) -> list[str]:
    rows = _to_write(plan_stop(results), results, options, notes)
    targets = write_stop_list(results, rows, options.applicant, target)
    told = [text("cli.stop_written", count=len(rows))]
    if further := targets[1:]:
        names = "、".join(shown_name(each.name) for each in further)
        told.append(text("cli.further_files", names=names))
    return told


def _to_write(
    plan: ListPlan, results: DeliveryResults, options: Options, notes: list[str]
) -> Sequence[int]:
    """Those who come into a list unasked, without those who are to be left out."""
    rows = plan.rows(ListPart.IN)
    unwritable = plan.unwritable_among(rows)
    if options.leave_out and unwritable:
        lines = {results.table.lines[row]: each for row, each in unwritable.items()}
        notes.append(text("list.left_out", places=places_of(lines)))
        rows = [row for row in rows if row not in unwritable]
    if count := plan.count_to_run({*rows}):
        notes.append(text("list.may_run", count=count))
    return rows
