"""Lines of Japanese sentences break between phrases, and nobody meets what sees to that."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from nexgui.core.messages import keys, text
from nexgui.ui.widgets.phrases import html_kept_together, kept_together, parts_kept_together, plain

JOINER = "\u2060"


def phrases(words: str) -> list[str]:
    """What Qt keeps on one line: it breaks between any two Japanese letters without a joiner."""
    kept = kept_together(words)
    return [plain(phrase) for phrase in re.split(f"(?<!{JOINER})(?=[^{JOINER}])", kept) if phrase]


@pytest.mark.parametrize(
    "broken",
    ["再送し｜ます。", "ありま｜す。", "ダウン｜ロードします。", "件｜数は", "くださ｜い。"],
)
def test_a_phrase_is_kept_together(broken: str) -> None:
    words = broken.replace("｜", "")
    before = broken.index("｜")
    assert kept_together(words)[: 2 * before] == "".join(
        f"{letter}{JOINER}" for letter in words[:before]
    )


def test_a_line_may_end_between_phrases() -> None:
    assert phrases("宛先の方に状況を確認してから、再送します。") == [
        "宛先の",
        "方に",
        "状況を",
        "確認してから、",
        "再送します。",
    ]


@pytest.mark.parametrize("words", ["結果待ちの件数", "当てはまる宛先", "次にすることです"])
def test_the_program_s_own_terms_are_kept_together(words: str) -> None:
    assert len(phrases(words)[0]) >= len("結果待ち")


def test_a_long_phrase_may_be_broken_where_another_script_begins() -> None:
    assert phrases("もう一度ダウンロードしてください。")[-2:] == ["ダウンロード", "してください。"]


def test_no_phrase_of_the_program_is_too_wide_for_a_narrow_label() -> None:
    japanese = [re.sub(r"[!-~]", "", phrase) for key in keys() for phrase in phrases(text(key))]
    assert [phrase for phrase in japanese if len(phrase) > 16] == []


@pytest.mark.parametrize("words", ["", "taro@example.jp", "C:\\temp\\a.csv", "…"])
def test_what_is_not_japanese_stays_as_it_is(words: str) -> None:
    assert kept_together(words) == words


@given(st.text("あいうカタカナ漢字送信結果待ち。、「」 \n\u3000\u2028\r\x0bab1@.-％ｱﾞ�"))
@example("宛先の\n方に 確認してから、\r\n再送します。")
def test_taking_the_joiners_out_gives_the_words_back(words: str) -> None:
    kept = kept_together(words)
    assert plain(kept) == words
    assert not re.search(rf"\s{JOINER}|{JOINER}\s|{JOINER}{JOINER}|{JOINER}$", kept)


def test_a_joiner_that_an_address_has_is_not_taken_out() -> None:
    assert plain(f"ta{JOINER}ro@example.jp") == f"ta{JOINER}ro@example.jp"
    assert plain(kept_together(f"再送{JOINER}します。")) == "再送します。"


def test_a_phrase_is_kept_together_across_its_parts() -> None:
    assert "".join(parts_kept_together(["「", "読み直", "す」を", "押します"])) == kept_together(
        "「読み直す」を押します"
    )


def test_in_a_text_with_markup_only_the_words_change() -> None:
    html = "<p class='説明'>「<a href='#a'>開く</a>」を押します。&lt;b&gt;<br>1 &amp; 2</p>"
    kept = html_kept_together(html)
    assert kept.replace(JOINER, "") == html
    assert f"「{JOINER}<a href='#a'>開" in kept
