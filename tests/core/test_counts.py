from collections import Counter
from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from tests.core.loaded import GROUP_OF, expected_identities
from tests.helpers import (
    ALL_AFTER,
    ALL_BEFORE,
    MAIL_SAMPLES,
    NEEDS_ACTION,
    TEST_SEND,
    UNDELIVERED,
    recipient,
    result_file,
)


@pytest.mark.parametrize("sample", MAIL_SAMPLES, ids=lambda path: path.stem)
def test_the_counts_of_a_sample_are_right(guide: StatusGuide, sample: Path) -> None:
    results = load(sample, guide)
    expected = expected_identities(sample)

    groups = {group.key: count for group, count in results.counts.groups.items()}
    statuses = {status.number or status.name: count for status, count in results.counts.statuses}
    assert groups == Counter(GROUP_OF[identity] for identity in expected)
    assert statuses == Counter(expected)
    assert results.counts.needing_action == sum(identity in NEEDS_ACTION for identity in expected)


@pytest.mark.parametrize(
    ("sample", "sentence"),
    [
        (ALL_BEFORE, "316件中、対応が必要なのは37件、ほかに要確認が1件です"),
        (ALL_AFTER, "316件中、対応が必要なのは46件、ほかに要確認が1件です"),
        (UNDELIVERED, "64件中、対応が必要なのは46件です"),
        (TEST_SEND, "2件中、対応が必要なのは1件です"),
    ],
    ids=lambda value: value.stem if isinstance(value, Path) else "",
)
def test_one_sentence_says_how_the_mailing_went(
    guide: StatusGuide, sample: Path, sentence: str
) -> None:
    assert load(sample, guide).counts.summary == sentence


def test_the_sentence_of_a_mailing_without_trouble_says_so(
    guide: StatusGuide, tmp_path: Path
) -> None:
    path = result_file(tmp_path, [recipient("送信完了")] * 1234)

    assert load(path, guide).counts.summary == "1,234件すべて、対応は不要です"


@pytest.mark.parametrize(
    ("statuses", "headline"),
    [
        (["3", "6", "2"], ("2", "件に、対応が必要です")),
        (["1", "2"], ("", "対応が必要な宛先は、まだありません")),
        (["2"], ("", "対応が必要な宛先は、ありません")),
    ],
)
def test_the_headline_has_the_number_of_those_who_need_somebody(
    guide: StatusGuide, tmp_path: Path, statuses: list[str], headline: tuple[str, str]
) -> None:
    path = result_file(tmp_path, map(recipient, statuses))

    assert load(path, guide).counts.headline == headline


def test_a_group_of_which_only_some_need_somebody_says_how_many(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient(number) for number in ("16", "17", "18", "3", "2")]

    results = load(result_file(tmp_path, rows), guide)

    assert {results.counts.describe(group) for group in results.counts.groups} == {
        "送信停止・対象外 3件（うち対応が必要1件）",
        "アドレスを確認・修正 1件",
        "送信完了（対応不要） 1件",
    }


def test_the_most_frequent_status_comes_first(guide: StatusGuide) -> None:
    counts = [count for _, count in load(ALL_AFTER, guide).counts.statuses]

    assert counts == sorted(counts, reverse=True)


def test_what_is_still_open_is_not_called_finished(tmp_path: Path, guide: StatusGuide) -> None:
    rows = [recipient("送信済み（結果確認中）"), recipient("送信完了"), recipient("送信中")]
    path = result_file(tmp_path, rows)

    sentence = load(path, guide).counts.summary
    assert sentence == "3件中、対応が必要な宛先はまだありません（結果待ち 2件）"


def test_some_recipients_are_counted_as_a_file_of_only_them_would_be(guide: StatusGuide) -> None:
    results = load(ALL_AFTER, guide)
    rows = [row for row in range(len(results)) if results.status(row).needs_action]

    counts = results.counts_of(rows)

    assert counts.total == counts.needing_action == 46
    assert counts.summary == "46件中、対応が必要なのは46件です"
    assert results.counts_of(range(len(results))) == results.counts


def test_where_nobody_needs_action_those_to_check_are_told_all_the_same(
    guide: StatusGuide, tmp_path: Path
) -> None:
    rows = [recipient("送信完了", address=address) for address in ("a@gmai.com", "a@x.example")]

    counts = load(result_file(tmp_path, rows), guide).counts

    assert (counts.needing_action, counts.to_check) == (0, 1)
    assert counts.summary == ("2件中、対応が必要な宛先はなく、要確認が1件です")
