import unicodedata
from collections import Counter
from pathlib import Path

import pytest

from nexgui.core.errors import LoadError
from nexgui.core.guide import StatusGuide
from nexgui.core.progress import Cancelled
from nexgui.core.results import DeliveryResults, load
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    ERROR,
    GROUPS,
    MAIL_SAMPLES,
    NEEDS_ACTION,
    TEST_SEND,
    UNDELIVERED,
    file_of,
    manual_statuses,
    read_csv,
    recipient,
    result_file,
)


def bare(name: str) -> str:
    return "".join(unicodedata.normalize("NFKC", name).split())


NUMBERS = {bare(status.name): status.number for status in manual_statuses()}
GROUP_OF = {status: group.key for group in GROUPS for status in group.statuses}


def expected_identities(sample: Path) -> list[int | str]:
    """The status of each row, found without any code of the program."""
    header, *rows = read_csv(sample)
    status, detail = header.index("ステータス"), header.index("ステータス詳細")
    names = [bare(row[detail] or row[status]) for row in rows]
    return [NUMBERS.get(name, name) for name in names]


def identities(results: DeliveryResults) -> list[int | str]:
    statuses = [results.status(row) for row in range(len(results))]
    return [status.number or status.name for status in statuses]


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_every_row_of_a_sample_has_its_status(guide: StatusGuide, sample: Path) -> None:
    assert identities(load(sample, guide)) == expected_identities(sample)


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_the_counts_of_a_sample_are_right(guide: StatusGuide, sample: Path) -> None:
    results = load(sample, guide)
    expected = expected_identities(sample)

    groups = {group.key: count for group, count in results.group_counts.items()}
    statuses = {status.number or status.name: count for status, count in results.status_counts}
    assert groups == Counter(GROUP_OF[identity] for identity in expected)
    assert statuses == Counter(expected)
    assert results.needing_action == sum(identity in NEEDS_ACTION for identity in expected)


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_every_cell_of_a_sample_is_kept_to_the_letter(guide: StatusGuide, sample: Path) -> None:
    header, *rows = read_csv(sample)

    table = load(sample, guide).table

    assert list(table.header) == header
    assert [list(row) for row in table.rows] == rows
    assert table.oddities == ()


@pytest.mark.parametrize(
    ("sample", "sentence"),
    [
        (ALL_BEFORE, "316件中、対応が必要なのは37件です"),
        (ALL_AFTER, "316件中、対応が必要なのは46件です"),
        (UNDELIVERED, "64件中、対応が必要なのは46件です"),
        (TEST_SEND, "2件中、対応が必要なのは1件です"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_one_sentence_says_how_the_mailing_went(
    guide: StatusGuide, sample: Path, sentence: str
) -> None:
    assert load(sample, guide).summary == sentence


def test_the_sentence_of_a_mailing_without_trouble_says_so(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")] * 1234)

    assert load(path, guide).summary == "1,234件すべて、対応は不要です"


def test_a_group_of_which_only_some_need_somebody_says_how_many(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient(number) for number in ("16", "17", "18", "3", "2")]

    results = load(result_file(tmp_path, rows), guide)

    assert {results.describe_count(group) for group in results.group_counts} == {
        "送信停止・対象外 3件（うち対応が必要1件）",
        "アドレスを確認・修正 1件",
        "送信完了（対応不要） 1件",
    }


def test_line_numbers_are_those_of_the_file(guide: StatusGuide) -> None:
    lines = ALL_AFTER.read_bytes().decode("cp932").split("\n")

    results = load(ALL_AFTER, guide)

    assert results.table.lines[-1] == len(lines) - 1 == 318
    for row, line in enumerate(results.table.lines):
        first_line = results.table.rows[row][5].split("\n")[0]
        assert first_line in lines[line - 1] + lines[min(line, len(lines) - 1)], line


def test_the_most_frequent_status_comes_first(guide: StatusGuide) -> None:
    counts = [count for _, count in load(ALL_AFTER, guide).status_counts]

    assert counts == sorted(counts, reverse=True)


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
    assert results.group_counts == {guide.unknown.group: 4}
    assert results.needing_action == 4


def test_a_recipient_who_opted_out_is_never_proposed_for_resending(
    guide: StatusGuide, tmp_path: Path
) -> None:
    names = [status.name for status in guide.statuses] + ["ふしぎな状態"]
    rows = [recipient(name, opted_out=answer) for name in names for answer in ("有", " 有 ")]

    results = load(result_file(tmp_path, rows), guide)

    answers = {results.resend(row, guide) for row in range(len(results))}
    assert answers == {"不可（宛先の方が送信停止を希望）"}


def test_a_recipient_who_did_not_opt_out_has_the_answer_of_the_status(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient("受信拒否", opted_out=answer) for answer in ("無", "", "有り")]

    results = load(result_file(tmp_path, rows), guide)

    assert [results.resend(row, guide) for row in range(3)] == ["確認できるまで不可"] * 3


def test_two_recipients_of_the_sample_opted_out(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)

    assert sum(results.opted_out(row) for row in range(len(results))) == 2


def test_a_cell_that_a_short_row_lacks_is_empty(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(result_file(tmp_path, [("A社", "a@example.jp", "送信完了")]), guide)

    assert (results.cell(0, 5), results.cell(0, None)) == ("", "")
    assert (results.address(0), results.status(0).number) == ("a@example.jp", 2)


def test_a_row_too_short_for_its_status_is_kept_as_blank(
    guide: StatusGuide, tmp_path: Path
) -> None:
    results = load(result_file(tmp_path, [("A社",), recipient("送信完了")]), guide)

    assert results.status(0).name == "（空欄）"


def test_a_file_without_addresses_is_read_and_says_so(guide: StatusGuide, tmp_path: Path) -> None:
    results = load(result_file(tmp_path, [["送信完了"]], header=["ステータス"]), guide)

    assert results.address(0) == ""
    assert [(oddity.line, oddity.sentence) for oddity in results.oddities] == [
        (None, "メールアドレスの列が見つかりません。宛先メールアドレスは空欄です。")
    ]


def test_a_file_that_excel_saved_as_unicode_text_is_read(
    guide: StatusGuide, tmp_path: Path
) -> None:
    text = ALL_AFTER.read_bytes().decode("cp932").replace(",", "\t")
    path = file_of(tmp_path, text.encode("utf-16"), "全宛先.txt")

    results = load(path, guide)

    assert results.source.encoding == "UTF-16"
    assert identities(results) == expected_identities(ALL_AFTER)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_file_that_excel_saved_as_utf_8_is_read(
    guide: StatusGuide, tmp_path: Path, encoding: str
) -> None:
    content = ALL_AFTER.read_bytes().decode("cp932").encode(encoding)

    results = load(file_of(tmp_path, content, "結果.CSV"), guide)

    assert identities(results) == expected_identities(ALL_AFTER)


def test_a_file_cut_off_in_the_middle_is_read_up_to_there(
    guide: StatusGuide, tmp_path: Path
) -> None:
    content = ALL_AFTER.read_bytes().decode("cp932").encode("utf-8")
    cut = content.index("受信拒否".encode()) + 1

    results = load(file_of(tmp_path, content[:cut]), guide)

    assert identities(results)[:5] == expected_identities(ALL_AFTER)[:5]
    assert results.oddities[-1].sentence.startswith("読めない文字がありました。")


def test_the_source_says_where_the_results_come_from(guide: StatusGuide) -> None:
    source = load(ALL_AFTER, guide).source

    assert (source.path, source.encoding) == (ALL_AFTER, "Shift_JIS")
    assert source.read_at.tzinfo is not None


def test_reading_changes_nothing_of_the_file(guide: StatusGuide, tmp_path: Path) -> None:
    path = file_of(tmp_path, ALL_AFTER.read_bytes())
    path.chmod(0o444)
    before = path.stat()

    load(path, guide)

    after = path.stat()
    assert path.read_bytes() == ALL_AFTER.read_bytes()
    assert (after.st_mtime_ns, after.st_mode, after.st_ino) == (
        before.st_mtime_ns,
        before.st_mode,
        before.st_ino,
    )
    assert list(tmp_path.iterdir()) == [path]


def test_progress_only_ever_grows_up_to_the_end(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("送信完了")] * 20_000)
    shares: list[float] = []

    load(path, guide, lambda done, total: shares.append(done / total))

    assert shares == sorted(shares)
    assert shares[0] <= 0.34
    assert shares[-1] == 1.0
    assert len(shares) >= 8


@pytest.mark.parametrize("share", [0.0, 0.34, 0.67])
def test_reading_can_be_cancelled_at_every_stage(
    guide: StatusGuide, tmp_path: Path, share: float
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")] * 20_000)

    def cancel(done: int, total: int) -> None:
        if done / total >= share:
            raise Cancelled

    with pytest.raises(Cancelled):
        load(path, guide, cancel)


def test_a_refused_file_stays_as_it_was(guide: StatusGuide, tmp_path: Path) -> None:
    path = file_of(tmp_path, b"name\r\nvalue\r\n")

    with pytest.raises(LoadError):
        load(path, guide)

    assert path.read_bytes() == b"name\r\nvalue\r\n"


def test_what_is_still_open_is_not_called_finished(tmp_path: Path, guide: StatusGuide) -> None:
    rows = [recipient("送信済み（結果確認中）"), recipient("送信完了"), recipient("送信中")]
    path = result_file(tmp_path, rows)

    assert load(path, guide).summary == "3件中、対応が必要な宛先はまだありません（結果待ち 2件）"
