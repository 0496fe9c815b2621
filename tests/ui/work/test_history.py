"""What the user can go back to, and what is forgotten for its size."""

from itertools import pairwise
from pathlib import Path

import pytest

from nexgui.core.results import DeliveryResults
from nexgui.ui.work import history as module
from nexgui.ui.work.history import MOST_STATES, History, Shown
from tests.core.loaded import load_lines

HEADER = "メールアドレス,ステータス"


def state(tmp_path: Path, *others: DeliveryResults) -> Shown:
    own = load_lines(tmp_path, HEADER, *(f"u{n}@x.jp,送信完了" for n in range(10)))
    return Shown((*others, own), own)


def test_one_goes_back_and_forward_again(tmp_path: Path) -> None:
    first, second = state(tmp_path), state(tmp_path)
    history = History()
    assert history.add(first, second) == []
    assert (history.last, history.next) == (first, None)
    history.move(second, first)
    assert (history.last, history.next) == (None, second)
    history.move(first, second)
    assert (history.last, history.next) == (first, None)


def test_what_was_taken_back_is_forgotten_with_the_next_load(tmp_path: Path) -> None:
    first, second, third = (state(tmp_path) for _ in range(3))
    history = History()
    history.add(first, second)
    history.move(second, first)
    assert history.add(first, third) == [second]
    assert (history.last, history.next) == (first, None)


def test_the_oldest_of_many_is_forgotten(tmp_path: Path) -> None:
    states = [state(tmp_path) for _ in range(MOST_STATES + 2)]
    history = History()
    forgotten = [history.add(*pair) for pair in pairwise(states)]
    assert forgotten == [*[[]] * MOST_STATES, [states[0]]]


def test_so_many_rows_are_kept_besides_those_on_screen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_ROWS", 15)
    first, second = state(tmp_path), state(tmp_path)
    third = state(tmp_path, *second.parts)  # what it shows too is not kept for the past alone
    history = History()
    assert history.add(first, second) == []
    assert history.add(second, third) == []
    assert history.add(third, state(tmp_path)) == [first, second, third]


def test_corrections_push_no_other_files_out(tmp_path: Path) -> None:
    first, second = state(tmp_path), state(tmp_path)
    history = History()
    history.add(first, second)
    before = second
    for number in range(3 * MOST_STATES):
        results = before.parts[0].with_corrected(number % 10, f"{number}@y.jp")
        now = Shown((results,), results)
        assert history.add(before, now) == []
        before = now
    for _ in range(3 * MOST_STATES):
        last = history.last
        assert last is not None
        history.move(before, last)
        before = last

    assert before is second
    assert history.last is first


def test_corrections_are_not_kept_without_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_MOST_CORRECTIONS", 3)
    before = state(tmp_path)
    history = History()
    forgotten: list[object] = []
    for number in range(5):
        results = before.parts[0].with_corrected(number, "x@y.jp")
        now = Shown((results,), results)
        forgotten += history.add(before, now)
        before = now

    assert len(forgotten) == 2
