"""The design tokens, and what Qt makes of them: fonts, palette and style sheet."""

import re
from collections.abc import Mapping
from string import Template
from typing import NamedTuple

from PySide6.QtCore import QDir, Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

from nexgui.core import windows
from nexgui.core.entries import read_entries
from nexgui.core.resources import BrokenPartError, read_text, resource_path

_ICONS = "icons"  # how the style sheet calls their folder, wherever the program was put
_HALF = 128  # of the lightness of a colour
_PERCENT = "textPercent"  # the property of the application that holds the size of text

PAINTED = (
    *("mark", "mark_ink", "focus", "control_line", "line", "ink", "muted", "key", "hover"),
    *("selection", "selection_ink", "selection_key", "selection_warning"),
    *("warning", "warning_soft", "wave", "tile", "tile_ink", "tile_line"),
)
"""Colours of what is painted by hand and not by the style sheet."""

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


_Role = QPalette.ColorRole
# What each token is where the user wants high contrast: the system's own few colours.
_SYSTEM_ROLES = {
    "window": _Role.Window,
    "surface": _Role.Window,
    "key_ink": _Role.Window,
    "key_soft": _Role.Window,
    "hover": _Role.Window,
    "tile": _Role.Window,
    "warning_soft": _Role.Window,
    "error_soft": _Role.Window,
    "strip": _Role.Window,
    "success_soft": _Role.Window,
    "focus": _Role.Highlight,
    "selection": _Role.Highlight,
    "mark": _Role.Highlight,
    "selection_ink": _Role.HighlightedText,
    "selection_key": _Role.HighlightedText,
    "selection_warning": _Role.HighlightedText,
    "mark_ink": _Role.HighlightedText,
}


class Theme(NamedTuple):
    """The design tokens of one colour scheme."""

    name: str  # of the folder of its icons
    families: tuple[str, ...]
    sizes: Mapping[str, int]  # device-independent pixels
    colours: Mapping[str, str]  # "#RRGGBB"

    def scaled(self, percent: int) -> "Theme":
        """This theme with its sizes at a percentage of what they are."""
        sizes = {name: round(size * percent / 100) for name, size in self.sizes.items()}
        return self._replace(sizes=sizes)

    def in_colours_of(self, system: QPalette) -> "Theme":
        """This theme in the colours of a system that was set to high contrast."""
        colours = {
            token: system.color(_SYSTEM_ROLES.get(token, _Role.WindowText)).name().upper()
            for token in self.colours
        }
        grey = system.color(QPalette.ColorGroup.Disabled, _Role.WindowText)
        is_dark = system.color(_Role.Window).lightness() < _HALF
        name = "dark" if is_dark else "light"
        return self._replace(name=name, colours={**colours, "disabled": grey.name().upper()})

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
        path = resource_path("style.qss")
        rules = read_text(path)
        if rules.count("{") != rules.count("}"):  # Qt would only say so, in English, to nobody
            raise BrokenPartError(path.name)
        families = ", ".join(f'"{family}"' for family in self.families)
        icons = f"{_ICONS}:{self.name}"
        tokens = {**self.sizes, **self.colours, "families": families, "icons": icons}
        try:
            sheet = Template(rules).substitute(tokens)
        except KeyError as error:
            raise BrokenPartError("theme.toml", f"{self.name} / {error.args[0]}") from error
        except ValueError as error:
            raise BrokenPartError(path.name) from error
        for icon in set(re.findall(rf"url\({_ICONS}:([^)]+)\)", sheet)):
            if not resource_path(f"icons/{icon}").is_file():
                raise BrokenPartError(f"icons/{icon}")
        return sheet


def load_theme(scheme: Qt.ColorScheme) -> Theme:
    """The theme for a colour scheme; light where the system names none.

    Raises:
        BrokenPartError: the file is missing, broken or incomplete; the error names the entry.
    """
    top = read_entries(resource_path("theme.toml"))
    name = "dark" if scheme == Qt.ColorScheme.Dark else "light"
    sizes, colours = top.table("sizes"), top.table(name)
    tokens = {*colours.values, *_PALETTE_TOKENS.values(), "disabled", *PAINTED}
    return Theme(
        name,
        top.texts("font_families"),
        {token: sizes.number(token) for token in ("text", *sizes.values)},
        {token: colours.colour(token) for token in sorted(tokens)},
    )


def system_contrast(app: QApplication) -> QPalette | None:
    """The system's own colours where the user set it to high contrast, else None."""
    # Not Qt's own QStyleHints.accessibility(): PySide6 6.11.3 deletes what it returns.
    if not windows.is_high_contrast():
        return None
    app.setPalette(QPalette())  # ours would be all that there is to see
    return app.palette()


def apply_theme(
    app: QApplication,
    scheme: Qt.ColorScheme,
    percent: int | None = None,
    contrast: QPalette | None = None,
) -> None:
    """Gives the program the theme of a colour scheme, and a text size where one is given.

    The colours of `contrast` take the place of the theme's.
    """
    if percent is not None:
        app.setProperty(_PERCENT, percent)
    theme = load_theme(scheme).scaled(round(text_scale() * 100))
    if contrast is not None:
        theme = theme.in_colours_of(contrast)
    for token in PAINTED:
        app.setProperty(token, theme.colours[token])
    QDir.setSearchPaths(_ICONS, [str(resource_path("icons"))])
    app.setStyleSheet("")  # else Qt would restyle every widget three times
    app.setFont(theme.font())
    app.setPalette(theme.palette())
    app.setStyleSheet(theme.style_sheet())


def painted_colour(token: str) -> QColor:
    """A colour of the current theme, for what is painted by the program's own hand."""
    app = QApplication.instance()
    return QColor(str(app.property(token)) if app is not None else "")


def text_scale() -> float:
    """How much larger text is than its usual size: 1 to 2."""
    app = QApplication.instance()
    percent = app.property(_PERCENT) if app is not None else None
    return percent / 100 if isinstance(percent, int) else 1.0
