import random
from pathlib import Path

import pytest

from nexgui.core import letter_variants
from nexgui.core.arranging.searching import RowSearch, Search
from nexgui.core.folding import folded
from nexgui.core.guide import StatusGuide
from nexgui.core.letter_variants import odd_characters, word_pattern
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.results import DeliveryResults
from tests.helpers import ALL_AFTER, UNDELIVERED

ALPHABET = 'aAａＡbß①1１.…‥(株)㈱㍿かカｶがガｶﾞﾞハﾊパぱﾊﾟﾟー-ｰあ髙℡teltTEL,＂"'


def found(results: DeliveryResults, words: str) -> list[int]:
    search = RowSearch(Search(words), results)
    rows = [row for _, _, part in search.parts() for row in part]
    assert rows == [row for row in range(len(results)) if search.has(row)]
    return rows


def as_a_person_would(results: DeliveryResults, words: str) -> list[int]:
    def shown(row: int) -> str:
        status = results.status(row)
        of_status = (
            status.group.title,
            status.name,
            status.meaning,
            status.action,
            status.next_step,
        )
        return "\n".join(map(folded, (*results.table.rows[row], *of_status)))

    wanted = folded(words).split()
    return [row for row in range(len(results)) if all(word in shown(row) for word in wanted)]


@pytest.fixture(scope="module")
def results(guide: StatusGuide) -> DeliveryResults:
    return load(ALL_AFTER, guide)


@pytest.mark.parametrize(
    "words",
    [
        "株",
        "(株)",
        "ミナト",
        "みなと",
        "ﾐﾅﾄ",
        "EXAMPLE",
        "総務 エラー",
        "ｄｏｃｏｍｏ",
        "送信",
        "@",
        "無い語",
    ],
)
def test_words_are_found_in_every_column_whatever_their_form(
    results: DeliveryResults, words: str
) -> None:
    assert found(results, words) == as_a_person_would(results, words)


def test_all_words_must_be_somewhere_in_the_row(results: DeliveryResults) -> None:
    assert found(results, "総務 エラー") == [
        row for row in found(results, "総務") if row in found(results, "エラー")
    ]
    assert found(results, "  ") == list(range(len(results)))


def test_the_words_of_the_status_are_searched_as_well(results: DeliveryResults) -> None:
    name = results.status(0).next_step[:8]
    rows = found(results, name)
    assert 0 in rows


def test_the_name_of_a_file_is_searched_where_there_are_several(guide: StatusGuide) -> None:
    results = merge([load(ALL_AFTER, guide), load(UNDELIVERED, guide)])
    assert found(results, UNDELIVERED.stem) == list(range(316, len(results)))


def test_a_word_with_a_comma_or_a_quote_is_found_within_a_cell_alone(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(
        'メールアドレス,ステータス,備考\na@x.jp,送信完了,"1,5"\nb@x.jp,送信完了,x\n'
        'c@x.jp,送信完了,"5""disc"\nd@x.jp,送信完了,5"disc\n',
        encoding="utf-8",
    )
    results = load(path, guide)
    assert found(results, "1,5") == [0]
    assert found(results, "jp,送信") == []
    assert found(results, '5"d') == [2, 3]
    assert found(results, '"') == [2, 3]


@pytest.mark.parametrize("seed", range(20))
def test_a_word_is_found_exactly_where_the_folded_text_has_it(seed: int) -> None:
    picks = random.Random(seed)
    for _ in range(150):
        text = "".join(picks.choices(ALPHABET, k=picks.randrange(1, 9)))
        word = folded("".join(picks.choices(ALPHABET, k=picks.randrange(1, 4))))
        for odd in (None, odd_characters(text)):
            has_it = word_pattern(word, odd).find(text) >= 0
            assert has_it == (word in folded(text)), (text, word, odd)


def test_a_long_word_of_dots_takes_no_longer_than_another() -> None:
    assert word_pattern("." * 100).find("…" * 40 + "." * 100) >= 0


def test_the_parts_to_mark_are_those_of_the_text_as_it_is_written() -> None:
    text = "㈱みなと物流（ミナト）"
    spans = Search("ﾐﾅﾄ 株").spans(text)
    assert [text[start:end] for start, end in spans] == ["㈱みなと", "ミナト"]


def test_a_longer_word_refines_a_search_and_a_shorter_one_does_not() -> None:
    assert Search("みなと 株").refines(Search("ミナ"))
    assert not Search("ミナ").refines(Search("みなと"))
    assert not Search("が").refines(Search("か"))


def test_no_letter_that_has_another_form_is_passed_over() -> None:
    for letter in letter_variants._all_odd():
        assert letter_variants.odd_characters(letter) == letter
