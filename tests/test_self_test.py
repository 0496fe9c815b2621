"""`nexgui --self-test`, as whoever installs the program starts it."""

import pytest

from tests.helpers import run_nexgui

NO_GUIDE = """
import nexgui.core.guide_file
def load_guide(path=None): raise nexgui.core.guide_file.GuideError(entry="x", problem="y")
nexgui.core.guide_file.load_guide = load_guide
"""
NO_HELP = """
import nexgui.core.resources
real = nexgui.core.resources.resource_path
nexgui.core.resources.resource_path = lambda name: real(name.replace("help", "nowhere"))
"""


def test_a_whole_installation_passes_in_one_line_each() -> None:
    done = run_nexgui("--self-test")
    assert (done.returncode, done.stderr) == (0, "")
    assert [line[:3] for line in done.stdout.splitlines()] == ["OK "] * 7


@pytest.mark.parametrize(
    ("prelude", "said"),
    [(NO_GUIDE, "NG ステータスの説明："), (NO_HELP, "NG 使い方の画面：")],
    ids=["guide", "help"],
)
def test_what_is_missing_is_named(prelude: str, said: str) -> None:
    done = run_nexgui("--self-test", prelude=prelude)
    assert done.returncode == 1
    assert any(line.startswith(said) for line in done.stdout.splitlines())
