"""Orders, held against sorting by the rule as it is told: sorted() of one key for each cell."""

import csv
import io
from array import array
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.progress import Cancelled, Report
from nexgui.core.query import sort_job, sorter
from nexgui.core.query.cache import QueryCache
from nexgui.core.query.query import SortBy
from nexgui.core.query.sort_job import SortJob
from nexgui.core.reading.rows import Block, Rows
from nexgui.core.reading.table import Table
from nexgui.core.results import DeliveryResults
from tests.core.query.rule import by_the_rule, odd_columns
from tests.helpers import ALL_AFTER

GUIDE = load_guide()
LOADED = load(ALL_AFTER, GUIDE)
ROWS_A_BLOCK = 4


def table_of(*columns: Sequence[str]) -> DeliveryResults:
    """Results that have these cells, in blocks of a few rows."""
    texts = []
    for row in zip(*columns, strict=True):
        text = io.StringIO(newline="")
        csv.writer(text, quoting=csv.QUOTE_ALL).writerow(row)
        texts.append(text.getvalue())
    parts = [texts[at : at + ROWS_A_BLOCK] for at in range(0, len(texts), ROWS_A_BLOCK)]
    rows = Rows(Block("".join(part), ",", _starts(part)) for part in parts)
    header = tuple(f"{number}列" for number in range(len(columns)))
    table = Table(header, 1, rows, range(2, len(texts) + 2))
    return replace(LOADED, table=table, status_indices=array("B", bytes(len(texts))))


def _starts(texts: Sequence[str]) -> Sequence[int]:
    return list(accumulate(map(len, texts[:-1]), initial=0))


def rows_of(job: SortJob, *, descending: bool = False) -> list[int]:
    return [row for part in job.run().rows(descending=descending) for row in part]


@pytest.fixture(params=["few values", "many values"])
def small_parts(request: pytest.FixtureRequest) -> Iterator[None]:
    """Parts of three keys, so that a few rows are as many as a million else are."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sorter, "_AT_ONCE", 3)
        patch.setattr(sorter, "_SAMPLES_A_RUN", 2)
        patch.setattr(sort_job, "_FEW_VALUES", 4096 if request.param == "few values" else 5)
        yield


@pytest.mark.usefixtures("small_parts")
@given(odd_columns, st.booleans())
def test_the_order_is_that_of_the_rule(cells: list[str], descending: bool) -> None:
    job = SortJob(table_of(cells), 0)
    assert rows_of(job, descending=descending) == by_the_rule(cells, descending=descending)


@pytest.mark.usefixtures("small_parts")
def test_numbers_and_one_word_at_the_end_are_ordered_as_text() -> None:
    cells = [*map(str, range(40, 0, -1)), "なし"]
    job = SortJob(table_of(cells), 0)
    assert rows_of(job) == by_the_rule(cells, descending=False)


class StopAfter:
    """A report that stops the work at its nth call, and remembers how far it was."""

    def __init__(self, calls: int) -> None:
        self._left = calls
        self.done: list[int] = []

    def __call__(self, done: int, _total: int) -> None:
        self.done.append(done)
        if len(self.done) > self._left:
            raise Cancelled


def remembering(done: list[int]) -> Report:
    return lambda each, _total: done.append(each)


def test_an_order_that_was_left_goes_on_where_it_was_left() -> None:
    cells = [f"会社{number * 7919 % 1000}" for number in range(1000)]
    job = SortJob(table_of(cells), 0)
    stop = StopAfter(100)
    with pytest.raises(Cancelled):
        job.run(stop)
    done: list[int] = []
    job.run(remembering(done))
    assert done[0] == stop.done[-1] > 0
    assert rows_of(job) == by_the_rule(cells, descending=False)


def test_what_the_reader_left_is_prepared_before_anything_else() -> None:
    columns = [[f"{name}{number}" for number in range(400)] for name in ("甲", "乙", "丙", "丁")]
    cache = QueryCache(table_of(*columns))
    with pytest.raises(Cancelled):
        cache.order(3, StopAfter(50))
    with pytest.raises(Cancelled):
        cache.prepare(StopAfter(700))
    done: list[int] = []
    cache.order(3, remembering(done))
    assert done == [800]
    cache.order(2, remembering(done))
    assert 0 in done


def test_only_as_much_is_kept_of_orders_that_were_left_as_memory_allows() -> None:
    columns = [[f"{name}{number}" for number in range(400)] for name in ("甲", "乙", "丙", "丁")]
    cache = QueryCache(table_of(*columns))
    for column in range(4):
        with pytest.raises(Cancelled):
            cache.order(column, StopAfter(50))
    began: list[int] = []
    for column in (3, 2, 0):
        done: list[int] = []
        cache.order(column, remembering(done))
        began.append(done[0])
    assert [each > 0 for each in began] == [True, True, False]


class ReadAtTheSecondTime(Rows):
    """Rows of which a column can be read, but not at once."""

    def __init__(self, rows: Rows) -> None:
        super().__init__(block for block, _before in rows.blocks())
        self._failed = False

    def column(self, index: int) -> Iterator[list[str]]:
        if not self._failed:
            self._failed = True
            raise MemoryError
        return super().column(index)


def test_an_order_that_failed_is_worked_out_anew_at_the_next_wish() -> None:
    results = table_of(["b", "a"])
    assert isinstance(results.table.rows, Rows)
    rows = ReadAtTheSecondTime(results.table.rows)
    cache = QueryCache(replace(results, table=replace(results.table, rows=rows)))
    with pytest.raises(MemoryError):
        cache.order(0)
    assert [list(part) for part in cache.order(0).rows(descending=False)] == [[1], [0]]


def test_orders_of_status_and_address_can_be_left_too() -> None:
    job = SortJob(LOADED, SortBy.STATUS)
    with pytest.raises(Cancelled):
        job.run(StopAfter(0))
    assert sorted(rows_of(job)) == list(range(len(LOADED)))
    assert job.order is not None
