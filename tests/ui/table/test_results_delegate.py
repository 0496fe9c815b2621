"""What is drawn of a recipient: the fill of the group, marks, the selection, the focus."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.resources import resource_path
from nexgui.ui.look.symbols import TO_CHECK, symbol
from nexgui.ui.look.theme import apply_theme, painted_colour
from nexgui.ui.main_window import MainWindow
from nexgui.ui.table.results_model import COL_ADDRESS, COL_NEXT_STEP, COL_STATUS, ListForm
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.text_lines import Kind, TextLines
from tests.ui.driving import click_row
from tests.ui.results_driving import search

FORMS = [(form, compact) for form in ListForm for compact in (False, True)]
TO_CHECK_ROW, DELIVERED_ROW, SLIP_ROW = 1, 2, 7  # of the sample
LETTERS = 12  # pixels before them


@pytest.fixture
def table(loaded_window: MainWindow) -> ResultsTable:
    loaded_window.resize(1366, 700)
    table = loaded_window.results_view.table
    table.clearSelection()
    return table


@pytest.fixture
def dark(table: ResultsTable, dressed_app: QApplication) -> Iterator[None]:  # noqa: ARG001
    apply_theme(dressed_app, Qt.ColorScheme.Dark, 100)
    yield
    apply_theme(dressed_app, Qt.ColorScheme.Light, 100)


def row_area(table: ResultsTable, row: int) -> QRect:
    cell = table.visualRect(table.model().index(row, COL_STATUS))
    return QRect(0, cell.top(), table.viewport().width(), cell.height())


def picture(table: ResultsTable, area: QRect) -> QImage:
    return table.viewport().grab(area).toImage()


def cell_picture(table: ResultsTable, row: int, column: int = COL_STATUS) -> QImage:
    return picture(table, table.visualRect(table.model().index(row, column)))


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
    }


def token(name: str) -> str:
    return painted_colour(name).name().upper()


@pytest.mark.parametrize(("form", "compact"), FORMS)
def test_a_status_stands_on_its_group_s_colour_in_every_form(
    table: ResultsTable, guide: StatusGuide, form: ListForm, compact: bool
) -> None:
    table.set_form(form)
    table.set_compact(compact)
    for row in (0, SLIP_ROW):
        shown = colours(cell_picture(table, row))
        fills = {group.fill for group in guide.groups if group.coloured} & shown
        model_fill = table.model().item(row).group.fill  # type: ignore[attr-defined]
        assert fills == {model_fill}
        assert guide.text_on_fill in shown


def test_only_a_pill_is_coloured(table: ResultsTable) -> None:
    area = row_area(table, 0)
    image = picture(table, area)
    fill = table.model().item(0).group.fill  # type: ignore[attr-defined]
    spots = [
        (x, y)
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).name().upper() == fill
    ]
    assert len(spots) < 0.15 * image.width() * image.height()
    assert all(x < table.columnWidth(COL_STATUS) for x, _ in spots)


def test_a_selected_row_is_coloured_all_across_and_its_pill_keeps_its_colour(
    qtbot: QtBot, table: ResultsTable
) -> None:
    click_row(qtbot, table, 0)
    image = picture(table, row_area(table, 0))
    selection = QApplication.palette().highlight().color().name().upper()
    middle = image.height() - 3
    assert {image.pixelColor(x, middle).name().upper() for x in range(3)} == {
        token("selection_key")
    }
    assert image.pixelColor(4, middle).name().upper() == selection
    assert image.pixelColor(image.width() - 2, middle).name().upper() == selection
    fill = table.model().item(0).group.fill  # type: ignore[attr-defined]
    assert fill in colours(image)
    other = picture(table, row_area(table, 2))
    assert selection not in colours(other)


def ring(table: ResultsTable, row: int) -> set[str]:
    """The colours of the edge of a row, beside its hairline and the bar of a selection."""
    image = picture(table, row_area(table, row))
    right, bottom = image.width() - 1, image.height() - 1
    spots = [(right, 5), (right - 1, 5), (right // 2, 0), (right // 2, 1), (right // 2, bottom)]
    return {image.pixelColor(*spot).name().upper() for spot in spots}


def test_the_focus_is_a_ring_around_the_current_row_where_the_keys_are_used(
    qtbot: QtBot, table: ResultsTable
) -> None:
    click_row(qtbot, table, 3)
    qtbot.waitUntil(table.hasFocus)
    key = token("selection_key")
    assert key not in ring(table, 3)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert ring(table, 4) == {key}
    assert key not in ring(table, 3) | ring(table, 5)
    click_row(qtbot, table, 4)
    assert key not in ring(table, 4)


def test_tab_brings_the_ring_and_takes_it_along(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    click_row(qtbot, table, 2)
    loaded_window.results_view.search_field.setFocus()
    table.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(table.hasFocus)
    assert ring(table, 2) == {token("selection_key")}
    loaded_window.results_view.search_field.setFocus()
    qtbot.waitUntil(lambda: not table.hasFocus())
    assert token("selection_key") not in ring(table, 2)


def test_a_current_row_that_is_not_selected_has_the_ring_too(
    qtbot: QtBot, table: ResultsTable
) -> None:
    qtbot.waitUntil(table.hasFocus)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    row = table.currentIndex().row()
    table.clearSelection()
    assert ring(table, row) == {QApplication.palette().link().color().name().upper()}


@pytest.mark.usefixtures("dark")
@pytest.mark.parametrize("row", [TO_CHECK_ROW, DELIVERED_ROW])
def test_a_delivered_status_can_be_read_in_the_dark(table: ResultsTable, row: int) -> None:
    inks = {QColor(each).lightness() for each in colours(cell_picture(table, row))}
    assert max(inks) > 150


def test_a_recipient_to_be_checked_says_so_in_the_warning_s_ink(table: ResultsTable) -> None:
    area = table.visualRect(table.model().index(TO_CHECK_ROW, COL_STATUS))
    second = QRect(area.left(), area.center().y() + 2, area.width(), area.height() // 2 - 4)
    assert token("warning") in colours(picture(table, second))
    assert token("warning") not in colours(cell_picture(table, 0))


def test_what_was_noticed_is_in_the_warning_s_ink_and_the_rest_is_not(table: ResultsTable) -> None:
    table.window().resize(1900, 700)  # else there is no room for the rest
    shown = colours(cell_picture(table, SLIP_ROW, COL_NEXT_STEP))
    assert token("warning") in shown
    assert QApplication.palette().text().color().name().upper() in shown
    assert token("warning") not in colours(cell_picture(table, 0, COL_NEXT_STEP))


def test_what_was_noticed_has_the_first_of_two_lines_to_itself(table: ResultsTable) -> None:
    image = cell_picture(table, SLIP_ROW, COL_NEXT_STEP)
    ink = QApplication.palette().text().color().name().upper()
    upper = image.copy(0, 0, image.width(), image.height() // 2)
    lower = image.copy(0, image.height() // 2, image.width(), image.height() // 2)
    assert token("warning") in colours(upper) and ink not in colours(upper)
    assert ink in colours(lower) and token("warning") not in colours(lower)


def test_a_wave_is_under_the_suspicious_part_of_an_address_alone(table: ResultsTable) -> None:
    image = cell_picture(table, SLIP_ROW, COL_ADDRESS)  # tanaka@gmai.com
    reds = [
        x
        for x in range(image.width())
        for y in range(image.height() // 2, image.height())
        if image.pixelColor(x, y).name().upper() == token("warning")
    ]
    lines = TextLines(table.font())
    start = LETTERS + lines.width(Kind.SMALL, "tanaka@")
    end = LETTERS + lines.width(Kind.SMALL, "tanaka@gmai.com")
    assert start - 2 <= min(reds) < start + 4
    assert end - 4 < max(reds) <= end + 2


def test_found_words_are_marked_in_both_lines(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "アドレス カンマ gmai")
    assert table.model().rowCount() == 1
    for column in (COL_STATUS, COL_ADDRESS):
        image = cell_picture(table, 0, column)
        marked = [
            y
            for y in range(image.height())
            if token("mark")
            in {image.pixelColor(x, y).name().upper() for x in range(image.width())}
        ]
        assert max(marked) > image.height() // 2
        assert column == COL_STATUS or min(marked) < image.height() // 2


def test_a_text_stays_where_it_is_when_a_part_of_it_is_marked(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    before = cell_picture(table, DELIVERED_ROW).copy(0, 0, LETTERS + 24, 48)
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "完了 taro@docomo")
    table.clearSelection()
    assert cell_picture(table, 0).copy(0, 0, LETTERS + 24, 48) == before


@pytest.mark.usefixtures("dark")
def test_the_line_under_a_mark_is_seen_in_the_dark(
    qtbot: QtBot, loaded_window: MainWindow, table: ResultsTable
) -> None:
    with qtbot.waitSignal(loaded_window.results_view.query_runner.answered):
        search(qtbot, loaded_window, "送信完了")
    table.clearSelection()
    image = cell_picture(table, 2)
    line = [image.pixelColor(60, y).name().upper() for y in range(image.height())]
    last = len(line) - 1 - line[::-1].index(token("mark"))
    assert line[last - 2 : last + 1] == [token("mark_ink"), token("mark_ink"), token("mark")]


def test_the_rows_are_low_in_the_compact_form_and_the_current_one_stays_in_sight(
    qtbot: QtBot, table: ResultsTable
) -> None:
    assert table.rowHeight(0) == 48
    click_row(qtbot, table, 9)
    table.set_compact(True)
    assert table.rowHeight(0) == 28
    table.selectRow(20)
    table.set_compact(False)
    assert table.rowHeight(0) == 48
    assert table.viewport().rect().contains(table.visualRect(table.currentIndex()).center())


@pytest.mark.parametrize("percent", [100, 125, 200])
def test_the_two_lines_of_a_row_do_not_touch(
    qtbot: QtBot, loaded_window: MainWindow, percent: int
) -> None:
    loaded_window.resize(2800, 1200)  # else there is another form at 200 %
    loaded_window.look.choose_percent(percent)
    table = loaded_window.results_view.table
    table.clearSelection()
    qtbot.waitUntil(lambda: table.rowHeight(0) == 48 * percent // 100)
    image = cell_picture(table, 0, COL_ADDRESS)
    blank = QApplication.palette().base().color()
    lines = ["".join(_is_blank(image, y, blank)) for y in range(image.height() - 1)]
    inked = "".join("." if set(line) == {"."} else "#" for line in lines)
    assert "." in inked.strip(".")
    assert inked.startswith(".") and inked.endswith(".")


def _is_blank(image: QImage, y: int, blank: QColor) -> list[str]:
    return ["." if image.pixelColor(x, y) == blank else "#" for x in range(image.width())]


def test_the_second_line_of_a_sentence_begins_with_a_phrase(table: ResultsTable) -> None:
    lines = TextLines(table.font())
    words = "「@」より前のつづりを確認して、直します。"
    for width in range(80, 300, 10):
        pieces = lines.pieces(Kind.STEP, words, width)
        assert "".join(pieces) == words
        assert len(pieces) <= 2
        assert not any(piece.startswith(("を", "て", "、", "ます", "。")) for piece in pieces)


@pytest.mark.usefixtures("dressed_app")
@pytest.mark.parametrize("ratio", [1, 1.5, 2])
def test_a_symbol_of_every_group_is_drawn_at_every_scale_in_one_ink(
    guide: StatusGuide, ratio: float
) -> None:
    keys = [*(group.key for group in guide.groups), TO_CHECK]
    drawings = {path.stem for path in resource_path("icons/groups").glob("*.svg")}
    assert drawings == {*keys}
    for key in keys:
        image = symbol(key, 13, QColor("#1A1A1A"), ratio).toImage()
        assert image.width() == round(13 * ratio)
        opaque = [
            image.pixelColor(x, y)
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() > 250
        ]
        assert opaque
        assert {colour.name().upper() for colour in opaque} == {"#1A1A1A"}
