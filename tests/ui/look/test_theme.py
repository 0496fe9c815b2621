import re
from itertools import product

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QHeaderView,
    QMenu,
    QMenuBar,
    QPushButton,
    QTextBrowser,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nexgui.core.resources import resource_path
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import PAINTED, Theme, apply_theme, load_theme, system_contrast

_Role = QPalette.ColorRole
SCHEMES = (Qt.ColorScheme.Light, Qt.ColorScheme.Dark)
GROUNDS = ("window", "surface")
# (text or control, what it stands on, the least contrast): WCAG 2.2, 1.4.3 and 1.4.11.
PAIRS = (
    *((ink, ground, 4.5) for ink, ground in product(("ink", "muted", "key"), GROUNDS)),
    *(("control_line", ground, 3.0) for ground in GROUNDS),
    ("key_ink", "key", 4.5),
    ("key_ink", "key_hover", 4.5),
    ("key", "key_soft", 4.5),
    ("ink", "key_soft", 4.5),
    ("ink", "error_soft", 4.5),
    ("error", "error_soft", 4.5),
    ("ink", "success_soft", 4.5),
    *((ink, "success_soft", 4.5) for ink in ("success", "warning", "muted")),
    ("focus", "success_soft", 3.0),
    *(("ink", ground, 4.5) for ground in ("warning_soft", "strip")),
    ("muted", "strip", 4.5),
    ("warning", "warning_soft", 4.5),
    ("warning", "strip", 3.0),
    ("tile_ink", "tile", 4.5),
    ("wave", "surface", 3.0),
    ("selection_ink", "selection", 4.5),
    ("selection_warning", "selection", 4.5),
    ("selection_key", "selection", 3.0),
    *(("warning", ground, 4.5) for ground in GROUNDS),
    ("mark_ink", "mark", 4.5),
    *((ink, ground, 4.5) for ink in ("ink", "muted") for ground in ("hover",)),
    *(("warning", ground, 4.5) for ground in (*GROUNDS, "warning_soft")),
    ("ink", "warning_soft", 4.5),
    ("tile_ink", "tile", 4.5),
    *(("focus", ground, 3.0) for ground in (*GROUNDS, "key_soft", "selection")),
)


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    shown = QColor(colour)
    channels = (shown.redF(), shown.greenF(), shown.blueF())
    linear = [c / 12.92 if c <= 0.04045 else _linear(c) for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _linear(channel: float) -> float:
    return float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(params=SCHEMES, ids=("light", "dark"))
def theme(request: pytest.FixtureRequest) -> Theme:
    return load_theme(request.param)


@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_what_is_read_stands_out(theme: Theme, ink: str, ground: str, least: float) -> None:
    assert contrast(theme.colours[ink], theme.colours[ground]) >= least


def high_contrast(ink: str, ground: str, chosen: str, chosen_ink: str) -> QPalette:
    """The colours of a Windows that was set to high contrast."""
    palette = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, ground),
        (QPalette.ColorRole.WindowText, ink),
        (QPalette.ColorRole.Highlight, chosen),
        (QPalette.ColorRole.HighlightedText, chosen_ink),
    ):
        palette.setColor(role, QColor(colour))
    return palette


BLACK = high_contrast("#FFFFFF", "#000000", "#1AEBFF", "#000000")
WHITE = high_contrast("#000000", "#FFFFFF", "#37006E", "#FFFFFF")


@pytest.mark.parametrize(("system", "name"), [(BLACK, "dark"), (WHITE, "light")])
def test_in_high_contrast_there_are_the_system_s_colours_alone(
    theme: Theme, system: QPalette, name: str
) -> None:
    contrasting = theme.in_colours_of(system)
    assert contrasting.name == name
    assert contrasting.colours.keys() == theme.colours.keys()
    roles = (_Role.Window, _Role.WindowText, _Role.Highlight, _Role.HighlightedText)
    of_system = {system.color(role).name().upper() for role in roles}
    assert {*contrasting.colours.values()} - {contrasting.colours["disabled"]} <= of_system
    for ink, ground, least in PAIRS:
        if (ink, ground) != ("focus", "selection"):  # the ring has the selection's own colour
            assert contrast(contrasting.colours[ink], contrasting.colours[ground]) >= least


def test_a_window_in_high_contrast_is_not_painted_over(dressed_app: QApplication) -> None:
    look = Look(dressed_app, system_contrast=lambda _app: BLACK)
    found = dressed_app.palette()
    shiboken6.delete(look)  # at once: it would go on hearing of the system
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert found.window().color() == QColor("#000000")
    assert found.windowText().color() == QColor("#FFFFFF")
    assert found.highlight().color() == QColor("#1AEBFF")


def test_a_system_without_high_contrast_leaves_the_theme(dressed_app: QApplication) -> None:
    assert system_contrast(dressed_app) is None


def test_both_themes_have_the_same_tokens() -> None:
    light, dark = (load_theme(scheme) for scheme in SCHEMES)
    assert light.colours.keys() == dark.colours.keys()


def test_every_token_is_used(theme: Theme) -> None:
    style = resource_path("style.qss").read_text(encoding="utf-8")
    used = set(re.findall(r"\$\{?(\w+)", style))
    assert {*theme.colours, *theme.sizes} - used - {*PAINTED} == set()


def test_the_style_sheet_has_no_token_left(theme: Theme) -> None:
    assert "$" not in theme.style_sheet()


def test_a_system_without_a_preference_gets_the_light_theme() -> None:
    assert load_theme(Qt.ColorScheme.Unknown) == load_theme(Qt.ColorScheme.Light)


def test_the_program_changes_its_clothes(dressed_app: QApplication) -> None:
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    dark = dressed_app.palette().window().color()
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert dark.lightnessF() < 0.5 < dressed_app.palette().window().color().lightnessF()


def test_the_text_is_in_a_real_japanese_font(dressed_app: QApplication, theme: Theme) -> None:
    family = QFontInfo(dressed_app.font()).family()
    assert family in theme.families
    assert QFontDatabase.WritingSystem.Japanese in QFontDatabase.writingSystems(family)


@pytest.mark.parametrize("kind", [QMenu, QMenuBar, QTreeView, QHeaderView, QPushButton])
def test_what_the_system_has_another_font_for_is_in_the_font_of_the_window(
    qtbot: QtBot, dressed_app: QApplication, theme: Theme, kind: type[QWidget]
) -> None:
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    # As Windows does with menus. The stubs want bytes, which PySide6 itself refuses.
    dressed_app.setFont(QFont("DejaVu Serif", 30), kind.__name__)  # type: ignore[arg-type]
    widget = QHeaderView(Qt.Orientation.Horizontal) if kind is QHeaderView else kind()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    font = widget.font()
    apply_theme(dressed_app, Qt.ColorScheme.Light)  # which forgets that font
    assert tuple(font.families()) == theme.families
    assert font.pixelSize() == theme.sizes["text"]


def test_a_window_that_is_shown_changes_its_clothes_too(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    button = QPushButton("押す")
    qtbot.addWidget(button)
    button.show()
    apply_theme(dressed_app, Qt.ColorScheme.Dark)
    dark = button.palette().buttonText().color(), button.grab().toImage().pixelColor(8, 8)
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    light = button.palette().buttonText().color(), button.grab().toImage().pixelColor(8, 8)
    colours = load_theme(Qt.ColorScheme.Dark).colours, load_theme(Qt.ColorScheme.Light).colours
    assert dark[1].name().upper() == colours[0]["surface"]
    assert light[1].name().upper() == colours[1]["surface"]
    assert dark[0].lightnessF() > 0.5 > light[0].lightnessF()


def test_every_ring_of_the_focus_has_its_colour() -> None:
    style = resource_path("style.qss").read_text(encoding="utf-8")
    rules = [line for line in style.splitlines() if ":focus" in line and "border" in line]
    assert len(rules) > 10
    without = [rule for rule in rules if "$focus" not in rule and "none" not in rule]
    assert without == []


@pytest.mark.parametrize("scheme", SCHEMES, ids=("light", "dark"))
@pytest.mark.parametrize("name", ["primary", "primaryLeft"])
def test_a_gap_parts_the_ring_of_the_focus_from_a_fill(
    qtbot: QtBot, dressed_app: QApplication, scheme: Qt.ColorScheme, name: str
) -> None:
    colours = load_theme(scheme).colours
    apply_theme(dressed_app, scheme)
    page = QWidget()
    page.setObjectName("page")
    button = QPushButton("押す", page)
    button.setObjectName(name)
    qtbot.addWidget(page)
    page.show()
    button.setFocus()
    qtbot.waitUntil(button.hasFocus)
    picture = page.grab().toImage()
    middle = button.geometry().center().y()
    row = [picture.pixelColor(x, middle).name().upper() for x in range(10)]
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    assert row[0] == row[2] == colours["focus"]
    assert row[3] == colours["window"]
    assert row[9] == colours["key"]


@pytest.mark.parametrize("kind", [QTreeView, QTextBrowser, QPushButton])
def test_the_ring_of_the_focus_is_wider_than_the_line_it_takes_the_place_of(
    qtbot: QtBot, dressed_app: QApplication, kind: type[QWidget]
) -> None:
    colours = load_theme(Qt.ColorScheme.Light).colours
    apply_theme(dressed_app, Qt.ColorScheme.Light)
    page = QWidget()
    widget = kind(page)
    widget.resize(120, 60)
    qtbot.addWidget(page)
    page.show()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)
    picture = page.grab().toImage()
    ring = [picture.pixelColor(x, 30).name().upper() for x in range(2)]
    assert ring == [colours["focus"]] * 2
