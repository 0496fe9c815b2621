from pathlib import Path

import pytest
from PySide6.QtGui import QImageReader

from tests.helpers import ROOT
from tools.release.icons import SIZES, write_icon

DRAWINGS = (
    ROOT / "resources" / "icons" / "nexgui.svg",
    ROOT / "tools" / "release" / "document.svg",
)


@pytest.mark.parametrize("drawing", DRAWINGS, ids=lambda path: path.stem)
def test_an_icon_holds_the_drawing_in_every_size(tmp_path: Path, drawing: Path) -> None:
    write_icon(drawing, tmp_path / "drawing.ico")

    reader = QImageReader(str(tmp_path / "drawing.ico"))
    assert reader.imageCount() == len(SIZES)
    for index, size in enumerate(SIZES):
        assert reader.jumpToImage(index)
        picture = reader.read()
        assert (picture.width(), picture.height()) == (size, size)
        assert picture.pixelColor(0, 0).alpha() == 0  # the corner stays clear
        assert picture.pixelColor(size // 2, size * 7 // 8).name() == "#0017c1"
