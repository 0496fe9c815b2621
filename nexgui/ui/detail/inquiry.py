"""The text with which somebody asks the support centre about a recipient."""

from nexgui.core.guide import Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.core.waiting import local_time
from nexgui.export.clipboard_table import in_one_line

_LONGEST = 500  # characters of an address


def inquiry(results: DeliveryResults, row: int, *, with_address: bool) -> str:
    """What happened to a recipient, in words that name nobody unless that is wanted."""
    status = results.status(row)
    counts = dict(results.counts.statuses)
    lines = [
        text("inquiry.greeting"),
        "",
        text("inquiry.status", name=_name(status, results.guide)),
        text("inquiry.count", count=counts[status], total=len(results)),
        text("inquiry.decided", time=_decided(results, row)),
    ]
    if with_address:
        lines.append(text("inquiry.address", address=in_one_line(results.address(row)[:_LONGEST])))
    return "\n".join([*lines, "", text("inquiry.question")])


def _name(status: Status, guide: StatusGuide) -> str:
    """The status by name; words of the file's own may be an address or somebody's name."""
    return status.name if guide.find(status.name) is not None else text("inquiry.unknown")


def _decided(results: DeliveryResults, row: int) -> str:
    """The time as it stands in the file, and nothing else that may stand there."""
    cell = results.decided_at(row).strip()
    if not cell:
        return text("inquiry.undecided")
    return cell if local_time(cell) is not None else text("inquiry.no_time")
