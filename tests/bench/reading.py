"""Times reading a result file against pandas.read_csv(dtype=str) of the same file.

    .venv/bin/python -m tests.bench.reading             prints the table of docs/benchmarks.md
    .venv/bin/python -m tests.bench.reading 1000 5000   with other numbers of recipients

Needs pandas (pip install -c constraints.txt -e '.[bench]'). Both are given the same file, turn
by turn, each in a process of its own; what is timed is the call alone, without the start of
Python and the imports, and what is measured is the most memory that the process ever held.
"""

import json
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from tests.bench.recipients import write_recipients

_SIZES = (100_000, 1_000_000)
_TURNS = 5


@dataclass(frozen=True)
class Run:
    """What one process took."""

    seconds: float
    megabytes: float


def main(arguments: list[str]) -> int:
    """Prints a line for each size, or measures one process."""
    if arguments[:1] == ["--measure"]:
        print(json.dumps(measure(_READERS[arguments[1]], Path(arguments[2]))))
        return 0
    print("| 宛先 | NexGUI | pandas | 時間の比 | NexGUIのメモリ | pandasのメモリ | メモリの比 |")
    print("|--:|--:|--:|--:|--:|--:|--:|")
    with tempfile.TemporaryDirectory() as folder:
        for size in map(int, arguments) if arguments else _SIZES:
            path = Path(folder) / "全宛先.csv"
            write_recipients(path, size)
            print(table_row(size, path), flush=True)
    return 0


def table_row(size: int, path: Path) -> str:
    """The medians of some turns, and the medians of the ratios turn by turn."""
    turns = [(run("nexgui", path), run("pandas", path)) for _ in range(_TURNS)]
    ours, theirs = [turn[0] for turn in turns], [turn[1] for turn in turns]
    time_ratio = median(a.seconds / b.seconds for a, b in turns)
    memory_ratio = median(a.megabytes / b.megabytes for a, b in turns)
    cells = (
        f"{size:,}",
        f"{median(one.seconds for one in ours):.2f} 秒",
        f"{median(one.seconds for one in theirs):.2f} 秒",
        f"{time_ratio:.2f}",
        f"{median(one.megabytes for one in ours):.0f} MB",
        f"{median(one.megabytes for one in theirs):.0f} MB",
        f"{memory_ratio:.2f}",
    )
    return f"| {' | '.join(cells)} |"


def run(reader: str, path: Path) -> Run:
    """Reads the file in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.reading", "--measure", reader, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return Run(**json.loads(done.stdout))


def measure(prepare: Callable[[], Callable[[Path], object]], path: Path) -> dict[str, float]:
    """Times one call in this process."""
    read = prepare()
    start = time.perf_counter()
    result = read(path)
    seconds = time.perf_counter() - start
    assert result is not None
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "megabytes": peak / 1024}


def _prepare_nexgui() -> Callable[[Path], object]:
    from nexgui.core.guide_file import load_guide
    from nexgui.core.loading import load

    guide = load_guide()
    return lambda path: load(path, guide).counts.summary


def _prepare_pandas() -> Callable[[Path], object]:
    import pandas

    return lambda path: pandas.read_csv(path, dtype=str, encoding="cp932")


_READERS = {"nexgui": _prepare_nexgui, "pandas": _prepare_pandas}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
