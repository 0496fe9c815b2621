"""The detail panel: who one recipient is, what became of the mail, and what to do about it."""

from collections.abc import Sequence
from enum import Enum, auto
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QPalette, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from nexgui.core.contact import contact_of
from nexgui.core.corrections import said_of_others
from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.results import DeliveryResults
from nexgui.ui.detail.cluster_line import ClusterLine
from nexgui.ui.detail.correction_box import CorrectionBox
from nexgui.ui.detail.folds import Fold, data_html, is_in_manual, manual_html
from nexgui.ui.detail.instruction_list import InstructionList
from nexgui.ui.detail.panel_foot import NEXT_KEYS, PREVIOUS_KEYS, Pager, PanelFoot
from nexgui.ui.detail.panel_heads import PageHead, TopLine
from nexgui.ui.detail.recipient_head import RecipientHead
from nexgui.ui.detail.several import SeveralView, shared_by
from nexgui.ui.detail.status_strip import StatusStrip
from nexgui.ui.widgets.basics import named, tab_behind
from nexgui.ui.widgets.copying import copy_text
from nexgui.ui.widgets.phrase_text import FittedText
from nexgui.ui.widgets.sizing import DownwardsArea, scrolling

_MARGINS = (15, 10, 15, 12)
_BETWEEN = 11
_COLOURS = (QPalette.ColorRole.Text, QPalette.ColorRole.PlaceholderText)


class PanelForm(Enum):
    """Where the panel stands."""

    SIDE = auto()  # beside the table
    PAGE = auto()  # in its place


class DetailPanel(QWidget):
    """Shows one recipient of some results, several that are selected, or a hint."""

    close_requested = Signal()
    back_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    addresses_requested = Signal()  # of all that are selected, on the clipboard
    suggestions_requested = Signal()
    corrected = Signal(int, str)  # a row, and the address that is wanted for it
    correction_left = Signal()
    domain_requested = Signal(str)  # its recipients alone

    def __init__(self, guide: StatusGuide, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(text("detail.title"))
        self._results: DeliveryResults | None = None
        self._adviser: Adviser | None = None
        self._row: int | None = None
        self._selected: tuple[int, Sequence[int]] | None = None
        self._colours: tuple[str, ...] = ()
        self._page_head = PageHead()
        self._top = TopLine()
        self._hint = FittedText("hint")
        self._hint.show_said(text("detail.hint"))
        self._head = RecipientHead()
        self._strip = StatusStrip(guide)
        self._instructions = InstructionList()
        self.correction = CorrectionBox(guide)
        self._cluster = ClusterLine()
        self._several = SeveralView(guide)
        self._manual, self._data = Fold("manual"), Fold("data", own=True)
        self._foot = PanelFoot()
        self._area = DownwardsArea()
        self._laid_out = QTimer(self, singleShot=True, interval=0)
        self._laid_out.timeout.connect(self._show_first)
        self._lay_out()
        self._connect()
        self._order_keys()
        self.set_form(PanelForm.SIDE)
        self._fill()

    def _lay_out(self) -> None:
        content = QWidget()
        parts = self._parts = QVBoxLayout(content)
        parts.setContentsMargins(*_MARGINS)
        parts.setSpacing(_BETWEEN)
        who = QVBoxLayout()
        who.setSpacing(0)
        who.addWidget(self._top)
        who.addWidget(self._head)
        parts.addLayout(who)
        parts.addWidget(self._hint)
        parts.addWidget(self._several)
        parts.addWidget(self._strip)
        parts.addWidget(self._instructions)
        parts.addWidget(self.correction)
        parts.addWidget(self._cluster)
        page = QWidget()
        below = QVBoxLayout(page)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addWidget(content)
        below.addStretch(1)
        below.addWidget(self._manual)
        below.addWidget(self._data)
        card = named("detailPanel", QFrame())
        inside = QVBoxLayout(card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(scrolling(page, self._area), stretch=1)
        inside.addWidget(self._foot)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._page_head)
        layout.addWidget(card, stretch=1)

    def _connect(self) -> None:
        self._top.close_button.clicked.connect(self.close_requested)
        self._page_head.back_requested.connect(self.back_requested)
        for pager in self._pagers:
            pager.previous_requested.connect(self.previous_requested)
            pager.next_requested.connect(self.next_requested)
        # Wherever the keyboard is in the window, while the panel is to be seen.
        QShortcut(QKeySequence(PREVIOUS_KEYS), self, self.previous_requested.emit)
        QShortcut(QKeySequence(NEXT_KEYS), self, self.next_requested.emit)
        self._several.copy_addresses.clicked.connect(self.addresses_requested)
        self._several.copy_suggestions.clicked.connect(self.suggestions_requested)
        self.correction.taken.connect(self._correct)
        self._instructions.suggestion.taken.connect(self._correct)
        self.correction.left.connect(self.correction_left)
        self.correction.begun.connect(self._laid_out.start)
        self._cluster.domain_requested.connect(self.domain_requested)
        for each in self._texts:
            each.pressed.connect(self._clear_selection)
            each.cursorPositionChanged.connect(self._show_cursor)

    def _order_keys(self) -> None:
        """Has Tab go from the top down; Qt goes by when each was made."""
        head, foot, box = self._page_head, self._foot, self._instructions.suggestion
        several = self._several
        tab_behind(
            head.back_button,
            (
                *head.pager.buttons,
                self._top.close_button,
                *(self._head.address, self._head.copy_button),
                *(box.addresses, box.take_button, box.copy_button),
                *(*self.correction.keys, self._cluster.button),
                *(several.copy_addresses, several.copy_suggestions),
                *(self._manual.header, self._manual.text, self._data.header, self._data.text),
                *(foot.copy_inquiry, foot.more, *foot.pager.buttons),
            ),
        )

    @property
    def _pagers(self) -> Sequence[Pager]:
        return self._page_head.pager, self._foot.pager

    @property
    def _texts(self) -> Sequence[FittedText]:
        return self.findChildren(FittedText)

    @property
    def words(self) -> str:
        """What the panel says, from the top down."""
        if self._selected is not None:
            return "\n".join(self._several.words)
        if self._row is None:
            return self._hint.toPlainText()
        parts = (
            *(self._top, self._head, self._strip, self._instructions, self.correction),
            *(self._cluster, self._manual, self._data),
        )
        return "\n".join(line for part in parts for line in part.words)

    def set_form(self, form: PanelForm) -> None:
        """Stands beside the table, or in its place with the way back."""
        is_page = form is PanelForm.PAGE
        self._page_head.setVisible(is_page)
        self._top.close_button.setHidden(is_page)
        self._foot.pager.setHidden(is_page)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows none of the recipients of `results`, in place of one of others."""
        self._results = results
        self._adviser = Adviser(results)
        self._row = self._selected = None
        for part in (self._manual, self._data, self._foot):
            part.forget()  # the results before: they are let go elsewhere
        self._fill()

    def take_corrected(self, results: DeliveryResults) -> None:
        """Shows what is said now that corrections of the results are others."""
        self._results, self._adviser = results, Adviser(results)
        place = self._area.verticalScrollBar().value()
        self._fill()
        self._laid_out.stop()  # it stays where it is
        self._area.verticalScrollBar().setValue(place)

    def _correct(self, address: str) -> None:
        if self._row is not None:
            self.corrected.emit(self._row, address)

    def show_recipient(self, row: int | None) -> None:
        """Shows the recipient in a row of the results; None: a hint. The same one stays."""
        if row != self._row or self._selected is not None:
            self._row, self._selected = row, None
            self._fill()

    def show_several(self, count: int, rows: Sequence[int]) -> None:
        """Shows that many are selected, and what they share, of no more than some of them."""
        if (count, rows) != self._selected:
            self._row, self._selected = None, (count, rows)
            self._fill()

    def show_place(self, place: int, count: int) -> None:
        """Shows which of the recipients in the table it is about."""
        for pager in self._pagers:
            pager.show_place(place, count)

    def show_cluster(self) -> None:
        """Shows what has become known of the others of the recipient's domain."""
        if self._results is not None and self._row is not None:
            self._cluster.show_recipient(self._results, self._results.recipient(self._row))

    def say_anew(self) -> None:
        """Shows what is said by now of the recipient that it shows."""
        self._fill()

    def _fill(self) -> None:
        self._colours = self._colours_now()
        results, adviser, row = self._results, self._adviser, self._row
        if results is None or adviser is None:
            row = None
        own = (self._head, self._strip, self._instructions, self.correction, self._cluster)
        for part in (*own, self._manual, self._data):
            part.setVisible(row is not None)
        self._foot.setVisible(row is not None)
        self._hint.setVisible(row is None and self._selected is None)
        self._several.setVisible(self._selected is not None)
        self._top.show_contact(None)
        if results is None or adviser is None:
            return
        if self._selected is not None:
            count, rows = self._selected
            self._several.show_several(count, shared_by(results, adviser, rows))
        elif row is not None:
            self._fill_recipient(results, adviser, row)

    def _fill_recipient(self, results: DeliveryResults, adviser: Adviser, row: int) -> None:
        recipient = results.recipient(row)
        guidance = adviser.of(recipient)
        contact = contact_of(recipient.cells, recipient.columns.contact)
        palette = QApplication.palette()
        self._top.show_contact(contact)
        suspicious = guidance.suspicious(recipient.address)
        self._head.show_recipient(contact, recipient.address, suspicious)
        # The first column of several files has their names.
        mailing = shown_name(recipient.cells[0]) if results.parts else ""
        self._strip.show_guidance(guidance, recipient.change_sentence, mailing)
        self._instructions.show_guidance(guidance)
        if recipient.corrected:  # what was meant is there, or something better
            self._instructions.suggestion.show_suggestions(())
        self.correction.show_recipient(recipient, guidance, partial(said_of_others, results, row))
        self._place_correction(first=bool(recipient.corrected))
        self._cluster.show_recipient(results, recipient)
        self._manual.setVisible(is_in_manual(guidance.status))
        self._manual.show_html(lambda: manual_html(guidance.status, palette))
        self._data.show_html(lambda: data_html(results, recipient, palette))
        self._foot.show_recipient(results, row)
        self._area.verticalScrollBar().setValue(0)
        self._laid_out.start()

    def _place_correction(self, *, first: bool) -> None:
        """What is corrected comes before what to do; where it could be, behind."""
        layout = self._parts
        beside = layout.indexOf(self._instructions)
        place = beside if first else beside + 1
        if (layout.indexOf(self.correction) < beside) is not first:
            layout.removeWidget(self.correction)
            layout.insertWidget(place - (not first), self.correction)

    def _show_first(self) -> None:
        """Scrolls down to what to do first, where the panel is too low for all above it."""
        if self._row is not None:
            begins = self.correction if self.correction.is_typing else self._instructions.first
            self._area.ensureWidgetVisible(begins, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Does so again where there is another room for it."""
        super().resizeEvent(event)
        self._laid_out.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Begins with what to do, as for another recipient."""
        super().showEvent(event)
        self._laid_out.start()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the colours of another theme."""
        super().changeEvent(event)
        # Qt tells of one change dozens of times, and of a change of the text's size too.
        if event.type() == QEvent.Type.PaletteChange and self._colours_now() != self._colours:
            self._fill()

    def _colours_now(self) -> tuple[str, ...]:
        return tuple(QApplication.palette().color(role).name() for role in _COLOURS)

    def event(self, event: QEvent) -> bool:
        """Takes the keys that choose all of its text."""
        if isinstance(event, QKeyEvent) and event.matches(QKeySequence.StandardKey.SelectAll):
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                for each in self._texts:
                    if each.isVisible():
                        each.selectAll()
                return True
        return super().event(event)

    def copy_selected(self) -> bool:
        """Copies what is selected of its text, where the keyboard is here; whether there is any."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            return False
        selected = [each for each in self._texts if each.textCursor().hasSelection()]
        if len(selected) == 1:
            selected[0].copy()
        elif selected:
            copy_text("\n".join(each.selected_words() for each in selected))
        return bool(selected)

    def _clear_selection(self) -> None:
        for each in self._texts:
            cursor = each.textCursor()
            if cursor.hasSelection():
                cursor.clearSelection()
                each.setTextCursor(cursor)

    def _show_cursor(self) -> None:
        """Scrolls to where the keyboard is in a text."""
        page, focused = self._area.widget(), QApplication.focusWidget()
        if isinstance(focused, FittedText) and page is not None and page.isAncestorOf(focused):
            spot = focused.viewport().mapTo(page, focused.cursorRect().center())
            self._area.ensureVisible(spot.x(), spot.y())
