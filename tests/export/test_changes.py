"""前回から and 送信ごとの件数: what changed, and the mailings that a workbook holds."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.export.workbook import write_workbook
from tests.export.reading import Exported, export
from tests.helpers import ALL_AFTER, ALL_BEFORE, OTHER_UNDELIVERED


@pytest.fixture(scope="module")
def next_day(guide: StatusGuide, tmp_path_factory: pytest.TempPathFactory) -> Exported:
    path = tmp_path_factory.mktemp("changes") / "out.xlsx"
    settled = settle([load(ALL_BEFORE, guide), load(ALL_AFTER, guide)])
    write_workbook(merge(settled.parts), path)
    return Exported(path, load_workbook(path))


def hidden(exported: Exported) -> bool:
    header = [cell.value for cell in next(exported.sheet("全件").iter_rows(max_row=1))]
    letter = get_column_letter(header.index("前回から") + 1)
    return bool(exported.sheet("全件").column_dimensions[letter].hidden)


def test_a_column_says_what_became_of_each(next_day: Exported, guide: StatusGuide) -> None:
    (part,) = settle([load(ALL_BEFORE, guide), load(ALL_AFTER, guide)]).parts
    recipients = part.recipients(range(len(part)))

    told = [cell or "" for cell in next_day.column("全件", "前回から")]

    assert told == [recipient.change_sentence for recipient in recipients]
    assert sum(map(bool, told)) == 58
    assert sum(map(bool, next_day.column("要対応", "前回から"))) == 9
    assert not hidden(next_day)


def test_the_summary_counts_what_changed(next_day: Exported) -> None:
    rows = [row[:3] for row in next_day.values("概要")]

    assert ["結果が決まった", 58, None] in rows
    assert ["新しく対応が必要", 9, "対応が必要な宛先は 37件から 46件"] in rows


def test_without_an_older_file_there_is_nothing_to_say(guide: StatusGuide, tmp_path: Path) -> None:
    exported = export(ALL_AFTER, guide, tmp_path / "out.xlsx")

    assert hidden(exported)
    assert not any("前回" in str(row[0]) for row in exported.values("概要"))
    assert "送信ごとの件数" not in exported.workbook.sheetnames


def test_each_mailing_has_its_numbers(guide: StatusGuide, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write_workbook(merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)]), path)
    exported = Exported(path, load_workbook(path))

    header, autumn, summer = exported.values("送信ごとの件数")[:3]

    assert header == [
        "送信",
        "送信した日時",
        "宛先",
        "うち対応が必要",
        "届かなかった件数",
        "届いた割合",
    ]
    assert (autumn[0], autumn[2], autumn[3]) == (ALL_AFTER.name, 316, 46)
    assert (summer[0], summer[2], summer[3], summer[5]) == (OTHER_UNDELIVERED.name, 64, 46, "—")
    assert str(autumn[1]).startswith("2026-11-20")
    assert sum(name.startswith("xl/charts/chart") for name in exported.parts()) == 2
    links = [cell.value for (cell, *_) in exported.rows("概要") if cell.hyperlink]
    assert "送信ごとの件数" in links
