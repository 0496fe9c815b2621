import random
from itertools import pairwise

import pytest

from nexgui.ui.widgets.remaining_time import Pace, heard_of, in_words


def told(reports: list[tuple[float, float]], began: float = 0.0) -> list[str]:
    """What is told after each report of (seconds, share)."""
    pace, words = Pace(began), []
    for now, share in reports:
        pace = heard_of(pace, now, share)
        words.append(in_words(pace))
    return words


def steady(seconds: float, until: float) -> list[tuple[float, float]]:
    """Reports of work that takes `seconds`, twenty a second."""
    return [(tick / 20, tick / 20 / seconds) for tick in range(1, int(until * 20) + 1)]


def test_nothing_is_told_in_the_first_two_seconds() -> None:
    assert set(told(steady(20, 1.9))) == {""}


def test_the_remaining_time_is_told_from_then_on() -> None:
    assert told(steady(12, 2))[-1] == "あと約10秒"


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (5, "あと約5秒"),
        (9, "あと約10秒"),
        (40, "あと約40秒"),
        (61, "あと約1分"),
        (130, "あと約3分"),
        (1000, "あと約20分"),
    ],
)
def test_it_is_told_in_round_numbers(seconds: float, words: str) -> None:
    assert told(steady(seconds, 2))[-1] == words


def test_steady_work_counts_down_and_never_up() -> None:
    words = [word for word in told(steady(60, 59.9)) if word]
    steps = list(dict.fromkeys(words))
    assert steps == ["あと約1分", *(f"あと約{left}秒" for left in (50, 40, 30, 20, 10, 5))]
    assert words == sorted(words, key=steps.index)


def test_uneven_reports_do_not_make_it_jump() -> None:
    chance = random.Random(7)
    done, uneven = 0.0, []
    for now, _ in steady(40, 30):
        done += chance.uniform(0, 2) / 20 / 40
        uneven.append((now, done))
    words = [word for word in told(uneven) if word]
    changes = sum(before != after for before, after in pairwise(words))
    assert changes <= 8


def test_work_that_becomes_much_slower_is_told_in_the_end() -> None:
    fast = steady(10, 5)
    slow = [(5 + tick / 20, 0.5 + tick / 20 / 200) for tick in range(1, 600)]
    words = told([*fast, *slow])
    assert words[99] == "あと約5秒"
    assert words[-1] in ("あと約1分", "あと約2分")


def test_no_progress_at_all_tells_nothing() -> None:
    assert told([(1, 0), (3, 0), (10, 0)]) == ["", "", ""]


def test_a_share_beyond_the_whole_is_the_whole() -> None:
    assert told([(3, 1.2)]) == ["あと約5秒"]
