"""What a session has done in its thread; imported there, for the window starts without it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from nexgui.core.carrying_over import find_worked_in as find_worked_in
from nexgui.core.errors import LoadError
from nexgui.core.guide import StatusGuide
from nexgui.core.inputs import NO_INPUTS as NO_INPUTS
from nexgui.core.loading import load
from nexgui.core.loading import with_address_column as read_addresses
from nexgui.core.mailing import moved_rows, settle
from nexgui.core.merging import merge
from nexgui.core.messages import text
from nexgui.core.progress import Report, stage
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook as write_workbook
from nexgui.ui.work.history import Shown

Errors = Mapping[Path, LoadError]
"""Why files could not be read beside others that could."""

_READING, _STEPS = 9, 10  # of reading files; the last step compares them


@dataclass(frozen=True)
class Loaded:
    """What is to be on screen, and what there is to say of how it came."""

    shown: Shown
    moved: Sequence[int]  # where the rows that were on screen are now
    sentences: tuple[str, ...] = ()  # what became of files that are not on screen
    newly_needing: int = 0  # recipients of the mailings of which a newer file came
    errors: Errors = field(default_factory=dict)
    outdated: tuple[Path, ...] = ()  # files of mailings of which more is known


@dataclass(frozen=True)
class Arrived:
    """Files of other mailings than those on screen: the user is to say what becomes of them."""

    parts: tuple[DeliveryResults, ...]
    unsure: bool  # whether one of them may yet be of a mailing on screen
    errors: Errors


def read_files(
    paths: Sequence[Path],
    guide: StatusGuide,
    encoding: Encoding | None,
    report: Report,
    *,
    all_or_none: bool,
    to_compare: bool,
) -> tuple[list[DeliveryResults], Errors]:
    """The results of each file, and why others could not be read.

    Raises:
        LoadError: none of them could; or, where `all_or_none`, one of them.
    """
    parts: list[DeliveryResults] = []
    errors: dict[Path, LoadError] = {}
    reading = stage(report, 0, _STEPS, width=_READING)
    for number, path in enumerate(paths):
        try:
            own = stage(reading, number, len(paths))
            parts.append(load(path, guide, own, encoding, to_compare=to_compare))
        except LoadError as error:
            errors[path] = error
    if errors and (all_or_none or not parts):
        raise next(iter(errors.values()))
    return parts, errors


def take_in(
    on_screen: Shown,
    before: Sequence[DeliveryResults],
    parts: Sequence[DeliveryResults],
    report: Report,
    errors: Errors,
    *,
    asks: bool,
) -> Loaded | Arrived:
    """Files beside those that were there `before`; no other mailing unasked, where it `asks`."""
    settled = settle((*before, *parts), stage(report, _READING, _STEPS))
    there = len(before)
    if asks and before:
        known = {each.number for left, each in settled.stand_ins.items() if left < there}
        others = {number for number in settled.kept if number >= there} - known
        if others:
            unsure = any(others & {*pair} and min(pair) < there for pair in settled.unsure)
            return Arrived(tuple(parts), unsure, errors)
    every = (*before, *parts)
    outdated = tuple(every[number].source.path for number in settled.stand_ins)
    told = settled.sentences, settled.newly_needing, errors, outdated
    brought = [part.corrections for part in parts if part.corrections]
    if brought:
        sentence = text("mailing.corrections", count=sum(len(each.addresses) for each in brought))
        told = (*settled.sentences, sentence), *told[1:]
    if _are_same(on_screen.parts, settled.parts):
        return Loaded(on_screen, range(sum(map(len, on_screen.parts))), *told)
    return Loaded(shown(settled.parts), settled.moved_rows(there), *told)


def read_again(on_screen: Shown, parts: Sequence[DeliveryResults]) -> Loaded:
    """The files on screen, as they are now, with what changed meanwhile."""
    renewed: list[DeliveryResults] = []
    sentences: list[str] = []
    newly_needing = 0
    old = {part.source.path: part for part in on_screen.parts}
    for part in parts:
        before = old[part.source.path]
        pair = settle((before, part))
        if pair.kept == (1,):
            renewed.append(pair.parts[0])
            sentences += pair.sentences
            newly_needing += pair.newly_needing
        else:
            same = before.keys == part.keys
            if same:
                part = part.with_changes(before.changes).with_corrections(before.corrections)
            renewed.append(part)
    moved = moved_rows(on_screen.parts, renewed)
    return Loaded(shown(renewed), moved, tuple(sentences), newly_needing)


def _are_same(some: Sequence[DeliveryResults], others: Sequence[DeliveryResults]) -> bool:
    """Whether they are the same files, of which the same is known."""
    return len(some) == len(others) and all(
        one.table is other.table
        and one.changes is other.changes
        and one.corrections == other.corrections
        and one.inputs == other.inputs
        for one, other in zip(some, others, strict=True)
    )


def show_again(before: Sequence[DeliveryResults], state: Shown) -> Loaded:
    """A state that was on screen before."""
    return Loaded(state, moved_rows(before, state.parts))


def shown(parts: Sequence[DeliveryResults]) -> Shown:
    """Files as they are on screen: what the window would have to wait for is worked out."""
    results = merge(parts)
    _ = results.counts.summary, results.folders  # here and not in the window's thread
    return Shown(tuple(parts), results)


def with_address_column(
    parts: Sequence[DeliveryResults], number: int, column: int, report: Report
) -> Loaded:
    """The same files, of which one has its recipients' addresses in another column."""
    changed = read_addresses(parts[number], column, report)
    parts = (*parts[:number], changed, *parts[number + 1 :])
    return Loaded(shown(parts), range(sum(map(len, parts))))
