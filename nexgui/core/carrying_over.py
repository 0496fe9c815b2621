"""Which workbook that a team has worked in goes on in the one that is to be written."""

from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from nexgui.core.errors import LoadError
from nexgui.core.inputs import Inputs
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.file_rules import comparable_header
from nexgui.core.reading.own_workbook import read_own
from nexgui.core.results import DeliveryResults

_SUFFIX = ".xlsx"
_OPEN_ELSEWHERE = "~$"  # how the file begins that stands beside one that Excel has open
# Of the workbooks in a folder so many are looked into, of so many bytes each.
_MOST_BESIDE = 12
_LARGEST_BESIDE = 32 * 1024**2


class WorkedIn(NamedTuple):
    """One that somebody has worked in."""

    path: Path
    inputs: Inputs


def find_worked_in(
    results: DeliveryResults, target: Path, report: Report = ignore_progress
) -> WorkedIn | None:
    """What was filled in of the workbook that is to be replaced, or else of one beside it.

    Those beside it must be of the same mailing; the newest of them counts. What came with the
    results themselves is not looked for.
    """
    known = {*results.inputs.entries}
    own = {comparable_header(header) for header in results.table.header}
    sources = {source.path for source in results.sources}
    for path in (target, *_beside(target)):
        try:
            found = None if path in sources else read_own(path, report)
        except LoadError:  # there is none, or it is another program's
            continue
        if found is None or not {*found.inputs.filled_in} - known:
            continue
        if path == target or {*found.headers} == own:
            return WorkedIn(path, found.inputs)
    return None


def _beside(target: Path) -> list[Path]:
    """The newest workbooks in the folder of a file."""
    found: list[tuple[float, Path]] = []
    with suppress(OSError):
        for path in target.parent.iterdir():
            if path == target or not _may_be_ours(path):
                continue
            with suppress(OSError):
                about = path.stat()
                if about.st_size <= _LARGEST_BESIDE:
                    found.append((about.st_mtime, path))
    return [path for _, path in sorted(found, reverse=True)[:_MOST_BESIDE]]


def _may_be_ours(path: Path) -> bool:
    return path.suffix.lower() == _SUFFIX and not path.name.startswith(_OPEN_ELSEWHERE)
