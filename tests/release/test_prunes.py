import pytest

from tools.release.prunes import is_pruned

WHEEL = "/somewhere/site-packages/PySide6/"


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/opengl32sw.dll",
        "PySide6\\plugins\\platforms\\qdirect2d.dll",
        "PySide6/Qt/plugins/imageformats/libqtiff.so",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/translations/qt_help_ja.qm",
        "libQt6Network.so.6",
    ],
)
def test_what_nothing_uses_stays_out(name: str) -> None:
    assert is_pruned(name, WHEEL + name)


@pytest.mark.parametrize(
    "name",
    [
        "PySide6\\Qt6Gui.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/imageformats/libqsvg.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
        "PySide6/translations/qtbase_ja.qm",
        "resources/help/usage.html",
    ],
)
def test_what_the_window_needs_stays(name: str) -> None:
    assert not is_pruned(name, WHEEL + name)


def test_of_a_system_s_libraries_only_those_that_a_desktop_may_lack_come_along() -> None:
    system = "/usr/lib/x86_64-linux-gnu/"
    assert is_pruned("libglib-2.0.so.0", system + "libglib-2.0.so.0")
    assert is_pruned("libX11.so.6", system + "libX11.so.6")
    assert not is_pruned("libxcb-cursor.so.0", system + "libxcb-cursor.so.0")
    assert not is_pruned("libpython3.11.so.1.0", system + "libpython3.11.so.1.0")
