"""The text with which somebody asks the support centre about a recipient."""

import re

from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults

# A status that the guide does not know is the file's own words, and may quote an address.
_ADDRESS = re.compile(r"[^\s<>()「」、。]*[@＠][^\s<>()「」、。]*")
_LONGEST = 500  # characters of the file's own words


def inquiry(results: DeliveryResults, row: int, *, with_address: bool) -> str:
    """What happened to a recipient, in words that name nobody unless that is wanted."""
    status = results.status(row)
    counts = dict(results.counts.statuses)
    lines = [
        text("inquiry.greeting"),
        "",
        text("inquiry.status", name=_without_addresses(status.name)),
        text("inquiry.count", count=counts[status], total=len(results)),
        text("inquiry.decided", time=_decided(results, row)),
    ]
    if with_address:
        lines.append(text("inquiry.address", address=results.address(row)[:_LONGEST]))
    return "\n".join([*lines, "", text("inquiry.question")])


def _decided(results: DeliveryResults, row: int) -> str:
    return _without_addresses(results.decided_at(row).strip()) or text("inquiry.undecided")


def _without_addresses(words: str) -> str:
    return _ADDRESS.sub(text("inquiry.left_out"), words[:_LONGEST])
