"""Recipients of one domain whose mails failed alike: most likely it is for the domain."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from nexgui.core.addresses.rules import domain_of, load_address_rules
from nexgui.core.guide import Status
from nexgui.core.messages import text
from nexgui.core.progress import Report, ignore_progress, stage

if TYPE_CHECKING:
    from nexgui.core.results import DeliveryResults

LEAST = 3
"""So many recipients that fail alike are no accident."""

_MOST_DOMAINS = 100_000  # beyond which those that failed but once are forgotten


@dataclass(frozen=True, slots=True)
class Cluster:
    """A domain of which most recipients have one status that says they did not get the mail."""

    domain: str
    status: Status
    failed: int
    recipients: int  # of the domain, whatever became of them

    def __contains__(self, recipient: tuple[str, Status]) -> bool:
        """Whether it is one of them, given by its domain and status."""
        return recipient == (self.domain, self.status)

    @property
    def sentence(self) -> str:
        """The same in words."""
        key = "cluster.all" if self.failed == self.recipients else "cluster.most"
        return text(
            key,
            domain=self.domain,
            count=self.failed,
            total=self.recipients,
            status=self.status.name,
        )


def clusters_of(
    results: "DeliveryResults", rows: Sequence[int], report: Report = ignore_progress
) -> tuple[Cluster, ...]:
    """The clusters among some rows, the largest first.

    Of domains that everybody may have an address of, each mailbox is a matter of its own.
    """
    everybody_s = {*load_address_rules().well_known}
    undelivered = [
        status.group.undelivered and not status.group.unsent for status in results.statuses
    ]
    failed = [row for row in rows if undelivered[results.status_indices[row]]]
    counts: Counter[tuple[str, int]] = Counter()
    for row, address in results.cells_of(None, sorted(failed), stage(report, 0, 2)):
        counts[domain_of(address), results.status_indices[row]] += 1
        if len(counts) > _MOST_DOMAINS:
            counts = Counter({key: count for key, count in counts.items() if count > 1})
    alike = {
        domain: (index, count)
        for (domain, index), count in counts.items()
        if count >= LEAST and domain and domain not in everybody_s
    }
    if not alike:
        return ()
    totals = dict.fromkeys(alike, 0)
    for _, address in results.cells_of(None, sorted(rows), stage(report, 1, 2)):
        domain = domain_of(address)
        if domain in totals:
            totals[domain] += 1
    found = (
        Cluster(domain, results.statuses[index], count, totals[domain])
        for domain, (index, count) in alike.items()
    )
    most = (cluster for cluster in found if cluster.failed * 2 > cluster.recipients)
    return tuple(sorted(most, key=lambda cluster: (-cluster.failed, cluster.domain)))
