"""Results with whatever cells, and reports that stop or remember what is worked out of them."""

import csv
import io
from array import array
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate

from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.progress import Cancelled, Report
from nexgui.core.reading.rows import Block, Rows
from nexgui.core.reading.table import Table
from nexgui.core.results import DeliveryResults
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
    none = bytes(len(texts))
    return replace(
        LOADED, table=table, status_indices=array("B", none), opted_out=none, to_check=none
    )


def _starts(texts: Sequence[str]) -> Sequence[int]:
    return list(accumulate(map(len, texts[:-1]), initial=0))


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
