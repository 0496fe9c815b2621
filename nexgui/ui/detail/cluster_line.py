"""That other recipients of the domain failed alike, and the way to them."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from nexgui.core.addresses.rules import domain_of
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_text import FittedText


class ClusterLine(QWidget):
    """A sentence and a link; away where the recipient is no such one."""

    domain_requested = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._domain = ""
        self._sentence = FittedText("fineInk")
        self.button = named("inlineLink", QPushButton(text("detail.only_domain")))
        self.button.clicked.connect(lambda: self.domain_requested.emit(self._domain))
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._sentence)
        layout.addLayout(row)

    def show_recipient(self, results: DeliveryResults, recipient: Recipient) -> None:
        """Tells of the cluster of a recipient, if there is one."""
        self._domain = domain_of(recipient.address)
        own = self._domain, results.statuses[recipient.status_index]
        cluster = next((each for each in results.known_clusters if own in each), None)
        self._sentence.show_said("" if cluster is None else cluster.sentence)
        self.setVisible(cluster is not None)

    @property
    def words(self) -> list[str]:
        """What it says, line by line."""
        return [] if self.isHidden() else [self._sentence.toPlainText(), self.button.text()]
