"""One bar of all recipients, parted into the action groups."""

from collections.abc import Sequence
from itertools import accumulate
from typing import cast

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QSizePolicy, QToolTip

from nexgui.core.guide import ActionGroup
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.look.theme import text_scale

_HEIGHT = 20  # with the outline, at the usual size of text
_COMPACT_HEIGHT = 9  # without symbols
_ROOM_FOR_SYMBOL = 1.6  # times its own width
_LEAST_WIDTH = 3  # so that one recipient among a million can be seen
_GAP = 1  # where the colour behind shows through, as the outline does around


class GroupBar(QFrame):
    """Shows the shares of the groups in their colours, in the order of the buttons below it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("groupBar")
        self._ink = QColor()  # on what has a colour of its own
        self._groups: list[ActionGroup] = []
        self._counts: list[int] = []
        self._words: list[str] = []
        self._compact = False
        self._rescale()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_results(self, results: DeliveryResults) -> None:
        """Shows the groups of `results` in place of those before."""
        counts = results.counts
        self._groups = [group for group in results.guide.groups if group in counts.groups]
        self._ink = QColor(results.guide.text_on_fill)
        self._counts = [counts.groups[group] for group in self._groups]
        self._words = [
            text("bar.group", words=counts.describe(group), share=count / len(results))
            for group, count in zip(self._groups, self._counts, strict=True)
        ]
        self.setAccessibleName(text("bar.name", groups="、".join(self._words)))
        self.setAccessibleDescription(counts.summary)
        self.update()

    def segments(self) -> list[QRect]:
        """Where each group is drawn."""
        room = self.contentsRect()
        gaps = _GAP * max(0, len(self._counts) - 1)
        widths = segment_widths(self._counts, room.width() - gaps)
        starts = accumulate(widths, lambda x, width: x + width + _GAP, initial=room.left())
        return [
            QRect(x, room.top(), width, room.height())
            for x, width in zip(starts, widths, strict=False)
        ]

    def changeEvent(self, event: QEvent) -> None:
        """Grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._rescale()

    def set_compact(self, compact: bool) -> None:
        """Whether it is low, and has no symbols."""
        self._compact = compact
        self._rescale()

    def _rescale(self) -> None:
        height = _COMPACT_HEIGHT if self._compact else _HEIGHT
        self.setFixedHeight(round(height * text_scale()))

    def event(self, event: QEvent) -> bool:
        """Tells which group is under the mouse, and how many recipients it has."""
        if event.type() != QEvent.Type.ToolTip:
            return super().event(event)
        where = cast(QHelpEvent, event)
        QToolTip.showText(where.globalPos(), self._words_at(where.pos()), self)
        return True

    def _words_at(self, place: QPoint) -> str:
        for group, words, segment in zip(self._groups, self._words, self.segments(), strict=True):
            if segment.left() <= place.x() <= segment.right() + _GAP:
                return f"{group.symbol} {words}"
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draws the groups over the outline, each with its symbol where there is room."""
        super().paintEvent(event)
        painter = QPainter(self)
        palette = QApplication.palette()
        for group, segment in zip(self._groups, self.segments(), strict=True):
            # What has no colour of its own has the table's, in the dark theme too.
            fill, ink = palette.base().color(), palette.text().color()
            if group.coloured:
                fill, ink = QColor(group.fill), self._ink
            painter.fillRect(segment, fill)
            width = painter.fontMetrics().horizontalAdvance(group.symbol)
            if segment.width() >= _ROOM_FOR_SYMBOL * width and not self._compact:
                painter.setPen(ink)
                painter.drawText(segment, Qt.AlignmentFlag.AlignCenter, group.symbol)
        painter.end()


def segment_widths(counts: Sequence[int], width: int) -> list[int]:
    """Whole widths in proportion to the counts that fill `width`; none is too small to be seen.

    What the small ones need beyond their share the others give, the largest the most.
    """
    total = sum(counts)
    if not total or width <= 0:
        return [0] * len(counts)
    least = min(_LEAST_WIDTH, width // len(counts))
    spare = width - least * len(counts)
    ends = [spare * done // total for done in accumulate(counts)]
    return [least + end - start for start, end in zip([0, *ends], ends, strict=False)]
