"""Files made after public reports of what people's files look like, and what is right for each."""

import json
from typing import Any

import pytest

from nexgui.core.errors import LoadError
from nexgui.core.loading import load
from nexgui.core.results import DeliveryResults
from tests.core.loaded import GUIDE, cells_of
from tests.helpers import DATA

CASES = DATA / "cases"
EXPECTED: list[dict[str, Any]] = json.loads((CASES / "expected.json").read_text(encoding="utf-8"))
READ = [case for case in EXPECTED if not case["case"].startswith("x")]


@pytest.mark.parametrize("case", READ, ids=lambda case: str(case["case"]))
def test_a_file_is_read_right_or_refused_with_a_sentence_that_is_true(case: dict[str, Any]) -> None:
    try:
        results = load(CASES / case["file"], GUIDE)
    except LoadError as refusal:
        words = case["refused_with_one_of"] or []
        assert any(word in str(refusal) for word in words), str(refusal)
        return

    assert case["rows"] is not None, "it is to be refused"
    assert_read_right(results, case)


def assert_read_right(results: DeliveryResults, case: dict[str, Any]) -> None:
    header = list(results.table.header)
    if case["header"] is not None:
        # Columns that only a later header of the file names stand behind those of the first.
        assert header[: len(case["header"])] == case["header"]
    assert cells_of(results) == case["rows"]
    numbers = [results.status(row).number for row in range(len(results))]
    assert numbers == case["status"]
    notes = [oddity.sentence for oddity in results.oddities]
    assert case["note"] is None or any(case["note"] in note for note in notes), notes
