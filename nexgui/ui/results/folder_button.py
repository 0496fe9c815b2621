"""The folders as a button with a menu, where there is no room for them beside the list."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from nexgui.core.folders import Folder, count_everyone
from nexgui.core.messages import text
from nexgui.core.query.query import Query
from nexgui.core.results import DeliveryResults
from nexgui.ui.widgets.basics import named

_INDENT = "　"


class FolderButton(QPushButton):
    """Says which folder is shown and how many recipients it has; its menu has all of them."""

    chosen = Signal(object)  # frozenset[Folder]; empty: everybody

    def __init__(self) -> None:
        super().__init__()
        named("folderButton", self)
        self._total = 0
        self._counts: Mapping[Folder, int] = {}
        self._wanted: frozenset[Folder] = frozenset()
        self._menu = QMenu(self)
        self.setMenu(self._menu)

    def show_results(self, results: DeliveryResults) -> None:
        """Offers the folders of `results`."""
        self._total = len(results)
        self._counts = results.folders
        self._fill()

    def show_counts(self, counts: Mapping[Folder, int]) -> None:
        """Shows how many recipients of each folder are left by what else leaves any out."""
        self._counts = {folder: counts.get(folder, 0) for folder in self._counts}
        self._total = count_everyone(counts)
        self._fill()

    def show_wanted(self, wanted: Query) -> None:
        """Says what is chosen."""
        self._wanted = wanted.folders
        self._fill()

    def _fill(self) -> None:
        wanted = [folder for folder in self._counts if folder in self._wanted]
        name = wanted[0].name if wanted else text("folder.everyone")
        if len(wanted) > 1:  # all of their names would leave no room for the search
            name = text("folder.and_others", name=name, count=len(wanted) - 1)
        count = sum(map(self._counts.__getitem__, wanted)) if wanted else self._total
        self.setText(text("folder.count", name=name, count=count))
        self._menu.clear()
        for folder, each in self._counts.items():
            if folder.group is None and not self._menu.isEmpty():
                self._menu.addSeparator()
            indent = "" if folder.group is None else _INDENT
            self._add(f"{indent}{folder.name}", each, frozenset((folder,)))
        self._menu.addSeparator()
        self._add(text("folder.everyone"), self._total, frozenset())

    def _add(self, name: str, count: int, folders: frozenset[Folder]) -> None:
        action = self._menu.addAction(text("folder.entry", name=name, count=count))
        action.setCheckable(True)
        action.setChecked(folders == self._wanted)
        action.triggered.connect(partial(self.chosen.emit, folders))
