"""Whole files, in every shape that staff may drop."""

import os
from pathlib import Path

import pytest

from nexgui.core.errors import (
    FaxResultError,
    FileTooLargeError,
    GarbledError,
    HeaderOnlyError,
    LoadError,
    WrongEncodingError,
)
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.messages import text
from nexgui.core.progress import Cancelled
from nexgui.core.reading.file_rules import Encoding
from nexgui.core.reading.source import LARGEST
from tests.core.loaded import (
    GUIDE,
    HEADER_LINE,
    RULES,
    cells_of,
    expected_identities,
    first_sentences,
    identities,
    line_of,
    load_content,
    load_lines,
    written,
)
from tests.helpers import (
    ALL_AFTER,
    FAX,
    HEADER,
    MAIL_SAMPLES,
    TEST_SEND,
    file_of,
    read_csv,
    recipient,
    result_file,
)

ROWS = [line_of("A社", 1), line_of("B社", 2, "受信拒否"), line_of("C社", 3)]
CELLS = [row.split(",") for row in ROWS]


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_every_cell_of_a_sample_is_kept_to_the_letter(guide: StatusGuide, sample: Path) -> None:
    header, *rows = read_csv(sample)

    results = load(sample, guide)

    assert list(results.table.header) == header
    assert cells_of(results) == rows
    assert results.oddities == ()


def test_line_numbers_are_those_of_the_file(guide: StatusGuide) -> None:
    lines = ALL_AFTER.read_bytes().decode("cp932").split("\n")

    results = load(ALL_AFTER, guide)

    assert results.table.lines[-1] == len(lines) - 1 == 318
    for row, line in enumerate(results.table.lines):
        first_line = results.table.rows[row][5].split("\n")[0]
        assert first_line in lines[line - 1] + lines[min(line, len(lines) - 1)], line


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
    path = result_file(tmp_path, [recipient("送信完了", "長い理由" * 40)] * 25_000)
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


def encoding(codec: str) -> Encoding:
    return next(each for each in RULES.encodings if each.codec == codec)


def test_the_reader_s_choice_of_the_encoding_is_followed(tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("送信完了")])

    results = load(path, GUIDE, encoding=encoding("cp932"))

    assert (results.source.encoding, results.source.chosen) == ("Shift_JIS", True)
    assert cells_of(results) == [list(recipient("送信完了"))]


def test_a_wrong_choice_of_the_encoding_is_an_error_with_a_sentence(tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("送信完了")])

    with pytest.raises(WrongEncodingError, match="をUTF-8として読むことはできませんでした。"):
        load(path, GUIDE, encoding=encoding("utf-8"))


@pytest.mark.parametrize(
    ("right", "wrong"), [("utf-8", "cp932"), ("cp932", "latin-1"), ("cp932", "utf-8")]
)
def test_a_file_that_was_saved_garbled_is_called_so(tmp_path: Path, right: str, wrong: str) -> None:
    garbled = "\n".join([HEADER_LINE, *ROWS]).encode(right).decode(wrong, "replace")

    with pytest.raises(GarbledError, match="文字化けしています"):
        load_content(tmp_path, garbled.encode())


def test_a_fax_result_is_called_so_in_an_encoding_that_the_user_chose() -> None:
    with pytest.raises(FaxResultError):
        load(FAX, GUIDE, encoding=encoding("cp932"))


@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_a_chosen_encoding_does_not_need_its_byte_order_mark(tmp_path: Path, mark: str) -> None:
    content = (mark + f"{HEADER_LINE}\r\n{ROWS[0]}\r\n").encode("utf-16-be")

    results = load(file_of(tmp_path, content), GUIDE, encoding=encoding("utf-16-be"))

    assert results.table.header == HEADER
    assert cells_of(results) == CELLS[:1]


def test_lines_before_the_header_are_listed_in_their_words(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path, "案件名,秋季セミナー案内", "送信日時,2026-11-20 10:00", "", HEADER_LINE, *ROWS
    )

    assert results.table.header == HEADER
    assert results.table.header_line == 4
    assert cells_of(results) == CELLS
    assert list(results.table.lines) == [5, 6, 7]
    before = [oddity for oddity in results.oddities if "：" in oddity.sentence]
    assert [(oddity.line, oddity.sentence.partition("：")[2]) for oddity in before] == [
        (1, "案件名,秋季セミナー案内"),
        (2, "送信日時,2026-11-20 10:00"),
    ]


def test_a_file_without_header_is_read_by_what_its_columns_hold(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *ROWS)

    assert cells_of(results) == CELLS
    assert list(results.table.lines) == [1, 2, 3]
    assert results.table.header == tuple(f"（見出しなし{number}）" for number in range(1, 7))
    assert results.table.header_line is None
    assert (results.columns.status, results.columns.address) == (2, 1)
    assert [each.sentence for each in results.oddities] == [text("oddity.no_header")]


def test_no_recipient_of_a_file_without_header_is_taken_for_one(tmp_path: Path) -> None:
    rows = [line_of("A社", 1), line_of("メール", 2), line_of("B社", 3)]

    results = load_lines(tmp_path, *rows)

    assert cells_of(results) == [row.split(",") for row in rows]


@pytest.mark.parametrize("end", ["\x1a", "\r\n\r\n\x1a", "\n\n\n", "\x1a\x1a"])
@pytest.mark.parametrize("codec", ["utf-8", "cp932", "utf-16"])
def test_blank_lines_and_ctrl_z_at_the_end_are_nothing(
    tmp_path: Path, codec: str, end: str
) -> None:
    content = ("\r\n".join([HEADER_LINE, *ROWS]) + "\r\n" + end).encode(codec)

    results = load_content(tmp_path, content)

    assert cells_of(results) == CELLS
    assert results.oddities == ()


def test_blank_lines_in_between_are_listed_and_not_counted(tmp_path: Path) -> None:
    results = load_lines(tmp_path, HEADER_LINE, ROWS[0], "", ROWS[1], "", "", ROWS[2])

    assert cells_of(results) == CELLS
    assert first_sentences(results.oddities) == [
        (3, "空の行です。"),
        (5, "空の行が2行続いています。"),
    ]


def test_short_and_long_rows_keep_every_cell(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path, HEADER_LINE, "A社,a@example.jp,送信完了", ROWS[1] + ",余り1,余り2", ROWS[2]
    )

    assert cells_of(results) == [
        ["A社", "a@example.jp", "送信完了"],
        [*CELLS[1], "余り1", "余り2"],
        CELLS[2],
    ]
    assert results.table.header == (*HEADER, "（見出しなし1）", "（見出しなし2）")
    assert first_sentences(results.oddities) == [(2, "列が足りません。"), (3, "列が多すぎます。")]


def test_a_file_of_nothing_but_long_rows_keeps_every_cell(tmp_path: Path) -> None:
    results = load_lines(tmp_path, HEADER_LINE, *(f"{row},余り" for row in ROWS))

    assert cells_of(results) == [[*row, "余り"] for row in CELLS]
    assert [oddity.line for oddity in results.oddities] == [2, 3, 4]


def test_control_characters_stay_where_they_are(tmp_path: Path) -> None:
    company = "".join(map(chr, [*range(9), *range(11, 13), *range(14, 32), 127]))

    results = load_lines(tmp_path, HEADER_LINE, line_of(company, 1), *ROWS)

    assert results.cell(0, 0) == company
    assert cells_of(results)[1:] == CELLS


@pytest.mark.parametrize("width", [62, 200, 1000])
def test_very_many_columns_are_read(tmp_path: Path, width: int) -> None:
    header = [*HEADER, *(f"https://example.jp/{number}" for number in range(width - 6))]
    rows = [[*row, *("有無"[number % 2] for number in range(width - 6))] for row in CELLS]

    results = load_content(tmp_path, written([header, *rows]).encode("cp932"))

    assert list(results.table.header) == header
    assert cells_of(results) == rows


def test_headers_that_occur_twice_keep_their_columns(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path, f"会社名,会社名,,{HEADER_LINE}", *(f"x,y,z,{row}" for row in ROWS)
    )

    assert results.table.header == ("会社名", "会社名", "", *HEADER)
    assert cells_of(results) == [["x", "y", "z", *row] for row in CELLS]


# NEXLINK puts its columns behind the customer's: of ranks behind it there is no telling.
@pytest.mark.parametrize(
    ("place", "own"),
    [(0, "1"), *((place, own) for place in (0, 3, 6) for own in ("ゴールド会員", ""))],
)
def test_a_customer_s_own_status_column_is_not_taken_for_nexlink_s(
    tmp_path: Path, place: int, own: str
) -> None:
    header = [*HEADER[:place], "ステータス", *HEADER[place:]]
    rows = [[*row[:place], own, *row[place:]] for row in CELLS]

    results = load_content(tmp_path, written([header, *rows]).encode("cp932"))

    assert results.columns.status == (3 if place < 3 else 2)
    assert [status.number for status in map(results.status, range(3))] == [2, 6, 2]


@pytest.mark.parametrize("quoted", ['"A\n社"', '"A""社"', '"A,社"'])
def test_a_first_row_that_is_read_on_its_own_does_not_decide_the_columns(
    tmp_path: Path, quoted: str
) -> None:
    header = "営業担当,会社名,メールアドレス,ステータス,備考,ステータス"
    rows = [f"s@example.com,{quoted},mistyped.example.jp,送信完了,,新しい状態"]
    rows += [f"s@example.com,B社,user{n}@example.jp,送信完了,,ゴールド" for n in range(9)]

    results = load_lines(tmp_path, header, *rows)

    assert (results.columns.address, results.columns.status) == (2, 3)


def test_statuses_that_come_late_in_a_file_of_unknown_headers_are_found(tmp_path: Path) -> None:
    rows = ['"A\n社",user0@example.jp,新しい状態', "B社,user1@example.jp,送信完了"]

    results = load_lines(tmp_path, "会社,連絡先,状態", *rows, "C社,user2@example.jp,受信拒否")

    assert results.columns.status == 2


def test_dates_as_excel_writes_them_stay_to_the_letter(tmp_path: Path) -> None:
    rows = [row.replace("2026-11-20 10:00", "2026/11/20 9:05") for row in ROWS]

    results = load_lines(tmp_path, HEADER_LINE, *rows)

    assert results.cell(0, results.columns.decided_at) == "2026/11/20 9:05"


@pytest.mark.parametrize(
    ("codec", "delimiter", "label"),
    [("utf-16", "\t", "UTF-16"), ("utf-8-sig", ",", "UTF-8"), ("cp932", "\t", "Shift_JIS")],
)
@pytest.mark.parametrize("name", ["全宛先.csv", "全宛先.txt", "全宛先.TXT", "全宛先"])
def test_what_excel_saves_again_is_read_under_any_ending(
    tmp_path: Path, codec: str, delimiter: str, label: str, name: str
) -> None:
    header, *rows = read_csv(ALL_AFTER)
    content = written([header, *rows], delimiter).encode(codec)

    results = load_content(tmp_path, content, name)

    assert results.source.encoding == label
    assert list(results.table.header) == header
    assert cells_of(results) == rows
    assert identities(results) == expected_identities(ALL_AFTER)
    assert results.oddities == ()


def test_the_file_of_a_test_mail_is_read(guide: StatusGuide) -> None:
    results = load(TEST_SEND, guide)

    assert results.columns.address == list(results.table.header).index("テスト送信メールアドレス")
    assert len(results) == len(read_csv(TEST_SEND)) - 1


@pytest.mark.parametrize("excess", [1, 10 * 1024**3])
def test_a_file_that_is_too_large_is_refused_at_once(tmp_path: Path, excess: int) -> None:
    path = file_of(tmp_path, ALL_AFTER.read_bytes())
    os.truncate(path, LARGEST + excess)
    read: list[int] = []

    with pytest.raises(FileTooLargeError, match=r"「全宛先\.csv」は大きすぎるため"):
        load(path, GUIDE, lambda done, _total: read.append(done))

    assert read == []


def test_a_header_whose_rows_are_all_blank_is_refused(tmp_path: Path) -> None:
    with pytest.raises(HeaderOnlyError):
        load_lines(tmp_path, "", HEADER_LINE, "", "", "")


def test_an_opt_out_counts_in_a_file_without_header(tmp_path: Path) -> None:
    rows = [ROWS[0], ROWS[1].removesuffix("無") + "有"]

    results = load_lines(tmp_path, *rows)

    assert list(results.opted_out) == [0, 1]


def test_opt_outs_that_nobody_can_find_are_noted(tmp_path: Path) -> None:
    results = load_lines(tmp_path, "a@example.jp,送信完了", "b@example.jp,受信拒否")

    assert text("oddity.no_opt_out_column") in [each.sentence for each in results.oddities]
