"""What several recipients that are selected have in common."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from nexgui.core.contact import contact_of
from nexgui.core.guidance import Adviser
from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.status_strip import StatusStrip
from nexgui.ui.widgets.basics import beginning
from nexgui.ui.widgets.flow_layout import FlowRow
from nexgui.ui.widgets.phrase_text import FittedText

MOST_LOOKED_AT = 300
"""Of more than these it is not said what they share: that would take long."""

_LONGEST = 200  # characters of a company
_BETWEEN = 12


@dataclass(frozen=True, slots=True)
class Shared:
    """What is the same for all of them; None or "" where it differs or was not looked at."""

    company: str
    group: ActionGroup | None
    status: Status | None
    suggested: int | None  # for how many there is a suggestion; None: not looked at


def shared_by(results: DeliveryResults, adviser: Adviser, rows: Sequence[int]) -> Shared:
    """What the recipients in some rows share."""
    if len(rows) > MOST_LOOKED_AT:
        return Shared("", None, None, None)
    statuses, companies, suggested = set(), set(), 0
    for row in rows:
        recipient = results.recipient(row)
        guidance = adviser.of(recipient)
        statuses.add(guidance.status)
        companies.add(contact_of(recipient.cells, recipient.columns.contact).company)
        suggested += bool(guidance.suggestions)
    groups = {status.group for status in statuses}
    return Shared(
        company=companies.pop() if len(companies) == 1 else "",
        group=groups.pop() if len(groups) == 1 else None,
        status=statuses.pop() if len(statuses) == 1 else None,
        suggested=suggested,
    )


class SeveralView(QWidget):
    """How many there are, what they share, and what can be copied of all of them."""

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._count = FittedText("person")
        self._company = FittedText("mutedText")
        self._strip = StatusStrip(guide)
        self.copy_addresses = QPushButton(text("detail.copy_addresses"))
        self.copy_suggestions = QPushButton(text("detail.copy_suggestion"))
        row = FlowRow(least_width=0)
        row.flow.addWidget(self.copy_addresses)
        row.flow.addWidget(self.copy_suggestions)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_BETWEEN)
        for widget in (self._count, self._company, self._strip, row):
            layout.addWidget(widget)

    def show_several(self, count: int, shared: Shared) -> None:
        """Shows how many are selected, and what they share."""
        self._count.show_said(text("detail.several", count=count))
        self._company.show_own(beginning(shared.company, _LONGEST))
        self._company.setVisible(bool(shared.company))
        self._strip.setVisible(shared.group is not None)
        if shared.group is not None:
            self._strip.show_shared(shared.group, shared.status)
        self.copy_suggestions.setVisible(shared.suggested != 0)

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        company = [] if self._company.isHidden() else [self._company.toPlainText()]
        strip = [] if self._strip.isHidden() else self._strip.words
        return [self._count.toPlainText(), *company, *strip]
