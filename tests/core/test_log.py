import logging
from pathlib import Path

import pytest

from nexgui.core.log import describe_fault, log_exception


def fail_over(address: str) -> None:
    try:
        raise KeyError(address)
    except KeyError as error:
        raise ValueError(f"cannot read {address}") from error


def test_a_fault_is_logged_with_its_kind_and_place_and_without_its_text(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.ERROR), pytest.raises(ValueError) as caught:
        fail_over("secret@example.jp")

    log_exception(caught.value)

    assert "ValueError" in caplog.text
    assert "KeyError" in caplog.text
    assert "fail_over" in caplog.text
    assert "secret" not in caplog.text
    assert str(Path(__file__).parent) not in caplog.text


def test_of_lines_that_follow_each_other_again_and_again_each_is_told_once() -> None:
    def fail(depth: int) -> None:
        fail(depth - 1) if depth else fail_over("x")

    with pytest.raises(ValueError) as caught:
        fail(50)

    assert describe_fault(caught.value).count("  fail (") == 1
