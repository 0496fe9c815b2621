import sys
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from nexgui.core.query import folding
from nexgui.core.query.folding import (
    folded,
    folded_pieces,
    folded_together,
    folding_of,
    unusual_letters,
)
from tests.core.query.letters import ALPHABET, TRICKY

EVERY_LETTER = list(map(chr, range(sys.maxunicode + 1)))


@given(st.lists(st.text(TRICKY) | st.text(st.characters(exclude_characters="\0"))))
def test_cells_folded_together_become_what_each_becomes_alone(cells: list[str]) -> None:
    assert folded_together("\0".join(cells)).split("\0") == [folded(cell) for cell in cells or [""]]


@given(
    st.text(ALPHABET, max_size=8) | st.text(TRICKY, max_size=8),
    st.text(ALPHABET, min_size=1, max_size=3) | st.text(TRICKY, min_size=1, max_size=3),
)
def test_folded_for_a_word_a_text_has_it_exactly_where_it_has_it_when_all_is_folded(
    text: str, written: str
) -> None:
    word = folded(written)
    fold = folding_of("".join(sorted(set(word))), unusual_letters(text))
    assert (word in fold(text)) == (word in folded(text))


@given(st.text(ALPHABET) | st.text(TRICKY) | st.text())
def test_the_pieces_of_a_text_are_the_text(text: str) -> None:
    pieces = list(folded_pieces(text))
    assert "".join(form for form, _begin, _end in pieces) == folded(text)
    assert "".join(text[begin:end] for _form, begin, end in pieces) == text


def test_a_mark_is_folded_with_the_text_as_it_was_written() -> None:
    for mark in "ﾟ\u05ae\u0b4d\u0301":
        for letter in "İᾕΐẖ":
            assert folded_together(f"あ{letter}{mark}") == folded(f"あ{letter}{mark}")


def test_many_different_letters_are_folded_like_few() -> None:
    text = "".join(letter for letter in EVERY_LETTER[0x80:0x3400] if letter.isprintable())
    assert folded_together(text) == folded(text)


def test_no_letter_becomes_what_stands_between_cells() -> None:
    assert [letter for letter in EVERY_LETTER if "\0" in folded(letter)] == ["\0"]


def test_whatever_is_joined_with_the_letter_before_it_is_looked_at_in_its_place() -> None:
    for letter in EVERY_LETTER:
        if unicodedata.combining(letter):
            assert folding._may_join(letter)
        parts = unicodedata.decomposition(letter).split()
        if len(parts) == 2 and not parts[0].startswith("<"):
            assert folding._may_join(chr(int(parts[1], 16)))
    for jamo in "\u1161\u11a8":  # Korean syllables have no decomposition of their own in the tables
        assert folding._may_join(jamo)


def test_the_usual_letters_stand_alone_and_differ_in_case_only() -> None:
    for letter in EVERY_LETTER:
        if folding._USUAL.match(letter):
            assert folded(letter) == letter.casefold()
            assert not folding._may_join(unicodedata.normalize("NFKD", letter)[0])
