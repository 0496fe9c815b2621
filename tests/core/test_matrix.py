"""Every encoding with every delimiter, line end and way of quoting."""

import csv
import io
from itertools import product
from pathlib import Path

import pytest

from tests.core.loaded import WINDOWS_FORMS, cells_of, load_content, written
from tests.helpers import HEADER

ENCODINGS = {
    "utf-8": ("utf-8", b"", "UTF-8"),
    "utf-8-sig": ("utf-8", b"\xef\xbb\xbf", "UTF-8"),
    "cp932": ("cp932", b"", "Shift_JIS"),
    "euc_jp": ("euc_jp", b"", "EUC-JP"),
    "iso2022_jp": ("iso2022_jp", b"", "JIS（ISO-2022-JP）"),
    "utf-16-le with BOM": ("utf-16-le", b"\xff\xfe", "UTF-16"),
    "utf-16-be with BOM": ("utf-16-be", b"\xfe\xff", "UTF-16（ビッグエンディアン）"),
    "utf-16-le": ("utf-16-le", b"", "UTF-16"),
    "utf-16-be": ("utf-16-be", b"", "UTF-16（ビッグエンディアン）"),
}
DELIMITERS = {"comma": ",", "tab": "\t", "semicolon": ";"}
LINE_ENDS = {"LF": "\n", "CRLF": "\r\n", "CR": "\r"}
QUOTINGS = ("minimal", "all", "none")
HALF_WIDTH = "ｱｲｳｴｵ ﾃﾞﾝｷ(ｶ)"

TABLE_HEADER = [*HEADER, "郵便番号", "フリガナ", "https://example.jp/?a=1&b=2", "備考\n（社内）"]
PLAIN_ROWS = [
    ["みなと物流", "a@example.jp", "送信完了", "2026-11-20 10:00", "", "無", "0600001", HALF_WIDTH],
    ["=1+1", "b.c+d@example.co.jp", "エラー", "2026/11/20 9:05", "受信拒否", "有", "00012", "ﾂｱ"],
    ["'0312345678", "＠", "9", "", "", "無", "-1", "　全角　空白　"],
    ["", "", "送信済み（結果確認中）", "", "", "", "1-2", "～－∥¬"],
]
AWKWARD_ROWS = [
    ["本社\n総務部", "x@example.jp", "送信完了", "", "", "無", "1,2;3\t4", HALF_WIDTH],
    ['株式会社"カンマ, と引用符"', "y@example.jp", "3", "", "", "無", '"', '""'],
    ["上\r\n下\r左\n\n右", "z@example.jp", "16", "", "", "有", ",", ";\t"],
    [
        " 前後の空白 ",
        "w@example.jp",
        "停止リスト案件毎停止に該当するため宛先除外",
        "",
        "",
        "",
        "",
        "\n",
    ],
]


def rows_for(codec: str, *, awkward: bool) -> list[list[str]]:
    rows = PLAIN_ROWS + AWKWARD_ROWS * awkward
    links = ["有", "無"] * 4
    notes = ["", "メモ", "0", "長い" * 50, "a\nb", "\r", '"始め', "終わり"]
    leave_out = {} if codec.startswith("utf") else dict.fromkeys(WINDOWS_FORMS)
    complete = [[*row, link, note] for row, link, note in zip(rows, links, notes, strict=False)]
    # Python's old encodings have no half-width kana, and forms that are not those of Windows.
    return [
        [cell.encode(codec, "ignore").decode(codec).translate(leave_out) for cell in row]
        for row in complete
    ]


@pytest.mark.parametrize(
    ("encoding", "delimiter", "line_end", "quoting"),
    list(product(ENCODINGS, DELIMITERS, LINE_ENDS, QUOTINGS)),
)
def test_every_cell_comes_back_whatever_the_program_that_wrote_the_file(
    tmp_path: Path, encoding: str, delimiter: str, line_end: str, quoting: str
) -> None:
    codec, mark, label = ENCODINGS[encoding]
    awkward = quoting != "none"
    header = TABLE_HEADER if awkward else [cell.partition("\n")[0] for cell in TABLE_HEADER]
    rows = rows_for(codec, awkward=awkward)
    text = written([header, *rows], DELIMITERS[delimiter], LINE_ENDS[line_end], quoting)

    results = load_content(tmp_path, mark + text.encode(codec))

    assert results.source.encoding == label
    assert list(results.table.header) == header
    assert len(results) == len(rows)
    assert cells_of(results) == rows
    assert results.oddities == ()


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_rows_in_are_rows_out(tmp_path: Path, encoding: str) -> None:
    codec, mark, _ = ENCODINGS[encoding]
    text = written([TABLE_HEADER, *rows_for(codec, awkward=True) * 300])
    counted = sum(1 for _ in csv.reader(io.StringIO(text, newline=""))) - 1

    results = load_content(tmp_path, mark + text.encode(codec))

    assert len(results) == len(results.table.rows) == len(results.table.lines) == counted == 2400


BROKEN = {
    "utf-8": [b"\xff", b"\xe3\x81", b"\xc0\xaf"],
    "cp932": [b"\x85", b"\x81\x20"],
    "euc_jp": [b"\xff", b"\xa4\x20", b"\x80"],
    "iso2022_jp": [b"\xff", b"\x80"],
    "utf-16-le": [b"\x00\xd8", b"\x00\xdc"],
    "utf-16-be": [b"\xd8\x00", b"\xdc\x00"],
}


@pytest.mark.parametrize(
    ("codec", "broken"), [(codec, bytes_) for codec, all_ in BROKEN.items() for bytes_ in all_]
)
@pytest.mark.parametrize("place", ["start of a cell", "end of a cell", "alone"])
def test_broken_bytes_are_replaced_and_every_other_cell_is_intact(
    tmp_path: Path, codec: str, broken: bytes, place: str
) -> None:
    rows = rows_for(codec, awkward=False) * 30
    lines = [
        ",".join(row) + "\r\n"
        for row in [[cell.partition("\n")[0] for cell in TABLE_HEADER], *rows]
    ]
    encoded = [line.encode(codec) for line in lines]
    cell = {"start of a cell": broken + "港".encode(codec), "alone": broken}.get(
        place, "港".encode(codec) + broken
    )
    end_of_first_cell = lines[41].index(",")
    encoded[41] = cell + lines[41][end_of_first_cell:].encode(codec)

    results = load_content(tmp_path, b"".join(encoded))

    assert "\ufffd" in results.cell(40, 0)
    assert [(oddity.line, oddity.sentence[:13]) for oddity in results.oddities] == [
        (42, "読めない文字がありました。")
    ]
    read = cells_of(results)
    assert read[40][1:] == rows[40][1:]
    assert read[:40] + read[41:] == rows[:40] + rows[41:]


def test_a_lost_end_of_japanese_spoils_no_other_line_of_an_old_mail_encoding(
    tmp_path: Path,
) -> None:
    rows = rows_for("iso2022_jp", awkward=False) * 30
    header = [cell.partition("\n")[0] for cell in TABLE_HEADER]
    encoded = [(",".join(row) + "\r\n").encode("iso2022_jp") for row in [header, *rows]]
    encoded[41] = encoded[41].replace(b"\x1b(B", b"", 1)

    results = load_content(tmp_path, b"".join(encoded))

    read = cells_of(results)
    assert len(read) == len(rows)
    assert read[:40] + read[41:] == rows[:40] + rows[41:]
