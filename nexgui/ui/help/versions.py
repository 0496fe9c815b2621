"""What the program is made of and runs on, for whoever is asked for help."""

import platform

from PySide6.QtCore import QSysInfo, qVersion

from nexgui import __version__


def version_lines() -> tuple[str, ...]:
    """A line for each part with its version; nothing in them tells whose computer it is."""
    # Not needed to draw the window, so it comes late: importing takes a tenth of a second.
    from budoux import __version__ as budoux_version
    from openpyxl import __version__ as openpyxl_version
    from PySide6 import __version__ as pyside_version

    return (
        f"NexGUI {__version__}",
        f"Python {platform.python_version()}",
        f"Qt {qVersion()}",
        f"PySide6 {pyside_version}",
        f"openpyxl {openpyxl_version}",
        f"BudouX {budoux_version}",
        f"{QSysInfo.prettyProductName()} ({QSysInfo.currentCpuArchitecture()})",
    )
