"""A program that has no console, as a double click starts it on Windows, needs none."""

import sys
from pathlib import Path

import pytest

from nexgui.__main__ import main
from tests.helpers import ALL_AFTER


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["--nonsense"]])
def test_a_program_without_a_console_has_nobody_to_print_for(
    monkeypatch: pytest.MonkeyPatch, arguments: list[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    with pytest.raises(SystemExit):
        main(arguments)


def test_an_export_without_a_console_is_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert main(["--export", str(tmp_path / "out.xlsx"), str(ALL_AFTER)]) == 0
    assert (tmp_path / "out.xlsx").exists()
    assert main(["--export", str(tmp_path / "out.xlsx"), str(tmp_path / "ない.csv")]) == 1
