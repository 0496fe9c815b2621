import os
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.waiting import Waiting, local_time
from tests.helpers import ALL_AFTER, HEADER, UNDELIVERED, result_file

SAVED = datetime(2026, 11, 21, 9, 3)
BEFORE, AFTER = datetime(2026, 11, 21, 9, 30), datetime(2027, 1, 1)


@pytest.fixture(autouse=True)
def japan(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The office's clock, wherever the tests run."""
    monkeypatch.setenv("TZ", "JST-9")  # as Windows knows it too
    if hasattr(time, "tzset"):
        time.tzset()
    yield
    monkeypatch.undo()
    if hasattr(time, "tzset"):
        time.tzset()


def row(status: str, decided: str = "", detail: str = "") -> tuple[str, ...]:
    return ("A社", "a@example.jp", status, decided, detail, "無")


def open_row() -> tuple[str, ...]:
    return row("送信済み（結果確認中）")


def waiting_of(
    folder: Path, guide: StatusGuide, *rows: tuple[str, ...], name: str = "全宛先.csv"
) -> Waiting | None:
    path = result_file(folder, rows, name=name)
    os.utime(path, (SAVED.timestamp(), SAVED.timestamp()))
    return load(path, guide).waiting


def sentence(waiting: Waiting | None, now: datetime = BEFORE) -> str:
    assert waiting is not None
    return waiting.sentence(now.astimezone())


def test_a_file_without_open_results_waits_for_nothing(guide: StatusGuide) -> None:
    assert load(UNDELIVERED, guide).waiting is None


def test_the_latest_time_of_a_mail_that_was_sent_says_until_when(
    guide: StatusGuide, tmp_path: Path
) -> None:
    waiting = waiting_of(
        tmp_path,
        guide,
        open_row(),
        row("エラー", "2026-11-21 08:30", "ユーザー不明"),
        row("送信完了", "2026-11-21 08:12"),
        open_row(),
    )
    assert sentence(waiting) == (
        "結果待ちの2件は、11月22日 8:30ごろまでに決まります。"
        "そのあとに、もう一度ダウンロードしてください。"
    )


def test_a_time_that_is_past_already_is_told_as_such(guide: StatusGuide, tmp_path: Path) -> None:
    waiting = waiting_of(tmp_path, guide, open_row(), row("送信完了", "2026-11-21 08:30"))
    assert sentence(waiting, AFTER) == (
        "結果待ちの1件は、2026年11月22日 8:30ごろまでに決まっているはずです。"
        "もう一度ダウンロードしてください。"
    )


def test_the_minutes_are_rounded_up(guide: StatusGuide, tmp_path: Path) -> None:
    waiting = waiting_of(tmp_path, guide, open_row(), row("送信完了", "2026-11-20 23:51"))
    assert "11月22日 0:00ごろまで" in sentence(waiting)


@pytest.mark.parametrize("left_out", ["差し込み項目不正", "16", "17", "18"])
def test_recipients_who_were_never_mailed_say_nothing_of_the_sending(
    guide: StatusGuide, tmp_path: Path, left_out: str
) -> None:
    waiting = waiting_of(tmp_path, guide, open_row(), row(left_out, "2026-11-15 10:00"))
    assert "11月22日 9:10ごろまで" in sentence(waiting)  # by the file's time stamp


@pytest.mark.parametrize("decided", ["", "あとで", "2026-02-31 10:00", "2099-01-01 10:00"])
def test_without_a_time_in_the_file_its_time_stamp_says_until_when(
    guide: StatusGuide, tmp_path: Path, decided: str
) -> None:
    waiting = waiting_of(tmp_path, guide, open_row(), row("送信完了", decided))
    assert "11月22日 9:10ごろまで" in sentence(waiting)


def test_a_file_without_the_column_has_its_time_stamp(guide: StatusGuide, tmp_path: Path) -> None:
    header = [name for name in HEADER if name != "確定日時"]
    path = result_file(
        tmp_path, [("A社", "a@example.jp", "送信済み（結果確認中）", "", "無")], header=header
    )
    os.utime(path, (SAVED.timestamp(), SAVED.timestamp()))
    assert "11月22日 9:10ごろまで" in sentence(load(path, guide).waiting)


@pytest.mark.parametrize("status", ["送信予約中", "送信準備中", "送信準備完了", "送信中"])
def test_before_everything_is_sent_no_time_can_be_told(
    guide: StatusGuide, tmp_path: Path, status: str
) -> None:
    waiting = waiting_of(
        tmp_path, guide, open_row(), row(status), row("送信完了", "2026-11-20 08:30")
    )
    assert sentence(waiting) == (
        "結果待ちが2件あり、送信がまだ終わっていません。"
        "送信が終わって24時間たってから、もう一度ダウンロードしてください。"
    )
    assert waiting is not None
    assert not waiting.is_over(AFTER.astimezone())


def test_of_several_files_the_last_one_counts(guide: StatusGuide, tmp_path: Path) -> None:
    for name, decided in (("1.csv", "2026-11-20 08:30"), ("2.csv", "2026-11-21 08:30")):
        waiting_of(tmp_path, guide, open_row(), row("送信完了", decided), name=name)
    paths = (tmp_path / "2.csv", tmp_path / "1.csv", UNDELIVERED)
    waiting = merge([load(path, guide) for path in paths]).waiting
    assert "結果待ちの2件は、11月22日 8:30ごろまで" in sentence(waiting)


def test_a_file_that_is_not_sent_yet_leaves_no_time_for_all(
    guide: StatusGuide, tmp_path: Path
) -> None:
    paths = [result_file(tmp_path, [row("送信中")]), ALL_AFTER]
    parts = [load(path, guide) for path in paths]
    waiting = merge(parts).waiting
    assert waiting is not None
    assert waiting.until is None


def test_the_reminder_says_what_to_do_and_when(guide: StatusGuide, tmp_path: Path) -> None:
    waiting = waiting_of(tmp_path, guide, open_row(), row("送信完了", "2026-11-21 08:30"))
    assert waiting is not None
    assert waiting.reminder("全宛先.csv") == (
        "11月22日 8:30を過ぎたら、NEXLINKから送信結果CSVをもう一度ダウンロードして、"
        "NexGUIで開いてください。\n前回のファイル：全宛先.csv（結果待ち 1件）"
    )


def test_the_reminder_before_everything_is_sent_names_no_time() -> None:
    assert (
        Waiting(3, None).reminder("全宛先.csv").startswith("メールの送信が終わって24時間たったら、")
    )


@pytest.mark.parametrize(
    "cell",
    [
        "2026-11-20 09:05",
        "2026/11/20 9:05",
        " 2026-11-20 09:05:41 ",
        "2026-11-20T09:05:00+09:00",
        "2026-11-20T00:05:00Z",
        "2026-11-20T09:05:00.123+0900",
    ],
)
def test_a_time_is_understood_in_each_form_that_a_file_has(cell: str) -> None:
    assert local_time(cell) == datetime(2026, 11, 20, 0, 5, tzinfo=UTC)


@pytest.mark.parametrize("cell", ["", "2026-11-20", "9:05", "無", "2026-13-01 09:05"])
def test_what_is_no_time_is_none(cell: str) -> None:
    assert local_time(cell) is None


def test_a_time_of_another_year_has_its_year() -> None:
    waiting = Waiting(3, datetime(2024, 11, 24, 19, 30).astimezone())
    assert waiting.sentence(datetime(2024, 11, 25).astimezone()).startswith(
        "結果待ちの3件は、11月24日 19:30ごろまでに"
    )
    assert "2024年11月24日 19:30ごろまでに" in waiting.sentence(datetime(2026, 11, 23).astimezone())


@pytest.mark.parametrize("last", [datetime(9999, 12, 31, 23, 59, 59), datetime(9999, 1, 2)])
def test_a_time_stamp_at_the_end_of_all_times_is_none(guide: StatusGuide, last: datetime) -> None:
    for folder in ("/dev/shm", None):  # noqa: S108 - not every disk knows this year
        if folder is None or Path(folder).is_dir():
            with TemporaryDirectory(dir=folder) as place:
                path = result_file(Path(place), [open_row()])
                stamp = (
                    last.replace(tzinfo=UTC) - datetime(1970, 1, 1, tzinfo=UTC)
                ).total_seconds()
                os.utime(path, (stamp, stamp))
                waiting = load(path, guide).waiting
                assert waiting is not None
                assert waiting.sentence(datetime.now().astimezone())


def test_a_cell_at_the_end_of_all_times_is_none(guide: StatusGuide, tmp_path: Path) -> None:
    rows = [row("送信完了", "9999-12-31 23:59:59"), row("送信完了", "9999/12/31 23:50+09:00")]
    waiting = waiting_of(tmp_path, guide, *rows, open_row())
    assert sentence(waiting) == sentence(waiting_of(tmp_path, guide, open_row()))
