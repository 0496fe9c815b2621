"""Opens files; what is on screen goes only after a question, and no file comes twice."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.errors import FaxResultError
from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.resources import resource_path
from nexgui.ui.work.session import Session

if TYPE_CHECKING:
    from nexgui.ui.dialogs.text_dialog import Question

SAMPLE = "sample/サンプル_全宛先.csv"
"""The resource that is the sample."""
_LOOKED_AT = 10  # files, some milliseconds each: the window waits
_Act = Callable[[], object]


class Opening(QObject):
    """Asks what is to be asked, and has the session read."""

    informed = Signal(str)  # what was left out, once the rest is on screen
    refused = Signal(object, int)  # LoadError; how many other files were not opened for it

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._notes: tuple[str, ...] = ()
        session.failed.connect(self._forget)
        session.stopped.connect(self._forget)

    def open(self, paths: Sequence[Path], *notes: str) -> None:
        """Opens files; asks first where others are on screen. None is fine too.

        While others are being read, they come behind those: nothing that was asked for is lost.
        `notes` are sentences about what else came and is no file to open.
        """
        paths = _each_once(paths)
        if not paths:
            return
        if self._session.exporting:
            self.informed.emit(text("window.busy_exporting"))
        elif self._session.being_read:
            self._add(paths, notes)
        elif self._session.holds_own_files:
            self._ask(paths, notes)
        else:
            self._load(notes, paths)

    def open_sample(self) -> None:
        """Opens the sample that the program brings; the user's own results never mix with it."""
        if not self._session.holds_own_files:
            self._load_sample()
            return
        ask_for_sample(self._window, self._load_sample)

    def _load_sample(self) -> None:
        if self._session.being_read:
            self.informed.emit(text("window.busy_loading"))
        else:
            self._load((), [resource_path(SAMPLE)])

    def _ask(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        if new := self._new_among(paths):
            from nexgui.core.loading import refuse_fax_at_once  # a start needs none

            try:  # at once: to be asked about a file that is refused then helps nobody
                refuse_fax_at_once(new[:_LOOKED_AT], self._session.guide)
            except FaxResultError as error:
                self.refused.emit(error, len(paths) - 1)
                return
            ask_add_or_replace(
                self._window,
                paths,
                partial(self._add, paths, notes),
                partial(self._replace, paths, notes),
            )
        else:
            ask_read_again(self._window, paths, partial(self._read_again, notes))

    def _new_among(self, paths: Sequence[Path]) -> list[Path]:
        """Those that are neither on screen nor on the way there."""
        there = {_identity(path) for path in self._session.to_be_shown}
        return [path for path in paths if _identity(path) not in there]

    def _add(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        """Adds what is new now: since the user was asked, more may have come."""
        new = self._new_among(paths)
        there = [path for path in paths if path not in new]
        if there:
            notes = (_left_out(there), *notes)
        if new:
            self._load(notes, new, add=True)
        elif self._session.being_read:
            self._keep(notes)
        else:
            self.informed.emit("".join(notes))

    def _replace(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        """Replaces what is on screen, but not what is on the way there."""
        self._load(notes, _each_once([*self._session.being_read, *paths]))

    def _load(self, notes: tuple[str, ...], paths: Sequence[Path], *, add: bool = False) -> None:
        if not self._session.exporting:  # else it will say so
            self._keep(notes)
        self._session.load(paths, add=add)

    def _keep(self, notes: tuple[str, ...]) -> None:
        """Keeps `notes` until the files are there, with those of what is being read already."""
        before = self._notes if self._session.being_read else ()
        self._notes = tuple(dict.fromkeys([*before, *notes]))

    def _forget(self) -> None:
        self._notes = ()

    def _read_again(self, notes: tuple[str, ...]) -> None:
        if not self._session.being_read and not self._session.exporting:  # else it will say so
            self._notes = notes
        self._session.read_again(None)

    def tell(self) -> None:
        """Tells what was left out, unless the session goes on with the same files."""
        if not self._session.can_export:
            return
        notes, self._notes = self._notes, ()
        if notes:
            self.informed.emit("".join(notes))


def ask_add_or_replace(parent: QWidget, paths: Sequence[Path], add: _Act, replace: _Act) -> None:
    """Asks whether files come behind those on screen or in their place."""
    kept = text("dialog.sources_kept")
    sentence = text("dialog.add_question", files=_named(paths))
    question = _question(parent, text("dialog.add_heading"), sentence, kept)
    question.ask((text("dialog.add_files"), add), (text("dialog.replace_files"), replace))


def ask_read_again(parent: QWidget, paths: Sequence[Path], read_again: _Act) -> None:
    """Asks whether files that are on screen already are to be read once more."""
    one, several = text("dialog.there_heading"), text("dialog.several_there_heading")
    sentence = text("dialog.there_question", files=_named(paths))
    question = _question(parent, one if len(paths) == 1 else several, sentence)
    question.ask((text("dialog.read_again"), read_again))


def ask_for_sample(parent: QWidget, replace: _Act) -> None:
    """Asks whether the sample is to take the place of the user's own results."""
    kept = text("dialog.sources_kept")
    question = _question(
        parent, text("dialog.sample_heading"), text("dialog.sample_question"), kept
    )
    question.ask(
        (text("dialog.keep_results"), lambda: None),
        (text("dialog.replace_with_sample"), replace),
        cancel=False,
    )


def _each_once(paths: Sequence[Path]) -> list[Path]:
    """`paths` without those that lead to a file that is among them already."""
    once: dict[object, Path] = {}
    for path in paths:
        once.setdefault(_identity(path), path)
    return list(once.values())


def _left_out(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("window.not_added", name=shown_name(paths[0].name))
    return text("window.several_not_added", count=len(paths))


def _identity(path: Path) -> object:
    """What one file has under all its links and names; files that are gone go by name."""
    try:
        about = path.stat()
    except (OSError, ValueError):  # gone, out of reach, or no name that a file could have
        return path.absolute()
    return about.st_dev, about.st_ino


def _question(parent: QWidget, heading: str, *sentences: str) -> "Question":
    from nexgui.ui.dialogs.text_dialog import Question  # a start needs none

    return Question(text("dialog.add_title"), heading, sentences, parent)


def _named(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("dialog.one_file", name=shown_name(paths[0].name))
    return text("dialog.several_files", count=len(paths))
