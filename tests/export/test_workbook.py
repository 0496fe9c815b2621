import os
import sys
from pathlib import Path
from random import Random
from string import ascii_letters, digits

import pytest

from nexgui.core.errors import ExportError, SheetLimitError
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.progress import Cancelled
from nexgui.export.workbook import proposed_name, write_workbook
from tests.export.reading import SHEETS, TO_DO_HEADERS, Exported, export
from tests.helpers import (
    ALL_AFTER,
    MAIL_SAMPLES,
    file_of,
    files_in,
    recipient,
    result_file,
    run_nexgui,
)

OLD = b"what stood there before"
DISK_IS_FULL = (
    "ディスクの空きが足りないため、「out.xlsx」を保存できませんでした。"
    "前の内容はそのまま残っています。"
    "空きを増やすか、別の場所を選んで、もう一度保存してください。\n"
)
# A limit on the size of files fails every write behind it, as a full disk does.
FULL_DISK = """
import resource, signal, sys
sys.dont_write_bytecode = True
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, ({limit}, resource.RLIM_INFINITY))
"""


def test_the_sheets_stand_in_the_order_of_their_use(everybody: Exported) -> None:
    assert everybody.workbook.sheetnames == SHEETS


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_every_sample_can_be_exported(guide: StatusGuide, tmp_path: Path, sample: Path) -> None:
    results = load(sample, guide)

    exported = export(sample, guide, tmp_path / "out.xlsx")

    assert exported.workbook.sheetnames == SHEETS
    assert len(exported.values("全件")) == 1 + len(results)
    assert (
        len(exported.values("要対応"))
        == 1 + results.counts.needing_action + results.counts.to_check
    )


def test_nothing_in_the_package_is_a_macro_or_leads_out_of_it(everybody: Exported) -> None:
    assert {element.get("location") for element in everybody.elements("hyperlink")} == {
        f"'{title}'!A1" for title in SHEETS[1:]
    }
    assert not any(b'TargetMode="External"' in part for part in everybody.parts().values())
    assert [name for name in everybody.parts() if "vba" in name or "external" in name] == []


def test_the_package_names_nobody_but_the_program(everybody: Exported) -> None:
    assert everybody.workbook.properties.creator == "NexGUI"
    assert everybody.workbook.properties.title == "メール送信結果"


def test_the_proposed_name_stands_beside_the_source_s() -> None:
    assert proposed_name(ALL_AFTER) == "全宛先_秋季セミナー案内_20261121_対応ガイド付き.xlsx"
    assert proposed_name(Path("結果.v2.CSV")) == "結果.v2_対応ガイド付き.xlsx"
    assert proposed_name(Path("a{0}.csv")) == "a{0}_対応ガイド付き.xlsx"


@pytest.mark.parametrize(
    "key", ["workbook.file_name", "workbook.file_name_shown", "print.file_name"]
)
@pytest.mark.parametrize("letter", ["a", "あ", "😀"])
def test_the_proposed_name_fits_every_file_system(key: str, letter: str) -> None:
    name = proposed_name(Path(f"{letter * (251 // len(letter.encode()))}.csv"), key)
    assert name.startswith(letter * 40)
    assert len(name.encode()) <= 255


@pytest.mark.skipif(sys.platform != "linux", reason="other systems know no such names")
def test_the_proposed_name_can_be_shown_where_the_source_s_cannot() -> None:
    name = os.fsdecode("結果".encode("cp932"))  # a name from another system
    assert proposed_name(Path(f"{name}1.csv")) == "____1_対応ガイド付き.xlsx"


def test_exporting_changes_nothing_of_the_source(guide: StatusGuide, tmp_path: Path) -> None:
    source = file_of(tmp_path, ALL_AFTER.read_bytes())
    before = source.stat()

    write_workbook(load(source, guide), tmp_path / "out.xlsx")

    assert source.read_bytes() == ALL_AFTER.read_bytes()
    assert source.stat().st_mtime_ns == before.st_mtime_ns
    assert files_in(tmp_path) == {source.name, "out.xlsx"}


def test_exporting_twice_replaces_the_first_workbook(guide: StatusGuide, tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    export(ALL_AFTER, guide, target)

    again = export(MAIL_SAMPLES[-1], guide, target)

    assert len(again.values("全件")) == 3


def test_no_temporary_file_stays_after_an_export(
    guide: StatusGuide, tmp_path: Path, temporary_folder: Path
) -> None:
    write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx")

    assert files_in(temporary_folder) == set()
    assert files_in(tmp_path) == {"out.xlsx"}


@pytest.mark.parametrize("calls", [1, 2, 3])
def test_a_cancelled_export_leaves_no_trace(
    guide: StatusGuide, tmp_path: Path, temporary_folder: Path, calls: int
) -> None:
    target = tmp_path / "out.xlsx"
    target.write_bytes(OLD)
    left = calls

    def cancel(_done: int, _total: int) -> None:
        nonlocal left
        left -= 1
        if not left:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(load(ALL_AFTER, guide), target, cancel)

    assert target.read_bytes() == OLD
    assert files_in(tmp_path) == {"out.xlsx"}
    assert files_in(temporary_folder) == set()


def test_an_export_can_still_be_cancelled_at_its_very_end(
    guide: StatusGuide, tmp_path: Path, temporary_folder: Path
) -> None:
    def cancel(done: int, total: int) -> None:
        if done == total:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx", cancel)

    assert files_in(tmp_path) == files_in(temporary_folder) == set()


def test_a_fault_while_writing_leaves_no_trace(
    guide: StatusGuide, tmp_path: Path, temporary_folder: Path
) -> None:
    def break_down(done: int, _total: int) -> None:
        if done:
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_workbook(load(ALL_AFTER, guide), tmp_path / "out.xlsx", break_down)

    assert files_in(tmp_path) == files_in(temporary_folder) == set()


def test_a_refused_target_leaves_no_trace(
    guide: StatusGuide, tmp_path: Path, temporary_folder: Path
) -> None:
    with pytest.raises(ExportError):
        write_workbook(load(ALL_AFTER, guide), tmp_path / "ない" / "out.xlsx")

    assert files_in(tmp_path) == files_in(temporary_folder) == set()


def test_progress_counts_rows_and_only_ever_grows(guide: StatusGuide, tmp_path: Path) -> None:
    path = result_file(tmp_path, [recipient("6")] * 1_000)
    shares: list[float] = []

    write_workbook(
        load(path, guide),
        tmp_path / "out.xlsx",
        lambda done, total: shares.append(done / total),
    )

    assert shares == sorted(shares)
    assert len(shares) >= 10
    assert (shares[0], shares[-1]) == (0.0, 1.0)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
@pytest.mark.parametrize("limit", [0, 5_000, 20_000, 40_000])
def test_a_full_disk_is_said_in_one_line_and_leaves_no_trace(
    tmp_path: Path, temporary_folder: Path, limit: int
) -> None:
    target = file_of(tmp_path, OLD, "out.xlsx")

    done = run_nexgui("--export", target, ALL_AFTER, prelude=FULL_DISK.format(limit=limit))

    assert (done.stderr, done.stdout, done.returncode) == (DISK_IS_FULL, "", 1)
    assert target.read_bytes() == OLD
    assert files_in(tmp_path) == {"out.xlsx"}
    assert files_in(temporary_folder) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no limit on the size of files")
def test_a_disk_that_fills_up_as_the_last_bytes_are_written_is_said_likewise(
    tmp_path: Path, temporary_folder: Path
) -> None:
    # Both sheets fit below the limit by themselves, and together in the workbook they do not.
    noise = Random(1)
    cells = ["".join(noise.choices(ascii_letters + digits, k=20_000)) for _ in range(20)]
    source = result_file(tmp_path, [(cell, *recipient("6")[1:]) for cell in cells])
    target = file_of(tmp_path, OLD, "out.xlsx")

    done = run_nexgui("--export", target, source, prelude=FULL_DISK.format(limit=500_000))

    assert (done.stderr, done.stdout, done.returncode) == (DISK_IS_FULL, "", 1)
    assert target.read_bytes() == OLD
    assert files_in(tmp_path) == {"out.xlsx", source.name}
    assert files_in(temporary_folder) == set()


def test_more_columns_than_a_sheet_holds_are_refused(guide: StatusGuide, tmp_path: Path) -> None:
    header = ["ステータス", *(f"列{number}" for number in range(16_384 - 15))]
    path = result_file(tmp_path, [["送信完了"]], header=header)
    with pytest.raises(SheetLimitError, match="16,384列まで"):
        write_workbook(load(path, guide), tmp_path / "out.xlsx")
    assert files_in(tmp_path) == {path.name}


def test_as_many_columns_as_a_sheet_holds_are_written(guide: StatusGuide, tmp_path: Path) -> None:
    header = ["ステータス", *(f"列{number}" for number in range(16_383 - len(TO_DO_HEADERS)))]
    path = result_file(tmp_path, [["送信完了"]], header=header)
    write_workbook(load(path, guide), tmp_path / "out.xlsx")
    assert (tmp_path / "out.xlsx").exists()
