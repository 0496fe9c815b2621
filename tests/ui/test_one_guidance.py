"""Table, workbook, print, panel, search and clipboard say the same of a recipient."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from nexgui.core.columns import COLUMNS, Words, who
from nexgui.core.guidance import Adviser, Guidance
from nexgui.core.guide import StatusGuide
from nexgui.core.guide_file import load_guide
from nexgui.core.loading import load
from nexgui.core.messages import keys
from nexgui.core.query.cache import QueryCache
from nexgui.core.query.folding import folded
from nexgui.core.query.query import Query
from nexgui.core.query.run import run_query
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.export.workbook import write_workbook
from nexgui.ui.detail.detail_panel import DetailPanel
from nexgui.ui.detail.folds import Fold
from nexgui.ui.main_window import MainWindow
from nexgui.ui.printing.print_columns import PrintColumns
from nexgui.ui.table.results_model import COLUMN_KEYS, USUALLY_HIDDEN, ResultsModel
from nexgui.ui.table.results_table import ResultsTable
from tests.helpers import result_file

STATUSES = [status.name for status in load_guide().statuses] + ["ふしぎな状態"]
# One for each kind of finding; the last two are one address, so that it is a repetition.
ADDRESSES = (
    "a@example.jp",
    "",
    "a@x.jp;b@x.jp",
    "no-at.example.jp",
    "a@b@x.jp",
    "@x.jp",
    "a@",
    "a@gmail",
    "mailto:a1@x.jp",
    "<a2@x.jp>",
    '"a3@x.jp"',
    "a4@x.jp様",
    "a5@x\n.jp",
    "a6@x\t.jp",
    "a7 @x.jp",
    "a8\u3000@x.jp",
    "a9\u00a0@x.jp",
    "a10\u200b@x.jp",
    "a11@x.jp。",
    "a12@x,jp",
    "ａ13@x.jp",
    "山田@x.jp",
    "a..14@x.jp",
    "a15.@x.jp",
    ".a16@x.jp",
    "a17@x..jp",
    "-a18@x.jp",
    "a/19@x.jp",
    "a" * 65 + "@x.jp",
    "a" * 60 + "@" + "b.c" * 70 + ".jp",
    "a20@aoba.co.jo",
    "tanaka@gmai.com",
    "sales@excite.co.jp",
    "a21@willcom.com",
    "a22@ocn.ne.jp",
    "a23@ezweb.ne.jp",
    "a24@docomo.ne.jp",
    "a25@softbank.co.jp",
    "ａ26@gmial.com",
    "twice@example.jp",
    "twice@example.jp",
)
HEADER = ("会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細", "送信停止")


@dataclass(frozen=True)
class Said:
    """What is said of every recipient of a file, before anybody shows it."""

    results: DeliveryResults
    of: Sequence[tuple[Recipient, Guidance]]

    def __iter__(self) -> Iterator[tuple[int, Recipient, Guidance]]:
        for row, (recipient, guidance) in enumerate(self.of):
            yield row, recipient, guidance


OPTED_OUT, NOT_OPTED_OUT = ("有", STATUSES), ("無", STATUSES)
OVERDUE = ("無", ["送信済み（結果確認中）", "送信完了"])  # nothing is left to be sent


@pytest.fixture(
    scope="module",
    params=[OPTED_OUT, NOT_OPTED_OUT, OVERDUE],
    ids=["opted out", "not opted out", "overdue"],
)
def said(
    request: pytest.FixtureRequest, guide: StatusGuide, tmp_path_factory: pytest.TempPathFactory
) -> Said:
    """Every status with every kind of finding; no two rows look alike by what is not said."""
    opted_out, statuses = request.param
    rows = [
        ("A社", address, status, "2025-11-20 10:00", "", opted_out)
        for status in statuses
        for address in ADDRESSES
    ]
    path = result_file(tmp_path_factory.mktemp("said"), rows, header=HEADER, encoding="utf-8-sig")
    results = load(path, guide)
    adviser = Adviser(results)
    return Said(
        results, [(one, adviser.of(one)) for one in results.recipients(range(len(results)))]
    )


def test_every_kind_of_finding_is_among_them(said: Said) -> None:
    kinds = {each.kind for recipient, _ in said.of for each in recipient.findings}
    others = {"date", "month"}
    told = {key.removeprefix("finding.") for key in keys() if key.startswith("finding.")}
    assert kinds == told - others


def test_the_table_says_it(said: Said) -> None:
    model = ResultsModel(said.results)
    for row, recipient, guidance in said:
        assert model.row_texts(row)[: len(COLUMN_KEYS)] == [
            COLUMNS[key].text(recipient, guidance) for key in COLUMN_KEYS
        ]
        assert [model.cell_text(row, place) for place in range(len(COLUMN_KEYS))] == [
            COLUMNS[key].text(recipient, guidance) for key in COLUMN_KEYS
        ]


def test_the_list_shows_it(said: Said) -> None:
    model = ResultsModel(said.results)
    for row, recipient, guidance in said:
        item = model.item(row)
        label = said.results.guide.to_check.label if guidance.to_check else guidance.group.short
        assert (item.group, item.status) == (guidance.group, guidance.status.name)
        assert item.words == ("" if label == item.status else label)
        assert (item.address, item.next_step) == (recipient.address, guidance.short_step)
        if guidance.explanation is not None and item.noticed is not None:
            start, end = item.noticed
            assert guidance.short_step[start:end] == guidance.explanation.short
        if guidance.explanation is not None and guidance.explanation.short in item.next_step:
            assert item.noticed is not None


def test_the_workbook_says_it(said: Said, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_workbook(said.results, target)
    sheets = load_workbook(target)
    header, *rows = sheets["全件"].iter_rows(values_only=True)
    compared = {key for key in COLUMNS if COLUMNS[key].header in header} - {"line", "address"}
    assert compared >= {
        *("group", "status", "next_step", "resend", "findings", "suggestion", "meaning", "action")
    }
    ours = header[: header.index("対応") + 1]
    for (_row, recipient, guidance), cells in zip(said, rows, strict=True):
        shown = dict(zip(ours, cells, strict=False))
        for column in map(COLUMNS.__getitem__, compared):
            if column.header in shown:
                assert (shown[column.header] or "") == column.text(recipient, guidance)
    needing = sum(g.needs_action or g.to_check for _, _, g in said)
    assert sheets["要対応"].max_row == 1 + needing


def test_the_workbook_s_summary_says_it(said: Said, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    write_workbook(said.results, target)
    rows = {row[0]: row for row in load_workbook(target)["概要"].iter_rows(values_only=True)}
    plain_steps: dict[str, set[str]] = {}
    for _row, recipient, guidance in said:
        if not (recipient.findings or recipient.opted_out):
            plain_steps.setdefault(guidance.title, set()).add(guidance.next_step)
    for title, steps in plain_steps.items():
        assert {*str(rows[title][-1]).split(" ／ ")} == steps
    to_check = sum(guidance.to_check for _, _, guidance in said)
    line = rows.get(said.results.guide.to_check.title)
    assert (0 if line is None else line[1]) == to_check


def test_results_that_are_overdue_are_said_to_be(said: Said) -> None:
    guide = said.results.guide
    steps = {guidance.next_step for _, _, guidance in said if guidance.group.open}
    is_overdue = len(said.results.statuses) == len(OVERDUE[1])
    assert (guide.overdue_step in steps) == is_overdue


def test_the_print_says_it(said: Said) -> None:
    columns = PrintColumns(said.results, 1000.0)
    printed = ("line", "group", "status", "who", "address", "next_step", "findings")
    ours = [key for key in printed if key not in ("who", "findings")]
    headers = dict(zip(printed, (cell.text for cell in columns.header()), strict=True))
    assert (headers.pop("who"), headers.pop("findings")) == ("宛先", "気づいた点")
    assert headers == {key: COLUMNS[key].header for key in ours}
    for _row, recipient, guidance in said:
        texts = dict(zip(printed, columns.texts(recipient), strict=True))
        assert texts.pop("who").split("\n") == who(recipient).split("\u3000")
        further = texts.pop("findings").split("\n")
        for finding in guidance.findings:  # each is said once
            assert (finding.sentence in further) != (finding.sentence in guidance.next_step)
        whole = {key: COLUMNS[key].text(recipient, guidance) for key in ours}
        assert texts == {key: f"{w[:300]}…" if len(w) > 300 else w for key, w in whole.items()}


def test_the_panel_says_it(said: Said, qtbot: QtBot, dressed_app: QApplication) -> None:
    assert dressed_app is not None
    panel = DetailPanel(said.results.guide)
    qtbot.addWidget(panel)
    panel.show_results(said.results)
    for fold in panel.findChildren(Fold):
        fold.header.setChecked(True)
    for row, _recipient, guidance in said:
        panel.show_recipient(row)
        shown = panel.words.splitlines()
        status = guidance.status
        parts = [guidance.title, guidance.resend_sentence, status.meaning, status.action]
        parts += [finding.sentence for finding in guidance.not_in_next_step]
        parts += guidance.instructions
        assert {part for part in parts if part not in ("", "—")} <= {*shown}
        assert guidance.next_step in "".join(shown)  # whole, and in its order
        for finding in (*guidance.findings, *guidance.asides):
            assert any(finding.sentence in line for line in shown)
        meant = [line for line in guidance.suggestions if line not in shown]
        assert meant == []


def test_the_search_finds_what_is_said_and_nothing_else(said: Said) -> None:
    results = said.results
    cache = QueryCache(results)
    said_keys = [key for key, column in COLUMNS.items() if column.words is not Words.FILE]
    shown = [
        folded(
            "\n".join(
                (
                    *recipient.cells,
                    guidance.status.name,
                    *(COLUMNS[key].text(recipient, guidance) for key in said_keys),
                )
            )
        )
        for _row, recipient, guidance in said
    ]
    words = {
        word
        for _row, recipient, guidance in said
        for key in said_keys
        for word in COLUMNS[key].text(recipient, guidance).split()
    }
    assert len(words) > 100
    for word in words:
        wanted = folded(word)
        assert list(run_query(results, Query(words=word), cache=cache)) == [
            row for row, text in enumerate(shown) if all(part in text for part in wanted.split())
        ]


@pytest.mark.parametrize("shows_all", [True, False])
def test_the_clipboard_says_it(
    said: Said, qtbot: QtBot, window: MainWindow, shows_all: bool
) -> None:
    with qtbot.waitSignal(window.session.loaded):
        window.session.load([said.results.source.path])
    table = window.results_view.findChild(ResultsTable)
    assert table is not None
    for column in range(table.model().columnCount()):
        table.columns.show_column(column, shows_all or column not in USUALLY_HIDDEN)
    table.selectAll()
    copier = window.results_view.copier
    with qtbot.waitSignal(copier.told, timeout=30_000):
        copier.copy_rows()
    table_of_cells = _Cells()
    table_of_cells.feed(QApplication.clipboard().mimeData().html())
    names, *rows = table_of_cells.rows
    keys = COLUMN_KEYS if shows_all else ("status", "group", "address", "next_step")
    assert names[: len(keys)] == [COLUMNS[key].header for key in keys]
    for (_row, recipient, guidance), cells in zip(said, rows, strict=True):
        for key, cell in zip(keys, cells, strict=False):
            words = COLUMNS[key].text(recipient, guidance)
            assert cell.splitlines() == words.replace("\t", " ").splitlines()  # else two cells


class _Cells(HTMLParser):
    """The cells of a table of HTML, row by row."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[list[str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        if tag == "tr":
            self.rows.append([])
        elif tag in ("td", "th"):
            self.rows[-1].append("")
        elif tag == "br":
            self.rows[-1][-1] += "\n"

    def handle_data(self, data: str) -> None:
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] += data
