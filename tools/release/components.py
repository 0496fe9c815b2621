"""What the built program is made of, as the installed packages say it themselves."""

import platform
import sys
import sysconfig
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.metadata import Distribution, distribution
from pathlib import Path

_HERE = Path(__file__).parent
_PACKAGES = ("PySide6_Essentials", "shiboken6", "openpyxl", "et_xmlfile", "budoux", "pyinstaller")
_QT_LICENCES = ("LGPL-3.0.txt", "GPL-3.0.txt")  # the first adds to the second
# What the packages say in words of their own, or not at all.
_SPDX = {
    "PySide6_Essentials": "LGPL-3.0-only",
    "shiboken6": "LGPL-3.0-only",
    "pyinstaller": "GPL-2.0-or-later WITH Bootloader-exception",
}


@dataclass(frozen=True)
class Component:
    """Somebody else's software that is part of the program."""

    name: str
    version: str
    licence: str  # an SPDX expression
    source: str
    purl: str
    texts: tuple[str, ...] = ()


def components() -> list[Component]:
    """All of them, Python and Qt first."""
    return [_python(), _qt(), *(_package(name) for name in _PACKAGES), *_of_the_system()]


def _python() -> Component:
    version = platform.python_version()
    return Component(
        name="Python",
        version=version,
        licence="PSF-2.0",
        source=f"https://www.python.org/ftp/python/{version}/",
        purl=f"pkg:generic/python@{version}",
        texts=tuple(path.read_text(encoding="utf-8") for path in _python_licence()),
    )


def _python_licence() -> Iterator[Path]:
    """Debian keeps it among its documentation."""
    debian = Path(f"/usr/share/doc/python3.{sys.version_info.minor}/copyright")
    folders = (Path(sys.base_prefix), Path(sysconfig.get_path("stdlib")))
    for path in (*(folder / "LICENSE.txt" for folder in folders), debian):
        if path.is_file():
            yield path
            return


def _qt() -> Component:
    from PySide6.QtCore import qVersion

    version = qVersion()
    return Component(
        name="Qt",
        version=version,
        licence="LGPL-3.0-only",
        source=f"https://download.qt.io/archive/qt/{version.rpartition('.')[0]}/{version}/",
        purl=f"pkg:generic/qt@{version}",
        texts=tuple((_HERE / name).read_text(encoding="utf-8") for name in _QT_LICENCES),
    )


def _package(name: str) -> Component:
    found = distribution(name)
    says = found.metadata
    stated = says["License-Expression"] if "License-Expression" in says else says["License"]
    licence = _SPDX.get(name, stated)
    return Component(
        name=name,
        version=found.version,
        licence=licence,
        source=f"https://pypi.org/project/{name}/{found.version}/",
        purl=f"pkg:pypi/{name.lower().replace('_', '-')}@{found.version}",
        texts=() if licence.startswith("LGPL") else tuple(_licence_texts(found)),
    )


def _licence_texts(found: Distribution) -> Iterator[str]:
    for path in sorted(found.files or []):
        if path.parent.name == "licenses" or path.name.startswith(("LICEN", "COPYING")):
            yield Path(str(found.locate_file(path))).read_text(encoding="utf-8")


def _of_the_system() -> Iterator[Component]:
    if sys.platform == "win32":
        yield Component(
            name="Microsoft Visual C++ Runtime",
            version="14",
            licence="LicenseRef-Microsoft-Visual-Cpp-Runtime",
            source="https://visualstudio.microsoft.com/license-terms/",
            purl="pkg:generic/msvc-runtime@14",
        )
    elif sys.platform == "linux":
        yield Component(
            name="ICU",
            version="73",
            licence="Unicode-3.0",
            source="https://github.com/unicode-org/icu/",
            purl="pkg:generic/icu@73",
        )
