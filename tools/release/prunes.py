"""What PyInstaller takes along and nothing here uses."""

import re

MODULES = {
    "Qt's network": ["PySide6.QtNetwork", "PySide6.QtQml"],
    # hashlib, hmac and zipfile do without OpenSSL, and nothing here talks to a network.
    "OpenSSL": ["_hashlib", "_ssl", "ssl"],
    "clients of networks": ["ftplib", "http", "smtplib", "urllib.request", "xmlrpc"],
    "other processes": ["multiprocessing", "PySide6.QtDBus"],
    "encodings that no result file has": ["_codecs_cn", "_codecs_hk", "_codecs_kr"],
    "what openpyxl would use if it were there": ["PIL", "lxml", "numpy", "pandas", "tkinter"],
}
"""Python modules, by what they are for."""

_QT = {
    "software OpenGL: widgets are painted without OpenGL": r"opengl32sw\.dll",
    "Direct2D, VNC, screens without a desktop": (
        r"platforms/(lib)?q(direct2d|minimal|minimalegl|linuxfb|eglfs|vnc|vkkhrdisplay)\."
    ),
    "OpenGL on them, and on Wayland": (
        r"egldeviceintegrations/|wayland-graphics-integration-client/|xcbglintegrations/"
        r"|libQt6(Egl|OpenGL)"
    ),
    "touch screens and mice without a desktop": r"plugins/generic/",
    "kinds of pictures that the program does not have": (
        r"imageformats/(lib)?q(gif|icns|ico|jpeg|tga|tiff|wbmp|webp)\."
    ),
    "GTK's theme: the program has its own": r"platformthemes/libqgtk3",
    "the network, that touch screens and VNC use": r"(lib)?Qt6Network\.",
    "Wayland without a desktop": r"wayland-shell-integration/lib(ivi|fullscreen|qt)-shell",
    "Qt's sentences in other languages, and of its tools": r"translations/(?!qtbase_ja\.qm)",
}
# Of the libraries of a Linux system, what desktops may lack; all others they have, and libraries
# that fit theirs.
_SYSTEM = re.compile(r"/lib(python3|xcb-|xkbcommon-x11|bz2|ffi|lzma|mpdec)|/lib-dynload/")
_PATTERNS = [re.compile(pattern) for pattern in _QT.values()]


def is_pruned(name: str, source: str) -> bool:
    """Whether a file, or a link to one, stays out of the program's folder."""
    name = name.replace("\\", "/")
    if any(pattern.search(name) for pattern in _PATTERNS):
        return True
    return source.startswith(("/lib", "/usr/lib")) and not _SYSTEM.search(source)
