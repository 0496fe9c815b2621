"""What the user chose of the window's look: light or dark, and the size of text."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication

from nexgui.core import windows
from nexgui.ui.look.theme import apply_theme, system_contrast
from nexgui.ui.settings import Settings, ThemeChoice

LEAST_PERCENT, STEP, MOST_PERCENT = 100, 25, 200

_SCHEMES = {ThemeChoice.LIGHT: Qt.ColorScheme.Light, ThemeChoice.DARK: Qt.ColorScheme.Dark}


class Look(QObject):
    """Dresses the application, now and whenever the user or the system changes; remembers it."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        system_percent: Callable[[], int | None] = windows.text_percent,
        system_contrast: Callable[[QApplication], QPalette | None] = system_contrast,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._system_contrast = system_contrast
        settings = Settings()
        self.theme = settings.theme
        chosen = settings.text_percent
        possible = range(LEAST_PERCENT, MOST_PERCENT + 1, STEP)
        self.percent = (
            chosen if chosen is not None and chosen in possible else _nearest(system_percent())
        )
        app.setStyle("Fusion")
        app.styleHints().colorSchemeChanged.connect(self._apply)
        self._ask_system()
        self._apply()

    def choose_theme(self, theme: ThemeChoice) -> None:
        """Takes a theme at once."""
        self.theme = theme
        Settings().theme = theme
        self._ask_system()
        self._apply()

    def choose_percent(self, percent: int) -> None:
        """Takes a text size at once, or the nearest that there is."""
        self.percent = max(LEAST_PERCENT, min(percent, MOST_PERCENT))
        Settings().text_percent = self.percent
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
        apply_theme(self._app, scheme, self.percent, self._system_contrast(self._app))
        self.changed.emit()


def _nearest(percent: int | None) -> int:
    """The size of text of ours that is nearest to the system's."""
    steps = round(((percent or LEAST_PERCENT) - LEAST_PERCENT) / STEP)
    return max(LEAST_PERCENT, min(LEAST_PERCENT + steps * STEP, MOST_PERCENT))
