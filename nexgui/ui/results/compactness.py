"""Lets what stands above the table take less room where the window is low for its text."""

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from nexgui.ui.parts.flow_row import FlowRow
from nexgui.ui.results.group_bar import GroupBar
from nexgui.ui.results.group_buttons import GroupButtons
from nexgui.ui.results.head_area import HeadArea
from nexgui.ui.table.results_table import height_of

_COMFORTABLE_ROWS = 8  # with fewer of them, the parts above give way
_GAPS = 36  # pixels between the parts
_LOW_SPACING, _USUAL_SPACING = 3, -1  # -1: the style's own


class Compactness(QObject):
    """Looks at the room whenever the page, its text or its results are others."""

    def __init__(
        self,
        page: QWidget,
        head: HeadArea,
        groups: GroupButtons,
        bar: GroupBar,
        bottom: FlowRow,
    ) -> None:
        super().__init__(page)
        self._page = page
        self._head, self._groups = head, groups
        self._bar, self._bottom = bar, bottom
        self._window_onto_page: QWidget | None = None
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Fits the parts to another size of the window, or of the text."""
        if event.type() == QEvent.Type.ParentChange and watched is self._page:
            self._watch_window()
        elif event.type() == QEvent.Type.Resize and watched is self._window_onto_page:
            self.fit()
        elif event.type() == QEvent.Type.StyleChange and watched is self._page:
            QTimer.singleShot(0, self, self.fit)  # when the parts have their new fonts as well
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Gives the parts all their words, or few of them where the table would be too low."""
        if self._window_onto_page is None:
            return
        room = self._window_onto_page.size()
        self._set_compact(False)
        if self._height(room.width()) > room.height():
            self._set_compact(True)
            self._head.arrange(room.width())

    def _watch_window(self) -> None:
        """Looks at what the page scrolls in: the page itself may be higher than can be seen."""
        self._window_onto_page = self._page.parentWidget()
        if self._window_onto_page is not None:
            self._window_onto_page.installEventFilter(self)

    def _height(self, width: int) -> int:
        flowing = self._groups.flow.heightForWidth(width) + self._bottom.flow.heightForWidth(width)
        fixed = self._head.height_at(width) + self._bar.height() + _GAPS
        return flowing + fixed + height_of(_COMFORTABLE_ROWS)

    def _set_compact(self, compact: bool) -> None:
        self._head.set_compact(compact)
        self._groups.set_compact(compact)
        self._bar.set_compact(compact)
        layout = self._page.layout()
        if layout is not None:
            layout.setSpacing(_LOW_SPACING if compact else _USUAL_SPACING)
