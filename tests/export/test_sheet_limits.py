from itertools import chain
from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.export import recipient_sheets
from tests.export.reading import export
from tests.helpers import recipient, result_file


def test_what_a_sheet_cannot_hold_goes_on_to_the_next_with_its_own_header(
    guide: StatusGuide, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recipient_sheets, "MOST_ROWS", 4)
    rows = [recipient("6", address=f"a{number}@x.jp") for number in range(7)]

    exported = export(result_file(tmp_path, rows), guide, tmp_path / "out.xlsx")

    titles = [title for title in exported.workbook.sheetnames if title.startswith("全件")]
    assert titles == ["全件", "全件 (2)", "全件 (3)"]
    addresses = [exported.column(title, "宛先メールアドレス") for title in titles]
    assert list(chain.from_iterable(addresses)) == [f"a{number}@x.jp" for number in range(7)]
    assert [len(each) for each in addresses] == [3, 3, 1]
    lines = [exported.column(title, "元の行") for title in titles]
    assert list(chain.from_iterable(lines)) == list(range(2, 9))
    formulas = [element.text for element in exported.elements("f")]
    assert str(formulas[0]).count("ROWS") == 3
    assert str(formulas[2]).count("COUNTIF") == 3
    assert exported.sheet("全件 (2)").auto_filter.ref == exported.sheet("全件 (2)").dimensions
