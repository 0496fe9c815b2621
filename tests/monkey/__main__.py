"""Lets random hands loose on the window, and tells what came of it.

.venv/bin/python -m tests.monkey --seed 7 --minutes 2

Nothing of the user's is touched: home, settings and whatever is written lie in a temporary folder.
Exit code 1: an exception, a warning of Qt or an object left. Waits are told, and judged by people.
"""

import argparse
import faulthandler
import os
import sys
import tempfile
from pathlib import Path


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.monkey")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=2.0)
    parser.add_argument("--report", type=Path, help="a file for the whole report")
    parser.add_argument("--log", default=os.devnull, help="a file for each deed, for a crash")
    arguments = parser.parse_args()
    faulthandler.enable()
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    with (
        tempfile.TemporaryDirectory(prefix="monkey") as folder,
        Path(arguments.log).open("w", encoding="utf-8") as log,
    ):
        from tests.helpers import home_variables

        os.environ.update(home_variables(Path(folder)))
        tempfile.tempdir = os.environ["TMPDIR"]
        from tests.monkey.run import run  # Qt looks at the home as soon as it is there

        report = run(arguments.seed, arguments.minutes * 60, Path(folder), log)
    if arguments.report is not None:
        arguments.report.write_text(report.whole, encoding="utf-8")
    print(report.short)
    return 0 if report.is_clean else 1


if __name__ == "__main__":
    sys.exit(main())
