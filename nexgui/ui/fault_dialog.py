"""Tells the reader calmly of a fault of the program, and lets them go on."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QVBoxLayout, QWidget

from nexgui.core.messages import text
from nexgui.ui.named import named
from nexgui.ui.sizing import resize_within_screen
from nexgui.ui.versions import version_lines

_WIDTH = 520
_MARGIN = 20
_MOST_FAULTS = 20  # one that comes back with every picture drawn must not fill the memory


class FaultDialog(QDialog):
    """One window for all faults until it is closed; further ones only add to what is copied."""

    def __init__(
        self, technical: str, log: Path | None, parent: QWidget, *, has_table: bool
    ) -> None:
        super().__init__(parent)
        self._technical = [technical]
        self.setWindowTitle(text("fault.title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(_label(text("fault.heading"), "prompt"))
        layout.addWidget(_label(text("fault.kept_table" if has_table else "fault.kept")))
        layout.addWidget(_label(text("fault.again")))
        if log is not None:
            layout.addWidget(_label(text("fault.log", path=log), "smallPrint"))
        layout.addWidget(_label(text("fault.technical"), "smallPrint"))
        layout.addWidget(self._buttons())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Takes the height of the whole text: Qt alone stops at two thirds of the screen."""
        layout = self.layout()
        if layout is not None:
            resize_within_screen(self, _WIDTH, layout.totalHeightForWidth(_WIDTH))
        super().showEvent(event)

    @property
    def technical(self) -> str:
        """What can be copied: the versions and the lines of code, without the reader's data."""
        return "\n\n".join(("\n".join(version_lines()), *self._technical))

    def add(self, technical: str) -> None:
        """Takes in one more fault, unless it is known already."""
        if technical not in self._technical and len(self._technical) < _MOST_FAULTS:
            self._technical.append(technical)

    def _buttons(self) -> QDialogButtonBox:
        box = QDialogButtonBox()
        self._copy = box.addButton(text("fault.copy"), QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._copy_technical)
        close = box.addButton(text("fault.close"), QDialogButtonBox.ButtonRole.RejectRole)
        close.setDefault(True)
        close.setFocus()
        box.rejected.connect(self.reject)
        return box

    def _copy_technical(self) -> None:
        QGuiApplication.clipboard().setText(self.technical)
        self._copy.setText(text("fault.copied"))


def _label(words: str, name: str = "") -> QLabel:
    label = named(name, QLabel(words, wordWrap=True))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
