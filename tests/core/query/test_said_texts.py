from pathlib import Path

import pytest

from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.query.folding import folded
from nexgui.core.query.said_texts import SaidTexts
from nexgui.core.results import DeliveryResults
from tests.helpers import ERROR, recipient, result_file

ADDRESSES = ["a@gmai.com", "b@x.jp", "c@docomo.ne.jp", "b@x.jp", "ａ@x.jp"]


@pytest.fixture
def results(tmp_path: Path, guide: StatusGuide) -> DeliveryResults:
    """Each address delivered, failed, and opted out."""
    rows = [recipient("送信完了", address=address) for address in ADDRESSES]
    rows += [recipient(ERROR, "ユーザー不明", address=f"f{address}") for address in ADDRESSES]
    rows += [recipient("送信完了", address=f"o{address}", opted_out="有") for address in ADDRESSES]
    return load(result_file(tmp_path, rows), guide)


def texts(results: DeliveryResults, most_own: int = 1000) -> list[str]:
    said = SaidTexts(results, most_own=most_own)
    return [said.texts[number] for number in said.of_row]


def test_all_of_whom_no_more_is_said_share_the_text_of_their_status(
    results: DeliveryResults,
) -> None:
    said = SaidTexts(results)
    assert said.of_row[1] == said.of_row[2] == results.status_indices[1]
    assert said.of_row[6] == results.status_indices[6]


def test_what_every_place_shows_can_be_searched(results: DeliveryResults) -> None:
    all_texts = texts(results)
    for row in (0, 5):
        assert folded("「gmai.com」は「gmail.com」の打ち間違い") in all_texts[row]
        assert results.recipient(row).findings[0].suggestion in all_texts[row]
    assert folded("送信完了でも要確認") in all_texts[0]
    assert folded("3行目と同じアドレスです。") in all_texts[3]
    assert folded("送信を希望していない") in all_texts[10]


def test_what_is_not_said_any_more_is_not_found(results: DeliveryResults) -> None:
    all_texts = texts(results)
    assert folded("対応は不要です。") in all_texts[1]
    for row in (0, 10):
        assert folded("対応は不要です。") not in all_texts[row]


def test_where_too_many_have_a_text_of_their_own_what_they_share_is_found(
    results: DeliveryResults,
) -> None:
    few = texts(results, most_own=0)
    assert folded("「gmai.com」は「gmail.com」の打ち間違い") in few[0]
    assert "a@gmail.com" not in few[0]
    assert folded("行目と同じアドレスです。") in few[3]
    assert "3行目" not in few[3]
    assert folded("全角の「ａ」が入っています。") in few[4]
    assert few[1] == texts(results)[1]


def test_a_status_of_the_file_s_own_is_found_by_its_name(
    tmp_path: Path, guide: StatusGuide
) -> None:
    results = load(result_file(tmp_path, [recipient("ふしぎな状態"), recipient("なぞ")]), guide)
    first, second = texts(results)
    assert folded("ふしぎな状態") in first
    assert folded("ふしぎな状態") not in second
    assert folded(guide.unknown.next_step) in second
