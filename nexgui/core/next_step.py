"""What a recipient's reader does next, in one sentence or two."""

from nexgui.core.guide import Status
from nexgui.core.messages import text
from nexgui.core.results import Recipient


def next_step(status: Status, recipient: Recipient) -> str:
    """The guide's sentence; where it asks for nothing, it must not deny what was noticed."""
    if status.needs_action or not recipient.findings:
        return status.next_step
    return status.next_step + text("detail.but_findings")
