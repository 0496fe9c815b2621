"""What is loaded and what is running: reads result files and writes workbooks in a thread."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from PySide6.QtCore import QObject, Signal

from nexgui.core.messages import text
from nexgui.core.names import shown_name
from nexgui.core.progress import Report, stage
from nexgui.core.resources import is_own_file
from nexgui.ui.work.history import History, Shown
from nexgui.ui.work.jobs import JobRunner
from nexgui.ui.work.registry import Work

if TYPE_CHECKING:
    from nexgui.core.carrying_over import WorkedIn
    from nexgui.core.corrections import Corrections
    from nexgui.core.guide import StatusGuide
    from nexgui.core.inputs import Inputs
    from nexgui.core.query.query import Query
    from nexgui.core.reading.file_rules import Encoding
    from nexgui.core.results import DeliveryResults
    from nexgui.ui.work.session_work import Arrived, Loaded


class _Reading(NamedTuple):
    """What is being read, and how it goes on screen."""

    before: "tuple[DeliveryResults, ...]"  # what it comes behind
    paths: tuple[Path, ...]
    opened: tuple[Path, ...]  # of them, those that the user asked for by name
    continues: bool
    asks: bool = False  # before files of another mailing come on screen
    encoding: "Encoding | None" = None


class Carrying(NamedTuple):
    """A workbook that is to be written, and one in which somebody has worked."""

    found: "WorkedIn"
    results: "DeliveryResults"
    target: Path
    query: "Query | None"


class Session(QObject):
    """Holds the results on screen; a failed or stopped load leaves them as they were."""

    began = Signal(str)  # the sentence that says what is being done
    progressed = Signal(float)  # how much of it is done, 0 to 1
    ended = Signal()  # however it did
    loaded = Signal(object)  # DeliveryResults
    corrected = Signal(object)  # DeliveryResults: the same with other corrections
    prepared = Signal()  # what else there is to say of the results on screen is known
    asked = Signal(object)  # Arrived: files of which the user is to say what becomes of them
    exported = Signal(Path)
    carry_asked = Signal(object)  # Carrying: what the user is to say before a workbook is written
    failed = Signal(object)  # NexguiError
    stopped = Signal()  # by the user
    informed = Signal(str)  # a sentence that asks for nothing

    def __init__(self, load_guide: "Callable[[], StatusGuide]", work: Work) -> None:
        super().__init__(work)
        self._work = work
        self._load_guide = load_guide
        self._shown = Shown()
        self.history = History()
        self.news: Loaded | None = None  # how what is on screen came there
        self.opened: tuple[Path, ...] = ()  # with the last load, as the user asked for
        self.continues = False  # whether what is on screen was there before, and maybe more
        self._saved_corrections: Corrections | None = None  # by the workbook, or from the files
        self._exporting = False
        self._reading: _Reading | None = None  # what is, or was last, if nothing else came since
        self._jobs = JobRunner(work)
        self._jobs.progressed.connect(self.progressed)
        self._jobs.failed.connect(self.failed)
        self._jobs.stopped.connect(self._tell_stopped)
        self._jobs.ended.connect(self.ended)
        self._idle = JobRunner(work, in_idle=True)
        self._idle.failed.connect(work.failed)

    @cached_property
    def guide(self) -> "StatusGuide":
        """The status guide, read when it is first needed.

        Raises:
            BrokenPartError: it cannot be read; without it no file can be shown.
        """
        return self._load_guide()

    @property
    def parts(self) -> "tuple[DeliveryResults, ...]":
        """The results of each file on screen."""
        return self._shown.parts

    @property
    def results(self) -> "DeliveryResults | None":
        """Those of all of them together."""
        return self._shown.results

    @property
    def can_export(self) -> bool:
        """Whether there is something to export and nothing else is being done."""
        return self.results is not None and not self._jobs.busy

    @property
    def holds_own_files(self) -> bool:
        """Whether the user would miss what is on screen: more than the program's own sample."""
        return _hold_own_files(self.parts)

    @property
    def has_unsaved_corrections(self) -> bool:
        """Whether addresses were corrected since the workbook was written, or files came."""
        corrections = None if self.results is None else self.results.corrections
        return bool(corrections) and corrections != self._saved_corrections

    @property
    def exporting(self) -> bool:
        """Whether a workbook is being written; files cannot be read meanwhile."""
        return self._jobs.busy and self._exporting

    @property
    def being_read(self) -> tuple[Path, ...]:
        """The user's own files that are being read; the program's sample is none."""
        if self._reading is None or not self._jobs.busy:
            return ()
        return tuple(path for path in self._reading.paths if not is_own_file(path))

    @property
    def to_be_shown(self) -> tuple[Path, ...]:
        """The files that are on screen once what is being read is there."""
        if self._reading is None or not self.being_read:
            return tuple(part.source.path for part in self.parts)
        before = (part.source.path for part in self._reading.before)
        return (*before, *self._reading.paths)

    @property
    def left_unread(self) -> int:
        """How many files a load that failed has left out besides the one that was wrong."""
        return 0 if self._reading is None else max(0, len(self._reading.opened) - 1)

    def load(self, paths: Sequence[Path], *, add: bool = False, asks: bool = False) -> None:
        """Reads result files, in place of those on screen or, to add them, beside them.

        Of each mailing the file that knows most of it comes on screen. Where it `asks`, no other
        mailing comes beside those on screen: `asked` tells of it. Files to add come behind those
        that are still being read too; else what is still being read is given up.
        """
        if self._refuses():
            return
        wanted = tuple(paths)
        now = self._reading if self.being_read else None
        if not add:
            self._read(_Reading((), wanted, wanted, continues=False))
        elif now is None:
            self._read(_Reading(self.parts, wanted, wanted, continues=True, asks=asks))
        else:
            opened = (*now.opened, *wanted)
            self._read(now._replace(paths=(*now.paths, *wanted), opened=opened))

    def take_in(self, arrived: "Arrived", *, alone: bool) -> None:
        """Shows files that the user was asked about, beside those on screen or in their place.

        What is being read meanwhile is not given up for them: they come behind it.
        """
        paths = tuple(part.source.path for part in arrived.parts)
        if self.being_read or self.exporting:
            self.load(paths, add=True)  # or it says why not
            return
        reading = _Reading(() if alone else self.parts, paths, paths, continues=not alone)
        on_screen = self._shown

        def take_in(report: Report) -> "Loaded | Arrived":
            from nexgui.ui.work import session_work

            return session_work.take_in(
                on_screen, reading.before, arrived.parts, report, arrived.errors, asks=False
            )

        self._begin(reading, take_in)

    def show_only(self, numbers: Sequence[int]) -> None:
        """Leaves some of the files on screen, given by their numbers among them."""
        before = self.parts
        parts = tuple(before[number] for number in numbers)

        def show() -> "Loaded":
            from nexgui.ui.work import session_work

            told = (text("window.others_left"),)
            return replace(
                session_work.show_again(before, session_work.shown(parts)), sentences=told
            )

        if parts and len(parts) < len(before):
            self._show(show, self._take)

    def correct(self, row: int, address: str) -> None:
        """Corrects the address of a row; its own, or none, takes the correction back."""
        if self.results is None or self._refuses(reading=True):
            return
        results = self.results.with_corrected(row, address)
        if results.corrections == self.results.corrections:
            return
        before, self._shown = self._shown, Shown(results.parts or (results,), results)
        self._work.let_go(self.history.add(before, self._shown))
        self.corrected.emit(results)

    def undo(self) -> None:
        """Shows what was on screen before."""
        self._go_to(self.history.last)

    def redo(self) -> None:
        """Shows what the user took back."""
        self._go_to(self.history.next)

    def _go_to(self, state: Shown | None) -> None:
        if state is None:
            return
        if state.has_files_of(self._shown):
            if not self._refuses(reading=True):
                self._swap(state, remembers=False)
                self.corrected.emit(self.results)
            return
        before, wanted = self.parts, state

        def show() -> "Loaded":
            from nexgui.ui.work import session_work

            return session_work.show_again(before, wanted)

        self._show(show, partial(self._take, remembers=False))

    def _show(self, work_out: "Callable[[], Loaded]", take: "Callable[[Loaded], None]") -> None:
        """Works out what is to be on screen, unless something else is being done."""
        if not self._refuses(reading=True):
            self._exporting, self._reading = False, None
            self._jobs.start(lambda _report: work_out(), take)
            self.began.emit(text("window.comparing"))

    def read_again(self, encoding: "Encoding | None") -> None:
        """Reads the files on screen once more, in an encoding that the user chose."""
        if not self._refuses(reading=True):
            paths = tuple(part.source.path for part in self.parts)
            self._read(_Reading((), paths, (), continues=True, encoding=encoding))

    @property
    def can_choose_encoding(self) -> bool:
        """Whether what was read last was one file, which can be read again in another encoding."""
        return self._reading is not None and len(self._reading.paths) == 1

    def read_in(self, encoding: "Encoding") -> None:
        """Reads what was read last, and refused, once more in an encoding that the user chose."""
        if self._reading is not None and not self._refuses(reading=True):
            self._read(self._reading._replace(encoding=encoding))

    def _refuses(self, *, reading: bool = False) -> bool:
        """Tells why it cannot be done, where a workbook is written or, if so asked, files read."""
        if self.exporting:
            self.informed.emit(text("window.busy_exporting"))
        elif reading and self.being_read:
            self.informed.emit(text("window.busy_loading"))
        else:
            return False
        return True

    def _read(self, reading: _Reading) -> None:
        on_screen, again = self._shown, not reading.opened

        def read(report: Report) -> "Loaded | Arrived":
            from nexgui.ui.work import session_work  # in the thread: the window starts without it

            parts, errors = session_work.read_files(
                reading.paths,
                self.guide,
                reading.encoding,
                report,
                all_or_none=again,
                to_compare=again or len(reading.before) + len(reading.paths) > 1,
            )
            if again:
                return session_work.read_again(on_screen, parts)
            before = reading.before
            return session_work.take_in(on_screen, before, parts, report, errors, asks=reading.asks)

        self._begin(reading, read)

    def _begin(self, reading: _Reading, job: "Callable[[Report], Loaded | Arrived]") -> None:
        self._exporting, self._reading = False, reading
        take = partial(self._take, opened=reading.opened, continues=reading.continues)
        self._jobs.start(job, take)
        self.began.emit(_loading_sentence(reading.paths))

    def use_address_column(self, part: int, column: int) -> None:
        """Takes another column of a file for the recipients' addresses, if there is such a one."""
        if not 0 <= part < len(self.parts) or not 0 <= column < len(self.parts[part].table.header):
            return
        if self._refuses(reading=True):
            return
        self._exporting, self._reading = False, None
        parts = self.parts

        def read_addresses(report: Report) -> "Loaded":
            from nexgui.ui.work import session_work

            return session_work.with_address_column(parts, part, column, report)

        self._jobs.start(read_addresses, partial(self._take, remembers=False))
        self.began.emit(text("window.checking"))

    def export(
        self,
        results: "DeliveryResults",
        target: Path,
        query: "Query | None" = None,
    ) -> None:
        """Writes the workbook of `results`, or of what `query` shows of them.

        They may no longer be those on screen. Where somebody has worked in the workbook that it
        replaces, or in one beside it, `carry_asked` comes first.
        """

        def look(report: Report) -> "WorkedIn | None":
            from nexgui.ui.work import session_work

            return session_work.find_worked_in(results, target, report)

        def go_on(found: "WorkedIn | None") -> None:
            if found is None:
                self.write(results, target, query)
            else:
                self.carry_asked.emit(Carrying(found, results, target, query))

        if self._is_free():
            self._exporting = True  # nothing is read in between
            self._jobs.start(look, go_on)
            self.began.emit(text("window.looking_for_inputs"))

    def write(
        self,
        results: "DeliveryResults",
        target: Path,
        query: "Query | None" = None,
        carried: "Inputs | None" = None,
    ) -> None:
        """Writes it without asking; what was filled in elsewhere is `carried` over."""

        def write(report: Report) -> None:
            from nexgui.ui.work import session_work

            own = carried or session_work.NO_INPUTS
            session_work.write_workbook(results, target, report, query, own)

        def tell(_nothing: object) -> None:
            if query is None:
                self._saved_corrections = results.corrections
            self.exported.emit(target)

        self.save(target, write, tell)

    def save(
        self, target: Path, write: Callable[[Report], Any], on_saved: Callable[[Any], None]
    ) -> None:
        """Has a file written, and tells then what `write` gives."""
        if self._is_free():
            self._exporting = True
            self._jobs.start(write, on_saved, changes_files=True)
            self.began.emit(text("window.exporting", name=shown_name(target.name)))

    def work_out(
        self, sentence: str, job: Callable[[Report], Any], on_done: Callable[[Any], None]
    ) -> None:
        """Has something worked out that the user waits for, and tells what `job` gives."""
        if self._is_free():
            self._exporting = False
            self._jobs.start(job, on_done)
            self.began.emit(sentence)

    def _is_free(self) -> bool:
        """Whether nothing else is being done; else tells so."""
        if self._jobs.busy:
            self.informed.emit(text("window.busy"))
            return False
        self._reading = None
        return True

    def stop(self) -> None:
        """Stops what is running."""
        self._jobs.stop()

    def _take(
        self,
        loaded: "Loaded | Arrived",
        opened: tuple[Path, ...] = (),
        *,
        continues: bool = True,
        remembers: bool = True,
    ) -> None:
        from nexgui.ui.work.session_work import Arrived

        if isinstance(loaded, Arrived):
            self.asked.emit(loaded)
            return
        self.opened = tuple(path for path in opened if path not in loaded.errors)
        keeps_all = not self.has_unsaved_corrections
        forgotten = self._swap(loaded.shown, remembers=remembers)
        if keeps_all and self.results is not None:
            self._saved_corrections = self.results.corrections
        self.continues, self.news = continues, loaded
        self.loaded.emit(self.results)
        self._work.let_go(forgotten)  # now that the window shows the others

    def prepare(self) -> None:
        """Works out what nobody waits for yet.

        That is whose mails failed alike, and by what recipients will be recognised in another file.
        """
        parts, results = self.parts, self.results

        def prepare(report: Report) -> None:
            for number, part in enumerate(parts):
                part.prepare_keys(stage(report, number, 1 + len(parts)))
            if results is not None:
                results.prepare_clusters(stage(report, len(parts), 1 + len(parts)))

        self._idle.start(prepare, lambda _nothing: self.prepared.emit())

    def _swap(self, now: Shown, *, remembers: bool) -> list[object]:
        """Takes another state; returns what is kept no longer."""
        before, self._shown = self._shown, now
        if now is before:
            return []
        if now in (self.history.last, self.history.next):
            self.history.move(before, now)
            return []
        if not remembers:
            return [before]
        if _hold_own_files(before.parts):
            return self.history.add(before, now)
        return [*self.history.clear(), before]

    def _tell_stopped(self) -> None:
        stopped = "window.stopped_exporting" if self._exporting else "window.stopped_loading"
        self.informed.emit(text(stopped))
        self.stopped.emit()


def _hold_own_files(parts: "Sequence[DeliveryResults]") -> bool:
    """Whether any of them is more than the program's own sample."""
    return any(not is_own_file(part.source.path) for part in parts)


def _loading_sentence(paths: Sequence[Path]) -> str:
    if len(paths) == 1:
        return text("window.loading", name=shown_name(paths[0].name))
    return text("window.loading_several", count=len(paths))
