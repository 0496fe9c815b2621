"""直した宛先の一覧: who got another address, for whoever keeps the address book."""

from collections.abc import Iterator

from nexgui.core.columns import COLUMNS
from nexgui.core.guidance import Adviser
from nexgui.core.inputs import CORRECTED_COLUMNS
from nexgui.core.results import DeliveryResults


def corrected_rows(results: DeliveryResults) -> Iterator[list[str]]:
    """The cells of each recipient whose address was corrected, in the order of the file."""
    adviser = Adviser(results)
    for row in sorted(results.corrections.addresses):
        recipient = results.recipient(row)
        guidance = adviser.of(recipient)
        yield [COLUMNS[key].text(recipient, guidance) for key in CORRECTED_COLUMNS]
