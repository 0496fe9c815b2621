import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from nexgui.ui.crash_reporter import log_path
from nexgui.ui.places import settings_folder
from nexgui.ui.settings import Settings


@pytest.fixture
def program_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a built program."""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "NexGUI.exe"))
    return tmp_path


def test_a_portable_program_keeps_settings_and_log_beside_itself(program_folder: Path) -> None:
    (program_folder / "portable").touch()

    Settings().text_percent = 150

    assert (program_folder / "settings" / "settings.ini").is_file()
    assert log_path() == program_folder / "settings" / "nexgui.log"


def test_another_program_keeps_them_with_the_user(
    program_folder: Path,
    home: Path,
    dressed_app: QApplication,  # noqa: ARG001
) -> None:
    assert settings_folder().is_relative_to(home)
    assert log_path().is_relative_to(home)
    assert not settings_folder().is_relative_to(program_folder)
