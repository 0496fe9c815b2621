"""Lets what stands above the table take less room where the window is low for its text."""

from PySide6.QtCore import QEvent, QObject, QSize, QTimer, Signal
from PySide6.QtWidgets import QWidget

from nexgui.ui.results.group_bar import GroupBar
from nexgui.ui.results.group_buttons import GroupButtons, Wording
from nexgui.ui.results.head_area import HeadArea
from nexgui.ui.table.results_table import height_of
from nexgui.ui.widgets.flow_layout import FlowRow

_COMFORTABLE_ROWS = 5  # with fewer of them, the parts above give way
_GAPS = 36  # pixels between the parts
_Step = tuple[bool, Wording]
# Whether the other parts are compact, and how much the groups' buttons say: the share goes first.
_STEPS: tuple[_Step, ...] = (
    (False, Wording.WHOLE),
    (False, Wording.NO_SHARES),
    (True, Wording.NO_SHARES),
    (True, Wording.SHORT),
    (True, Wording.BARE),
)
_LOW_SPACING, _USUAL_SPACING = 3, -1  # -1: the style's own


class ResponsiveLayout(QObject):
    """Looks at the room whenever the page, its text or its results are others."""

    fitted = Signal()

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
        self._height_of_bottom = 0
        page.installEventFilter(self)
        bottom.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fits the parts to another size of the window, or of the text."""
        if event.type() == QEvent.Type.ParentChange and watched is self._page:
            self._watch_window()
        elif event.type() == QEvent.Type.Resize and watched is self._window_onto_page:
            self.fit()
        elif event.type() == QEvent.Type.StyleChange and watched is self._page:
            QTimer.singleShot(0, self, self.fit)  # when the parts have their new fonts as well
        elif event.type() == QEvent.Type.LayoutRequest and watched is self._bottom:
            QTimer.singleShot(0, self, self._fit_bottom)  # when all that comes and goes has done so
        return super().eventFilter(watched, event)

    def fit(self) -> None:
        """Gives the parts all their words, or fewer of them where the table would be too low."""
        if self._window_onto_page is not None:
            self._fit(self._window_onto_page.size())
            self.fitted.emit()

    def _fit(self, room: QSize) -> None:
        self._height_of_bottom = self._bottom.flow.heightForWidth(room.width())
        heights: dict[_Step, int] = {}
        for step in _STEPS:
            self._take(step)
            heights[step] = self._height(room.width())
            if heights[step] <= room.height():
                return
        self._take(min(_STEPS, key=heights.__getitem__))  # no fewer words than help
        self._head.arrange(room.width())

    def _fit_bottom(self) -> None:
        """Fits the parts where filters in words wrap below the table, or are gone from there.

        As long as all of it is in view, no button is to change because one was clicked.
        """
        if self._window_onto_page is None:
            return
        room = self._window_onto_page.size()
        lower = self._bottom.flow.heightForWidth(room.width()) < self._height_of_bottom
        if lower or self._page.heightForWidth(room.width()) > room.height():
            self.fit()

    def _watch_window(self) -> None:
        """Looks at what the page scrolls in: the page itself may be higher than can be seen."""
        self._window_onto_page = self._page.parentWidget()
        if self._window_onto_page is not None:
            self._window_onto_page.installEventFilter(self)

    def _height(self, width: int) -> int:
        flowing = self._groups.flow.heightForWidth(width) + self._height_of_bottom
        fixed = self._head.height_at(width) + self._bar.height() + _GAPS
        return flowing + fixed + height_of(_COMFORTABLE_ROWS)

    def _take(self, step: _Step) -> None:
        compact, wording = step
        self._groups.set_wording(wording)
        self._head.set_compact(compact)
        self._bar.set_compact(compact)
        layout = self._page.layout()
        if layout is not None:
            layout.setSpacing(_LOW_SPACING if compact else _USUAL_SPACING)
