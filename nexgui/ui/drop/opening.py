"""Opens files: what they are to those on screen is asked where the files do not tell it."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.resources import resource_path
from nexgui.ui.widgets.message_bar import Offer
from nexgui.ui.work.session import Session

if TYPE_CHECKING:
    from nexgui.core.results import Source
    from nexgui.ui.dialogs.text_dialog import Question
    from nexgui.ui.work.session_work import Arrived

SAMPLE = "sample/サンプル_全宛先.csv"
"""The resource that is the sample."""
_Act = Callable[[], object]


class Opening(QObject):
    """Asks what is to be asked, and has the session read."""

    informed = Signal(str)  # why nothing is opened
    told = Signal(object, str, object)  # the error of a file, what became of others, the offers
    needing_requested = Signal()  # to see those who need somebody since a newer file came

    def __init__(self, session: Session, window: QWidget) -> None:
        super().__init__(window)
        self._session = session
        self._window = window
        self._notes: tuple[str, ...] = ()
        session.failed.connect(self._forget)
        session.stopped.connect(self._forget)
        session.asked.connect(self._ask_about_others)

    def open(self, paths: Sequence[Path], *notes: str) -> None:
        """Opens files; of other mailings than those on screen only after a question.

        While others are being read, they come behind those: nothing that was asked for is lost.
        `notes` are sentences about what else came and is no file to open.
        """
        paths = _each_once(paths)
        if not paths:
            return
        if self._session.exporting:
            self.informed.emit(text("window.busy_exporting"))
        elif self._session.being_read or self._new_among(paths):
            self._add(paths, notes)
        else:
            self._ask_about_same(paths, notes)

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
            self._session.load([resource_path(SAMPLE)])

    def _ask_about_same(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        ask_about_same(
            self._window, paths, partial(self._show_only, paths), partial(self._read_again, notes)
        )

    def _ask_about_others(self, arrived: "Arrived") -> None:
        ask_about_others(
            self._window,
            [part.source.path for part in arrived.parts],
            partial(self._session.take_in, arrived, alone=False),
            partial(self._session.take_in, arrived, alone=True),
            unsure=arrived.unsure,
        )

    def _show_only(self, paths: Sequence[Path]) -> None:
        """Leaves these files alone on screen."""
        wanted = {_identity(path) for path in paths}
        there = enumerate(self._session.parts)
        self._session.show_only(
            [number for number, part in there if _identity(part.source.path) in wanted]
        )

    def _new_among(self, paths: Sequence[Path]) -> list[Path]:
        """Those that are neither on screen nor on the way there, or were written since then."""
        sources = [part.source for part in self._session.parts]
        written = {source.path for source in sources if _written_since(source)}
        there = [path for path in self._session.to_be_shown if path not in written]
        known = set(map(_identity, there))
        return [path for path in paths if _identity(path) not in known]

    def _add(self, paths: Sequence[Path], notes: tuple[str, ...]) -> None:
        """Has what is new read: since the user was asked, more may have come."""
        new = self._new_among(paths)
        there = [path for path in paths if path not in new]
        if there:
            notes = (_left_out(there), *notes)
        if new:
            self._load(notes, new)
        else:
            self._keep(notes)

    def _load(self, notes: tuple[str, ...], paths: Sequence[Path]) -> None:
        session = self._session
        if not session.exporting:  # else it will say so
            self._keep(notes)
        session.load(paths, add=bool(session.holds_own_files or session.being_read), asks=True)

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
        """Tells what became of files, unless the session goes on with the same ones."""
        news = self._session.news
        if not self._session.can_export or news is None:
            return
        notes, self._notes = self._notes, ()
        errors = list(news.errors.values())
        sentences = [*news.sentences, *notes, *map(str, errors[1:])]
        if not sentences and not errors:
            return
        offers: list[Offer] = []
        if news.newly_needing:
            words = text("window.see_newly_needing", count=news.newly_needing)
            offers.append((words, self.needing_requested.emit))
        if news.sentences and self._session.history.last is not None:
            offers.append((text("window.undo"), self._session.undo))
        self.told.emit(errors[0] if errors else None, "".join(sentences), offers)


def ask_about_others(
    parent: QWidget, paths: Sequence[Path], together: _Act, alone: _Act, *, unsure: bool
) -> None:
    """Asks what becomes of files that are of another mailing than those on screen.

    What is preset counts nobody twice and takes nothing away.
    """
    files = _named(paths)
    heading = text("dialog.unsure_heading" if unsure else "dialog.other_heading", files=files)
    sentence = text("dialog.unsure_question" if unsure else "dialog.other_question")
    question = _question(parent, heading, sentence, text("dialog.sources_kept"))
    show = (text("dialog.together"), together)
    only = (text("dialog.only_this" if len(paths) == 1 else "dialog.only_these"), alone)
    leave = (text("dialog.leave"), lambda: None)
    question.ask(*((leave, show, only) if unsure else (show, only, leave)), cancel=False)


def ask_about_same(parent: QWidget, paths: Sequence[Path], only: _Act, read_again: _Act) -> None:
    """Asks what becomes of files that are on screen already."""
    one = len(paths) == 1
    heading = text("dialog.there_heading", files=_named(paths))
    question = _question(parent, heading, text("dialog.there_question"))
    question.ask(
        (text("dialog.read_again"), read_again),
        (text("dialog.only_this" if one else "dialog.only_these"), only),
        (text("dialog.close"), lambda: None),
        cancel=False,
    )


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


def _written_since(source: "Source") -> bool:
    """Whether a file is another than when it was read."""
    try:
        saved_at = datetime.fromtimestamp(source.path.stat().st_mtime).astimezone()
    except (OSError, ValueError, OverflowError):  # gone, or with an odd time stamp
        return False
    return source.saved_at not in (None, saved_at, source.read_at)


def _question(parent: QWidget, heading: str, *sentences: str) -> "Question":
    from nexgui.ui.dialogs.text_dialog import Question  # a start needs none

    return Question(text("dialog.add_title"), heading, sentences, parent)


def _named(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("dialog.one_file", name=shown_name(paths[0].name))
    return text("dialog.several_files", count=len(paths))
