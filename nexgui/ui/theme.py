"""The look of the window: fonts, palette and style sheet, light or dark as the system is."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from nexgui.core.resources import resource_path

_PALETTE_TOKENS = {
    QPalette.ColorRole.Window: "window",
    QPalette.ColorRole.WindowText: "ink",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "window",
    QPalette.ColorRole.Text: "ink",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "ink",
    QPalette.ColorRole.BrightText: "error",
    QPalette.ColorRole.Highlight: "selection",
    QPalette.ColorRole.HighlightedText: "selection_ink",
    QPalette.ColorRole.ToolTipBase: "surface",
    QPalette.ColorRole.ToolTipText: "ink",
    QPalette.ColorRole.PlaceholderText: "muted",
    QPalette.ColorRole.Link: "key",
    QPalette.ColorRole.Accent: "key",
}


@dataclass(frozen=True)
class Theme:
    """The design tokens of one colour scheme."""

    families: tuple[str, ...]
    sizes: Mapping[str, int]  # device-independent pixels
    colours: Mapping[str, str]  # "#RRGGBB"

    def palette(self) -> QPalette:
        """The palette for what the style sheet does not reach."""
        palette = QPalette()
        for role, token in _PALETTE_TOKENS.items():
            palette.setColor(role, QColor(self.colours[token]))
        for role in (QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.colours["disabled"]))
        return palette

    def font(self) -> QFont:
        """The font of the window: a Japanese family first, so that Japanese glyphs are Japanese."""
        font = QFont(list(self.families))
        font.setPixelSize(self.sizes["text"])
        return font

    def style_sheet(self) -> str:
        """The style sheet with this theme's tokens filled in."""
        template = Template(resource_path("style.qss").read_text(encoding="utf-8"))
        return template.substitute(self.sizes, **self.colours)


def load_theme(scheme: Qt.ColorScheme) -> Theme:
    """The theme for a colour scheme; light where the system names none."""
    data = tomllib.loads(resource_path("theme.toml").read_text(encoding="utf-8"))
    colours = data["dark" if scheme == Qt.ColorScheme.Dark else "light"]
    return Theme(tuple(data["font_families"]), data["sizes"], colours)


def follow_system_theme(app: QApplication) -> None:
    """Gives the program the theme of the system, now and whenever the system changes."""
    app.setStyle("Fusion")
    hints = app.styleHints()
    hints.colorSchemeChanged.connect(lambda scheme: apply_theme(app, scheme))
    apply_theme(app, hints.colorScheme())


def apply_theme(app: QApplication, scheme: Qt.ColorScheme) -> None:
    """Gives the program the theme of a colour scheme."""
    theme = load_theme(scheme)
    app.setFont(theme.font())
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.style_sheet())
