"""Who comes into the resend list (再送用リスト): the guide and the corrections decide."""

from array import array
from collections.abc import Sequence
from typing import NamedTuple

from nexgui.core.corrections import check_typed
from nexgui.core.errors import SeveralMailingsError
from nexgui.core.guidance import Adviser, Guidance
from nexgui.core.guide import ListPart
from nexgui.core.list_plan import MAY_RUN, ListPlan, Reason, unwritable_in
from nexgui.core.messages import text
from nexgui.core.own_columns import own_columns
from nexgui.core.progress import Report, ignore_progress
from nexgui.core.recipient_keys import comparable_address
from nexgui.core.results import DeliveryResults, Recipient

_ROWS_A_REPORT = 500
_ORDER = tuple(ListPart)
# What somebody chose in 結果, and so is done with a recipient.
_SETTLED = ("outcome.resent", "outcome.stop_listed", "outcome.nothing_to_do")


class _Place(NamedTuple):
    """Where a recipient stands, and why."""

    part: ListPart
    words: str


def plan_resend(results: DeliveryResults, report: Report = ignore_progress) -> ListPlan:
    """Places every recipient; whoever wants no mail, or may get none, always stays out.

    Raises:
        NoOwnColumnsError: a file does not tell which columns were the customer's own.
        SeveralMailingsError: they are not of one mailing.
    """
    own, placer = columns_of_list(results), _Placer(results)
    adviser, width = Adviser(results), _width(results)
    rows: dict[_Place, array[int]] = {}
    may_run: dict[int, int] = {}
    unwritable: dict[int, str] = {}
    for row, recipient in enumerate(results.recipients(range(len(results)))):
        if row % _ROWS_A_REPORT == 0:
            report(row, len(results))
        place = placer.place(recipient, adviser)
        if place.part is not ListPart.OUT and len(recipient.cells) != width:
            place = _Place(ListPart.OUT, text("resend.odd_row"))
        rows.setdefault(place, array("L")).append(row)
        if place.part is not ListPart.OUT:
            cells = [recipient.cells[at] for at in own]
            if count := sum(cell.startswith(MAY_RUN) for cell in cells):
                may_run[row] = count
            if lacking := unwritable_in("".join((*cells, recipient.corrected))):
                unwritable[row] = lacking
    first = text("resend.corrected")
    ranked = sorted(
        rows,
        key=lambda place: (_ORDER.index(place.part), place.words != first, -len(rows[place])),
    )
    reasons = tuple(Reason(*place, rows[place]) for place in ranked)
    return ListPlan(reasons, may_run, unwritable)


def columns_of_list(results: DeliveryResults) -> Sequence[int]:
    """The columns of the list that was uploaded.

    Raises:
        NoOwnColumnsError, SeveralMailingsError: as above.
    """
    if results.parts:
        raise SeveralMailingsError(name=results.source.path.name)
    return own_columns(results)


def _width(results: DeliveryResults) -> int:
    """How many cells a row has that is as long as the header of the file."""
    header = results.table.header
    surplus = 0
    while header[-1 - surplus] == text("table.surplus_header", number=1):
        surplus += 1
    return len(header) - surplus


class _Placer:
    """Knows to which addresses no mail may go, whatever row they stand in, and which are taken."""

    def __init__(self, results: DeliveryResults) -> None:
        self._guide = results.guide
        self._settled = {text(key) for key in _SETTLED}
        self._stopped: set[str] = set()
        self._known: dict[int, _Place] = {}
        self._taken: set[str] = set()  # of those that corrected addresses are
        corrected = {*map(comparable_address, results.corrections.addresses.values())}
        stopped = [status.group.stopped for status in results.statuses]
        for row, address in results.cells_of(None, range(len(results))):
            is_stopped = results.opted_out[row] or stopped[results.status_indices[row]]
            if is_stopped or corrected:
                name = comparable_address(address)
                if is_stopped:
                    self._stopped.add(name)
                if name in corrected and not results.corrections.of(row):
                    self._taken.add(name)
        self._stopped.discard("")

    def place(self, recipient: Recipient, adviser: Adviser) -> _Place:
        """The place of a recipient; recipients come in their order."""
        if recipient.opted_out:
            return _Place(ListPart.OUT, text("resend.opted_out"))
        shared = adviser.shared(recipient)
        guidance = shared or adviser.of(recipient)
        if guidance.group.stopped:
            return _Place(ListPart.OUT, text("resend.no_mail"))
        if self._stopped and self._is_stopped(recipient):
            return _Place(ListPart.OUT, text("resend.address_no_mail"))
        if recipient.outcome in self._settled:
            return _Place(ListPart.OUT, text("resend.settled", outcome=recipient.outcome))
        if recipient.corrected:
            return self._place_corrected(recipient.corrected, guidance)
        if shared is None:
            return self._place_by_guide(guidance)
        known = self._known.get(id(shared))
        if known is None:  # the adviser keeps what it says of many
            known = self._known[id(shared)] = self._place_by_guide(shared)
        return known

    def _is_stopped(self, recipient: Recipient) -> bool:
        own, wanted = map(comparable_address, (recipient.address, recipient.corrected))
        return own in self._stopped or wanted in self._stopped

    def _place_corrected(self, corrected: str, guidance: Guidance) -> _Place:
        wanted = comparable_address(corrected)
        if not check_typed(corrected, self._guide).can_be_sent:  # typed into a workbook
            return _Place(ListPart.OUT, text("resend.no_address"))
        if guidance.group.open:
            return _Place(ListPart.OPEN, text("resend.corrected_waiting"))
        if wanted in self._taken:
            return _Place(ListPart.OPEN, text("resend.taken"))
        self._taken.add(wanted)
        return _Place(ListPart.IN, text("resend.corrected"))

    def _place_by_guide(self, guidance: Guidance) -> _Place:
        part = self._guide.resend_parts[guidance.resend]
        if part is ListPart.OUT and guidance.group.open:
            return _Place(part, text("resend.waiting"))
        if part is ListPart.OUT and guidance.group.delivered and not guidance.to_check:
            return _Place(part, text("resend.delivered"))
        return _Place(part, guidance.resend_sentence)
