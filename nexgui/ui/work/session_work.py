"""What a session has done in its thread; imported there, for the window starts without it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.loading import with_address_column as read_addresses
from nexgui.core.merging import merge
from nexgui.core.progress import Report, stage
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.results import DeliveryResults
from nexgui.export.workbook import write_workbook as write_workbook


@dataclass(frozen=True)
class Loaded:
    """The results of each file, and of all of them together."""

    parts: tuple[DeliveryResults, ...]
    results: DeliveryResults


def load_all(
    before: Sequence[DeliveryResults],
    paths: Sequence[Path],
    guide: StatusGuide,
    encoding: Encoding | None,
    report: Report,
) -> Loaded:
    """Reads files, behind those that were read `before`."""
    parts = [*before]
    for number, path in enumerate(paths):
        parts.append(load(path, guide, stage(report, number, len(paths)), encoding))
    results = merge(parts)
    _ = results.counts.summary  # here and not in the window's thread
    return Loaded(tuple(parts), results)


def with_address_column(
    parts: Sequence[DeliveryResults], number: int, column: int, report: Report
) -> Loaded:
    """The same files, of which one has its recipients' addresses in another column."""
    changed = read_addresses(parts[number], column, report)
    parts = (*parts[:number], changed, *parts[number + 1 :])
    return Loaded(parts, merge(parts))
