"""Pairs of files in every order, by every door: nobody is counted twice, and nobody is lost."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nexgui.cli import Options, export
from nexgui.core.loading import load
from nexgui.core.results import DeliveryResults
from nexgui.ui.work.history import Shown
from nexgui.ui.work.session_work import Arrived, Loaded, take_in
from tests.core.loaded import GUIDE, written
from tests.helpers import ALL_AFTER, ALL_BEFORE, UNDELIVERED, read_csv

Rows = list[list[str]]


@dataclass(frozen=True)
class Pair:
    """What is right: how many recipients, and whether the user is asked whether to show both."""

    rows: int
    asks: bool = False


# What comes beside `ALL_AFTER`.
PAIRS = {
    "the day before": Pair(316),
    "不達宛先": Pair(316),
    "Excel's CSV": Pair(316),
    "Excel's Unicode text": Pair(316),
    "UTF-8": Pair(316),
    "Excel's workbook": Pair(316),
    "the program's workbook": Pair(316),
    "another mailing to the list": Pair(632, asks=True),
    "the template's next month": Pair(632, asks=True),
    "a part that was sent again": Pair(316 + 64, asks=True),
    "no 確定日時": Pair(632, asks=True),
}
TWICE = "addresses that stand twice"


def by_excel(rows: Rows) -> Rows:
    """Dates as Excel writes them, and zeros lost."""
    header, *others = rows
    date, fax = header.index("確定日時"), header.index("FAX")
    changed = [list(row) for row in others]
    for row in changed:
        row[date] = row[date].replace("-", "/").replace(" 0", " ")
        row[fax] = row[fax].replace("-", "").lstrip("0")
    return [header, *changed]


def sent_at(rows: Rows, day: str) -> Rows:
    return [[cell.replace("2026-11-20", day) for cell in row] for row in rows]


def without_times(rows: Rows) -> Rows:
    header, *others = rows
    date = header.index("確定日時")
    return [header, *([*row[:date], "", *row[date + 1 :]] for row in others)]


def made(kind: str, folder: Path) -> list[Path]:
    """The two files of a pair."""
    after, path = read_csv(ALL_AFTER), folder / f"{len(kind)}.csv"
    match kind:
        case "the day before":
            return [ALL_AFTER, ALL_BEFORE]
        case "不達宛先":
            return [ALL_AFTER, UNDELIVERED]
        case "Excel's CSV":
            path.write_bytes(written(by_excel(after)).encode("cp932"))
        case "Excel's Unicode text":
            path.write_bytes(written(by_excel(after), "\t").encode("utf-16"))
        case "UTF-8":
            path.write_bytes(written(by_excel(after)).encode("utf-8-sig"))
        case "Excel's workbook":
            book = Workbook()
            assert book.active is not None
            for row in by_excel(after):
                book.active.append(row)
            path = path.with_suffix(".xlsx")
            book.save(path)
        case "the program's workbook":
            path = path.with_suffix(".xlsx")
            assert export(Options((ALL_BEFORE,), path)) == 0
        case "another mailing to the list":
            header = [name.replace("autumn", "winter") for name in after[0]]
            path.write_bytes(written([header, *after[1:]]).encode("cp932"))
        case "the template's next month":
            path.write_bytes(written(sent_at(after, "2026-12-20")).encode("cp932"))
        case "a part that was sent again":
            part = sent_at(read_csv(UNDELIVERED), "2026-11-25")
            path.write_bytes(written(part).encode("cp932"))
        case "no 確定日時":
            path.write_bytes(written(without_times(after)).encode("cp932"))
        case _:
            twice = [*after, after[5], after[9]]
            path.write_bytes(written(twice).encode("cp932"))
            again = folder / "again.csv"
            again.write_bytes(written([twice[0], *reversed(twice[1:])]).encode("cp932"))
            return [path, again]
    return [ALL_AFTER, path]


def loaded(paths: Sequence[Path]) -> list[DeliveryResults]:
    return [load(path, GUIDE) for path in paths]


def ignored(_done: int, _total: int) -> None:
    """Nobody watches."""


def dropped(before: Shown, paths: Sequence[Path]) -> Loaded | Arrived:
    return take_in(before, before.parts, loaded(paths), ignored, {}, asks=True)


@pytest.mark.parametrize("order", list(permutations(range(2))))
@pytest.mark.parametrize("kind", PAIRS)
def test_one_after_the_other(kind: str, order: tuple[int, ...], tmp_path: Path) -> None:
    pair, paths = PAIRS[kind], made(kind, tmp_path)
    first = dropped(Shown(), [paths[order[0]]])
    assert isinstance(first, Loaded)

    second = dropped(first.shown, [paths[order[1]]])

    assert isinstance(second, Arrived) == pair.asks
    if isinstance(second, Arrived):
        there = first.shown.parts
        second = take_in(first.shown, there, second.parts, ignored, {}, asks=False)
    assert isinstance(second, Loaded)
    assert second.shown.results is not None
    assert len(second.shown.results) == pair.rows


@pytest.mark.parametrize("order", list(permutations(range(2))))
@pytest.mark.parametrize("kind", PAIRS)
def test_both_at_once_on_the_command_line(
    kind: str, order: tuple[int, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pair, paths = PAIRS[kind], made(kind, tmp_path)
    target = tmp_path / "out.xlsx"
    capsys.readouterr()

    assert export(Options(tuple(paths[place] for place in order), target)) == 0

    told = capsys.readouterr()
    assert told.out.startswith(f"{pair.rows}件中")
    assert (told.err == "") == (pair.asks and "確定日時" not in kind)
    assert load_workbook(target, read_only=True)["全件"].max_row == pair.rows + 1


def test_nobody_who_stands_twice_in_a_list_is_lost_or_doubled(tmp_path: Path) -> None:
    paths = made(TWICE, tmp_path)
    first = dropped(Shown(), paths[:1])
    assert isinstance(first, Loaded)

    for second in (dropped(first.shown, paths[1:]), dropped(Shown(), paths)):
        assert isinstance(second, Loaded)
        assert second.shown.results is not None
        assert len(second.shown.results) == 318
        assert second.shown.results.changes is None
