"""Which mails were delivered, but most likely to a wrong address (送信完了でも要確認)."""

from collections.abc import Callable, Sequence

from nexgui.core.addresses.check import Finding
from nexgui.core.addresses.findings import Findings
from nexgui.core.guide import Status, StatusGuide
from nexgui.core.progress import Report, ignore_progress

_ROWS_A_REPORT = 1000


def is_to_check(
    status: Status, guide: StatusGuide, findings: Sequence[Finding], *, opted_out: bool
) -> bool:
    """Whether a recipient is to be checked; not who asked for no more mail, and got it."""
    return status.group.delivered and not opted_out and _is_doubtful(guide, findings)


def rows_to_check(
    guide: StatusGuide,
    statuses: Sequence[Status],  # those that occur
    status_indices: Sequence[int],  # of each row, the index of its status among them
    opted_out: Sequence[int],
    findings: Findings,
    address: Callable[[int], str],
    report: Report = ignore_progress,
) -> bytes:
    """For each row, 1 if it is to be checked, else 0; `address` gives the address of a row."""
    delivered = [status.group.delivered for status in statuses]
    doubtful = [_is_doubtful(guide, each.findings) for each in findings.different]
    marks = bytearray(len(status_indices))
    pairs = zip(findings.noticed, findings.numbers, strict=True)
    for place, (row, number) in enumerate(pairs):
        if place % _ROWS_A_REPORT == 0:
            report(place, len(findings.noticed))
        if not delivered[status_indices[row]] or opted_out[row]:
            continue
        if number:
            marks[row] = doubtful[number]
        else:
            marks[row] = _is_doubtful(guide, findings.of(row, address(row)))
    report(len(findings.noticed), len(findings.noticed))
    return bytes(marks)


def _is_doubtful(guide: StatusGuide, findings: Sequence[Finding]) -> bool:
    return any(each.kind in guide.doubtful_kinds and not each.soft for each in findings)
