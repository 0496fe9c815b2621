"""Has a screen reader say what happened, wherever the keyboard is."""

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


class Announcer(QObject):
    """One for the program; `said` tells what screen readers were given."""

    said = Signal(str)

    def say(self, widget: QWidget, words: str, *, urgent: bool) -> None:
        """Hands words to the screen reader; urgent ones are not kept waiting."""
        if QAccessible.isActive():
            event = QAccessibleAnnouncementEvent(widget, words)
            levels = QAccessible.AnnouncementPoliteness
            event.setPoliteness(levels.Assertive if urgent else levels.Polite)
            QAccessible.updateAccessibility(event)
        self.said.emit(words)


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Says `words`, which are shown in `widget`."""
    announcer_of_program().say(widget, words, urgent=urgent)


def announcer_of_program() -> Announcer:
    """The announcer of the running application."""
    app = QCoreApplication.instance()
    assert app is not None  # noqa: S101 - no widget without one
    return app.findChild(Announcer) or Announcer(app)
