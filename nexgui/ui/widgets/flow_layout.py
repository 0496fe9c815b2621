"""Lays widgets out in a row that goes on below where the window is too narrow."""

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget, QWidgetItem


class FlowLayout(QLayout):
    """Keeps every item at its preferred size, left to right and then down.

    One that is aligned to the right ends its row, at the right end.
    """

    def __init__(
        self, parent: QWidget | None = None, *, spacing: int = 6, least_width: int = 0
    ) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(spacing)
        self._least_width = least_width
        self._items: list[QLayoutItem] = []

    def addItem(self, item: QLayoutItem) -> None:
        """Puts an item at the end."""
        self._items.append(item)

    def insert_widget(self, place: int, widget: QWidget) -> None:
        """Puts a widget before the item at a place."""
        self.addChildWidget(widget)
        self._items.insert(place, QWidgetItem(widget))
        self.invalidate()
        widget.show()

    def count(self) -> int:
        """The number of items."""
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        """The item at a position; None where there is none, as Qt asks for."""
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        """Takes an item out; None where there is none."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        """Takes no more room than it needs."""
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        """Its height depends on its width."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of all rows at a width."""
        return self._place(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """As wide as the widest item."""
        return self.minimumSize()

    def minimumSize(self) -> QSize:
        """As wide as the widest item and the least width, one row high."""
        size = QSize(self._least_width, 0)
        for item in self._items:
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, area: QRect) -> None:
        """Moves the items to their places."""
        super().setGeometry(area)
        self._place(area, move=True)

    def _place(self, area: QRect, *, move: bool) -> int:
        """Goes through the rows; returns their height."""
        y = area.y()
        for row in self._rows(area.width()):
            height = max(item.sizeHint().height() for item in row)
            x = area.x()
            for item in row if move else ():
                size = item.sizeHint()
                middle = y + (height - size.height()) // 2
                if item.alignment() & Qt.AlignmentFlag.AlignRight:
                    x = area.x() + area.width() - size.width()
                item.setGeometry(QRect(QPoint(x, middle), size))
                x += size.width() + self.spacing()
            y += height + self.spacing()
        return max(0, y - self.spacing() - area.y())

    def _rows(self, width: int) -> list[list[QLayoutItem]]:
        """The items that are not hidden, as many in each row as fit into the width."""
        rows: list[list[QLayoutItem]] = []
        used = width + 1  # no room in a row that is not there
        for item in self._items:
            if item.isEmpty():
                continue
            if used + item.sizeHint().width() > width:
                rows.append([])
                used = 0
            rows[-1].append(item)
            used += item.sizeHint().width() + self.spacing()
        return rows


# >>>> """A row of widgets that goes on below where the window is too narrow for it."""

# Qt keeps room for the height that a wrapping widget has at its least width. This one lets the
# window be as small as half of a 1366 x 768 screen, which is all there is of it at 200 %.
_LEAST_WIDTH = 580


class FlowRow(QWidget):
    """As high as its widgets need at its width; hidden ones take no room."""

    def __init__(self, parent: QWidget | None = None, *, least_width: int = _LEAST_WIDTH) -> None:
        super().__init__(parent)
        self.flow = FlowLayout(self, least_width=least_width)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
