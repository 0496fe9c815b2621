"""The fills can be told apart, and read, with normal and with red-green deficient eyes."""

import math
from collections.abc import Callable
from itertools import combinations

import pytest

from nexgui.core.guide import StatusGuide

Triple = tuple[float, float, float]
Matrix = tuple[Triple, Triple, Triple]

NORMAL: Matrix = ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0))
# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear RGB.
PROTAN: Matrix = (
    (0.152286, 1.052583, -0.204868),
    (0.114503, 0.786281, 0.099216),
    (-0.003882, -0.048116, 1.051998),
)
DEUTAN: Matrix = (
    (0.367322, 0.860646, -0.227968),
    (0.280085, 0.672501, 0.047413),
    (-0.011820, 0.042940, 0.968881),
)
LINEAR_RGB_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
D65: Triple = (0.95047, 1.0, 1.08883)


def each(values: Triple, change: Callable[[float], float]) -> Triple:
    return change(values[0]), change(values[1]), change(values[2])


def times(matrix: Matrix, values: Triple) -> Triple:
    rows = [sum(a * b for a, b in zip(row, values, strict=True)) for row in matrix]
    return rows[0], rows[1], rows[2]


def linear_rgb(colour: str) -> Triple:
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return each(
        (red / 255, green / 255, blue / 255),
        lambda value: value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4,
    )


def luminance(colour: str) -> float:
    return sum(a * b for a, b in zip((0.2126, 0.7152, 0.0722), linear_rgb(colour), strict=True))


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((luminance(first), luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def lab(colour: str, vision: Matrix) -> Triple:
    seen = each(times(vision, linear_rgb(colour)), lambda value: min(1.0, max(0.0, value)))
    x, y, z = (a / b for a, b in zip(times(LINEAR_RGB_TO_XYZ, seen), D65, strict=True))
    fx, fy, fz = each(
        (x, y, z),
        lambda t: t ** (1 / 3) if t > (6 / 29) ** 3 else t / (3 * (6 / 29) ** 2) + 4 / 29,
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def difference(first: str, second: str, vision: Matrix) -> float:
    return math.dist(lab(first, vision), lab(second, vision))


def fill(guide: StatusGuide, key: str) -> str:
    return next(group.fill for group in guide.groups if group.key == key)


def test_the_measure_itself_knows_black_from_white() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert difference("#000000", "#FFFFFF", NORMAL) == pytest.approx(100, abs=0.01)


def test_text_can_be_read_on_every_fill(guide: StatusGuide) -> None:
    contrasts = [contrast(guide.text_on_fill, group.fill) for group in guide.groups]

    assert min(contrasts) >= 4.5


@pytest.mark.parametrize("vision", [NORMAL, PROTAN, DEUTAN], ids=["normal", "protan", "deutan"])
def test_any_two_fills_can_be_told_apart(guide: StatusGuide, vision: Matrix) -> None:
    for first, second in combinations(guide.groups, 2):
        pair = f"{first.key} / {second.key}"
        assert difference(first.fill, second.fill, vision) >= 15, pair


def test_the_closest_two_fills_are_as_far_apart_as_was_measured(guide: StatusGuide) -> None:
    closest = difference(fill(guide, "likely"), fill(guide, "waiting"), PROTAN)

    assert closest == pytest.approx(16.4, abs=0.3)
