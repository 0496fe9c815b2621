from datetime import datetime
from pathlib import Path

import pytest

from nexgui.core.addresses.findings import Findings
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.reading.columns import ColumnRoles
from nexgui.core.reading.rows import Rows
from nexgui.core.reading.table import Table
from nexgui.core.results import DeliveryResults, Source
from tests.core.loaded import expected_identities, identities
from tests.helpers import (
    ALL_AFTER,
    ERROR,
    MAIL_SAMPLES,
    recipient,
    result_file,
)


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_every_row_of_a_sample_has_its_status(guide: StatusGuide, sample: Path) -> None:
    assert identities(load(sample, guide)) == expected_identities(sample)


def test_numbers_in_the_file_count_like_names(guide: StatusGuide, tmp_path: Path) -> None:
    rows = [recipient(str(number)) for number in range(1, 20)]
    rows += [recipient("9", str(number)) for number in range(1, 20)]

    assert identities(load(result_file(tmp_path, rows), guide)) == [*range(1, 20)] * 2


def test_what_the_guide_does_not_know_is_shown_and_counted(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient(ERROR, "新しい理由"), recipient("ふしぎな状態"), recipient("")]

    results = load(result_file(tmp_path, [*rows, rows[0]]), guide)

    assert [results.status(row).name for row in range(4)] == [
        "新しい理由",
        "ふしぎな状態",
        "（空欄）",
        "新しい理由",
    ]
    assert results.counts.groups == {guide.unknown.group: 4}
    assert results.counts.needing_action == 4


@pytest.mark.parametrize(
    ("cell", "opted_out"), {"有": 1, " 有 ": 1, "無": 0, "": 0, "有り": 0}.items()
)
def test_who_opted_out_is_known(
    guide: StatusGuide, tmp_path: Path, cell: str, opted_out: int
) -> None:
    results = load(result_file(tmp_path, [recipient("受信拒否", opted_out=cell)]), guide)

    assert list(results.opted_out) == [opted_out]
    assert results.recipient(0).opted_out == bool(opted_out)


def test_two_recipients_of_the_sample_opted_out(guide: StatusGuide) -> None:
    assert sum(load(ALL_AFTER, guide).opted_out) == 2


def test_a_cell_that_a_short_row_lacks_is_empty(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(result_file(tmp_path, [("A社", "a@example.jp", "送信完了")]), guide)

    assert (results.cell(0, 5), results.cell(0, None)) == ("", "")
    assert (results.address(0), results.status(0).number) == ("a@example.jp", 2)


def test_a_row_too_short_for_its_status_is_kept_as_blank(
    guide: StatusGuide, tmp_path: Path
) -> None:
    results = load(result_file(tmp_path, [("A社",), recipient("送信完了")]), guide)

    assert results.status(0).name == "（空欄）"


def results_of(guide: StatusGuide, *names: str) -> DeliveryResults:
    """Results without a row, read from files of these names."""
    now = datetime.now().astimezone()
    return DeliveryResults(
        guide=guide,
        sources=tuple(Source(Path(name), "UTF-8", False, now) for name in names),
        table=Table((), 1, Rows([]), []),
        columns=ColumnRoles(None, None, None, None, None, None),
        statuses=(),
        status_indices=[],
        opted_out=[],
        to_check=[],
        oddities=(),
        findings=Findings(),
    )


def test_the_title_is_the_name_of_the_file(guide: StatusGuide) -> None:
    assert results_of(guide, "全宛先.csv").title == "全宛先.csv"


def test_the_title_of_several_files_names_the_first_and_counts_the_others(
    guide: StatusGuide,
) -> None:
    assert results_of(guide, "全宛先.csv", "b.csv", "c.csv").title == "全宛先.csv ほか2個"


def test_the_first_recipient_that_needs_action_is_known(guide: StatusGuide, tmp_path: Path) -> None:
    done, refused, unknown = recipient("送信完了"), recipient("受信拒否"), recipient("ユーザー不明")
    path = result_file(tmp_path, [done, done, unknown, refused, unknown])
    assert load(path, guide).first_to_act_on() == 2


def test_where_nobody_needs_action_there_is_no_first(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("送信完了")] * 3)
    assert load(path, guide).first_to_act_on() is None


def test_where_nobody_needs_action_the_first_to_be_checked_is_known(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=address) for address in ("a@x.jp", "b@gmai.com")]
    assert load(result_file(tmp_path, rows), guide).first_to_act_on() == 1
