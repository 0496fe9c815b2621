"""The detail panel: what became of one recipient, and what to do about it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.export.clipboard_table import in_one_line
from nexgui.ui.detail.detail_text import DetailText
from nexgui.ui.detail.detail_view import DetailView
from nexgui.ui.detail.inquiry import inquiry
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.flow_layout import FlowRow
from nexgui.ui.widgets.sizing import DownwardsArea, scrolling

_MARGIN = 12
_INSET = 6  # of the text in its view: frame and margin; what is around it stands on its edge
_LEAST_TEXT_HEIGHT = 60
_LOW = 24  # sizes of the text: lower, and the buttons scroll with the text
_VERY_LOW = 16  # lower, and what to do comes first


class DetailPanel(QFrame):
    """Shows one recipient of some results, or a hint."""

    close_requested = Signal()
    informed = Signal(str)  # a sentence that says what was done

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailPanel")
        self._guide = guide
        self._results: DeliveryResults | None = None
        self._row: int | None = None
        self._adviser: Adviser | None = None
        self._suggestions: Sequence[str] = ()
        self._very_low = False
        self._colours: tuple[str, ...] = ()  # of the text that is shown
        self._text = DetailView()
        self._text.width_turned.connect(self._fill)
        self._text.document().documentLayout().documentSizeChanged.connect(self._fit_text)
        self._text.cursorPositionChanged.connect(self._show_cursor)
        self._area = DownwardsArea()
        self._copy_suggestion = QPushButton(text("detail.copy_suggestion"))
        self._copy_suggestion.clicked.connect(self._copy_suggestions)
        self._with_address = QCheckBox(text("detail.with_address"))
        self._copy_inquiry = QPushButton(text("detail.copy_inquiry"))
        self._copy_inquiry.setToolTip(text("detail.inquiry_tip"))
        self._copy_inquiry.clicked.connect(self._copy_the_inquiry)
        self._lay_out()
        self._fill()

    def _lay_out(self) -> None:
        title = named("panelTitle", QLabel(text("detail.title")))
        close = named("closePanel", QPushButton("×"))
        close.setToolTip(text("detail.close"))
        close.setAccessibleName(text("detail.close"))
        close.clicked.connect(self.close_requested)
        top = QHBoxLayout()
        top.setContentsMargins(_INSET, 0, _INSET, 0)
        top.addWidget(title, stretch=1)
        top.addWidget(close)
        layout = QVBoxLayout(self)
        side = _MARGIN - _INSET
        layout.setContentsMargins(side, _MARGIN // 2, side, _MARGIN)
        layout.addLayout(top)
        bottom = FlowRow(least_width=0)
        for widget in (self._copy_suggestion, self._copy_inquiry, self._with_address):
            bottom.flow.addWidget(widget)
        page = QWidget()
        parts = QVBoxLayout(page)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.addWidget(self._text, stretch=1)
        below = QVBoxLayout()
        below.setContentsMargins(_INSET, 0, _INSET, 0)
        below.addWidget(named("separator", QFrame(frameShape=QFrame.Shape.HLine)))
        below.addWidget(bottom)
        parts.addLayout(below)
        layout.addWidget(scrolling(page, self._area), stretch=1)

    @property
    def words(self) -> str:
        """What the panel says."""
        return self._text.toPlainText().strip()

    def show_results(self, results: DeliveryResults) -> None:
        """Shows none of the recipients of `results`, in place of one of others."""
        self._results = results
        self._adviser = Adviser(results)
        self._row = None
        self._fill()

    def show_recipient(self, row: int | None) -> None:
        """Shows the recipient in a row of the results; None: a hint. The same one stays."""
        if row != self._row:
            self._row = row
            self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._find_out_whether_low()
        # Qt tells of one change dozens of times, and of a change of the text's size too.
        if (
            event.type() == QEvent.Type.PaletteChange
            and self._make_words().colours != self._colours
        ):
            self._fill()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scrolls the text alone, or with the buttons where there is room for little else."""
        super().resizeEvent(event)
        self._fit_text()
        self._find_out_whether_low()

    def _find_out_whether_low(self) -> None:
        very_low = self.height() < _VERY_LOW * self.fontInfo().pixelSize()
        if very_low != self._very_low:
            self._very_low = very_low
            self._fill()

    def _fit_text(self) -> None:
        low = self.height() < _LOW * self.fontInfo().pixelSize()
        bar = Qt.ScrollBarPolicy
        self._text.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if low else bar.ScrollBarAsNeeded
        )
        self._text.setMinimumHeight(self._text.whole_height() if low else _LEAST_TEXT_HEIGHT)

    def _show_cursor(self) -> None:
        """Scrolls to where the keyboard is in the text."""
        page = self._area.widget()
        if page is not None and self._text.hasFocus():
            spot = self._text.viewport().mapTo(page, self._text.cursorRect().center())
            self._area.ensureVisible(spot.x(), spot.y())

    def _fill(self) -> None:
        words = self._make_words()
        self._colours = words.colours
        results, adviser, row = self._results, self._adviser, self._row
        self._suggestions = ()
        if results is None or adviser is None or row is None:
            self._text.show_words(words.hint())
        else:
            recipient = results.recipient(row)
            guidance = adviser.of(recipient)
            self._suggestions = guidance.suggestions
            said = words.of(
                results, recipient, guidance, in_two=self._text.is_wide, low=self._very_low
            )
            self._text.show_words(said, words.badge_colours(guidance.group))
            self._area.verticalScrollBar().setValue(0)
        self._copy_suggestion.setVisible(bool(self._suggestions))
        self._copy_inquiry.setEnabled(row is not None)
        self._with_address.setEnabled(row is not None)

    def _make_words(self) -> DetailText:
        return DetailText(self._guide, QApplication.palette())

    def _copy_suggestions(self) -> None:
        copy_text("\n".join(map(in_one_line, self._suggestions)))
        self.informed.emit(text("detail.suggestion_copied"))

    def _copy_the_inquiry(self) -> None:
        if self._results is not None and self._row is not None:
            with_address = self._with_address.isChecked()
            words = inquiry(self._results, self._row, with_address=with_address)
            copy_text(words)
            self.informed.emit(text("detail.inquiry_copied"))
