from collections.abc import Iterator
from dataclasses import replace
from threading import Thread

import pytest

from nexgui.core.progress import Cancelled
from nexgui.core.query.cache import QueryCache
from nexgui.core.reading.rows import Rows
from tests.core.query.tables import StopAfter, remembering, table_of


def test_what_the_reader_left_is_prepared_before_anything_else() -> None:
    columns = [[f"{name}{number}" for number in range(400)] for name in ("甲", "乙", "丙", "丁")]
    cache = QueryCache(table_of(*columns))
    with pytest.raises(Cancelled):
        cache.order(3, StopAfter(50))
    with pytest.raises(Cancelled):
        cache.prepare_orders(StopAfter(700))
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


def test_a_wish_does_not_wait_for_one_who_rests_meanwhile() -> None:
    """In idle time a thread rests, in its report, until nobody wishes anything."""
    cache = QueryCache(table_of(["a", "b"]))
    waiting: list[bool] = []

    def rest(_done: int, _total: int) -> None:
        wish = Thread(target=cache.said, daemon=True)
        wish.start()
        wish.join(10)
        waiting.append(wish.is_alive())

    said = cache.said(rest)

    assert waiting and not any(waiting)
    assert cache.said().of_row == said.of_row


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
