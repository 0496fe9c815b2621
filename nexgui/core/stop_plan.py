"""Who comes into the stop list (停止リスト): nobody unasked but those who want no more mail."""

from array import array

from nexgui.core.errors import NobodyInListError
from nexgui.core.guide import ListPart
from nexgui.core.list_plan import MAY_RUN, ListPlan, Reason, unwritable_in
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.recipient_keys import comparable_address
from nexgui.core.results import DeliveryResults, Recipient

LONGEST_FIELD = 255
"""Characters that NEXLINK takes in 申請者名 and メモ."""

_REFUSED, _BLOCKED, _STOPPED_FOR_ALL = 6, 16, 18  # as the manual numbers them
# Why somebody is in question, the best reason first: each address stands once.
_PARTS = {
    "there": ListPart.OUT,
    "asked": ListPart.IN,
    "chosen": ListPart.OPEN,
    "blocked": ListPart.OPEN,
    "again": ListPart.OPEN,
    "refused": ListPart.OPEN,
}
_ROWS_A_REPORT = 500
_CUT = "…"


def plan_stop(results: DeliveryResults, report: Report = ignore_progress) -> ListPlan:
    """Places those of whom there is anything to decide.

    The guide supports only those who asked for no more mail: all others are left open.

    Raises:
        NobodyInListError: there is nobody to decide about.
    """
    again = results.undelivered_again
    numbers = [status.number for status in results.statuses]
    rows_of: dict[str, list[tuple[int, str]]] = {kind: [] for kind in _PARTS}
    for row, recipient in enumerate(results.recipients(range(len(results)))):
        if row % _ROWS_A_REPORT == 0:
            report(row, len(results))
        kind = _kind(recipient, numbers[recipient.status_index], is_again=bool(again[row]))
        if kind:
            rows_of[kind].append((row, recipient.address))
    seen = {""}
    may_run: dict[int, int] = {}
    unwritable: dict[int, str] = {}
    reasons: list[Reason] = []
    for kind, part in _PARTS.items():
        rows = array("L")
        for row, address in rows_of[kind]:
            if comparable_address(address) in seen:
                continue
            seen.add(comparable_address(address))
            rows.append(row)
            if address.startswith(MAY_RUN):
                may_run[row] = 1
            if lacking := unwritable_in(address):
                unwritable[row] = lacking
        if rows:
            reasons.append(Reason(part, text(f"stop.{kind}"), rows))
    if all(reason.part is ListPart.OUT for reason in reasons):
        raise NobodyInListError(name=results.source.path.name)
    reasons.sort(key=lambda reason: reason.part is ListPart.OUT)
    return ListPlan(tuple(reasons), may_run, unwritable)


def _kind(recipient: Recipient, number: int | None, *, is_again: bool) -> str:
    """Why a recipient is in question; empty: there is no reason."""
    if number == _STOPPED_FOR_ALL:
        return "there"
    if recipient.opted_out:
        return "asked"
    if recipient.outcome == text("outcome.stop_listed"):
        return "chosen"
    if number == _BLOCKED:
        return "blocked"
    if is_again:
        return "again"
    return "refused" if number == _REFUSED else ""


def memo_of(results: DeliveryResults, row: int) -> str:
    """What stands in メモ: the status, when it was decided, and in which file; cut visibly."""
    source = results.source
    if results.parts:
        first = 0
        for part in results.parts:
            if row < first + len(part):
                source = part.source
                break
            first += len(part)
    opted_out = results.opted_out[row]
    status = text("stop.memo_opted_out") if opted_out else results.status(row).name
    words = (status, results.decided_at(row), source.path.name)
    memo = " ".join(filter(None, (" ".join(word.split()) for word in words)))
    return memo if len(memo) <= LONGEST_FIELD else memo[: LONGEST_FIELD - 1] + _CUT
