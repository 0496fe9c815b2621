"""What the list shows of one recipient, whichever form it has."""

from dataclasses import dataclass

from nexgui.core.columns import who
from nexgui.core.guidance import Guidance
from nexgui.core.guide import ActionGroup, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import Recipient
from nexgui.ui.widgets.basics import beginning

LONGEST_SHOWN = 500  # characters

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class ListItem:
    """The words of a row, and which parts of them stand out."""

    group: ActionGroup
    status: str
    words: str  # the group's, or those of what is to be checked; empty: the status says it
    to_check: bool
    who: str  # company and name
    address: str
    corrected: str  # what it should be; empty: nobody corrected it
    suspicious: Span | None  # the part of the address that is most likely wrong
    next_step: str  # its short form
    noticed: Span | None  # what the next step says of the address

    @property
    def address_line(self) -> str:
        """The address, and behind it what it should be."""
        if not self.corrected:
            return self.address
        return text("window.corrected", address=self.address, corrected=self.corrected)

    @property
    def is_quiet(self) -> bool:
        """Whether there is nothing to be done, nor will be."""
        return self.group.delivered and not self.to_check


def item_of(recipient: Recipient, guidance: Guidance, guide: StatusGuide) -> ListItem:
    """The item of a recipient; what is too long for any screen is cut."""
    status = beginning(guidance.status.name, LONGEST_SHOWN)
    words = guide.to_check.label if guidance.to_check else guidance.group.short
    address = beginning(recipient.address, LONGEST_SHOWN)
    suspicious = guidance.suspicious(address)
    return ListItem(
        group=guidance.group,
        status=status,
        words="" if words == status else words,
        to_check=guidance.to_check,
        who=beginning(who(recipient), LONGEST_SHOWN),
        address=address,
        corrected=beginning(recipient.corrected, LONGEST_SHOWN),
        suspicious=None if suspicious is None else (suspicious[0], sum(suspicious)),
        next_step=beginning(guidance.short_step, LONGEST_SHOWN),
        noticed=_noticed(guidance),
    )


def _noticed(guidance: Guidance) -> Span | None:
    """Where the next step says what was noticed."""
    if guidance.explanation is None:
        return None
    words = guidance.explanation.short
    start = guidance.short_step.find(words)
    return None if start < 0 else (start, start + len(words))
