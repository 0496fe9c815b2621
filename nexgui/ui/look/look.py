"""What the reader chose of the window's look: light or dark, and the size of text."""

from enum import Enum

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication

from nexgui.ui.look.theme import apply_theme
from nexgui.ui.settings import Settings

LEAST_PERCENT, STEP, MOST_PERCENT = 100, 25, 200
_THEME, _PERCENT = "look/theme", "look/percent"


class ThemeChoice(Enum):
    """Which theme the reader wants."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


_SCHEMES = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}


class Look(QObject):
    """Dresses the application, now and whenever the reader or the system changes; remembers it."""

    changed = Signal()

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._app = app
        self.theme = remembered_theme()
        self.percent = remembered_percent()
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._ask_system()
        self._apply()

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Takes a theme at once."""
        self.theme = theme
        Settings().remember(_THEME, theme.value)
        self._ask_system()
        self._apply()

    def choose_percent(self, percent: int) -> None:
        """Takes a text size at once, or the nearest that there is."""
        self.percent = max(LEAST_PERCENT, min(percent, MOST_PERCENT))
        Settings().remember(_PERCENT, str(self.percent))
        self._apply()

    def _ask_system(self) -> None:
        """Has the system draw title bars and its own dialogs alike."""
        hints = self._app.styleHints()
        scheme = _SCHEMES.get(self.theme)
        if scheme is None:
            hints.unsetColorScheme()
        else:
            hints.setColorScheme(scheme)

    def _apply(self) -> None:
        scheme = _SCHEMES.get(self.theme, self._app.styleHints().colorScheme())
        apply_theme(self._app, scheme, self.percent)
        self.changed.emit()


def look_of_program() -> Look:
    """The look of the running application; made with its first window at the latest."""
    app = QApplication.instance()
    assert isinstance(app, QApplication)  # noqa: S101 - no window without one
    return app.findChild(Look) or Look(app)


def remembered_theme() -> ThemeChoice:
    """The theme that was chosen last; the system's where none was."""
    value = Settings().value(_THEME)
    known = {choice.value: choice for choice in ThemeChoice}
    return known.get(value, ThemeChoice.SYSTEM)


def remembered_percent() -> int:
    """The text size that was chosen last."""
    value = Settings().value(_PERCENT)
    possible = range(LEAST_PERCENT, MOST_PERCENT + 1, STEP)
    return int(value) if value.isdecimal() and int(value) in possible else LEAST_PERCENT
