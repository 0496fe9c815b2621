"""What a person does with the results, and what is seen of them."""

from collections.abc import Iterator

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt
from PySide6.QtWidgets import QLabel, QListView, QPushButton, QScrollArea
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.results.foot import ShownCount
from nexgui.ui.table.column_filter import ColumnFilter
from nexgui.ui.table.results_model import COL_ADDRESS
from nexgui.ui.table.results_table import ResultsTable
from nexgui.ui.table.selection import selected_places
from tests.ui.driving import type_japanese


def table_of(window: MainWindow) -> ResultsTable:
    table = window.results_view.findChild(ResultsTable)
    assert table is not None
    return table


def column(window: MainWindow, number: int) -> list[str]:
    model = table_of(window).model()
    return [model.index(row, number).data() for row in range(model.rowCount())]


def shown_count(window: MainWindow) -> str:
    label = window.results_view.findChild(ShownCount)
    assert isinstance(label, QLabel)
    return label.text()


def folder_index(window: MainWindow, name: str, *, at: int = 0) -> QModelIndex:
    """A folder beside the list by its name; of two with one name, the second one is at 1."""
    model = window.results_view.folders.model()
    found = [
        index
        for index in (model.index(row, 0) for row in range(model.rowCount()))
        if index.data() == name
    ]
    return found[at]


def choose_folder(
    qtbot: QtBot,
    window: MainWindow,
    name: str,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
    *,
    at: int = 0,
) -> None:
    """Clicks a folder beside the list."""
    folders = window.results_view.folders
    index = folder_index(window, name, at=at)
    folders.scrollTo(index)
    spot = folders.visualRect(index).center()
    qtbot.mouseClick(folders.viewport(), Qt.MouseButton.LeftButton, modifier, spot)


def folder_counts(window: MainWindow) -> list[str]:
    """What is said of each folder, from the top down."""
    model = window.results_view.folders.model()
    words = (
        model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
        for row in range(model.rowCount())
    )
    return [each for each in words if each]


def chosen_folders(window: MainWindow) -> list[str]:
    """The folders that are marked."""
    return [index.data() for index in window.results_view.folders.selectedIndexes()]


def press(qtbot: QtBot, button: QPushButton) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def click_header(qtbot: QtBot, window: MainWindow, number: int) -> None:
    header = table_of(window).horizontalHeader()
    table_of(window).horizontalScrollBar().setValue(0)
    spot = QPoint(header.sectionViewportPosition(number) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)


def search(qtbot: QtBot, window: MainWindow, words: str) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.focusWidget() is window.results_view.search_field
    window.results_view.search_field.del_()  # what is selected gives way, as under a key
    type_japanese(window.results_view.search_field, words)


def popup(qtbot: QtBot, window: MainWindow) -> ColumnFilter:
    def visible() -> list[ColumnFilter]:
        return [one for one in window.findChildren(ColumnFilter) if one.isVisible()]

    qtbot.waitUntil(lambda: len(visible()) == 1 and list_of(visible()[0]).model().rowCount() > 0)
    return visible()[0]


def list_of(one: ColumnFilter) -> QListView:
    found = one.findChild(QListView)
    assert found is not None
    return found


def items(one: ColumnFilter) -> Iterator[QModelIndex]:
    model = list_of(one).model()
    return (model.index(row, 0) for row in range(model.rowCount()))


def click_arrow(qtbot: QtBot, window: MainWindow, section: int) -> ColumnFilter:
    table = table_of(window)
    table.scrollTo(table.model().index(0, section))
    header = table.filter_header
    spot = header.button_area(section).center()
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    return popup(qtbot, window)


def toggle(qtbot: QtBot, one: ColumnFilter, words: str) -> None:
    """Sets the check mark of a value by the space key."""
    view = list_of(one)
    index = next(index for index in items(one) if index.data().startswith(words))
    view.setFocus()
    view.setCurrentIndex(index)
    qtbot.keyClick(view, Qt.Key.Key_Space)


def select(table: ResultsTable, *places: int) -> set[str]:
    """Selects rows as clicks with the Ctrl key do; their addresses."""
    table.clearSelection()
    flags = QItemSelectionModel.SelectionFlag
    for place in places:
        index = table.model().index(place, 0)
        table.selectionModel().setCurrentIndex(index, flags.Select | flags.Rows)
    return selected(table)


def selected(table: ResultsTable) -> set[str]:
    model = table.model()
    return {model.index(place, COL_ADDRESS).data() for place in selected_places(table)}


def current(table: ResultsTable) -> str:
    return str(table.currentIndex().siblingAtColumn(COL_ADDRESS).data())


def scroll_area(window: MainWindow) -> QScrollArea:
    viewport = window.results_view.parentWidget()
    assert viewport is not None
    area = viewport.parentWidget()
    assert isinstance(area, QScrollArea)
    return area


def page_scrolls(window: MainWindow) -> bool:
    return scroll_area(window).verticalScrollBar().maximum() > 0


def show_at(qtbot: QtBot, window: MainWindow, size: tuple[int, int], percent: int) -> None:
    window.resize(*size)
    window.look.choose_percent(percent)
    text = window.results_view.folders
    qtbot.waitUntil(lambda: text.fontInfo().pixelSize() == round(14 * percent / 100))
    qtbot.waitUntil(lambda: window.height() == size[1])
