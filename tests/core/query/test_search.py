from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.guidance import Adviser
from nexgui.core.guide import StatusGuide
from nexgui.core.loading import load
from nexgui.core.merging import merge
from nexgui.core.progress import ignore_progress
from nexgui.core.query.folding import folded
from nexgui.core.query.said_texts import SaidTexts
from nexgui.core.query.search import BlockLetters, RowSearch, Search
from nexgui.core.results import DeliveryResults
from tests.core.query.letters import ALPHABET
from tests.helpers import ALL_AFTER, UNDELIVERED, recipient, result_file


def found(results: DeliveryResults, words: str) -> list[int]:
    search = RowSearch(Search(words), BlockLetters(results), SaidTexts(results))
    return list(search.rows(range(len(results)), ignore_progress))


def as_a_person_would(results: DeliveryResults, words: str) -> list[int]:
    adviser = Adviser(results)

    def shown(row: int) -> str:
        recipient = results.recipient(row)
        guidance = adviser.of(recipient)
        said = (
            guidance.title,
            guidance.status.name,
            guidance.status.meaning,
            guidance.status.action,
            guidance.next_step,
            guidance.resend,
            guidance.noticed,
            *guidance.suggestions,
        )
        return "\n".join(map(folded, (*results.table.rows[row], *said)))

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


def test_words_are_found_in_quoted_cells_whatever_their_form(
    tmp_path: Path, guide: StatusGuide
) -> None:
    path = tmp_path / "a.csv"
    cells = ["㈱ｶﾞｽ\nみなと", "(株)がす", "かす", "㍿", 'ミナト"港', "Ｍｉｎａｔｏ"]
    rows = [f'"u{n}@x.jp","送信完了","{cell}"' for n, cell in enumerate(cells)]
    path.write_text("\n".join(['"メールアドレス","ステータス","備考"', *rows]), encoding="utf-8")
    results = load(path, guide)
    for words in ("株", "ガス", "かす", "がす 株", "みなと", 'と"', "minato", "株式", "@x"):
        assert found(results, words) == as_a_person_would(results, words)


def test_words_are_found_alike_in_many_rows_and_in_few(tmp_path: Path, guide: StatusGuide) -> None:
    names = ("㈱みなと", "みなと", "ﾐﾅﾄ", "やまと")
    rows = [
        recipient("送信完了", address=f"{names[number % 7 % 4]}{number}@x.jp")
        for number in range(2500)
    ]
    results = load(result_file(tmp_path, rows), guide)
    assert len(BlockLetters(results).blocks) > 2
    for words in ("x", "みなと", "2499", "株 みなと", "みなと 株 9", "やまと 株", "と x"):
        assert found(results, words) == as_a_person_would(results, words)


def test_of_some_rows_those_are_found_that_have_the_words(results: DeliveryResults) -> None:
    search = RowSearch(Search("総務"), BlockLetters(results), SaidTexts(results))
    among = range(1, len(results), 2)
    rows = search.rows(among, ignore_progress)
    assert list(rows) == [row for row in found(results, "総務") if row in among]
    assert len(rows) > 0


@pytest.mark.parametrize("letter", ["が", "a", "…", "株", "ー", ",", '"'])
def test_a_long_text_without_a_blank_can_be_searched(
    tmp_path: Path, guide: StatusGuide, letter: str
) -> None:
    path = tmp_path / "a.csv"
    cell = letter.replace('"', '""') * 1000
    lines = ["メールアドレス,ステータス,備考", f'a@x.jp,送信完了,"{cell}"', "b@x.jp,送信完了,x"]
    path.write_text("\n".join(lines), encoding="utf-8")
    results = load(path, guide)
    assert found(results, letter * 1000) == [0]
    assert found(results, letter * 1001 + "ガ株") == []
    (span,) = Search(letter * 1000).spans(f"x{letter * 1000}x")
    assert span == (1, 1001)


def test_the_parts_to_mark_are_those_of_the_text_as_it_is_written() -> None:
    text = "㈱みなと物流（ミナト）"
    spans = Search("ﾐﾅﾄ 株").spans(text)
    assert [text[start:end] for start, end in spans] == ["㈱みなと", "ミナト"]


@given(st.text(ALPHABET, max_size=8), st.text(ALPHABET, min_size=1, max_size=3))
def test_what_is_marked_is_what_was_found(text: str, words: str) -> None:
    search = Search(words)
    spans = search.spans(text)
    assert bool(spans) == any(word in folded(text) for word in search.words)
    for start, end in spans:
        assert any(word in folded(text[start:end]) for word in search.words)


def test_a_longer_word_refines_a_search_and_a_shorter_one_does_not() -> None:
    assert Search("みなと 株").refines(Search("ミナ"))
    assert not Search("ミナ").refines(Search("みなと"))
    assert not Search("が").refines(Search("か"))


@pytest.mark.parametrize("between", [";", "；", ",", " ", "\n", "; "])
def test_many_addresses_that_were_pasted_are_looked_for(
    results: DeliveryResults, between: str
) -> None:
    words = between.join(f"user{number}@example.co.jp" for number in range(56))
    assert found(results, words) == as_a_person_would(results, words) == []


@pytest.mark.parametrize("word", [",", '"', ",,", '","'])
def test_what_stands_between_cells_is_found_within_cells_alone(
    results: DeliveryResults, word: str
) -> None:
    assert found(results, word) == as_a_person_would(results, word)


@pytest.mark.parametrize("letter", ["a", "あ", "が", "か\u3099", "ﾊﾟ", "㍿", "[", '"'])
def test_a_word_of_any_length_is_looked_for(results: DeliveryResults, letter: str) -> None:
    search = Search(letter * 1000)
    assert found(results, letter * 1000) == []
    assert search.spans(f"x{letter * 1000}x") == [(1, 1 + 1000 * len(letter))]
