"""Asks what should become of the results on screen when further files come."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractButton, QMessageBox, QWidget

from nexgui.core.messages import text


class AddOrReplace(QMessageBox):
    """A question with an answer in words on each button; closing it changes nothing."""

    answered = Signal(bool)  # true: add, false: replace

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("dialog.add_title"))
        self.setText(text("dialog.add_question"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        role = QMessageBox.ButtonRole.ActionRole
        self._replace = self.addButton(text("dialog.replace_files"), role)
        self._add = self.addButton(text("dialog.add_files"), role)
        self.addButton(QMessageBox.StandardButton.Cancel)
        self.setDefaultButton(self._replace)
        self.buttonClicked.connect(self._tell)

    def _tell(self, button: QAbstractButton) -> None:
        if button in (self._add, self._replace):
            self.answered.emit(button is self._add)


def ask_add_or_replace(parent: QWidget) -> AddOrReplace:
    """Opens the question; its `answered` brings the answer, if there is one."""
    question = AddOrReplace(parent)
    question.open()
    return question
