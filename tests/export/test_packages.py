"""Workbooks of every kind keep the rules of the format and of Excel; every reader reads them."""

import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.inputs import Input, Inputs
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.query.query import Query
from nexgui.export.workbook import write_workbook
from tests.bench.recipients import write_recipients
from tests.export.package_rules import broken_rules
from tests.export.readers import by_gnumeric, by_node, faults_by_open_xml_sdk
from tests.export.reading import EVERYBODY_HEADERS, as_lines, export
from tests.export.streaming import NASTY
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    HEADER,
    OTHER_UNDELIVERED,
    TEST_SEND,
    UNDELIVERED,
    read_csv,
    recipient,
    result_file,
)

Make = Callable[[Path, StatusGuide], None]


def sample(path: Path) -> Make:
    return lambda target, guide: write_workbook(load(path, guide), target)


def with_60_columns(target: Path, guide: StatusGuide) -> None:
    header = [*HEADER, *(f"列{number}" for number in range(60 - len(HEADER)))]
    rows = [[*recipient(status), *["x"] * (60 - len(HEADER))] for status in ("2", "6", "3")]
    write_workbook(load(result_file(target.parent, rows, header=header), guide), target)


def with_hard_texts(target: Path, guide: StatusGuide) -> None:
    texts = [text for text in NASTY if "\x00" not in text and not text.startswith("\ud800")]
    texts = [text.encode("utf-8", "ignore").decode() for text in texts]
    header = [f"列{text[:40]}" for text in texts]
    rows = [
        [*texts, "a@x.jp", "エラー", "受信拒否"],
        ["\r\n".join("あいう" * 100)] * (len(texts) + 3),
    ]
    header += ["メールアドレス", "ステータス", "ステータス詳細"]
    source = result_file(target.parent, rows, header=header, encoding="utf-8")
    write_workbook(load(source, guide), target)


def of_nobody_to_act_on(target: Path, guide: StatusGuide) -> None:
    write_workbook(load(result_file(target.parent, [recipient("2")]), guide), target)


def of_a_filter(target: Path, guide: StatusGuide) -> None:
    write_workbook(load(ALL_AFTER, guide), target, query=Query(words="株式会社"))


def of_several_mailings(target: Path, guide: StatusGuide) -> None:
    write_workbook(merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)]), target)


def with_inputs(target: Path, guide: StatusGuide) -> None:
    gone = Input("gone@x.jp", 3, note="=1+1\n二行目", outcome="保留", due="来週")
    there = Input("kato@gmial.com", None, "修正済み", "佐藤", "2026-12-24", "x", "きのう", "k@x.jp")
    carried = Inputs((gone, there), ("佐藤", "鈴木"), 3, ("2026-12-01",))
    write_workbook(load(ALL_AFTER, guide), target, carried=carried)


def of_100_000(target: Path, guide: StatusGuide) -> None:
    write_recipients(target.with_suffix(".csv"), 100_000)
    write_workbook(load(target.with_suffix(".csv"), guide), target)


KINDS: dict[str, Make] = {
    **{path.stem: sample(path) for path in (ALL_AFTER, ALL_BEFORE, UNDELIVERED, TEST_SEND)},
    "60 columns": with_60_columns,
    "hard texts": with_hard_texts,
    "nobody": of_nobody_to_act_on,
    "a filter": of_a_filter,
    "several mailings": of_several_mailings,
    "inputs": with_inputs,
    "100,000": of_100_000,
}


@pytest.mark.parametrize("kind", KINDS)
def test_neither_the_validator_nor_a_rule_of_excel_finds_anything(
    guide: StatusGuide, tmp_path: Path, kind: str
) -> None:
    if kind == "100,000" and not os.environ.get("CI"):
        pytest.skip("takes a minute and more")
    target = tmp_path / "out.xlsx"
    KINDS[kind](target, guide)

    assert broken_rules(target) == []
    assert faults_by_open_xml_sdk(target) == []


def by_exceljs(workbook: Path, title: str, _folder: Path) -> list[list[object]]:
    return by_node("exceljs", workbook, title)


def by_sheetjs(workbook: Path, title: str, _folder: Path) -> list[list[object]]:
    return by_node("xlsx", workbook, title)


@pytest.mark.parametrize("read", [by_gnumeric, by_exceljs, by_sheetjs])
def test_readers_of_other_languages_find_the_sample_as_it_is(
    guide: StatusGuide, tmp_path: Path, read: Callable[[Path, str, Path], list[list[object]]]
) -> None:
    write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx")

    header, *rows = read(tmp_path / "out.xlsx", "全件", tmp_path)

    expected = [[as_lines(cell) for cell in row] for row in read_csv(ALL_AFTER)]
    assert header == [*EVERYBODY_HEADERS, *expected[0]]
    assert [row[len(EVERYBODY_HEADERS) :] for row in rows] == expected[1:]


@pytest.mark.parametrize("read", [by_gnumeric, by_exceljs, by_sheetjs])
def test_they_find_those_to_act_on_and_what_is_said_of_them(
    guide: StatusGuide, tmp_path: Path, read: Callable[[Path, str, Path], list[list[object]]]
) -> None:
    exported = export(ALL_AFTER, guide, tmp_path / "out.xlsx")

    header, *rows = read(tmp_path / "out.xlsx", "要対応", tmp_path)

    compared = ("結果", "対応区分", "状態", "宛先メールアドレス", "次にすること", "意味", "対応")
    for name in compared:
        found = [row[header.index(name)] for row in rows]
        assert found == [cell or "" for cell in exported.column("要対応", name)]


def test_what_openpyxl_alone_would_write_otherwise_is_as_excel_writes_it(
    guide: StatusGuide, tmp_path: Path
) -> None:
    exported = export(ALL_AFTER, guide, tmp_path / "out.xlsx")

    parts = {name: content.decode() for name, content in exported.parts().items()}
    assert "<Application>NexGUI/" in parts["docProps/app.xml"]
    assert "<xdr:wsDr " in parts["xl/drawings/drawing1.xml"]
    assert 'descr="' in parts["xl/drawings/drawing1.xml"]
    assert "<strCache>" in parts["xl/charts/chart1.xml"]
    assert "<numCache>" in parts["xl/charts/chart1.xml"]
    assert '<autoTitleDeleted val="1"/>' in parts["xl/charts/chart1.xml"]
    assert "<a:r>" not in parts["xl/charts/chart1.xml"]
    assert 'fullCalcOnLoad="1"' not in parts["xl/workbook.xml"]
    first = parts["xl/styles.xml"].partition("<font>")[2].partition("</font>")[0]
    assert first == (
        '<sz val="11" /><name val="游ゴシック" /><family val="3" /><charset val="128" />'
    )
    assert zipfile.ZipFile(exported.path).testzip() is None
