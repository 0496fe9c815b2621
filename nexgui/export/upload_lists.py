"""Writes the lists that go back to NEXLINK: 再送用リスト and 停止リスト.

Both are CSV in CP932 with CR LF. What could be lost on the way is refused before anything is
written, and no character is ever replaced.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import count
from pathlib import Path

from nexgui.core.errors import (
    ListTooLargeError,
    NobodyInListError,
    NotACsvNameError,
    TooManyOwnColumnsError,
    UnwritableError,
)
from nexgui.core.list_plan import unwritable_in
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.reading.rows import quoted
from nexgui.core.resend_plan import columns_of_list
from nexgui.core.results import DeliveryResults
from nexgui.core.stop_plan import memo_of
from nexgui.export.safe_write import replacing

MOST_COLUMNS = 50
MOST_BYTES = 30 * 1024 * 1024
MOST_STOPPED = 100_000
"""What NEXLINK takes in one file."""

STOP_HEADER = ("メールアドレス", "申請者名", "メモ")
_ENCODING = "cp932"
_LINE_END = "\r\n"
_SUFFIX = ".csv"
_MOST_NAMED = 5
_ROWS_A_REPORT = 500


def write_resend_list(
    results: DeliveryResults,
    rows: Sequence[int],
    target: Path,
    report: Report = ignore_progress,
) -> None:
    """Writes some recipients, in their order, in the customer's own columns.

    Every cell stands as the result file has it, with its quotes; but for corrected addresses.

    Raises:
        ExportError: NEXLINK would not take it, or `target` cannot be written; what stood there
            still stands.
        Cancelled: `report` asked for it; likewise.
    """
    _refuse_name(target)
    if not rows:
        raise NobodyInListError(name=results.source.path.name)
    content = resend_content(results, rows, target.name, report)
    with replacing(target, *(source.path for source in results.sources)) as file:
        file.write(content)


def resend_content(
    results: DeliveryResults, rows: Sequence[int], name: str, report: Report = ignore_progress
) -> bytes:
    """What is written; `name` is what errors call it."""
    own = columns_of_list(results)
    if len(own) > MOST_COLUMNS:
        raise TooManyOwnColumnsError(name=name)
    wanted = bytearray(len(results))
    for row in rows:
        wanted[row] = True
    lines: list[bytes] = []
    size, unwritable = 0, dict[int, str]()
    are_all_quoted = True
    for line, cells in _written_rows(results, own, wanted, report):
        are_all_quoted = are_all_quoted and all(map(_is_quoted, cells))
        words = ",".join(cells) + _LINE_END
        if lacking := unwritable_in(words):
            unwritable[line] = lacking
            continue
        lines.append(words.encode(_ENCODING))
        size += len(lines[-1])
        if size > MOST_BYTES:
            raise ListTooLargeError(name=name)
    names = [results.table.header[at] for at in own]
    if lacking := unwritable_in("".join(names)):
        raise UnwritableError(name=name, places=text("list.in_header", characters=lacking))
    if unwritable:
        raise UnwritableError(name=name, places=places_of(unwritable))
    header = ",".join(quoted(each, always=are_all_quoted) for each in names) + _LINE_END
    content = header.encode(_ENCODING) + b"".join(lines)
    if len(content) > MOST_BYTES:
        raise ListTooLargeError(name=name)
    return content


def places_of(unwritable: Mapping[int, str]) -> str:
    """Lines of the file, each with the characters that CP932 lacks, in words."""
    places = [
        text("list.at_line", line=line, characters=characters)
        for line, characters in sorted(unwritable.items())
    ]
    more = len(places) - _MOST_NAMED
    words = "、".join(places[:_MOST_NAMED])
    return words if more <= 0 else text("list.and_more", places=words, count=more)


def _written_rows(
    results: DeliveryResults, own: Sequence[int], wanted: bytearray, report: Report
) -> Iterator[tuple[int, list[str]]]:
    """The line and the own cells of each wanted row, as they are written in CSV."""
    address, start = results.columns.address, 0
    for block, _ in results.table.rows.blocks():
        for index in range(len(block)):
            row = start + index
            if row % _ROWS_A_REPORT == 0:
                report(row, len(wanted))
            if not wanted[row]:
                continue
            cells = block.written_cells(index)
            corrected = results.corrections.of(row)
            if corrected and address is not None:
                cells[address] = quoted(corrected, always=_is_quoted(cells[address]))
            yield results.table.lines[row], [cells[at] for at in own]
        start += len(block)


def _is_quoted(cell: str) -> bool:
    return cell.startswith('"')


def write_stop_list(
    results: DeliveryResults,
    rows: Sequence[int],
    applicant: str,
    target: Path,
    report: Report = ignore_progress,
) -> tuple[Path, ...]:
    """Writes the addresses of some rows; more than one file takes go on in further files.

    Returns the files; what stands under the name of a further one is left alone.

    Raises:
        ExportError: NEXLINK would not take it, or a file cannot be written; none has changed then.
        Cancelled: `report` asked for it; likewise.
    """
    _refuse_name(target)
    if not rows:
        raise NobodyInListError(name=results.source.path.name)
    lacking = {
        results.table.lines[row]: characters
        for row in rows
        if (characters := unwritable_in(results.address(row)))
    }
    if lacking:
        raise UnwritableError(name=target.name, places=places_of(lacking))
    if characters := unwritable_in(applicant):
        places = text("list.in_applicant", characters=characters)
        raise UnwritableError(name=target.name, places=places)
    parts = [rows[at : at + MOST_STOPPED] for at in range(0, len(rows), MOST_STOPPED)]
    targets = (target, *_further(target, len(parts) - 1))
    sources = [source.path for source in results.sources]
    with ExitStack() as stack:
        for number, (each, part) in enumerate(zip(targets, parts, strict=True)):
            file = stack.enter_context(replacing(each, *sources))
            report(number, len(parts))
            file.write(_stop_content(results, part, applicant))
    return targets


def _stop_content(results: DeliveryResults, rows: Iterable[int], applicant: str) -> bytes:
    words = io.StringIO(newline="")
    writer = csv.writer(words, lineterminator=_LINE_END)
    writer.writerow(STOP_HEADER)
    for row in rows:
        # A file's name may hold what CP932 lacks: in a memo of our own it is left out.
        memo = "".join(each for each in memo_of(results, row) if not unwritable_in(each))
        writer.writerow((results.address(row), applicant, memo))
    return words.getvalue().encode(_ENCODING)


def _further(target: Path, wanted: int) -> list[Path]:
    """Names for so many further files, under which nothing stands."""
    names = (target.with_name(f"{target.stem}_{number}{target.suffix}") for number in count(2))
    free = (name for name in names if not name.exists())
    return [next(free) for _ in range(wanted)]


def _refuse_name(target: Path) -> None:
    if target.suffix.lower() != _SUFFIX:
        raise NotACsvNameError(name=target.name)
