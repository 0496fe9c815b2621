"""Random hands bring the window to no exception, no warning of Qt, and leave no object behind.

NEXGUI_MONKEY_MINUTES=2 .venv/bin/python -m pytest tests/monkey    a long run
"""

import os
import subprocess
import sys

from tests.helpers import ROOT

MINUTES = os.environ.get("NEXGUI_MONKEY_MINUTES", "0.1")
SEED = os.environ.get("NEXGUI_MONKEY_SEED", "12")


def test_random_hands_find_nothing() -> None:
    """In a process of its own, for it may crash."""
    command = [sys.executable, "-m", "tests.monkey", "--seed", SEED, "--minutes", MINUTES]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout + run.stderr
