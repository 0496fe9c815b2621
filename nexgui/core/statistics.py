"""What else there is to say of mailings: where they failed, who opened and clicked, each alone."""

from array import array
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import accumulate

from nexgui.core.addresses.rules import domain_of
from nexgui.core.counts import Counts
from nexgui.core.guide import Status
from nexgui.core.names import shown_name
from nexgui.core.progress import Report, ignore_progress, stage
from nexgui.core.recipient_keys import NO_ADDRESS
from nexgui.core.results import YES, DeliveryResults

# Beyond so many domains those that failed but once are forgotten: they are no frequent ones.
_MOST_DOMAINS = 100_000


@dataclass(frozen=True, slots=True)
class DomainCount:
    """What became of the recipients of one domain."""

    domain: str
    recipients: int
    undelivered: int
    most_frequent: Status  # among the undelivered
    alike: int  # how many of them have it


@dataclass(frozen=True, slots=True)
class ColumnCount:
    """How many recipients have 有 in a column of the file."""

    header: str
    count: int
    is_opening: bool  # else it is a link


def worst_domains(
    results: DeliveryResults, rows: Sequence[int], most: int, report: Report = ignore_progress
) -> list[DomainCount]:
    """The domains with the most undelivered recipients among `rows`, the worst first."""
    undelivered = [status.group.undelivered for status in results.statuses]
    failed = [row for row in rows if undelivered[results.status_indices[row]]]
    kinds: dict[str, Counter[int]] = {}
    for row, domain in _domains(results, failed, stage(report, 0, 2)):
        kinds.setdefault(domain, Counter())[results.status_indices[row]] += 1
        if len(kinds) > _MOST_DOMAINS:
            kinds = {name: counts for name, counts in kinds.items() if counts.total() > 1}
    worst = sorted(kinds, key=lambda domain: (-kinds[domain].total(), domain))[:most]
    totals = dict.fromkeys(worst, 0)
    for _, domain in _domains(results, rows, stage(report, 1, 2)):
        if domain in totals:
            totals[domain] += 1
    return [
        DomainCount(domain, totals[domain], kinds[domain].total(), results.statuses[most], alike)
        for domain in worst
        for most, alike in kinds[domain].most_common(1)
    ]


def yes_counts(
    results: DeliveryResults, rows: Sequence[int], report: Report = ignore_progress
) -> list[ColumnCount]:
    """How many of `rows` opened the mail, and clicked each link, where the file says so."""
    columns = results.columns
    wanted = [columns.opened, *columns.clicked] if columns.opened is not None else columns.clicked
    counts = []
    for number, column in enumerate(wanted):
        cells = results.cells_of(column, rows, stage(report, number, len(wanted)))
        count = sum(cell.strip() == YES for _, cell in cells)
        counts.append(ColumnCount(results.table.header[column], count, column == columns.opened))
    return counts


def _domains(
    results: DeliveryResults, rows: Sequence[int], report: Report
) -> Iterator[tuple[int, str]]:
    """The domain of each row's address, in lower case; rows without one are left out."""
    for row, address in results.cells_of(None, rows, report):
        domain = domain_of(address)
        if domain:
            yield row, domain


@dataclass(frozen=True)
class Mailing:
    """One of several mailings in one view."""

    name: str  # of its file
    sent_at: datetime | None  # the earliest 確定日時; None: nothing is decided
    rows: range  # of the results
    counts: Counts

    @property
    def undelivered(self) -> int:
        """How many recipients did not get it."""
        return sum(count for group, count in self.counts.groups.items() if group.undelivered)

    @property
    def share_delivered(self) -> float | None:
        """The share of recipients who surely got it; None: the file has none of those.

        It is most likely one of 不達宛先, which leaves out whoever got it.
        """
        got = sum(count for group, count in self.counts.groups.items() if group.delivered)
        return got / self.counts.total if got else None


def mailings_of(results: DeliveryResults) -> tuple[Mailing, ...]:
    """The mailings in some results, in their order: each file is one of its own."""
    parts = results.parts or (results,)
    ends = accumulate(map(len, parts))
    return tuple(
        Mailing(
            shown_name(part.source.path.name),
            _earliest(part.keys.times),
            range(end - len(part), end),
            part.counts,
        )
        for part, end in zip(parts, ends, strict=True)
    )


def repeated_addresses(results: DeliveryResults) -> Sequence[int]:
    """The rows of addresses that stand more than once."""
    addresses = results.keys.addresses
    often = {address for address, count in Counter(addresses).items() if count > 1}
    often.discard(NO_ADDRESS)
    return array("L", (row for row, address in enumerate(addresses) if address in often))


def failed_alike(results: DeliveryResults) -> Sequence[int]:
    """The rows of recipients whose domain's mails failed alike."""
    wanted = {(cluster.domain, cluster.status) for cluster in results.clusters}
    if not wanted:
        return ()
    statuses = {status for _, status in wanted}
    rows = [
        row
        for row, index in enumerate(results.status_indices)
        if results.statuses[index] in statuses
    ]
    return array(
        "L",
        (
            row
            for row, domain in _domains(results, rows, ignore_progress)
            if (domain, results.status(row)) in wanted
        ),
    )


def _earliest(times: Sequence[int]) -> datetime | None:
    minute = min(filter(None, times), default=None)
    return None if minute is None else datetime.fromtimestamp(minute * 60).astimezone()
