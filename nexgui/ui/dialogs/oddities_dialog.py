"""Lists what was unusual in the file, line by line."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QLocale,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QStyledItemDelegate,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from nexgui.core.messages import text
from nexgui.core.oddities import Oddity
from nexgui.ui.dialogs.scrolling_dialog import DIALOG_GAP, DIALOG_MARGIN
from nexgui.ui.look.theme import text_scale
from nexgui.ui.widgets.basics import named
from nexgui.ui.widgets.phrase_label import PhraseLabel
from nexgui.ui.widgets.phrases import kept_together
from nexgui.ui.widgets.sizing import resize_within_screen

_Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole
_SIZE = (720, 420)
_PLACE_WIDTH = 120


class OdditiesModel(QAbstractTableModel):
    """One row for each oddity: where, and what was done about it."""

    def __init__(self, oddities: Sequence[Oddity], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._oddities = oddities

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        """The number of oddities."""
        return 0 if parent.isValid() else len(self._oddities)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - likewise
        """The place and the sentence."""
        return 0 if parent.isValid() else 2

    def data(self, index: _Index, role: int = _Role.DisplayRole) -> object:
        """The place or the sentence of an oddity."""
        if not index.isValid() or role != _Role.DisplayRole:
            return None
        oddity = self._oddities[index.row()]
        return oddity.sentence if index.column() else oddity.place

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole
    ) -> object:
        """The headers of the two columns."""
        if orientation == Qt.Orientation.Vertical or role != _Role.DisplayRole:
            return None
        return text("column.content") if section else text("column.place")


class _Sentences(QStyledItemDelegate):
    """Has lines end between phrases; what is copied or read aloud comes from the model."""

    def displayText(self, value: object, locale: QLocale | QLocale.Language) -> str:
        """A cell as it is drawn."""
        return kept_together(super().displayText(value, locale))


class _SentenceList(QTableView):
    """Makes rows as high as their sentences when they come in sight: there may be thousands."""

    def __init__(self) -> None:
        super().__init__()
        self.verticalScrollBar().valueChanged.connect(self._fit)

    def updateGeometries(self) -> None:
        """Whenever the list has another size, look or length."""
        super().updateGeometries()
        QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        row = max(0, self.rowAt(0))
        while row < self.model().rowCount() and (
            self.rowViewportPosition(row) < self.viewport().height()
        ):
            height = self.sizeHintForRow(row)
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
            row += 1


class OdditiesDialog(QDialog):
    """A list that can stay open beside the window."""

    def __init__(self, oddities: Sequence[Oddity], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("dialog.oddities_title"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        note = named("smallPrint", PhraseLabel(text("dialog.oddities_note")))
        view = named("sentences", _SentenceList())
        view.setModel(OdditiesModel(oddities, view))
        view.setAccessibleName(text("dialog.oddities_title"))
        view.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        view.setTabKeyNavigation(False)
        _make_readable(view)
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close.button(QDialogButtonBox.StandardButton.Close).setDefault(True)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(*[DIALOG_MARGIN] * 4)
        layout.setSpacing(DIALOG_GAP)
        layout.addWidget(note)
        layout.addWidget(view, stretch=1)
        layout.addWidget(close)
        resize_within_screen(self, *_SIZE)


def _make_readable(view: QTableView) -> None:
    """Every sentence is to be read whole, without a click."""
    view.setItemDelegate(_Sentences(view))
    places, sentences = view.horizontalHeader(), view.verticalHeader()
    places.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    places.setStretchLastSection(True)
    view.setColumnWidth(0, round(_PLACE_WIDTH * text_scale()))
    view.setWordWrap(True)
    view.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    sentences.hide()
    sentences.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
