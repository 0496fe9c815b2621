"""The columns of the customer's own list, which stand in a result file before NEXLINK's."""

import re
from collections.abc import Sequence

from nexgui.core.errors import NoOwnColumnsError
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults

_RESULT_HEADERS = re.compile(r"https?://|添付ファイル\(|（見出しなし\d+）")
_MOST_LIKELY = 3  # of NEXLINK's columns, side by side: so it puts them, behind all others
_EXCEL_DATE = re.compile(r"\s*\d{4}/")
_NEXLINK_ENCODING = "Shift_JIS"


def own_columns(results: DeliveryResults) -> Sequence[int]:
    """The columns of the list that was uploaded, of the results of one file.

    Raises:
        NoOwnColumnsError: the file does not tell them.
    """
    header, roles = results.table.header, results.columns
    status = roles.status if roles.status is not None else roles.detail
    if results.table.header_line is None or status is None or len(results.by_file) > 1:
        raise NoOwnColumnsError(name=shown_name(results.source.path.name))
    beside = {roles.detail, roles.decided_at, roles.opted_out, roles.opened} - {None, status}
    named = {at for at in beside if at is not None and at > status}
    run = 1 + len(named)
    if len(named) >= _MOST_LIKELY and named == {*range(status + 1, status + run)}:
        own: Sequence[int] = range(status)
    else:
        known = {status, *beside, *roles.clicked}
        own = [
            at
            for at in range(len(header))
            if at not in known and not (at > status and _RESULT_HEADERS.match(header[at]))
        ]
    if not own:
        raise NoOwnColumnsError(name=shown_name(results.source.path.name))
    return own


def was_resaved(results: DeliveryResults) -> bool:
    """Whether another program saved a file again, in which zeros and dates may have been lost."""
    return any(map(_was_resaved, results.parts or (results,)))


def _was_resaved(part: DeliveryResults) -> bool:
    if part.source.encoding != _NEXLINK_ENCODING:
        return True
    times = (part.decided_at(row) for row in range(min(len(part), 100)))
    return any(map(_EXCEL_DATE.match, times))
