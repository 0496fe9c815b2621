"""What is so on Windows alone: its error numbers, names of files, handles and settings."""

import os
import re
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, TypeVar

IS_WINDOWS = os.name == "nt"

# The numbers that Windows gives beside an errno that could mean anything.
LINK_LEADS_NOWHERE = 1921
HELD = frozenset({5, 32, 33})
"""Another program has the file; 5 is what a replacement of a file that is open meets."""
NO_ROOM = frozenset({39, 112, 1295})
UNREACHABLE = frozenset({51, 53, 55, 59, 64, 67, 1231, 1232})
"""The computer or the share at the other end does not answer, or is not there (any more)."""

_NAME_TOO_LONG = frozenset({111, 206})
_NOT_FOUND = frozenset({2, 3, 123})
_LONGEST_NAME, _LONGEST_PATH = 255, 259  # of a path, where Windows was not told to allow more

_WAITS = (0.05, 0.1, 0.2, 0.4, 0.6, 0.65)  # 2 seconds
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_DEVICE = re.compile(r"(CON|PRN|AUX|NUL|CONIN\$|CONOUT\$|(COM|LPT)[0-9¹²³]) *(\.|$)", re.IGNORECASE)

_Result = TypeVar("_Result")


def number_of(error: OSError) -> int | None:
    """The number that Windows gave an error; None on other systems."""
    number = getattr(error, "winerror", None)
    return number if isinstance(number, int) else None


def is_too_long(error: OSError, path: Path) -> bool:
    """Whether `path` is longer than Windows allows, which has more than one number for that."""
    number = number_of(error)
    return number in _NAME_TOO_LONG or (
        number in _NOT_FOUND
        and (
            len(str(path)) > _LONGEST_PATH or any(len(part) > _LONGEST_NAME for part in path.parts)
        )
    )


def try_again(action: Callable[[], _Result], patience: float = 2) -> _Result:
    """Does what a scanner, an indexer or a sync client may hold up for a moment.

    Raises:
        OSError: it does not work, or not within some `patience` seconds.
    """
    for wait in _WAITS:
        try:
            return action()
        except OSError as error:
            patience -= wait
            if number_of(error) not in HELD or patience < 0:
                raise
        time.sleep(wait)
    return action()


def forbidden_in(name: str) -> str:
    """What no file may have in its name: a character, or that of a device; empty if all is well."""
    found = _FORBIDDEN.search(name) or _DEVICE.match(name)
    return found[0].rstrip(" .") if found else ""


def is_remote(path: Path, drive_type: Callable[[str], int] | None = None) -> bool:
    """Whether Windows would ask another computer for a file; it may take a minute to answer."""
    if not IS_WINDOWS and drive_type is None:
        return False
    drive = str(path).replace("/", "\\")
    if drive.startswith("\\\\"):  # but \\?\C: and \\.\C: are drives of this computer
        return not re.match(r"\\\\[?.]\\[A-Za-z]:", drive)
    return (drive_type or _drive_type)(f"{drive[:2]}\\") == _REMOTE_DRIVE


def is_elsewhere(path: Path, about: os.stat_result) -> bool:
    """Whether a file comes from another computer when it is read, as OneDrive's may."""
    return bool(getattr(about, "st_file_attributes", 0) & _COMES_WHEN_READ) or is_remote(path)


_COMES_WHEN_READ = 0x1000 | 0x400000  # FILE_ATTRIBUTE_OFFLINE, _RECALL_ON_DATA_ACCESS
_REMOTE_DRIVE = 4


def _drive_type(drive: str) -> int:
    if sys.platform != "win32":
        return 0
    import ctypes

    return int(ctypes.windll.kernel32.GetDriveTypeW(drive))


# ---- files that are being written

if sys.platform == "win32":

    def create_held(path: Path) -> BinaryIO:
        """A new file that nobody else can write to, remove or rename for as long as it is open.

        Raises:
            OSError: the folder takes no new file, or has one of this name.
        """
        import _winapi
        import msvcrt

        delete, read_and_write, share_read, new, normal = 0x10000, 0xC0000000, 1, 1, 0x80
        handle = _winapi.CreateFile(
            str(path), read_and_write | delete, share_read, 0, new, normal, 0
        )
        return os.fdopen(msvcrt.open_osfhandle(handle, os.O_BINARY | os.O_NOINHERIT), "wb")

    def rename_held(file: BinaryIO, target: Path) -> None:
        """Gives a file of `create_held` another name, in place of a file that has it.

        Raises:
            OSError: it has another name no more than it had.
        """
        import ctypes
        import msvcrt
        from ctypes import wintypes

        name = str(target).encode("utf-16-le", "surrogatepass")

        class RenameInfo(ctypes.Structure):
            _fields_ = (
                ("replace", wintypes.DWORD),
                ("folder", wintypes.HANDLE),
                ("length", wintypes.DWORD),
                ("name", ctypes.c_ubyte * (len(name) + 2)),
            )

        info = RenameInfo(1, None, len(name), (*name, 0, 0))
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        handle = wintypes.HANDLE(msvcrt.get_osfhandle(file.fileno()))
        by_name = 3
        if not kernel.SetFileInformationByHandle(
            handle, by_name, ctypes.byref(info), ctypes.sizeof(info)
        ):
            number = ctypes.get_last_error()
            raise OSError(None, ctypes.FormatError(number), str(target), number)


# ---- the desktop


def explorer_arguments(path: Path) -> str:
    """How Explorer is told to show a file in its folder; the name may have commas and blanks."""
    return f'/select,"{path}"'


def show_in_folder(path: Path) -> bool:
    """Opens the folder of a file with the file picked; false where that cannot be."""
    if sys.platform != "win32":
        return False
    try:
        os.startfile("explorer.exe", "open", explorer_arguments(path))  # noqa: S606, S607
    except OSError:
        return False
    return True


def is_elevated() -> bool:
    """Whether the program runs with more rights than the desktop, which then hands it no drops."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    kernel, user = ctypes.WinDLL("kernel32"), ctypes.WinDLL("user32")
    for give_handle in (kernel.GetCurrentProcess, kernel.OpenProcess, user.GetShellWindow):
        give_handle.restype = wintypes.HANDLE
    desktop, number, query = user.GetShellWindow(), wintypes.DWORD(), 0x1000
    if not desktop:
        return False
    user.GetWindowThreadProcessId(wintypes.HANDLE(desktop), ctypes.byref(number))
    shell = kernel.OpenProcess(query, 0, number)
    if not shell:
        return False
    try:
        return _has_full_rights(kernel.GetCurrentProcess()) and not _has_full_rights(shell)
    finally:
        kernel.CloseHandle(wintypes.HANDLE(shell))


def _has_full_rights(process: int) -> bool:
    """Whether a process has the rights of an administrator, and could have had fewer."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    query, elevation_type, full = 0x8, 18, 2
    token, kind, length = wintypes.HANDLE(), wintypes.DWORD(), wintypes.DWORD()
    kernel, security = ctypes.windll.kernel32, ctypes.windll.advapi32
    if not security.OpenProcessToken(wintypes.HANDLE(process), query, ctypes.byref(token)):
        return False
    try:
        known = security.GetTokenInformation(
            token, elevation_type, ctypes.byref(kind), ctypes.sizeof(kind), ctypes.byref(length)
        )
    finally:
        kernel.CloseHandle(token)
    return bool(known) and kind.value == full


def text_percent() -> int | None:
    """The size of text that was chosen in the settings of Windows; None where none was."""
    if sys.platform != "win32":
        return None
    import winreg

    try:
        with winreg.OpenKey(winreg.HKEY_CURRENT_USER, r"Software\Microsoft\Accessibility") as key:
            value, _type = winreg.QueryValueEx(key, "TextScaleFactor")
    except OSError:
        return None
    return value if isinstance(value, int) else None


def is_high_contrast() -> bool:
    """Whether Windows was set to a few colours that stand out from each other."""
    if sys.platform != "win32":
        return False
    import ctypes
    from ctypes import wintypes

    class HighContrast(ctypes.Structure):
        _fields_ = (
            ("size", wintypes.UINT),
            ("flags", wintypes.DWORD),
            ("scheme", wintypes.LPWSTR),
        )

    get_high_contrast, on = 0x42, 1
    answer = HighContrast(ctypes.sizeof(HighContrast))
    asked = ctypes.windll.user32.SystemParametersInfoW(
        get_high_contrast, answer.size, ctypes.byref(answer), 0
    )
    return bool(asked) and bool(answer.flags & on)
