"""What became of each recipient since an older file of the mailing is told as it is."""

import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from hypothesis import given
from hypothesis import settings as examples
from hypothesis import strategies as st

from nexgui.core.changes import ChangeKind
from nexgui.core.loading import load
from nexgui.core.mailing import settle
from nexgui.core.merging import merge
from nexgui.core.results import DeliveryResults
from tests.core.loaded import GUIDE, load_lines
from tests.helpers import ALL_AFTER, ALL_BEFORE, NEEDS_ACTION, UNDELIVERED

HEADER = "会社名,メールアドレス,ステータス,確定日時,ステータス詳細,https://x.jp/a"
OPEN, DELIVERED = "送信済み（結果確認中）", "送信完了"
FINAL = (DELIVERED, "ユーザー不明", "ディスクフル", "自動応答", "差し込み項目不正")
NEEDING = {"ユーザー不明", "ディスクフル", "差し込み項目不正"}
SURE = 20  # recipients whose results were final before, so that the mailing is known

State = tuple[str, str]  # of a recipient: its status in the older file, and in the newer


def line(number: int, status: str) -> str:
    detail = status if status in ("ユーザー不明", "ディスクフル", "自動応答") else ""
    at = "" if status == OPEN else f"2026-11-20 {10 + number // 60}:{number % 60:02}"
    own = "エラー" if detail else status
    return f"{number}社,u{number}@x.jp,{own},{at},{detail},無"


def loaded(rows: list[str]) -> DeliveryResults:
    with tempfile.TemporaryDirectory() as folder:
        return load_lines(Path(folder), HEADER, *rows)


def changed(results: DeliveryResults) -> dict[str, str]:
    recipients = results.recipients(range(len(results)))
    return {each.address: each.change.sentence for each in recipients if each.change}


def of(path: Path) -> DeliveryResults:
    return load(path, GUIDE)


def expected_name(status: str) -> str:
    found = GUIDE.find(status)
    assert found is not None
    return found.name


STATES = st.one_of(
    st.tuples(st.just(OPEN), st.sampled_from([OPEN, *FINAL])),
    st.sampled_from(FINAL).map(lambda status: (status, status)),
)


@examples(max_examples=40)
@given(states=st.lists(STATES, max_size=40), came=st.integers(0, 3), order=st.randoms())
def test_what_is_told_is_the_difference_of_the_files(
    states: list[State], came: int, order: Random
) -> None:
    everybody = [(DELIVERED, DELIVERED)] * SURE + states
    older = [line(number, before) for number, (before, _) in enumerate(everybody)]
    newer = [line(number, now) for number, (_, now) in enumerate(everybody)]
    newer += [line(len(everybody) + number, DELIVERED) for number in range(came)]
    order.shuffle(newer)

    (part,) = settle([loaded(older), loaded(newer)]).parts

    assert changed(part) == {
        f"u{number}@x.jp": f"{expected_name(before)} → {expected_name(now)}"
        for number, (before, now) in enumerate(everybody)
        if before != now
    } | {f"u{len(everybody) + number}@x.jp": "新しく入った宛先" for number in range(came)}
    if part.changes is not None:
        counts = part.changes.counts
        assert counts.kinds == +Counter(
            {
                ChangeKind.ANY: came + sum(b != n for b, n in states),
                ChangeKind.SETTLED: sum(b == OPEN != n for b, n in states),
                ChangeKind.NEEDING: sum(b not in NEEDING and n in NEEDING for b, n in states),
                ChangeKind.CAME: came,
            }
        )


def test_the_samples_tell_whom_the_newer_download_is_about() -> None:
    (part,) = settle([of(ALL_BEFORE), of(ALL_AFTER)]).parts

    assert part.changes is not None
    assert part.changes.counts.kinds == {
        ChangeKind.ANY: 58,
        ChangeKind.SETTLED: 58,
        ChangeKind.NEEDING: 9,
    }
    needing = [row for row, mark in enumerate(part.changes.marks(ChangeKind.NEEDING)) if mark]
    assert len(needing) == 9
    assert all(part.status(row).number in NEEDS_ACTION for row in needing)
    assert sum(part.changes.marks(ChangeKind.ANY)) == 58


def test_a_part_is_no_older_result() -> None:
    (part,) = settle([of(UNDELIVERED), of(ALL_AFTER)]).parts

    assert part.changes is None


def test_somebody_without_a_need_any_more_is_counted_apart() -> None:
    sure = [line(number, DELIVERED) for number in range(SURE)]
    before = [*sure, line(SURE, "ユーザー不明"), line(SURE + 1, OPEN), line(SURE + 2, OPEN)]
    now = [*sure, line(SURE, DELIVERED), line(SURE + 1, "ユーザー不明"), line(SURE + 2, OPEN)]

    settled = settle([loaded(before), loaded(now)])

    assert settled.sentences == (
        "同じ送信の新しい結果に置き換えました。1件の結果が決まり、"
        "対応が必要な宛先は1件増え、1件減りました（1件 → 1件）。",
    )


def test_an_address_that_stands_twice_is_told_of_once() -> None:
    sure = [line(number, DELIVERED) for number in range(SURE)]
    twice = [line(0, OPEN), line(0, OPEN)]
    later = line(50, "ユーザー不明").replace("u50@", "u0@")
    now = [later, *sure, line(0, OPEN)]

    (part,) = settle([loaded([*sure, *twice]), loaded(now)]).parts

    assert part.changes is not None
    assert part.changes.counts.kinds == {
        ChangeKind.ANY: 1,
        ChangeKind.SETTLED: 1,
        ChangeKind.NEEDING: 1,
    }


def test_what_is_known_stays_when_the_same_results_come_again() -> None:
    (part,) = settle([of(ALL_BEFORE), of(ALL_AFTER)]).parts

    (again,) = settle([part, of(ALL_AFTER)]).parts

    assert again.changes is not None
    assert again.changes.counts == (part.changes and part.changes.counts)


def test_several_mailings_keep_their_changes(tmp_path: Path) -> None:
    (part,) = settle([of(ALL_BEFORE), of(ALL_AFTER)]).parts
    other = load_lines(tmp_path, HEADER, line(0, DELIVERED))

    merged = merge([other, part])

    assert changed(merged) == changed(part)
    assert merged.changes is not None
    assert merged.changes.counts == (part.changes and part.changes.counts)
