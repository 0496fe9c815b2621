"""A dialog of a few sentences, with something to copy."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.sizing import (
    DIALOG_AIR,
    DIALOG_GAP,
    DIALOG_MARGIN,
    resize_within_screen,
    scrolling,
)

_WIDTH = 540

Line = tuple[str, str]
"""The name by which style.qss knows a text, and the text."""


class TextDialog(QDialog):
    """Shows its texts whole where the screen has room, else they scroll."""

    def __init__(self, title: str, lines: Sequence[Line], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        page = QWidget()
        self._texts = QVBoxLayout(page)
        below = DIALOG_GAP - DIALOG_AIR
        self._texts.setContentsMargins(DIALOG_MARGIN, DIALOG_MARGIN, DIALOG_MARGIN, below)
        self._texts.setSpacing(DIALOG_GAP)
        for name, words in lines:
            self._texts.addWidget(_label(name, words))
        self._texts.addStretch()
        self._buttons = QDialogButtonBox()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self._area = named("texts", scrolling(page))
        layout.addWidget(self._area, stretch=1)
        bottom = QVBoxLayout()
        bottom.setContentsMargins(DIALOG_MARGIN, DIALOG_AIR, DIALOG_MARGIN, DIALOG_MARGIN)
        bottom.addWidget(self._buttons)
        layout.addLayout(bottom)
        page.installEventFilter(self)

    def add_buttons(self, copy: str, copied: Callable[[], str]) -> None:
        """Adds a button with the words `copy` that copies what `copied` gives, and one to close."""
        button = self._buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)

        def take() -> None:
            QGuiApplication.clipboard().setText(copied())
            button.setText(text("dialog.copied"))

        button.clicked.connect(take)
        close = self._buttons.addButton(
            text("dialog.close"), QDialogButtonBox.ButtonRole.RejectRole
        )
        close.setDefault(True)
        close.setFocus()
        self._buttons.rejected.connect(self.reject)

    def showEvent(self, event: QShowEvent) -> None:
        """Takes the height of its texts: Qt alone stops at two thirds of the screen."""
        scale, buttons = text_scale(), self._buttons.sizeHint()
        width = max(round(_WIDTH * scale), buttons.width() + 2 * DIALOG_MARGIN)
        resize_within_screen(self, width / scale, self._whole_height(width) / scale)
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scrolls where the reader makes it too low."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Scrolls where its texts have grown."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _whole_height(self, width: int) -> int:
        around = self._buttons.sizeHint().height() + DIALOG_AIR + DIALOG_MARGIN
        return self._texts.totalHeightForWidth(width) + around

    def _fit(self) -> None:
        """Has a scroll bar only where not all is seen: one would need more lines, and stay."""
        whole = self.height() >= self._whole_height(self.width())
        bar, focus = Qt.ScrollBarPolicy, Qt.FocusPolicy
        self._area.setVerticalScrollBarPolicy(
            bar.ScrollBarAlwaysOff if whole else bar.ScrollBarAsNeeded
        )
        # The arrow keys must reach what is out of sight.
        self._area.setFocusPolicy(focus.NoFocus if whole else focus.StrongFocus)


def _label(name: str, words: str) -> PhraseLabel:
    label = named(name, PhraseLabel(words))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
