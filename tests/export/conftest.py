"""Workbooks to look at, each written once."""

import pytest

from nexgui.core.guide import StatusGuide
from tests.export.reading import Exported, export
from tests.helpers import ALL_AFTER, UNDELIVERED


@pytest.fixture(scope="session")
def everybody(guide: StatusGuide, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The workbook of the sample with all 316 recipients."""
    return export(ALL_AFTER, guide, tmp_path_factory.mktemp("export") / "全宛先.xlsx")


@pytest.fixture(scope="session")
def undelivered(guide: StatusGuide, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The workbook of the sample with the 64 recipients who were not reached."""
    return export(UNDELIVERED, guide, tmp_path_factory.mktemp("export") / "不達宛先.xlsx")
