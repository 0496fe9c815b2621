import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults
from nexgui.ui.work.history import MOST_STATES
from nexgui.ui.work.registry import Work
from nexgui.ui.work.session import Session
from tests.helpers import (
    ALL_AFTER,
    OTHER_UNDELIVERED,
    UNDELIVERED,
    files_in,
    recipient,
    result_file,
)
from tests.ui.driving import freeing_thread


@pytest.fixture
def session(work: Work, guide: StatusGuide) -> Session:
    return Session(lambda: guide, work)


@pytest.fixture
def large_file(tmp_path: Path) -> Path:
    """A file whose export takes long enough to be stopped in the middle."""
    return result_file(tmp_path, [recipient("エラー", "ユーザー不明")] * 20_000)


def loaded(session: Session) -> DeliveryResults:
    assert session.results is not None
    return session.results


def test_a_failed_load_keeps_the_results(qtbot: QtBot, session: Session, tmp_path: Path) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([ALL_AFTER])
    before = session.results
    with qtbot.waitSignal(session.failed):
        session.load([tmp_path / "ない.csv"])
    assert session.results is before
    assert session.can_export


def test_a_load_takes_the_place_of_one_that_is_still_running(
    qtbot: QtBot, session: Session, large_file: Path
) -> None:
    loaded: list[object] = []
    session.loaded.connect(loaded.append)
    session.load([large_file])
    with qtbot.waitSignal(session.loaded):
        session.load([UNDELIVERED])
    assert len(loaded) == 1
    assert session.results is not None
    assert session.results.source.path == UNDELIVERED


def test_stopping_a_load_keeps_the_results_and_says_so(
    qtbot: QtBot, session: Session, large_file: Path
) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([ALL_AFTER])
    before = session.results
    session.load([large_file])
    with qtbot.waitSignal(session.informed) as informed:
        session.stop()
    assert informed.args[0].startswith("読み込みを中止しました。")
    assert session.results is before


def test_stopping_an_export_leaves_the_old_workbook_and_no_litter(
    qtbot: QtBot, session: Session, large_file: Path, tmp_path: Path, temporary_folder: Path
) -> None:
    target = tmp_path / "結果.xlsx"
    target.write_bytes(b"old")
    with qtbot.waitSignal(session.loaded):
        session.load([large_file])
    with qtbot.waitSignal(session.progressed):
        session.export(loaded(session), target)
    with qtbot.waitSignal(session.informed) as informed:
        session.stop()
    assert informed.args[0] == text("window.stopped_exporting")
    assert target.read_bytes() == b"old"
    assert files_in(tmp_path) == {large_file.name, target.name}
    assert files_in(temporary_folder) == set()


def test_leaving_during_an_export_leaves_no_litter_and_no_thread(
    qtbot: QtBot,
    session: Session,
    work: Work,
    large_file: Path,
    tmp_path: Path,
    temporary_folder: Path,
) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([large_file])
    with qtbot.waitSignal(session.progressed):
        session.export(loaded(session), tmp_path / "結果.xlsx")
    work.shut_down()
    assert files_in(tmp_path) == {large_file.name}
    assert files_in(temporary_folder) == set()
    assert threading.active_count() == 1


def test_nothing_is_loaded_while_a_workbook_is_written(
    qtbot: QtBot, session: Session, large_file: Path, tmp_path: Path
) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([large_file])
    session.export(loaded(session), tmp_path / "結果.xlsx")
    with qtbot.waitSignal(session.informed) as informed:
        session.load([UNDELIVERED])
    assert informed.args[0].startswith("Excelファイルを保存しているところです。")
    assert session.results is not None
    assert session.results.source.path == large_file


def test_the_sentence_of_what_is_being_done_names_the_file(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.began) as began, qtbot.waitSignal(session.ended):
        session.load([ALL_AFTER])
    assert began.args == [f"「{ALL_AFTER.name}」を読み込んでいます…"]


def test_results_that_nobody_can_go_back_to_are_let_go_of_in_a_thread(
    qtbot: QtBot, session: Session
) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([ALL_AFTER])
    names = freeing_thread(loaded(session))
    for _ in range(MOST_STATES + 1):
        assert not names
        with qtbot.waitSignal(session.loaded):
            session.load([UNDELIVERED])
    qtbot.waitUntil(lambda: len(names) == 1)
    assert names[0].startswith("job ")


def test_the_results_before_are_kept_where_others_are_added(qtbot: QtBot, session: Session) -> None:
    with qtbot.waitSignal(session.loaded):
        session.load([ALL_AFTER])
    before = loaded(session)
    with qtbot.waitSignal(session.loaded):
        session.load([OTHER_UNDELIVERED], add=True)
    assert session.parts[0] is before
    assert session.parts[0].table.rows[0]
