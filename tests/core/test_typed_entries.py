"""What a team typed into a workbook of this program comes back to its recipients."""

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui.core.corrections import Corrections
from nexgui.core.errors import EmptyFileError, OtherWorkbookError
from nexgui.core.guide import StatusGuide
from nexgui.core.inputs import Input, Inputs
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.reading.own_workbook import read_own
from nexgui.core.results import DeliveryResults
from nexgui.core.typed_entries import matched_to
from nexgui.export.workbook import write_workbook
from tests.core.loaded import load_lines
from tests.core.test_corrections import lines
from tests.helpers import ALL_AFTER, ALL_BEFORE, excel_bytes, file_of

Typed = Mapping[str, Mapping[str, str]]
"""By address, what is typed below which header."""


def type_into(path: Path, typed: Typed, title: str = "要対応") -> None:
    """Types into a workbook as a person does."""
    workbook = load_workbook(path)
    sheet = workbook[title]
    header = [cell.value for cell in sheet[1]]
    address = header.index("宛先メールアドレス")
    for row in sheet.iter_rows(min_row=2):
        for name, value in typed.get(str(row[address].value), {}).items():
            row[header.index(name)].value = value
    workbook.save(path)


@pytest.fixture
def exported(tmp_path: Path, guide: StatusGuide) -> Path:
    write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx")
    return tmp_path / "out.xlsx"


def test_a_workbook_into_which_nobody_typed_has_no_entries(exported: Path) -> None:
    assert read_own(exported).inputs.filled_in == ()


def test_corrections_and_outcomes_come_back(exported: Path, guide: StatusGuide) -> None:
    type_into(
        exported,
        {
            "tanaka@gmai.com": {"修正後アドレス": " tanaka@gmail.com ", "結果": "修正済み"},
            "user0006@example6.or.jp": {"結果": "停止リストへ"},
        },
    )
    results = load(ALL_AFTER, guide)

    matched = matched_to(results, read_own(exported).inputs)

    assert by_address(results, matched.corrections) == (
        {"tanaka@gmai.com": "tanaka@gmail.com"},
        {"tanaka@gmai.com": "修正済み", "user0006@example6.or.jp": "停止リストへ"},
    )
    assert matched.left == ()


def by_address(
    results: DeliveryResults, corrections: Corrections
) -> tuple[dict[str, str], dict[str, str]]:
    addresses = {results.address(row): each for row, each in corrections.addresses.items()}
    return addresses, {results.address(row): each for row, each in corrections.outcomes.items()}


@pytest.mark.parametrize("day", [ALL_BEFORE, ALL_AFTER])
def test_a_workbook_beside_its_mailing_gives_what_was_typed(
    exported: Path, guide: StatusGuide, day: Path
) -> None:
    type_into(exported, {"tanaka@gmai.com": {"修正後アドレス": "tanaka@gmail.com"}})
    parts = [load(each, guide, to_compare=True) for each in (day, exported)]

    (settled,) = settle(parts).parts

    addresses, _ = by_address(settled, settled.corrections)
    assert addresses == {"tanaka@gmai.com": "tanaka@gmail.com"}


def test_what_is_corrected_goes_into_the_workbook_and_comes_back(
    tmp_path: Path, guide: StatusGuide
) -> None:
    results = load(ALL_AFTER, guide)
    rows = [7, 5, 0]
    corrections = Corrections({row: f"new{row}@example.com" for row in rows}, {5: "再送済み"})
    write_workbook(results.with_corrections(corrections), tmp_path / "out.xlsx")

    matched = matched_to(results, read_own(tmp_path / "out.xlsx").inputs)

    outcomes = {**dict.fromkeys(rows, "修正済み"), 5: "再送済み"}
    assert matched.corrections == Corrections(corrections.addresses, outcomes)


def test_the_workbook_has_a_list_of_the_corrected(tmp_path: Path, guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide).with_corrected(7, "tanaka@gmail.com")
    write_workbook(results, tmp_path / "out.xlsx")

    workbook = load_workbook(tmp_path / "out.xlsx")
    assert "直した宛先" in [row[0] for row in workbook["概要"].iter_rows(values_only=True)]
    rows = list(workbook["直した宛先"].iter_rows(values_only=True))

    assert rows[0] == ("宛先メールアドレス", "修正後アドレス", "会社名", "氏名", "元の行")
    assert len(rows) == 2
    assert rows[1][1] == "tanaka@gmail.com"


def test_corrections_of_who_needs_nobody_come_back_too(tmp_path: Path, guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    row = next(
        row
        for row in range(len(results))
        if results.status(row).group.delivered and not results.to_check[row]
    )
    write_workbook(results.with_corrected(row, "new@example.com"), tmp_path / "out.xlsx")

    matched = matched_to(results, read_own(tmp_path / "out.xlsx").inputs)

    assert matched.corrections.addresses == {row: "new@example.com"}


def test_a_correction_that_was_blanked_stays_away(tmp_path: Path, guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    write_workbook(results.with_corrected(7, "tanaka@gmail.com"), tmp_path / "out.xlsx")
    type_into(tmp_path / "out.xlsx", {results.address(7): {"修正後アドレス": ""}})

    matched = matched_to(results, read_own(tmp_path / "out.xlsx").inputs)

    assert matched.corrections.addresses == {}


def test_where_an_address_stands_twice_lines_tell(tmp_path: Path) -> None:
    row = ("a@example.jp", "エラー", "ホスト不明", "無")
    results = load_lines(tmp_path, *lines(row, row, row))

    def corrected(*entries: Input) -> dict[int, str]:
        return dict(matched_to(results, Inputs(entries)).corrections.addresses)

    first, third, other = (Input("A@example.jp", n, corrected=f"{n}@x.jp") for n in (2, 4, 99))
    assert corrected(third, first) == {0: "2@x.jp", 2: "4@x.jp"}
    assert corrected(other, first) == {0: "2@x.jp", 1: "99@x.jp"}


def test_what_has_no_recipient_is_left(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", "エラー", "ホスト不明", "無")))
    entry = Input("gone@example.jp", 2, corrected="new@example.jp")

    matched = matched_to(results, Inputs((entry,)))

    assert matched.left == (entry,)
    assert not matched.corrections


@pytest.mark.parametrize(
    ("content", "error"),
    [
        (excel_bytes, OtherWorkbookError),
        (lambda: b"a,b", OtherWorkbookError),
        (bytes, EmptyFileError),
    ],
)
def test_another_file_is_refused(
    tmp_path: Path, content: Callable[[], bytes], error: type[Exception]
) -> None:
    with pytest.raises(error):
        read_own(file_of(tmp_path, content(), "other.xlsx"))
