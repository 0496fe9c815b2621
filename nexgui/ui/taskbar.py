"""Windows' taskbar: windows and shortcuts with one name are one button."""

import sys

_NAME = "NexGUI.NexGUI"  # the same in tools/release/installer.nsi


def name_for_taskbar() -> None:
    """Tells Windows whose windows these are; before the first one opens."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.shell32.SetCurrentProcessExplicitAppUserModelID(_NAME)
