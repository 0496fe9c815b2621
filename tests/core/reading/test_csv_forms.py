"""CSV whose cells are quoted in another way than the rules say."""

from collections.abc import Callable
from pathlib import Path

import pytest

from nexgui.core.results import DeliveryResults
from tests.core.loaded import cells_of, first_sentences, load_content

HEADER = "会社名,メールアドレス,ステータス"
ROW = ("株式会社A", "a@example.jp", "送信完了")


def read(tmp_path: Path, *lines: str) -> DeliveryResults:
    return load_content(tmp_path, "".join(f"{line}\r\n" for line in lines).encode("cp932"))


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        (r'"\"みなと\" 営業","a@x.jp","送信完了"', ['"みなと" 営業', "a@x.jp", "送信完了"]),
        (r'"C:\\temp","a@x.jp\"","送信完了"', [r"C:\temp", 'a@x.jp"', "送信完了"]),
        ('"二重""の","a@x.jp","送信完了"', ['二重"の', "a@x.jp", "送信完了"]),
        (r"C:\temp,a@x.jp,送信完了", [r"C:\temp", "a@x.jp", "送信完了"]),
    ],
)
def test_quotes_with_backslashes_are_those_of_mysql(
    tmp_path: Path, line: str, cells: list[str]
) -> None:
    results = read(tmp_path, HEADER, r'"\"山\"田","b@x.jp","受信拒否"', line)

    assert cells_of(results) == [['"山"田', "b@x.jp", "受信拒否"], cells]
    assert "「\\」を取って読みました" in results.oddities[0].sentence


def test_a_folder_that_ends_a_quoted_cell_is_no_backslash_before_a_quote(tmp_path: Path) -> None:
    results = read(tmp_path, HEADER, r'"C:\","a@x.jp","送信完了"')

    assert cells_of(results) == [["C:\\", "a@x.jp", "送信完了"]]


@pytest.mark.parametrize(
    ("quoted", "words"),
    [
        (lambda cell: f' "{cell}"', "外側に空白"),
        (lambda cell: f'="{cell}"', '「="…"」の形'),
        (lambda cell: f'"=""{cell}"""', '「="…"」の形'),
        (lambda cell: f"'{cell}'", "「'」を引用符"),
    ],
    ids=["blank", "formula", "quoted formula", "single"],
)
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_every_cell_comes_back_bare(
    tmp_path: Path, quoted: Callable[[str], str], words: str, delimiter: str
) -> None:
    rows = [HEADER.split(","), list(ROW), ["0012", "b@x.jp", "受信拒否"], ["c", "", "エラー"]]
    lines = [delimiter.join(map(quoted, row)).strip(" ") for row in rows]

    results = read(tmp_path, *lines)

    assert [list(results.table.header), *cells_of(results)] == rows
    assert any(words in oddity.sentence for oddity in results.oddities)


def test_curly_quotes_hold_cells_together(tmp_path: Path) -> None:
    lines = [
        "“会社名”,“メール”,“ステータス”",
        "“A, B”,“a@x.jp”,“送信完了”",
        "“C”,“c@x.jp”,“受信拒否”",
    ]

    assert cells_of(read(tmp_path, *lines)) == [
        ["A, B", "a@x.jp", "送信完了"],
        ["C", "c@x.jp", "受信拒否"],
    ]


def test_a_quoted_cell_may_have_several_lines_and_the_next_row_its_own_number(
    tmp_path: Path,
) -> None:
    lines = [HEADER, r'"\"a\"', '二","a@x.jp","送信完了"', "b,b@x.jp,受信拒否"]

    results = read(tmp_path, *lines)

    assert cells_of(results)[0][0] == '"a"\r\n二'
    assert list(results.table.lines) == [2, 4]


@pytest.mark.parametrize(
    "line", ["'A',a@x.jp,送信完了", '"A" 社,a@x.jp,送信完了', "“A”,a@x.jp,送信完了"]
)
def test_one_such_cell_does_not_make_it_another_form(tmp_path: Path, line: str) -> None:
    results = read(tmp_path, HEADER, ",".join(ROW), ",".join(ROW), line)

    assert not any("引用符に使った" in each for _, each in first_sentences(results.oddities))
    assert len(results) == 3
