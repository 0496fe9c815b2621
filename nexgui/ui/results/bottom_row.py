"""The row below the table: how many recipients are shown, and what else there is to say and do."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtGui import QAction, QActionGroup, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QWidget

from nexgui.core.messages import text
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.announcer import announce
from nexgui.ui.widgets.basics import named, restyle
from nexgui.ui.widgets.flow_layout import FlowRow

_SLACK = 2  # pixels of rounding: the words must not change to and fro
_MILLISECONDS_OF_PAUSE = 500  # while somebody types, each key brings another count
_GAP = 6  # as in the row itself


class ShrinkingButton(QPushButton):
    """Can say the same in fewer words; what has no eyes is told the whole ones in any case."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._whole = self._short = ""
        self._is_short = False

    def set_words(self, whole: str, short: str) -> None:
        """Takes other words; they are shown as those before were."""
        self._whole, self._short = whole, short
        self.setAccessibleName(whole)
        self._show()

    def set_short(self, is_short: bool) -> None:
        """Shows the short words, or the whole ones."""
        self._is_short = is_short
        self._show()

    def _show(self) -> None:
        words = self._short if self._is_short else self._whole
        if words == self.text():
            return
        self.setText(words)
        parent = self.parentWidget()
        layout = parent.layout() if parent is not None else None
        if parent is not None and layout is not None:  # Qt tells them later: too late to measure
            layout.invalidate()
            parent.updateGeometry()

    @property
    def whole_width(self) -> int:
        """How wide it is with the whole words, whichever are shown."""
        return self.sizeHint().width() + (self._saving() + _SLACK if self._is_short else 0)

    @property
    def short_width(self) -> int:
        """How wide it is with the short words, whichever are shown."""
        return self.sizeHint().width() - (0 if self._is_short else self._saving() - _SLACK)

    def _saving(self) -> int:
        metrics = self.fontMetrics()
        return metrics.horizontalAdvance(self._whole) - metrics.horizontalAdvance(self._short)


class BottomRow(FlowRow):
    """Its buttons say less where that keeps it on one line: the table must not jump."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shrinking: tuple[ShrinkingButton, ...] = ()

    def set_shrinking(self, *buttons: ShrinkingButton) -> None:
        """These buttons, somewhere in the row, give way: the first one first."""
        self._shrinking = buttons

    def event(self, event: QEvent) -> bool:
        """Looks at the words before anything is laid out anew."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Looks whether the words have room now."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        buttons = [button for button in self._shrinking if not button.isHidden()]
        excess = self._whole_width(buttons) - self.width()
        savings = [button.whole_width - button.short_width for button in buttons]
        # Where filters in words take a second line in any case, nothing is gained.
        gives_way = 0 < excess <= sum(savings)
        for button, saving in zip(buttons, savings, strict=True):
            button.set_short(gives_way and excess > 0)
            excess -= saving

    def _whole_width(self, buttons: list[ShrinkingButton]) -> int:
        """How wide a line is that has all of the row, in all its words."""
        flow = self.flow
        items = [item for item in map(flow.itemAt, range(flow.count())) if item is not None]
        widths = [item.sizeHint().width() for item in items if not item.isEmpty()]
        hidden_words = sum(button.whole_width - button.sizeHint().width() for button in buttons)
        return sum(widths) + flow.spacing() * (len(widths) - 1) + hidden_words


class ShownCount(QLabel):
    """How many are shown, or how far work is; never away, so that nothing moves for a filter."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        named("shownCount", self)
        self.setIndent(0)  # its padding is that of the links beside it
        self._total = 0
        self._words = ""
        self._order = self._said_order = ""  # in words; empty: the file's own
        self._pause = QTimer(self, singleShot=True, interval=_MILLISECONDS_OF_PAUSE)
        self._pause.timeout.connect(self._say)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows how many recipients there are."""
        self._total = len(results)
        self.show_count(self._total)

    def show_count(self, count: int, order: str = "", *, is_new: bool = False) -> None:
        """Shows how many recipients are shown.

        What is new was brought about by the user, and is said when it stays.
        """
        key = "window.showing_all" if count == self._total else "window.showing_some"
        self._words = text(key, count=count, total=self._total)
        restyle(
            self, "some", count < self._total
        )  # it says the more plainly that not all are there
        self.show_end()
        self._order = order
        if is_new:
            self._pause.start()
        else:
            self._pause.stop()
            self._said_order = order

    def _say(self) -> None:
        """Says the count, and the order if it is another than before."""
        order = "" if self._order == self._said_order else self._order or text("window.own_order")
        self._said_order = self._order
        announce(self, order + self._words)

    def show_progress(self, share: float, *, sorting: bool) -> None:
        """Shows how far sorting is, 0 to 1, or finding what a filter or a search leaves."""
        self._show_work(text("window.sorting" if sorting else "window.searching", share=share))

    def show_copying(self, share: float) -> None:
        """Shows how far copying is, 0 to 1."""
        self._show_work(text("window.copying", share=share))

    def show_end(self) -> None:
        """Shows the count again, of what work left."""
        self.setMinimumWidth(0)
        self.setText(self._words)

    def _show_work(self, words: str) -> None:
        self.setMinimumWidth(max(self.minimumWidth(), self.width()))  # nothing beside it moves
        self.setText(words)


class ReadingBar(QWidget):
    """How the file was read: the list of what was odd in it, and the choice of another encoding."""

    oddities_requested = Signal()
    encoding_chosen = Signal(object)  # an Encoding; None: decide by what the file holds

    def __init__(self, encodings: Sequence[Encoding], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._encodings = encodings
        self._has_choice, self._is_ready = False, True
        self._oddities = named("link", QPushButton())
        self._oddities.clicked.connect(self.oddities_requested)
        self._encoding = self.encoding_button = named("quiet", ShrinkingButton())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(self._oddities)
        layout.addWidget(self._encoding)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows how `results` were read."""
        count = len(results.oddities)
        self._oddities.setText(text("window.oddities", count=count))
        self._oddities.setVisible(count > 0)
        source = results.source
        chosen = text("window.chosen" if source.chosen else "window.automatic")
        words = text("window.encoding", encoding=source.encoding, chosen=chosen)
        self._encoding.set_words(words, text("window.encoding_short"))
        # Of several files each may have an encoding of its own, and a workbook has none.
        self._has_choice = len(results.sources) == 1 and any(
            encoding.label == source.encoding for encoding in self._encodings
        )
        self._encoding.setVisible(len(results.sources) == 1)
        self._encoding.setEnabled(self._has_choice and self._is_ready)
        before = self._encoding.menu()
        self._encoding.setMenu(self._menu(results))  # which takes no ownership
        if before is not None:
            before.close()  # it may have been opened over the results before
            before.deleteLater()

    def set_choice_enabled(self, enabled: bool) -> None:
        """Whether the file can be read again now."""
        self._is_ready = enabled
        self._encoding.setEnabled(self._has_choice and enabled)

    def _menu(self, results: DeliveryResults) -> QMenu:
        menu = QMenu(self)
        group = QActionGroup(menu)
        choices: list[tuple[str, Encoding | None]] = [(text("window.decide"), None)]
        choices += [(encoding.label, encoding) for encoding in self._encodings]
        for label, encoding in choices:
            action = QAction(label, menu, checkable=True)
            current = results.source.encoding if results.source.chosen else text("window.decide")
            action.setChecked(label == current)
            action.triggered.connect(
                lambda _checked=False, encoding=encoding: self.encoding_chosen.emit(encoding)
            )
            group.addAction(action)
            menu.addAction(action)
        return menu
