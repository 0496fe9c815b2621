"""Orders, held against sorting by the rule as it is told: sorted() of one key for each cell."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.progress import Cancelled
from nexgui.core.query import sort_job, sorter
from nexgui.core.query.query import SortBy
from nexgui.core.query.sort_job import SortJob
from tests.core.query.rule import by_the_rule, odd_columns
from tests.core.query.tables import LOADED, StopAfter, remembering, table_of


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


def test_orders_of_status_and_address_can_be_left_too() -> None:
    job = SortJob(LOADED, SortBy.STATUS)
    with pytest.raises(Cancelled):
        job.run(StopAfter(0))
    assert sorted(rows_of(job)) == list(range(len(LOADED)))
    assert job.order is not None
