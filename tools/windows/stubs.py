"""Stands in for two libraries of Windows 10 that Wine 8 lacks; never part of what is shipped.

Qt imports ICU from `icuuc.dll`, and modules written in Rust take random numbers from
`bcryptprimitives.dll`.
"""

import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

_TOOLS = "x86_64-w64-mingw32-"
_ANSWERS_ZERO = """
.globl answer
answer:
    xor %eax, %eax
    ret
.globl DllMain
DllMain:
    mov $1, %eax
    ret
"""


def make_stubs(libraries: Path, qt_core: Path, work: Path) -> None:
    """Puts both into the folder of Windows' own libraries."""
    names = _imports(qt_core, "icuuc.dll")
    _make(libraries / "icuuc.dll", [f"{name} = answer" for name in names], work)
    forward = "ProcessPrng = advapi32.SystemFunction036"  # RtlGenRandom, of the same form
    _make(libraries / "bcryptprimitives.dll", [forward], work)


def _imports(library: Path, of: str) -> list[str]:
    """The names that a library imports from another one."""
    listing = subprocess.run(
        [f"{_TOOLS}objdump", "-p", library], capture_output=True, text=True, check=True
    ).stdout
    _before, _of, block = listing.partition(f"DLL Name: {of}")
    block = block.partition("DLL Name:")[0]
    return re.findall(r"^\s+[0-9a-f]+\s+\d+\s+(\w+)$", block, re.MULTILINE)


def _make(library: Path, exports: Iterable[str], work: Path) -> None:
    """Links a library that exports these names."""
    source, code, names = work / "stub.s", work / "stub.o", work / "stub.def"
    source.write_text(_ANSWERS_ZERO)
    names.write_text("\n".join([f"LIBRARY {library.name}", "EXPORTS", *exports, ""]))
    subprocess.run([f"{_TOOLS}as", source, "-o", code], check=True)
    link = ["-shared", "--entry=DllMain", str(code), str(names), "-o", str(library)]
    subprocess.run([f"{_TOOLS}ld", *link], check=True)
