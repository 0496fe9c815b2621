"""An installation of which a part is missing tells so in one sentence, and what to do."""

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from nexgui.__main__ import main
from tests.helpers import ALL_AFTER, ROOT

# As the program that PyInstaller built, in which nobody could make use of a traceback.
AS_BUILT = "import sys; sys.frozen = True; from nexgui.__main__ import main; sys.exit(main())"


def without_sentences(program: Path) -> None:
    (program / "resources" / "messages.toml").unlink()


def with_half_of_the_sentences(program: Path) -> None:
    sentences = program / "resources" / "messages.toml"
    sentences.write_bytes(sentences.read_bytes()[:1000])


def without_a_module(program: Path) -> None:
    (program / "nexgui" / "core" / "messages.py").unlink()


@pytest.mark.parametrize(
    ("breaking", "part"),
    [
        (without_sentences, "messages.toml"),
        (with_half_of_the_sentences, "TOMLDecodeError"),
        (without_a_module, "nexgui.core.messages"),
    ],
)
@pytest.mark.parametrize("exporting", [False, True])
def test_a_part_that_is_missing_or_broken_is_named_in_one_sentence(
    tmp_path: Path, breaking: Callable[[Path], None], part: str, exporting: bool
) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    for name in ("nexgui", "resources"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=ignored)
    breaking(tmp_path)
    export = ["--export", str(tmp_path / "out.xlsx"), str(ALL_AFTER)]
    done = subprocess.run(
        [sys.executable, "-c", AS_BUILT, *(export if exporting else [])],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith(f"NexGUIの部品が足りないか、こわれています（{part}）。")
    assert not (tmp_path / "out.xlsx").exists()


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
