import shutil
import sys
from pathlib import Path

import pytest

from tests.desktop import Desktop
from tests.helpers import ALL_AFTER

# Where pcmanfm 1.3 puts the first icon, from its window's corner: with and without side pane.
ICONS = ((208, 108), (60, 108))
ATTEMPTS = 3


@pytest.mark.e2e
def test_a_file_dragged_from_the_file_manager_is_shown(desktop: Desktop, tmp_path: Path) -> None:
    folder = tmp_path / "downloads"
    folder.mkdir()
    shutil.copy(ALL_AFTER, folder / "全宛先 秋季セミナー.csv")
    desktop.start("pcmanfm", "--new-win", folder)
    desktop.start(sys.executable, "-m", "nexgui")
    files, program = desktop.window("downloads"), desktop.window("NexGUI")
    desktop.place(files, 20, 60, 400, 500)
    desktop.place(program, 520, 60, 800, 600)
    for x, y in ICONS * ATTEMPTS:
        desktop.drag((20 + x, 60 + y), (900, 350))
        try:
            loaded = desktop.window("全宛先 秋季セミナー.csv - NexGUI", seconds=5)
        except LookupError:
            continue
        assert loaded == program
        return
    pytest.fail("the drop did not arrive")


@pytest.mark.e2e
def test_a_file_given_at_the_start_is_shown_and_the_program_ends_quietly(
    desktop: Desktop,
) -> None:
    program = desktop.start(sys.executable, "-m", "nexgui", ALL_AFTER)
    window = desktop.window(f"{ALL_AFTER.name} - NexGUI")
    desktop.press(window, "ctrl+q")
    output, errors = program.communicate(timeout=30)
    assert (program.returncode, output, errors) == (0, "", "")
