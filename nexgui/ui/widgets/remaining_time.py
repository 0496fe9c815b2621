"""How long work will still take, in words that do not jump about."""

import math
from dataclasses import dataclass, replace

from nexgui.core.messages import text

SECONDS_BEFORE_TOLD = 2.0
"""Nothing is told earlier: the first estimates are wild, and most work is done by then."""

_SECONDS_OF_MEMORY = 5.0  # how fast the work went counts less and less for about that long
_RISE_TOLD = 1.3  # a longer time than the one told is told only from so many times of it on
_MINUTE = 60
_STEPS = ((10, 5), (_MINUTE, 10), (5 * _MINUTE, _MINUTE), (math.inf, 5 * _MINUTE))


@dataclass(frozen=True, slots=True)
class Pace:
    """What is known of how fast work goes on; times are seconds of one and the same clock."""

    began: float
    heard: float | None = None  # when its last report came
    share: float = 0.0  # of the work that was done then
    speed: float = 0.0  # share a second, as of late
    told: int | None = None  # the seconds that the user was told last


def heard_of(pace: Pace, now: float, share: float) -> Pace:
    """The pace after a report that `share` of the work, 0 to 1, is done."""
    since = pace.began if pace.heard is None else pace.heard
    if share <= pace.share or now <= since:
        return pace
    speed = (share - pace.share) / (now - since)
    if pace.heard is not None:
        news = -math.expm1((since - now) / _SECONDS_OF_MEMORY)
        speed = pace.speed + news * (speed - pace.speed)
    told = None
    if now - pace.began >= SECONDS_BEFORE_TOLD:
        told = _told(pace.told, max(0.0, 1 - share) / speed)
    return replace(pace, heard=now, share=share, speed=speed, told=told)


def in_words(pace: Pace) -> str:
    """The remaining time for the user; empty while there is nothing to tell yet."""
    if pace.told is None:
        return ""
    if pace.told < _MINUTE:
        return text("progress.seconds_left", seconds=pace.told)
    return text("progress.minutes_left", minutes=pace.told // _MINUTE)


def _told(before: int | None, left: float) -> int:
    rounded = _rounded(round(left, 1))
    if before is not None and before < rounded and left < _RISE_TOLD * before:
        return before
    return rounded


def _rounded(left: float) -> int:
    """Seconds in steps that a person would name, rounded up: better early than late."""
    step = next(step for limit, step in _STEPS if left <= limit)
    return max(1, math.ceil(left / step)) * step
