"""The files opened lately, below the place where others are dropped: what they held, and when."""

from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.ui.settings import RecentCounts, Settings
from nexgui.ui.widgets.basics import named, plain_tip
from nexgui.ui.widgets.phrase_label import ElidedLabel

_MOST = 4
_WIDTH = 46  # sizes of the text
_GAP = 16


class RecentFiles(QWidget):
    """Away where none is remembered; asks for no file: a server may be off."""

    chosen = Signal(Path)

    def __init__(self) -> None:
        super().__init__()
        self._rows: list[QPushButton] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(named("smallPrint", QLabel(text("menu.recent_files"))))

    def showEvent(self, event: QShowEvent) -> None:
        """Takes what is remembered by now."""
        super().showEvent(event)
        self.fill()

    def fill(self) -> None:
        """Shows what is remembered."""
        settings = Settings()
        paths = settings.recent_files[:_MOST]
        for row in self._rows:
            row.deleteLater()
        self._rows = [_Row(path, settings.recent_counts.get(str(path))) for path in paths]
        for row, path in zip(self._rows, paths, strict=True):
            row.clicked.connect(partial(self.chosen.emit, path))
            self._layout.addWidget(row)
        self.setMaximumWidth(_WIDTH * self.fontInfo().pixelSize())
        self.setVisible(bool(paths))


class _Row(QPushButton):
    """One file: its name, what it held, and when it was opened."""

    def __init__(self, path: Path, counts: RecentCounts | None) -> None:
        super().__init__()
        named("recentFile", self)
        self.setToolTip(plain_tip(str(path)))
        name = ElidedLabel()
        name.set_texts(shown_name(path.name), shown_name(path.name))
        name.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        held = named("smallPrint", QLabel("" if counts is None else _held(counts)))
        opened = named("smallPrint", QLabel("" if counts is None else _when(counts.opened)))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(_GAP // 2, 0, _GAP // 2, 0)
        layout.setSpacing(_GAP)
        layout.addWidget(name, stretch=1)
        for label in (held, opened):
            layout.addWidget(label)
        for label in (name, held, opened):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        words = [name.text(), held.text(), opened.text()]
        self.setAccessibleName("、".join(filter(None, words)))


def _held(counts: RecentCounts) -> str:
    if counts.waiting and counts.until and counts.until <= datetime.now().astimezone():
        return text("recent.over", count=counts.waiting)
    if counts.needing:
        return text("recent.needing", count=counts.needing)
    return text("recent.waiting", count=counts.waiting) if counts.waiting else text("recent.none")


def _when(opened: datetime) -> str:
    today = datetime.now().astimezone().date()
    time = {"hour": opened.hour, "minute": opened.minute}
    if opened.date() == today:
        return text("recent.today", **time)
    if opened.date() == today - timedelta(days=1):
        return text("recent.yesterday", **time)
    key = "recent.this_year" if opened.year == today.year else "recent.other_year"
    return text(key, year=opened.year, month=opened.month, day=opened.day, **time)
