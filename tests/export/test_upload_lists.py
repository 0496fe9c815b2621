"""再送用リスト and 停止リスト, byte for byte."""

import csv
import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.errors import (
    ListTooLargeError,
    NobodyInListError,
    NotACsvNameError,
    SeveralMailingsError,
    TargetFolderMissingError,
    TargetIsSourceError,
    TooManyOwnColumnsError,
    UnwritableError,
)
from nexgui.core.guide import ListPart, StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.resend_plan import plan_resend
from nexgui.core.results import DeliveryResults
from nexgui.core.stop_plan import plan_stop
from nexgui.export import upload_lists
from nexgui.export.upload_lists import STOP_HEADER, write_resend_list, write_stop_list
from tests.core.loaded import load_content, load_lines, written
from tests.core.test_corrections import lines
from tests.core.test_resend_plan import status_line
from tests.helpers import ALL_AFTER, ALL_BEFORE, OTHER_UNDELIVERED, file_of, files_in, read_csv

BEHIND = ("ステータス", "確定日時", "ステータス詳細", "送信停止", "開封ログ")
AGAIN, DELIVERED = (
    ("エラー", "2026-11-20 10:00", "エラー タイムアウト", "無", "無"),
    ("送信完了", "2026-11-20 10:00", "", "無", "無"),
)


def result_of(uploaded: Sequence[Sequence[str]], again: Sequence[bool], quoting: str) -> bytes:
    """The result file of an uploaded list, as NEXLINK puts its columns behind."""
    header, *rows = uploaded
    behind = [BEHIND, *(AGAIN if each else DELIVERED for each in again)]
    table = [(*row, *more) for row, more in zip((header, *rows), behind, strict=True)]
    return written(table, quoting=quoting).encode("cp932")


def resend_list_of(results: DeliveryResults, folder: Path) -> bytes:
    target = folder / "再送用リスト.csv"
    write_resend_list(results, plan_resend(results).rows(ListPart.IN), target)
    return target.read_bytes()


# What CP932 has, among it what breaks careless programs: 0x5C as second byte, gaiji, half-width.
_CELLS = st.text(
    st.sampled_from([*"aZ09 =+-@,\"'\t\n;|ー表能ソ髙﨑①㈱Ⅲ㎝ｱﾞ～∥－￠　〒"]), max_size=6
).filter(lambda cell: "\r" not in cell)


@st.composite
def lists(draw: st.DrawFn) -> tuple[list[list[str]], list[bool]]:
    """An uploaded list with an address in each row, and who may be sent to again."""
    width = draw(st.integers(1, 4))
    count = draw(st.integers(1, 6))
    place = draw(st.integers(0, width - 1))
    names = [f"列{number}" for number in range(width)]
    names[place] = "メールアドレス"
    rows = []
    for number in range(count):
        row = draw(st.lists(_CELLS, min_size=width, max_size=width))
        row[place] = f"user{number}@example.jp"
        rows.append(row)
    again = draw(st.lists(st.booleans(), min_size=count, max_size=count))
    return [names, *rows], again


@given(made=lists(), quoting=st.sampled_from(["minimal", "all"]))
def test_with_nothing_corrected_it_is_the_uploaded_rows_that_may_be_sent_again(
    tmp_path_factory: pytest.TempPathFactory, made: tuple[list[list[str]], list[bool]], quoting: str
) -> None:
    (header, *rows), again = made
    again = [*again, True]  # somebody has to be there
    rows = [*rows, [*("x" for _ in header)]]
    rows[-1][header.index("メールアドレス")] = "last@example.jp"
    folder = tmp_path_factory.mktemp("trip")
    results = load_content(folder, result_of([header, *rows], again, quoting))

    wanted = [header, *(row for row, each in zip(rows, again, strict=True) if each)]
    assert resend_list_of(results, folder) == written(wanted, quoting=quoting).encode("cp932")


@given(made=lists(), quoting=st.sampled_from(["minimal", "all"]), data=st.data())
def test_with_corrections_exactly_those_cells_differ(
    tmp_path_factory: pytest.TempPathFactory,
    made: tuple[list[list[str]], list[bool]],
    quoting: str,
    data: st.DataObject,
) -> None:
    (header, *rows), _ = made
    folder = tmp_path_factory.mktemp("trip")
    results = load_content(folder, result_of([header, *rows], [True] * len(rows), quoting))
    place = header.index("メールアドレス")
    wanted = [list(row) for row in rows]
    for row in data.draw(st.sets(st.integers(0, len(rows) - 1))):
        wanted[row][place] = f"new{row}@example.com"
        results = results.with_corrected(row, f"new{row}@example.com")

    expected = written([header, *wanted], quoting=quoting).encode("cp932")
    assert resend_list_of(results, folder) == expected


def test_each_cell_keeps_the_quotes_that_it_had(tmp_path: Path) -> None:
    header = '"会社名",メールアドレス,"備考",ステータス,確定日時,ステータス詳細,送信停止'
    row = '"A社",a@example.jp,"",エラー,2026-11-20 10:00,エラー タイムアウト,無'
    results = load_lines(tmp_path, header, row)

    content = resend_list_of(results, tmp_path).decode("cp932")

    assert content == '会社名,メールアドレス,備考\r\n"A社",a@example.jp,""\r\n'


def test_a_stray_quote_is_written_as_the_rules_have_it(tmp_path: Path) -> None:
    header, row = lines(("a@example.jp", *status_line(10), "無"))
    results = load_lines(tmp_path, header, row.replace("A社", '5" モニター'))

    content = resend_list_of(results, tmp_path).decode("cp932")

    assert list(csv.reader(io.StringIO(content)))[1] == ['5" モニター', "a@example.jp"]


@pytest.mark.parametrize("delimiter", ["\t", ";"])
def test_a_file_with_other_delimiters_gives_the_same_values(tmp_path: Path, delimiter: str) -> None:
    table = [("会社名", "メールアドレス", *BEHIND), ('A,"社"', "a@example.jp", *AGAIN)]
    results = load_content(tmp_path, written(table, delimiter).encode("cp932"))

    content = resend_list_of(results, tmp_path).decode("cp932")

    assert content == '会社名,メールアドレス\r\n"A,""社""",a@example.jp\r\n'


def test_the_sample_s_list_has_the_file_s_own_cells(tmp_path: Path, guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    header, *rows = read_csv(ALL_AFTER)

    resend_list_of(results, tmp_path)

    written_rows = read_csv(tmp_path / "再送用リスト.csv")
    timed_out = [row for row in rows if "タイムアウト" in row[header.index("ステータス詳細")]]
    # One of them is at a service that has ended.
    alive = [row[:7] for row in timed_out if not row[5].endswith("excite.co.jp")]
    assert written_rows == [header[:7], *alive]
    assert (len(timed_out), len(alive)) == (4, 3)


def test_nothing_is_written_of_several_mailings(tmp_path: Path, guide: StatusGuide) -> None:
    both = merge([load(ALL_AFTER, guide), load(OTHER_UNDELIVERED, guide)])

    with pytest.raises(SeveralMailingsError):
        write_resend_list(both, [0], tmp_path / "r.csv")

    assert files_in(tmp_path) == set()


def test_cells_that_excel_may_run_stay_as_they_are(tmp_path: Path) -> None:
    cells = ["=1+1", "@SUM(A1)", "+81", "-1", "\tx"]
    rows = [[cell, f"{number}@x.jp"] for number, cell in enumerate(cells)]
    results = load_content(
        tmp_path, result_of([["値", "メールアドレス"], *rows], [True] * 5, "minimal")
    )

    content = resend_list_of(results, tmp_path)

    assert [row[0] for row in csv.reader(io.StringIO(content.decode("cp932")))][1:] == cells


# ---- what NEXLINK does not take


def unicode_results(folder: Path, *companies: str) -> DeliveryResults:
    rows = [(company, f"{n}@x.jp", *AGAIN) for n, company in enumerate(companies)]
    table = [("会社名", "メールアドレス", *BEHIND), *rows]
    return load_content(folder, written(table).encode("utf-8"))


def test_characters_that_cp932_lacks_are_named_by_row_and_nothing_is_written(
    tmp_path: Path,
) -> None:
    results = unicode_results(tmp_path, "𠮷野家", "A社", "Café😀", "\xa5100")

    with pytest.raises(UnwritableError) as caught:
        write_resend_list(results, [0, 1, 2, 3], tmp_path / "r.csv")

    assert "2行目「𠮷」、4行目「é😀」、5行目「\xa5」" in str(caught.value)
    assert files_in(tmp_path) == {"全宛先.csv"}


def test_what_is_one_character_of_jis_under_two_numbers_can_be_written(tmp_path: Path) -> None:
    results = unicode_results(tmp_path, "10\u301c12\u2212\xac")

    assert "10～12－￢" in resend_list_of(results, tmp_path).decode("cp932")


def test_without_those_rows_the_others_are_written(tmp_path: Path) -> None:
    results = unicode_results(tmp_path, "𠮷野家", "A社")

    write_resend_list(results, [1], tmp_path / "r.csv")

    assert (tmp_path / "r.csv").read_bytes().decode("cp932") == (
        "会社名,メールアドレス\r\nA社,1@x.jp\r\n"
    )


def test_a_corrected_address_with_such_a_character_is_named_too(tmp_path: Path) -> None:
    results = unicode_results(tmp_path, "A社").with_corrected(0, "é@x.jp")

    with pytest.raises(UnwritableError, match="2行目「é」"):
        write_resend_list(results, [0], tmp_path / "r.csv")


def test_a_header_with_such_a_character_is_refused(tmp_path: Path) -> None:
    table = [("会社名", "メモ😀", "メールアドレス", *BEHIND), ("A社", "x", "a@x.jp", *AGAIN)]
    results = load_content(tmp_path, written(table).encode("utf-8"))

    with pytest.raises(UnwritableError, match="見出しの「😀」"):
        write_resend_list(results, [0], tmp_path / "r.csv")


@pytest.mark.parametrize(("width", "is_taken"), [(50, True), (51, False)])
def test_fifty_columns_are_taken(tmp_path: Path, *, width: int, is_taken: bool) -> None:
    names = ["メールアドレス", *(f"列{number}" for number in range(width - 1))]
    row = ["a@x.jp", *("x" * (width - 1))]
    results = load_content(tmp_path, result_of([names, row], [True], "minimal"))

    if is_taken:
        write_resend_list(results, [0], tmp_path / "r.csv")
    else:
        with pytest.raises(TooManyOwnColumnsError, match="50列まで"):
            write_resend_list(results, [0], tmp_path / "r.csv")
    assert (tmp_path / "r.csv").exists() is is_taken


@pytest.mark.parametrize("beyond", [0, 1])
def test_more_than_nexlink_takes_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, beyond: int
) -> None:
    content = result_of([["名", "メールアドレス"], ["x", "a@x.jp"]], [True], "minimal")
    results = load_content(tmp_path, content)
    size = len(resend_list_of(results, tmp_path))
    monkeypatch.setattr(upload_lists, "MOST_BYTES", size - beyond)

    if beyond:
        with pytest.raises(ListTooLargeError, match="30MBまで"):
            write_resend_list(results, [0], tmp_path / "r.csv")
    else:
        write_resend_list(results, [0], tmp_path / "r.csv")
    assert 30 * 1024 * 1024 == 31_457_280


def test_nobody_is_no_list(tmp_path: Path, guide: StatusGuide) -> None:
    for write in (
        lambda: write_resend_list(load(ALL_AFTER, guide), [], tmp_path / "r.csv"),
        lambda: write_stop_list(load(ALL_AFTER, guide), [], "山田", tmp_path / "s.csv"),
    ):
        with pytest.raises(NobodyInListError, match="リストに入れる宛先がありません"):
            write()
    assert files_in(tmp_path) == set()


def test_the_source_and_other_names_are_no_targets(tmp_path: Path, guide: StatusGuide) -> None:
    source = file_of(tmp_path, ALL_AFTER.read_bytes())
    results = load(source, guide)
    rows = plan_resend(results).rows(ListPart.IN)

    with pytest.raises(TargetIsSourceError):
        write_resend_list(results, rows, source)
    with pytest.raises(NotACsvNameError, match=r"「\.csv」"):
        write_resend_list(results, rows, tmp_path / "r.xlsx")
    with pytest.raises(TargetFolderMissingError):
        write_resend_list(results, rows, tmp_path / "ない" / "r.csv")
    assert source.read_bytes() == ALL_AFTER.read_bytes()
    assert files_in(tmp_path) == {"全宛先.csv"}


# ---- 停止リスト


def test_those_who_want_no_more_mail_are_ticked_and_nobody_else(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    plan = plan_stop(results)

    asked = [row for row in range(len(results)) if results.opted_out[row]]
    offered = {results.status(row).number for row in plan.rows(ListPart.OPEN)}
    assert [*plan.rows(ListPart.IN)] == asked
    assert offered == {6, 16}


def test_the_stop_list_is_what_nexlink_asks_for(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path,
        *lines(
            ("a@example.jp", "送信完了", "", "有"),
            ("A@example.jp", "エラー", "受信拒否", "有"),
            ("=b@example.jp", "エラー", "ブロック対象のアドレス", "無"),
        ),
    )
    plan = plan_stop(results)
    rows = [*plan.rows(ListPart.IN), *plan.rows(ListPart.OPEN)]

    (path,) = write_stop_list(results, rows, "山田, 花子", tmp_path / "s.csv")

    assert path.read_bytes().decode("cp932") == (
        "メールアドレス,申請者名,メモ\r\n"
        'a@example.jp,"山田, 花子",送信停止の希望 2026-11-20 10:00 全宛先.csv\r\n'
        '=b@example.jp,"山田, 花子",ブロック対象のアドレス 2026-11-20 10:00 全宛先.csv\r\n'
    )
    assert STOP_HEADER == ("メールアドレス", "申請者名", "メモ")
    assert plan.may_run == {2: 1}


def test_who_is_on_the_list_already_and_who_has_no_address_is_not_proposed(tmp_path: Path) -> None:
    results = load_lines(
        tmp_path,
        *lines(
            ("a@example.jp", *status_line(18), "無"),
            ("A@example.jp", "送信完了", "", "有"),
            ("", "送信完了", "", "有"),
            ("b@example.jp", *status_line(6), "無"),
        ),
    )
    plan = plan_stop(results)

    parts = {part: [*plan.rows(part)] for part in ListPart}
    assert parts == {ListPart.IN: [], ListPart.OPEN: [3], ListPart.OUT: [0]}


def test_nobody_in_question_is_told(tmp_path: Path) -> None:
    results = load_lines(tmp_path, *lines(("a@example.jp", "送信完了", "", "無")))

    with pytest.raises(NobodyInListError):
        plan_stop(results)


def test_who_failed_in_two_mailings_is_offered(tmp_path: Path) -> None:
    parts = []
    for name, day in (("1", "20"), ("2", "25")):
        folder = tmp_path / name
        folder.mkdir()
        rows = lines(
            ("twice@example.jp", *status_line(3), "無"),
            (f"{name}@example.jp", *status_line(3), "無"),
        )
        parts.append(load_lines(folder, *(row.replace("11-20", f"11-{day}") for row in rows)))

    plan = plan_stop(merge(parts))

    assert [each.words for each in plan.reasons] == ["2回以上届いていない方"]
    assert [*plan.rows(ListPart.OPEN)] == [0]


def test_a_long_memo_is_cut_where_one_sees_it(tmp_path: Path) -> None:
    name = f"{'長い名前' * 70}.csv"[-80:]
    header, row = lines(("a@example.jp", "あ" * 300, "", "無"))
    results = load_content(tmp_path, f"{header}\r\n{row}\r\n{row[:-1]}有\r\n".encode("cp932"), name)

    (path,) = write_stop_list(results, [0], "山田", tmp_path / "s.csv")

    memo = read_csv(path)[1][2]
    assert len(memo) == 255
    assert memo.endswith("あ…")


def test_more_than_nexlink_takes_goes_on_in_further_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(upload_lists, "MOST_STOPPED", 2)
    rows = [(f"{number}@example.jp", "送信完了", "", "有") for number in range(5)]
    results = load_lines(tmp_path, *lines(*rows))
    old = file_of(tmp_path, b"old", "s_2.csv")

    paths = write_stop_list(results, range(5), "山田", tmp_path / "s.csv")

    assert [path.name for path in paths] == ["s.csv", "s_3.csv", "s_4.csv"]
    assert [len(read_csv(path)) - 1 for path in paths] == [2, 2, 1]
    assert old.read_bytes() == b"old"


def test_an_applicant_that_cannot_be_written_is_named(tmp_path: Path, guide: StatusGuide) -> None:
    with pytest.raises(UnwritableError, match="申請者名の「𠮷」"):
        write_stop_list(load(ALL_BEFORE, guide), [0], "𠮷田", tmp_path / "s.csv")
