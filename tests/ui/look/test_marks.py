"""Ticks and arrows: as large as the text asks for, and in the theme's colours."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QMenu,
    QPushButton,
    QRadioButton,
    QSpinBox,
    QStyle,
    QStyleOptionButton,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from nexgui.core.resources import resource_path
from nexgui.ui.look.look import Look
from nexgui.ui.look.theme import apply_theme, load_theme
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_STATUS
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.find_field import FindField
from tests.ui.results_driving import table_of

LIGHT, DARK = Qt.ColorScheme.Light, Qt.ColorScheme.Dark
LEAST_TARGET = 24
_SLACK = 180  # of 765: lines are thin, and their edges smooth


@pytest.fixture(autouse=True)
def usual_look(dressed_app: QApplication) -> Iterator[None]:
    apply_theme(dressed_app, LIGHT, 100)
    yield
    apply_theme(dressed_app, LIGHT, 100)


def extent(picture: QImage, colour: str, area: QRect) -> QSize:
    """How large what is drawn in a colour is, within a part of a picture."""
    wanted = QColor(colour)

    def is_wanted(found: QColor) -> bool:
        one, other = (each.red() + each.green() + each.blue() for each in (found, wanted))
        return abs(one - other) < _SLACK

    spots = [
        (x, y)
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
        if is_wanted(picture.pixelColor(x, y))
    ]
    if not spots:
        return QSize(0, 0)
    xs, ys = zip(*spots, strict=True)
    return QSize(max(xs) - min(xs) + 1, max(ys) - min(ys) + 1)


def inner(area: QRect) -> QRect:
    """An area without the frame at its edge."""
    return area.adjusted(4, 4, -4, -4)


def drawn(widget: QWidget, token: str, scheme: Qt.ColorScheme = LIGHT) -> QSize:
    picture = widget.grab().toImage()
    return extent(picture, load_theme(scheme).colours[token], picture.rect())


def check_box() -> QWidget:
    box = QCheckBox()
    box.setChecked(True)
    return box


def radio_button() -> QWidget:
    button = QRadioButton()
    button.setChecked(True)
    return button


def combo_box() -> QWidget:
    return QComboBox()


def spin_box() -> QWidget:
    spin = QSpinBox()
    spin.lineEdit().hide()  # the digits have the arrows' colour
    return spin


def menu_with_tick() -> QWidget:
    menu = QMenu()
    action = menu.addAction("")
    action.setCheckable(True)
    action.setChecked(True)
    return menu


def menu_with_submenu() -> QWidget:
    menu = QMenu()
    menu.addMenu("")
    return menu


def button_with_menu() -> QWidget:
    button = named("primaryRight", QPushButton())
    button.setMenu(QMenu(button))
    return button


MARKS = (
    (check_box, "key"),
    (radio_button, "key"),
    (combo_box, "ink"),
    (spin_box, "ink"),
    (menu_with_tick, "key"),
    (menu_with_submenu, "ink"),
    (button_with_menu, "key_ink"),
)


@pytest.mark.parametrize(("make", "token"), MARKS, ids=lambda each: getattr(each, "__name__", each))
def test_a_mark_is_twice_as_large_beside_text_that_is(
    qtbot: QtBot, dressed_app: QApplication, make: Callable[[], QWidget], token: str
) -> None:
    sizes = []
    for percent in (100, 200):
        apply_theme(dressed_app, LIGHT, percent)
        widget = make()
        qtbot.addWidget(widget)
        widget.ensurePolished()
        widget.resize(widget.sizeHint())
        sizes.append(drawn(widget, token))
    usual, large = sizes
    assert usual.width() >= 5
    assert large.width() >= 1.7 * usual.width()


@pytest.mark.parametrize(("make", "token"), MARKS, ids=lambda each: getattr(each, "__name__", each))
def test_a_mark_has_the_dark_theme_s_colour_too(
    qtbot: QtBot, dressed_app: QApplication, make: Callable[[], QWidget], token: str
) -> None:
    apply_theme(dressed_app, DARK, 100)
    widget = make()
    qtbot.addWidget(widget)
    widget.ensurePolished()
    widget.resize(widget.sizeHint())
    assert drawn(widget, token, DARK).width() >= 5


def test_a_check_box_can_be_hit(qtbot: QtBot) -> None:
    box = QCheckBox("はい")
    qtbot.addWidget(box)
    option = QStyleOptionButton()
    box.initStyleOption(option)
    area = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    assert min(area.width(), area.height()) >= LEAST_TARGET


def test_a_field_is_emptied_by_a_cross_that_grows_with_its_text(
    qtbot: QtBot, dressed_app: QApplication
) -> None:
    sizes = []
    for percent in (100, 200):
        apply_theme(dressed_app, LIGHT, percent)
        field = FindField("空にする")
        field.setText("　")
        qtbot.addWidget(field)
        field.ensurePolished()
        field.resize(field.sizeHint())
        (cross,) = field.findChildren(QToolButton)
        assert min(cross.width(), cross.height()) >= LEAST_TARGET
        picture = field.grab().toImage()
        sizes.append(extent(picture, load_theme(LIGHT).colours["muted"], inner(cross.geometry())))
    assert sizes[0].width() >= 5
    assert sizes[1].width() >= 1.7 * sizes[0].width()


def test_a_header_s_arrow_and_its_target_grow_with_the_text(
    loaded_window: MainWindow, look: Look
) -> None:
    table = table_of(loaded_window)
    header = table.filter_header
    sizes = []
    for percent in (100, 200):
        look.choose_percent(percent)
        area = header.button_area(COL_STATUS)
        assert area.width() >= LEAST_TARGET * percent / 100
        sizes.append(area.width())
    look.choose_percent(100)
    assert sizes[1] == 2 * sizes[0]


@pytest.mark.parametrize("percent", [100, 200])
def test_the_sorted_column_is_marked_behind_its_name_or_before_its_arrow(
    loaded_window: MainWindow, percent: int, look: Look
) -> None:
    look.choose_percent(percent)
    loaded_window.resize(2000, 900)
    table = table_of(loaded_window)
    table.sort_column(COL_STATUS, descending=False)
    header = table.filter_header
    for width in (300, 100):  # with room behind the name, and without
        table.setColumnWidth(COL_STATUS, width * percent // 100)
        start = header.sectionViewportPosition(COL_STATUS)
        area = QRect(start, 0, header.sectionSize(COL_STATUS), header.height())
        arrow = header.button_area(COL_STATUS)
        mark = QRect(0, 0, round(10 * percent / 100), round(8 * percent / 100))
        mark.moveCenter(header.order_mark(area, COL_STATUS).toPoint())
        name_end = arrow.left() - 6 * percent // 100  # at the latest; what the style keeps free
        name = header.fontMetrics().horizontalAdvance("状態")
        assert mark.left() >= min(name_end, area.left() + 12 + name)
        assert mark.right() < arrow.center().x() - 4 * percent / 100
        grabbed = header.viewport().grab(mark).toImage()
        middle = grabbed.pixelColor(grabbed.rect().center())
        assert middle == QColor(load_theme(LIGHT).colours["key"])


def test_icons_of_both_themes_are_the_same_in_their_own_colours() -> None:
    light, dark = (_icons(load_theme(scheme).name) for scheme in (LIGHT, DARK))
    assert light.keys() == dark.keys()
    for name in light:
        parts = zip(_parts(light[name], LIGHT), _parts(dark[name], DARK), strict=True)
        assert all(one & other for one, other in parts), name


def test_every_icon_of_the_style_sheet_is_there() -> None:
    style = resource_path("style.qss").read_text(encoding="utf-8")
    named_there = set(re.findall(r"\$icons/([a-z_]+\.svg)", style))
    assert named_there == _icons("light").keys()


def _icons(theme: str) -> dict[str, str]:
    folder: Path = resource_path(f"icons/{theme}")
    return {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}


def _parts(svg: str, scheme: Qt.ColorScheme) -> list[set[str]]:
    """A drawing in parts; a colour is the tokens that have it."""
    colours = load_theme(scheme).colours.items()
    parts = re.split(r"(#[0-9A-F]{6})", svg)
    return [{token for token, value in colours if value == part} or {part} for part in parts]
