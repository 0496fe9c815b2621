import pytest

from nexgui.core.errors import EmptyFileError
from nexgui.core.messages import text
from nexgui.core.names import shown_name


def test_an_ordinary_name_is_shown_as_it_is() -> None:
    assert shown_name("全宛先 秋季セミナー（最終）.csv") == "全宛先 秋季セミナー（最終）.csv"


def test_a_long_name_loses_its_middle() -> None:
    name = "a" * 100 + "の最終版.csv"
    assert len(shown_name(name)) == 60
    assert shown_name(name).startswith("aaa")
    assert shown_name(name).endswith("の最終版.csv")


@pytest.mark.parametrize("odd", ["\n", "\x1b", "\u202e", "\ud83d"])
def test_what_would_disturb_a_line_is_replaced(odd: str) -> None:
    assert shown_name(f"全{odd}宛先.csv") == "全\ufffd宛先.csv"


def test_an_error_stays_on_one_line_whatever_the_name() -> None:
    assert "\n" not in str(EmptyFileError(name="全\n宛先.csv"))


@pytest.mark.parametrize("mark", "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
def test_words_of_a_file_do_not_turn_the_sentence_around_them(mark: str) -> None:
    sentence = text("filter.chip", column=f"備考{mark}", value=f"{mark}a&<b>")
    assert sentence == text("filter.chip", column="備考\ufffd", value="\ufffda&<b>")
