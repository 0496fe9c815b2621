from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui import __version__
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.messages import text
from tests.export.reading import Exported, export, fill
from tests.helpers import ALL_AFTER, GROUPS, file_of, manual_statuses, recipient, result_file

OUTCOMES = [
    "未対応",
    "確認中",
    "返事待ち",
    "保留",
    "修正済み",
    "再送済み",
    "停止リストへ",
    "対応不要",
    "その他・空欄",
]
PER_GROUP = ["対応区分", "件数", "割合", "要対応", *OUTCOMES, "残り"]
PER_STATUS = ["状態", "件数", "割合", "うち対応が必要"]
CHECK = "⚠ 送信完了でも要確認"
SUPPORT_LINE = "エラーについてのお問い合わせは、NEXLINKサポートセンターへご相談ください。"


def below(exported: Exported, title: str, *header: str) -> list[list[object]]:
    """The rows of a table on a sheet, from below its header to the next blank row."""
    values = [[value for value in row if value is not None] for row in exported.values(title)]
    start = values.index(list(header)) + 1
    width = len(header)
    end = next(
        (n for n in range(start, len(values)) if len(values[n]) < min(2, width)), len(values)
    )
    return [list(row) for row in exported.values(title)[start:end]]


def item(exported: Exported, title: str, name: str) -> object:
    return next(row[1] for row in exported.values(title) if row[0] == name)


def test_the_summary_begins_with_the_sentence(everybody: Exported) -> None:
    assert [row[0] for row in everybody.values("概要")[:2]] == [
        "メール送信結果",
        text("summary.some_need_or_check", total=316, needing=46, to_check=1),
    ]


def known(exported: Exported) -> Exported:
    """The same with what the formulas gave when it was written."""
    return Exported(exported.path, load_workbook(exported.path, data_only=True))


def test_the_summary_counts_every_group(everybody: Exported, guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)

    *rows, total = below(known(everybody), "概要", *PER_GROUP)

    assert [row[0] for row in rows] == [*(group.title for group in guide.groups), CHECK]
    assert [row[1] for row in rows] == [
        *(results.counts.groups[group] for group in guide.groups),
        results.counts.to_check,
    ]
    assert total[:2] == ["合計", 316]
    assert sum(float(str(row[2])) for row in rows[:-1]) == pytest.approx(1)


def test_the_summary_counts_what_became_of_those_who_need_somebody(everybody: Exported) -> None:
    *rows, total = below(known(everybody), "概要", *PER_GROUP)

    to_do = {str(row[0])[0]: row[3] for row in rows}
    assert to_do == {"×": 21, "△": 18, "!": 2, "?": 1, "■": 4, "…": 0, "○": 0, "✓": 0, "⚠": 1}
    assert all(row[4] == row[3] == row[13] for row in rows)  # nobody has begun
    assert all(row[5:13] == [0] * 8 for row in rows)
    assert total[3:14] == [47, 47, *[0] * 8, 47]


def test_a_group_that_does_not_occur_takes_no_row(guide: StatusGuide, tmp_path: Path) -> None:
    exported = export(result_file(tmp_path, [recipient("2")]), guide, tmp_path / "out.xlsx")

    rows = below(exported, "概要", *PER_GROUP)

    assert [row[:2] for row in rows] == [["✓ 送信完了（対応不要）", 1]]
    assert ["要対応", "対応が必要な宛先はありません。"] in [
        row[:2] for row in exported.values("概要")
    ]
    assert not [row for row in exported.values("概要") if row[0] == "進み具合"]
    assert not [name for name in exported.parts() if "chart" in name]


def test_the_summary_counts_every_status(everybody: Exported, guide: StatusGuide) -> None:
    rows = below(everybody, "概要", *PER_STATUS)

    assert [(row[0], row[1], row[3]) for row in rows] == [
        (status.name, count, count if status.needs_action else 0)
        for status, count in sorted(
            load(ALL_AFTER, guide).counts.statuses, key=lambda pair: not pair[0].group.coloured
        )
    ]


def test_the_summary_names_source_time_and_program(everybody: Exported) -> None:
    assert item(everybody, "概要", "元のファイル") == ALL_AFTER.name
    assert datetime.fromisoformat(str(item(everybody, "概要", "読み込んだ日時")))
    assert item(everybody, "概要", "作成したプログラム") == f"NexGUI {__version__}"


def test_the_summary_s_groups_have_their_colours(everybody: Exported, guide: StatusGuide) -> None:
    fills = {group.title: group.fill for group in guide.groups}

    cells = [cell for row in everybody.rows("概要") for cell in row if cell.value in fills]

    assert len(cells) == len(fills)
    assert all(fill(cell) == fills[str(cell.value)] for cell in cells)


def test_the_summary_s_statuses_have_the_colours_of_their_groups(
    everybody: Exported, guide: StatusGuide
) -> None:
    counted = {
        status.name: status.group.fill for status, _ in load(ALL_AFTER, guide).counts.statuses
    }

    cells = [cell for (cell, *_) in everybody.rows("概要") if cell.value in counted]

    assert {str(cell.value): fill(cell) for cell in cells} == counted


@pytest.mark.parametrize("title", ["概要", "ステータスの説明"])
def test_the_support_line_and_whose_words_are_whose_are_said(
    everybody: Exported, title: str
) -> None:
    lines = [row[0] for row in everybody.values(title)]

    assert SUPPORT_LINE in lines
    assert any("「意味」と「対応」は、NEXLINKのマニュアル" in str(line) for line in lines)


def test_the_guide_sheet_has_every_status_of_the_manual_to_the_letter(
    everybody: Exported,
) -> None:
    header = ["番号", "状態", "対応区分", "意味", "対応", "次にすること", "もう一度送る"]
    rows = below(everybody, "ステータスの説明", *header)

    assert [(row[0], row[1], row[3], row[4] or "") for row in rows[:19]] == [
        (status.number, status.name, status.meaning, status.action) for status in manual_statuses()
    ]


def test_the_guide_sheet_has_the_other_statuses_and_what_is_in_no_guide(
    everybody: Exported, guide: StatusGuide
) -> None:
    header = ["番号", "状態", "対応区分", "意味", "対応", "次にすること", "もう一度送る"]
    rows = below(everybody, "ステータスの説明", *header)[19:]

    names = [status.name for status in guide.statuses if status.number is None]
    assert [row[1] for row in rows] == [*names, "（上にないもの）"]
    assert all(row[0] is None and row[2] and row[5] and row[6] for row in rows)


def test_the_guide_sheet_shows_every_colour(everybody: Exported) -> None:
    fills = {fill(row[2]) for row in everybody.rows("ステータスの説明")[4:]}

    assert fills == {group.fill for group in GROUPS}


def test_the_reading_sheet_says_how_the_file_was_read(everybody: Exported) -> None:
    assert item(everybody, "読み込み情報", "元のファイル") == ALL_AFTER.name
    assert item(everybody, "読み込み情報", "文字コード") == "Shift_JIS"
    assert item(everybody, "読み込み情報", "宛先の件数") == "316件"
    assert str(item(everybody, "読み込み情報", "ファイルの列")).startswith("会社名、部署、姓、名、")


def test_the_reading_sheet_says_when_nothing_was_odd(everybody: Exported) -> None:
    assert [row[0] for row in everybody.values("読み込み情報")][-2:] == [
        "読み込み時の注意",
        "ありません。",
    ]


def test_the_reading_sheet_lists_every_oddity_with_its_line(
    guide: StatusGuide, tmp_path: Path
) -> None:
    content = "会社名,ステータス\r\n\r\nA社\r\nB社,2,余り\r\nC".encode("cp932") + b"\x85 ,2\r\n"

    exported = export(file_of(tmp_path, content), guide, tmp_path / "out.xlsx")

    values = exported.values("読み込み情報")
    notes = values[[row[0] for row in values].index("読み込み時の注意") + 1 :]
    assert [(row[0], str(row[1]).partition("。")[0]) for row in notes] == [
        ("ファイル全体", "NEXLINKの送信結果ではない可能性があります"),
        ("ファイル全体", "メールアドレスの列が見つかりません"),
        ("2行目", "空の行です"),
        ("3行目", "列が足りません"),
        ("4行目", "列が多すぎます"),
        ("5行目", "読めない文字がありました"),
    ]


def test_the_name_of_the_source_is_never_a_formula(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("2")], name="=1+1.csv")

    exported = export(path, guide, tmp_path / "out.xlsx")

    assert item(exported, "概要", "元のファイル") == "=1+1.csv"
    assert not [each for each in exported.elements("f") if str(each.text).startswith("1+1")]
