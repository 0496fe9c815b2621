"""Opens files; what is on screen goes only after a question, and no file comes twice."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.resources import resource_path
from nexgui.core.same_file import is_same_file
from nexgui.ui.session import Session

_SAMPLE = "sample/サンプル_全宛先.csv"


class Opening(QObject):
    """Asks what is to be asked, and has the session read."""

    informed = Signal(str)  # what was left out, once the rest is on screen

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._notes: tuple[str, ...] = ()

    def open(self, paths: Sequence[Path], *notes: str) -> None:
        """Opens files; asks first where others are on screen. None is fine too.

        `notes` are sentences about what else came and is no file to open.
        """
        paths = _each_once(paths)
        if not paths:
            return
        if self._session.exporting:
            self.informed.emit(text("window.busy_exporting"))
        elif not self._session.holds_own_files:
            self._load(notes, paths)
        else:
            self._ask(paths, notes)

    def open_sample(self) -> None:
        """Opens the sample that the program brings; the reader's own results never mix with it."""
        load = partial(self._load, (), [resource_path(_SAMPLE)])
        if not self._session.holds_own_files:
            load()
            return
        from nexgui.ui.drop.add_or_replace import ask_for_sample

        ask_for_sample(self._window, load)

    def _ask(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        from nexgui.ui.drop.add_or_replace import ask_add_or_replace, ask_read_again

        there = [path for path in paths if self._is_there(path)]
        others = [path for path in paths if path not in there]
        if not others:
            ask_read_again(self._window, there, partial(self._read_again, notes))
            return
        left_out = (_left_out(there), *notes) if there else notes
        ask_add_or_replace(
            self._window,
            paths,
            partial(self._load, left_out, others, add=True),
            partial(self._load, notes, paths),
        )

    def _is_there(self, path: Path) -> bool:
        return any(is_same_file(path, part.source.path) for part in self._session.parts)

    def _load(self, notes: tuple[str, ...], paths: Sequence[Path], *, add: bool = False) -> None:
        self._notes = notes
        self._session.load(paths, add=add)

    def _read_again(self, notes: tuple[str, ...]) -> None:
        self._notes = notes
        self._session.read_again(None)

    def tell(self) -> None:
        """Tells what was left out, unless the session goes on with the same files."""
        if not self._session.can_export:
            return
        notes, self._notes = self._notes, ()
        if notes:
            self.informed.emit("".join(notes))


def _each_once(paths: Sequence[Path]) -> list[Path]:
    """`paths` without those that lead to a file that is among them already."""
    once: list[Path] = []
    for path in paths:
        if not any(is_same_file(path, other) for other in once):
            once.append(path)
    return once


def _left_out(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("window.not_added", name=shown_name(paths[0].name))
    return text("window.several_not_added", count=len(paths))
