"""CSV as people write it: three files and more of each kind, and what is right for each.

Files of each kind:

    quotes with backslashes              3
    a blank before quotes                3
    a line that names the delimiter      4
    pipes and full-width commas          6
    cells that are formulas              3
    curly and single quotes              4
    rows in one pair of quotes           3
    rows with other commas than a header 3
    delimiters at the ends of rows       7
    notes above the header               4
    two header rows                      6
    joined files                         5
    what stands behind the recipients    5
    tables of Markdown and of terminals  7
    other ends of lines                  6
    stray quotes                         3
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tests.core.reading.kinds import (
    MINATO,
    NUMBERS,
    ROWS,
    SANBAN,
    TAKASAKI,
    Case,
    check,
    csv_of,
    each_of,
    lines_of,
)
from tests.helpers import HEADER

TABLE = [HEADER, *ROWS]
LINES = [",".join(row) for row in TABLE]
BEFORE, BEHIND = "見出しより前の行", "最後の宛先より後ろ"
ANOTHER = "別の見出しの行"
AT_END = "余分な区切りの文字"
RULE = "線の行です"
OTHER_ENDS = "改行に、ふつうは使わない文字"
WRAPPED = "1行がまるごと1つのセル"


def all_cells(quoted: Callable[[str], str], delimiter: str, words: str) -> Case:
    """A file every cell of which is quoted in one way."""
    return Case(lines_of(*(delimiter.join(map(quoted, row)) for row in TABLE)), words=words)


def company(name: str, written: str, words: str) -> Case:
    """A quoted file in which a company's name is written in a way of its own."""
    line = '"' + '","'.join([written, *MINATO[1:]]) + '"'
    rest = csv_of([TAKASAKI, SANBAN], MINATO, quoting="all").decode("cp932").splitlines()[1:]
    rows = [[name, *MINATO[1:]], TAKASAKI, SANBAN]
    return Case(lines_of(LINES[0], line, *rest), rows, words=words)


def ended(*ends: str, delimiter: str = ",") -> Case:
    """A file in which the header and the rows end so."""
    return Case(
        lines_of(*(delimiter.join(row) + end for row, end in zip(TABLE, ends, strict=True))),
        words=AT_END,
    )


def noted_above(*lines: str, words: str = BEFORE) -> Case:
    return Case(lines_of(*lines, *LINES), words=words)


def noted_below(*lines: str) -> Case:
    return Case(lines_of(*LINES, *lines), words=BEHIND)


def second_header(line: str) -> Case:
    return Case(lines_of(LINES[0], line, *LINES[1:]), words="2つめの見出し")


def wrapped(*lines: str, codec: str = "cp932") -> Case:
    quoted = ('"' + line.replace('"', '""') + '"' for line in lines or LINES[1:])
    return Case(lines_of(LINES[0], *quoted, codec=codec), words=WRAPPED)


def joined(header: Sequence[str], *, shown: Sequence[str] = (), words: str = ANOTHER) -> Case:
    """Two lists, the second under a header of its own."""
    cells = [dict(zip(HEADER, row, strict=True)) for row in ROWS]
    second = [[row.get(name.strip(), "有") for name in header] for row in cells]
    return Case(
        lines_of(*LINES, *(",".join(row) for row in [header, *second])),
        [*ROWS, *second],
        NUMBERS * 2,
        words,
        shown or HEADER,
        [row[1] for row in ROWS] * 2,
    )


def piped(*lines: str, rule: str, above: Sequence[str] = (), below: Sequence[str] = ()) -> Case:
    """A table as Markdown and terminals draw it."""
    header, *rows = lines
    return Case(lines_of(*above, header, rule, *rows, *below, codec="utf-8"), words=RULE)


def drawn(row: Sequence[str]) -> str:
    return f"| {' | '.join(row)} |"


BOX = "+--------+----+----+----+----+----+"

KINDS: Mapping[str, Sequence[Case]] = {
    "quotes with backslashes": [
        company('"みなと"商店', r"\"みなと\"商店", "「\\」を取って"),
        company('3" 管', r"3\" 管", "「\\」を取って"),
        company('C:\\a "x", y', r"C:\\a \"x\", y", "「\\」を取って"),
    ],
    "a blank before quotes": [
        Case(lines_of(*(f'"{row[0]}", "' + '", "'.join(row[1:]) + '"' for row in TABLE)), words=w)
        for w in ["外側に空白"]
    ]
    + [
        all_cells(lambda cell: f' "{cell}" ', ";", "外側に空白"),
        all_cells(lambda cell: f'  "{cell}"', "\t", "外側に空白"),
    ],
    "a line that names the delimiter": [
        Case(lines_of(f"sep={mark}", *(mark.join(row) for row in TABLE)), words="sep=")
        for mark in "|;\t,"
    ],
    "pipes and full-width commas": [
        Case(lines_of(*(mark.join(row) for row in TABLE), codec=codec))
        for mark in "|，"
        for codec in ("cp932", "utf-8", "utf-16")
    ],
    "cells that are formulas": [
        all_cells(lambda cell: f'="{cell}"', ",", '「="…"」の形'),
        all_cells(lambda cell: f'="{cell}"', "\t", '「="…"」の形'),
        all_cells(lambda cell: f'"=""{cell}"""', ";", '「="…"」の形'),
    ],
    "curly and single quotes": [
        all_cells(lambda cell: f"“{cell}”", ",", "「“ ”」を引用符"),
        all_cells(lambda cell: f"“{cell}”", "\t", "「“ ”」を引用符"),
        all_cells(lambda cell: f"'{cell}'", ",", "「'」を引用符"),
        all_cells(lambda cell: f"'{cell}'", ";", "「'」を引用符"),
    ],
    "rows in one pair of quotes": [
        wrapped(),
        wrapped(codec="utf-8-sig"),
        wrapped(*csv_of(quoting="all").decode("cp932").splitlines()[1:]),
    ],
    "rows with other commas than a header": [
        Case(lines_of(mark.join(HEADER), *(other.join(row) for row in ROWS)), words=WRAPPED)
        for mark, other in ((",", "，"), ("\t", ","), (";", "，"))
    ],
    "delimiters at the ends of rows": [
        ended("", ",", ",", ","),
        ended(",", ",", ",", ","),
        ended("\t", "\t", "\t", "\t", delimiter="\t"),
        ended(";", ";", "", ";", delimiter=";"),
        ended("\t", "\t", "\t", "\t"),
        ended("", "\t", "\t", "\t"),
        ended(",,,", ",,,", ",,,", ",,,"),
    ],
    "notes above the header": [
        noted_above("秋季セミナー案内の結果です。"),
        noted_above(*(f"{number}. 社外秘、取り扱い注意" for number in range(61))),
        noted_above(*(f"注{number},担当: 佐藤,内線 {number}" for number in range(3000))),
        noted_above("作成,総務部", "", "2026年11月21日"),
    ],
    "two header rows": [
        noted_above("顧客情報,,送信結果,,,"),
        noted_above("A,B,C,D,E,F"),
        noted_above("必須,必須,自動,自動,自動,自動", "1,2,3,4,5,6"),
        second_header("company,mail,status,decided_at,detail,opted_out"),
        second_header("全角,半角,自動,自動,自動,自動"),
        second_header("COL1,COL2,COL3,COL4,COL5,COL6"),
    ],
    "joined files": [
        joined([*HEADER, "https://example.jp/"], shown=[*HEADER, "https://example.jp/"]),
        joined([*HEADER[1:], HEADER[0]]),
        joined(["部署", *HEADER[1:]]),
        joined(HEADER, words="見出しと同じ行"),
        joined([f" {name} " for name in HEADER], words="見出しと同じ行"),
    ],
    "what stands behind the recipients": [
        noted_below("合計,3件"),
        noted_below("", "以上", "株式会社みなと 総務部"),
        noted_below(",,,,計,3"),
        noted_below("<!DOCTYPE html>", "<html><body>", "時間切れです", "</body></html>"),
        noted_below("(3 rows)", "", "Process finished"),
    ],
    "tables of Markdown and of terminals": [
        piped(*map(drawn, TABLE), rule="|---|---|---|---|---|---|"),
        piped(*map(drawn, TABLE), rule="|:-----|:----:|-----:|:--|---|---|"),
        piped(*map(drawn, TABLE), rule="+-----+----+---+---+---+---+"),
        piped(*map(drawn, TABLE), rule=BOX, above=[BOX], below=[BOX, "3 rows in set (0.00 sec)"]),
        piped(*map(drawn, TABLE), rule="|-----+----+---+---+---+---|"),
        piped(*("|".join(row) for row in TABLE), rule="---|---|---|---|---|---"),
        piped(*("|".join(row) for row in TABLE), rule="---+---+---+---+---+---"),
    ],
    "other ends of lines": [
        Case(lines_of(*LINES, end=end, codec=codec), words=words)
        for end, codec, words in (
            ("\x0b", "cp932", OTHER_ENDS),
            ("\x1e", "utf-8", OTHER_ENDS),
            ("\x85", "utf-8", OTHER_ENDS),
            ("\u2028", "utf-16", OTHER_ENDS),
            ("\r", "cp932", ""),
            ("\r\r\n", "cp932", "改行が二重"),
        )
    ],
    "stray quotes": [
        Case(
            lines_of(LINES[0], ",".join([name, *MINATO[1:]]), *LINES[2:]),
            [[name, *MINATO[1:]], TAKASAKI, SANBAN],
            words=words,
        )
        for name, words in (('"みなと', '引用符（"）の付け方'), ('み"なと', ""), ('みなと"', ""))
    ],
}


@each_of(KINDS)
def test_csv_is_read_to_the_letter_however_people_write_it(tmp_path: Path, case: Case) -> None:
    check(case, tmp_path)
