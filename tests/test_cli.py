"""The command line as a process of its own, as its users start it."""

import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from nexgui import __version__
from tests.export.reading import EVERYBODY_HEADERS, SHEETS
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    BAD_CONTENTS,
    FAX,
    MAIL_SAMPLES,
    ROOT,
    TEST_SEND,
    UNDELIVERED,
    file_of,
    files_in,
    read_csv,
    recipient,
    result_file,
    run_nexgui,
)

OLD = b"what stood there before"
# Fails as a fault of the program would, deep inside it.
BREAK_DOWN = """
import nexgui.core.loading
def find_columns(*_): raise RuntimeError("secret@example.jp")
nexgui.core.loading.find_columns = find_columns
"""


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A file that an export would replace, in a folder of its own."""
    folder = tmp_path / "出力 先"
    folder.mkdir()
    return file_of(folder, OLD, "対応 ガイド.xlsx")


def test_every_sample_is_exported_with_one_line_of_counts(target: Path) -> None:
    for sample in MAIL_SAMPLES:
        done = run_nexgui("--export", target, sample)

        recipients = len(read_csv(sample)) - 1
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.startswith(f"{recipients}件中、対応が必要なのは")
        assert done.stdout.count("\n") == 1
        workbook = load_workbook(target)
        assert workbook.sheetnames == SHEETS
        assert workbook["全件"].max_row == 1 + recipients
        assert workbook["全件"].max_column == len(EVERYBODY_HEADERS) + len(read_csv(sample)[0])


def test_the_line_counts_every_group_that_occurs(target: Path) -> None:
    assert run_nexgui("--export", target, ALL_AFTER).stdout == (
        "316件中、対応が必要なのは46件、ほかに要確認が1件です"
        "（アドレスを確認・修正 21件、"
        "宛先へ確認・時間をおいて再送 18件、差し込み項目を修正 2件、不明なステータス 1件、"
        "送信停止・対象外 11件（うち対応が必要4件）、結果待ち 12件、届いている可能性が高い 11件、"
        "送信完了（対応不要） 240件）\n"
    )
    assert run_nexgui("--export", target, TEST_SEND).stdout == (
        "2件中、対応が必要なのは1件です（アドレスを確認・修正 1件、送信完了（対応不要） 1件）\n"
    )


def test_the_options_may_stand_behind_the_file(target: Path) -> None:
    assert run_nexgui(ALL_AFTER, "--export", target).returncode == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", BAD_CONTENTS)
def test_a_bad_file_is_refused_in_one_japanese_line(
    tmp_path: Path, target: Path, kind: str
) -> None:
    content, part = BAD_CONTENTS[kind]
    path = file_of(tmp_path, content)

    done = run_nexgui("--export", target, path)

    assert (done.returncode, done.stdout) == (1, "")
    assert part in done.stderr
    assert (done.stderr.count("\n"), done.stderr[-1]) == (1, "\n")
    assert "Traceback" not in done.stderr
    assert target.read_bytes() == OLD
    assert files_in(target.parent) == {target.name}


def test_the_fax_sample_is_refused(target: Path) -> None:
    done = run_nexgui("--export", target, FAX)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("「FAX送信結果.csv」はFAXの送信結果ファイルです。")


def test_a_missing_file_is_refused(tmp_path: Path, target: Path) -> None:
    done = run_nexgui("--export", target, tmp_path / "消えた.csv")

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("「消えた.csv」が見つかりません。")
    assert target.read_bytes() == OLD


def test_a_folder_is_refused(target: Path) -> None:
    done = run_nexgui("--export", target, target.parent)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("「出力 先」はフォルダーです。")


def test_the_source_is_refused_as_target(tmp_path: Path) -> None:
    source = file_of(tmp_path, ALL_AFTER.read_bytes(), "全宛先.xlsx")

    done = run_nexgui("--export", source, source)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "は読み込んだ元のファイルなので、上書きできません。" in done.stderr
    assert source.read_bytes() == ALL_AFTER.read_bytes()


def test_a_target_without_its_folder_is_refused(tmp_path: Path) -> None:
    done = run_nexgui("--export", tmp_path / "ない" / "out.xlsx", ALL_AFTER)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "を保存するフォルダーが見つかりません。" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="needs a folder that even root cannot write to")
def test_a_target_that_cannot_be_written_is_refused() -> None:
    done = run_nexgui("--export", "/sys/out.xlsx", ALL_AFTER)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert "この場所には書き込めません。" in done.stderr


@pytest.mark.parametrize("end", ["source", "target"])
def test_a_name_that_is_too_long_is_refused_in_one_line(tmp_path: Path, end: str) -> None:
    name = tmp_path / ("長" * 300)
    pair = (tmp_path / "out.xlsx", name) if end == "source" else (name, ALL_AFTER)

    done = run_nexgui("--export", *pair)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert done.stderr.endswith("ください。\n")
    assert files_in(tmp_path) == set()


def test_a_fault_of_the_program_is_one_line_too(target: Path) -> None:
    done = run_nexgui("--export", target, ALL_AFTER, prelude=BREAK_DOWN)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "予期しない問題が起きました。元のファイルは変更していません。"
        "NexGUIを一度閉じて、もう一度お試しください。\n"
    )
    assert target.read_bytes() == OLD


def test_exporting_takes_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)

    done = run_nexgui("--export", "out.xlsx")

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "送信結果CSVも指定してください。\n"
    assert files_in(tmp_path) == set()


@pytest.mark.parametrize(
    "files",
    [[ALL_BEFORE, ALL_AFTER, UNDELIVERED], [UNDELIVERED, ALL_AFTER, ALL_BEFORE]],
    ids=["oldest first", "newest first"],
)
def test_files_of_one_mailing_are_counted_once(target: Path, files: list[Path]) -> None:
    done = run_nexgui("--export", target, *files)

    assert done.returncode == 0
    assert done.stdout.startswith("316件中、対応が必要なのは46件、")
    assert len(done.stderr.splitlines()) == 2


def test_files_of_different_mailings_come_behind_each_other(target: Path) -> None:
    done = run_nexgui("--export", target, ALL_AFTER, TEST_SEND)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("318件中")


@pytest.mark.parametrize("arguments", [["--exprot", "x"], ["--export"], ["--exp", "a", "b"]])
def test_a_wrong_option_is_answered_in_japanese(arguments: list[str]) -> None:
    done = run_nexgui(*arguments)

    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "指定のしかたが違います。「nexgui --help」で使い方を確認してください。\n"


@pytest.mark.parametrize("option", ["--help", "-h"])
def test_help_is_japanese_and_names_every_option(option: str) -> None:
    done = run_nexgui(option)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("使い方: nexgui ")
    assert "送信結果CSV" in done.stdout
    for name in ("--export OUT.xlsx", "--help", "--version"):
        assert name in done.stdout
    for english in ("usage", "options", "positional", "show this", "exit"):
        assert english not in done.stdout.replace("nexgui", "")


def test_the_version_is_one_line() -> None:
    done = run_nexgui("--version")

    assert (done.returncode, done.stdout, done.stderr) == (0, f"NexGUI {__version__}\n", "")


def test_exporting_needs_no_screen(target: Path) -> None:
    done = run_nexgui(
        "--export", target, ALL_AFTER, DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None
    )

    assert (done.returncode, done.stderr) == (0, "")


def test_exporting_loads_no_qt(target: Path) -> None:
    watch = """
import atexit, sys
atexit.register(lambda: print([name for name in sys.modules if "PySide6" in name]))
"""

    done = run_nexgui("--export", target, ALL_AFTER, prelude=watch)

    assert done.stdout.endswith("\n[]\n")


def test_a_console_that_lacks_the_characters_is_no_reason_to_fail(target: Path) -> None:
    good = run_nexgui("--export", target, ALL_AFTER, PYTHONUTF8="0", PYTHONIOENCODING="ascii")
    bad = run_nexgui("--export", target, FAX, PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert (good.returncode, good.stderr) == (0, "")
    assert (bad.returncode, bad.stdout, bad.stderr.count("\n")) == (1, "", 1)
    assert "Traceback" not in bad.stderr


def test_a_status_of_the_future_is_counted(tmp_path: Path, target: Path) -> None:
    path = result_file(tmp_path, [recipient("未来の状態"), recipient("2")])

    done = run_nexgui("--export", target, path)

    assert done.stdout == (
        "2件中、対応が必要なのは1件です（不明なステータス 1件、送信完了（対応不要） 1件）\n"
    )


def test_an_export_says_nothing_of_the_recipients(target: Path) -> None:
    header, *rows = read_csv(ALL_AFTER)
    column = header.index("メールアドレス")

    done = run_nexgui("--export", target, ALL_AFTER)

    addresses = Counter(row[column] for row in rows)
    assert not [address for address in addresses if address in done.stdout + done.stderr]


def test_a_target_that_is_no_workbook_is_refused(tmp_path: Path) -> None:
    other = file_of(tmp_path, b"a,b", "other.csv")

    done = run_nexgui("--export", other, ALL_AFTER)

    assert (done.returncode, done.stdout) == (1, "")
    assert "名前の最後を「.xlsx」にして" in done.stderr
    assert other.read_bytes() == b"a,b"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("number", ["SIGINT", "SIGTERM"])
def test_an_export_that_is_asked_to_end_cleans_up(
    tmp_path: Path, temporary_folder: Path, number: str
) -> None:
    target = file_of(tmp_path, b"old", "out.xlsx")
    # The signal comes as the first row is written: everything that could stay has been begun.
    prelude = f"""
import os, signal
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
from nexgui.export.recipient_rows import RecipientRows
make = RecipientRows._row
def interrupted(rows, recipient, filled):
    if recipient.line == 22:
        os.kill(os.getpid(), signal.{number})
    return make(rows, recipient, filled)
RecipientRows._row = interrupted
"""
    done = run_nexgui("--export", target, ALL_AFTER, prelude=prelude)

    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "中止しました。何も変更していません。\n"
    assert target.read_bytes() == b"old"
    assert files_in(tmp_path) == {"out.xlsx"}
    assert files_in(temporary_folder) == set()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("module", ["nexgui.cli", "argparse", "tomllib", "openpyxl"])
def test_a_start_that_is_interrupted_ends_quietly(target: Path, module: str) -> None:
    # The signal comes while the program is still being imported.
    prelude = f"""
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)  # a shell's background job ignores it
class Interrupted:
    def find_spec(self, name, path, target=None):
        if name == {module!r}:
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Interrupted())
"""
    done = run_nexgui("--export", target, ALL_AFTER, prelude=prelude)

    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")
    assert target.read_bytes() == OLD


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_an_export_that_is_done_says_so_whenever_it_is_interrupted(target: Path) -> None:
    prelude = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.default_int_handler)
import nexgui.cli
counts = nexgui.cli._counts
def interrupted(results):
    os.kill(os.getpid(), signal.SIGINT)
    return counts(results)
nexgui.cli._counts = interrupted
"""
    done = run_nexgui("--export", target, ALL_AFTER, prelude=prelude)

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("316件中、")
    assert target.read_bytes() != OLD


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_an_export_that_nobody_listens_to_is_done_all_the_same(tmp_path: Path) -> None:
    target = tmp_path / "out.xlsx"
    command = [sys.executable, "-m", "nexgui", "--export", str(target), str(ALL_AFTER)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, text=True, check=False, cwd=ROOT
        )
    assert (done.returncode, done.stderr) == (0, "")
    assert target.exists()


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux may lack a screen")
def test_without_a_screen_the_window_says_so_in_one_line() -> None:
    done = run_nexgui(DISPLAY=None, WAYLAND_DISPLAY=None, QT_QPA_PLATFORM=None)

    assert (done.returncode, done.stderr.count("\n")) == (1, 1)
    assert done.stderr.startswith("画面を表示できません。")


def test_what_was_filled_in_of_an_older_workbook_is_carried_over(tmp_path: Path) -> None:
    old, new = tmp_path / "前.xlsx", tmp_path / "次.xlsx"
    assert run_nexgui("--export", old, ALL_BEFORE).returncode == 0
    workbook = load_workbook(old)
    workbook["要対応"].cell(2, 1).value = "保留"
    workbook.save(old)

    done = run_nexgui("--export", new, "--carry-over", old, ALL_AFTER)

    assert (done.returncode, done.stderr) == (0, "入力した結果1件を引き継ぎました。\n")
    assert [cell.value for cell in load_workbook(new)["要対応"]["A"]].count("保留") == 1


def test_a_workbook_that_is_replaced_keeps_what_was_filled_in(tmp_path: Path) -> None:
    path = tmp_path / "対応.xlsx"
    assert run_nexgui("--export", path, ALL_BEFORE).returncode == 0
    workbook = load_workbook(path)
    workbook["要対応"].cell(2, 1).value = "保留"
    workbook.save(path)

    done = run_nexgui("--export", path, ALL_AFTER)

    assert done.stderr == "入力した結果1件を引き継ぎました。\n"
    assert [cell.value for cell in load_workbook(path)["要対応"]["A"]].count("保留") == 1


def test_a_workbook_of_another_program_is_refused_as_a_source(target: Path, tmp_path: Path) -> None:
    Workbook().save(tmp_path / "名簿.xlsx")

    done = run_nexgui("--export", target, "--carry-over", tmp_path / "名簿.xlsx", ALL_AFTER)

    assert (done.returncode, done.stdout) == (1, "")
    assert "「名簿.xlsx」はNexGUIで作ったExcelファイルではない" in done.stderr
    assert target.read_bytes() == OLD


def test_there_is_nothing_to_carry_over_without_an_export(tmp_path: Path) -> None:
    done = run_nexgui("--carry-over", tmp_path / "前.xlsx", ALL_AFTER)

    assert (done.returncode, done.stderr) == (
        2,
        "--carry-over は、--export といっしょに指定してください。\n",
    )
