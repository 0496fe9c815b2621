"""Fuzzes the reading of files, guided by what of the program each input reaches.

    python3 -m venv FUZZ && FUZZ/bin/pip install atheris
    FUZZ/bin/python -m tests.fuzz.loading csv CORPUS -max_total_time=1800 -dict=tests/fuzz/csv.dict
    FUZZ/bin/python -m tests.fuzz.loading workbook ...

CORPUS is a folder, one for each of the two; the files of tests/data are put there first. What
follows it goes to libFuzzer as it is. An error without a sentence, a table whose parts do not fit
each other, 10 s or 1 GB end it: the input is left in the current folder, is tried again when it is
named behind CORPUS, and becomes a test. Of a workbook the parts are fuzzed, not the archive.
"""

import io
import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["nexgui.core"]):
    from nexgui.core.errors import NexguiError
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load

_DATA = Path(__file__).parents[1] / "data"
_LIMITS = ("-timeout=10", "-rss_limit_mb=1024", "-report_slow_units=2")
_LONGEST = 256 * 1024
_PART = b"\n%%%% "  # before the name of each part of a workbook
_GUIDE = load_guide()


def check(content: bytes, path: Path) -> None:
    """Reads a file, and looks whether it is either read or refused with a sentence."""
    path.write_bytes(content)
    try:
        results = load(path, _GUIDE)
    except NexguiError as error:
        assert str(error).endswith("ください。"), str(error)
    else:
        table = results.table
        assert len(results) == len(table.rows) == len(table.lines) > 0
        assert all(len(row) <= len(table.header) for row in table.rows)
        assert all(oddity.sentence for oddity in results.oddities)


def unpacked(content: bytes) -> bytes:
    """The parts of a workbook, one behind the other."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = ((info.filename, archive.read(info)) for info in archive.infolist())
        return b"".join(_PART + name.encode() + b"\n" + part for name, part in parts)


def packed(parts: bytes) -> bytes:
    """The workbook of such parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for piece in parts.split(_PART)[1:]:
            name, _, part = piece.partition(b"\n")
            info = zipfile.ZipInfo(name.decode("utf-8", "replace"))
            if info.filename and info.filename not in archive.NameToInfo:
                archive.writestr(info, part, zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _seeds(kind: str) -> Iterator[bytes]:
    for path in sorted(_DATA.rglob("*")):
        if path.is_file() and path.stat().st_size < _LONGEST:
            content = path.read_bytes()
            if kind == "csv" and path.suffix != ".xlsx":
                yield content
            elif kind == "workbook" and path.suffix == ".xlsx":
                yield unpacked(content)


def main(arguments: list[str]) -> None:
    """Fuzzes until libFuzzer has enough."""
    kind, folder, *others = arguments
    corpus = Path(folder)
    corpus.mkdir(exist_ok=True)
    for number, content in enumerate(_seeds(kind)):
        (corpus / f"seed-{number}").write_bytes(content)
    with tempfile.TemporaryDirectory() as temporary:
        csv, workbook = (Path(temporary) / name for name in ("全宛先.csv", "全宛先.xlsx"))
        kinds: dict[str, Callable[[bytes], None]] = {
            "csv": lambda content: check(content, csv),
            "workbook": lambda content: check(packed(content), workbook),
        }
        given = [each for each in others if not each.startswith("-")] or [folder]
        options = [each for each in others if each.startswith("-")]
        size = f"-max_len={_LONGEST}"
        atheris.Setup([sys.argv[0], *_LIMITS, size, *options, *given], kinds[kind])
        atheris.Fuzz()


if __name__ == "__main__":
    main(sys.argv[1:])
