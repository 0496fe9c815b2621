"""再送用リスト and 停止リスト from the command line, as its users start it."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.export.workbook import write_workbook
from tests.core.loaded import written
from tests.core.test_typed_entries import type_into
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    TEST_SEND,
    excel_bytes,
    file_of,
    files_in,
    read_csv,
    run_nexgui,
)

HEADER = ("会社名", "メールアドレス", "ステータス", "確定日時", "ステータス詳細", "送信停止")
COUNTS = "316件中、対応が必要なのは46件、"


@pytest.fixture
def worked_in(tmp_path: Path, guide: StatusGuide) -> Path:
    """A workbook into which a team has typed."""
    path = tmp_path / "対応.xlsx"
    write_workbook(load(ALL_BEFORE, guide), path)
    typed = {
        "tanaka@gmai.com": "tanaka@gmail.com",
        "kato@gmial.com": "kato@gmail.com",
        "mori@example.co.jpp": "あとで聞く",
    }
    type_into(path, {address: {"修正後アドレス": new} for address, new in typed.items()})
    return path


def test_a_resend_list_needs_no_workbook(tmp_path: Path) -> None:
    done = run_nexgui("--resend-list", tmp_path / "r.csv", ALL_AFTER)

    assert done.returncode == 0
    counts, written_line = done.stdout.splitlines()
    assert counts.startswith(COUNTS)
    assert written_line == "再送用リストに3件を書きました（入っていない宛先 313件）。"
    assert done.stderr.startswith("18件は、再送用リストに入れるかどうかを決めていないため")
    assert len(read_csv(tmp_path / "r.csv")) == 4
    assert files_in(tmp_path) == {"r.csv"}


def test_all_of_it_at_once(tmp_path: Path, worked_in: Path) -> None:
    done = run_nexgui(
        *("--export", tmp_path / "out.xlsx"),
        *("--resend-list", tmp_path / "r.csv"),
        *("--stop-list", tmp_path / "s.csv", "--applicant", "総務部"),
        *("--corrections", worked_in, ALL_AFTER),
    )

    assert (done.returncode, len(done.stdout.splitlines())) == (0, 3)
    assert done.stdout.splitlines()[1:] == [
        "再送用リストに5件を書きました（入っていない宛先 311件）。",
        "停止リストに2件を書きました。",
    ]
    used, wrong, left_open = done.stderr.splitlines()
    assert used == "「対応.xlsx」に入力された2件の修正後アドレスを使いました。"
    assert "修正後アドレスは、アドレスの形になっていないため使っていません。" in wrong
    assert left_open.startswith("18件は、")
    addresses = [row[5] for row in read_csv(tmp_path / "r.csv")]
    assert {"tanaka@gmail.com", "kato@gmail.com"} <= {*addresses}
    assert len(read_csv(tmp_path / "s.csv")) == 3
    assert load_workbook(tmp_path / "out.xlsx")["直した宛先"].max_row == 3


def test_a_workbook_among_the_files_gives_its_corrections_too(
    tmp_path: Path, worked_in: Path
) -> None:
    done = run_nexgui("--resend-list", tmp_path / "r.csv", worked_in, ALL_AFTER)

    assert done.stdout.splitlines()[1].startswith("再送用リストに5件を書きました")


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (["--resend-list", "r.csv"], "送信結果CSVも指定してください。"),
        (["--stop-list", "s.csv", "x.csv"], "--stop-list と --applicant は、いっしょに"),
        (["--applicant", "山田", "--export", "o.xlsx", "x.csv"], "いっしょに指定してください。"),
        (["--stop-list", "s.csv", "--applicant", " ", "x.csv"], "いっしょに指定してください。"),
        (["--corrections", "w.xlsx", "x.csv"], "--corrections は、--export、"),
        (
            ["--resend-list", "r.csv", "--stop-list", "r.csv", "--applicant", "山田", "x.csv"],
            "別々の名前を指定してください。",
        ),
    ],
)
def test_what_does_not_go_together_is_misuse(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], sentence: str
) -> None:
    monkeypatch.chdir(tmp_path)

    done = run_nexgui(*arguments)

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (2, "", 1)
    assert sentence in done.stderr
    assert files_in(tmp_path) == set()


def test_nothing_is_written_where_nexlink_would_not_take_a_list(tmp_path: Path) -> None:
    done = run_nexgui(
        "--export", tmp_path / "o.xlsx", "--resend-list", tmp_path / "r.csv", ALL_AFTER, TEST_SEND
    )

    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "再送用リストは1つの送信ごとに作ります。" in done.stderr
    assert files_in(tmp_path) == set()


def test_another_workbook_has_no_entries(tmp_path: Path) -> None:
    other = file_of(tmp_path, excel_bytes(), "other.xlsx")

    done = run_nexgui("--resend-list", tmp_path / "r.csv", "--corrections", other, ALL_AFTER)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("「other.xlsx」")


def test_the_workbook_that_was_typed_into_is_no_target(tmp_path: Path, worked_in: Path) -> None:
    before = worked_in.read_bytes()

    done = run_nexgui("--export", worked_in, "--corrections", worked_in, ALL_AFTER)

    assert (done.returncode, done.stdout) == (1, "")
    assert worked_in.read_bytes() == before
    assert files_in(tmp_path) == {"対応.xlsx"}


@pytest.fixture
def hard(tmp_path: Path) -> Path:
    """A result file that was saved again, with a character that CP932 lacks, and a formula."""
    behind = ("エラー", "2026-11-20 10:00", "エラー タイムアウト", "無")
    rows = [("𠮷野家", "a@x.jp", *behind), ("=1+1", "b@x.jp", *behind)]
    return file_of(tmp_path, written([HEADER, *rows]).encode("utf-8-sig"))


def test_characters_that_are_lost_are_named_and_the_choice_is_the_caller_s(
    tmp_path: Path, hard: Path
) -> None:
    target = tmp_path / "r.csv"

    refused = run_nexgui("--resend-list", target, hard)
    assert (refused.returncode, refused.stdout) == (1, "")
    assert "NEXLINKに登録できない文字（2行目「𠮷」）があります。" in refused.stderr
    assert not target.exists()

    done = run_nexgui("--resend-list", target, "--leave-out", hard)
    assert done.returncode == 0
    left_out, may_run, resaved = done.stderr.splitlines()
    assert left_out == "2行目「𠮷」：NEXLINKに登録できない文字があるため、除きました。"
    assert may_run.startswith("「=」や「@」などで始まる値が1個あります。元のまま入れます。")
    assert resaved.startswith("Excelなどで保存し直されたファイルです。")
    assert read_csv(target) == [["会社名", "メールアドレス"], ["=1+1", "b@x.jp"]]


def test_help_names_them() -> None:
    said = run_nexgui("--help").stdout
    names = ("--resend-list R.csv", "--stop-list S.csv", "--applicant 名前", "--leave-out")
    assert all(name in said for name in (*names, "--corrections WORKBOOK.xlsx"))


def test_lists_load_no_qt(tmp_path: Path) -> None:
    watch = """
import atexit, sys
atexit.register(lambda: print([name for name in sys.modules if "PySide6" in name]))
"""
    done = run_nexgui("--resend-list", tmp_path / "r.csv", ALL_AFTER, prelude=watch)

    assert done.stdout.endswith("\n[]\n")
