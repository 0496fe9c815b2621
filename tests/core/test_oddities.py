from nexgui.core.messages import text
from nexgui.core.oddities import MOST_LISTED, Oddity, OddityLog


def test_oddities_stand_in_the_order_of_the_lines_the_whole_file_first() -> None:
    log = OddityLog()
    log.add(7, "oddity.short_row")
    log.add(3, "oddity.long_row")
    log.add(None, "oddity.no_header")
    log.add(3, "oddity.broken_characters")

    assert log.oddities() == (
        Oddity(None, text("oddity.no_header")),
        Oddity(3, text("oddity.long_row")),
        Oddity(3, text("oddity.broken_characters")),
        Oddity(7, text("oddity.short_row")),
    )


def test_a_sentence_is_filled_in() -> None:
    log = OddityLog()
    log.add(1, "oddity.before_header", words="案件名,秋季セミナー")

    assert log.oddities()[0].sentence.endswith("：案件名,秋季セミナー")


def test_of_very_many_the_rest_is_counted() -> None:
    log = OddityLog()
    for line in range(MOST_LISTED + 1234):
        log.add(line + 1, "oddity.short_row")

    *listed, rest = log.oddities()

    assert [oddity.line for oddity in listed] == list(range(1, MOST_LISTED + 1))
    assert rest == Oddity(None, "ほかに1,234件あります。")


def test_what_concerns_the_whole_file_is_listed_however_many_lines_are_odd() -> None:
    log = OddityLog()
    for line in range(MOST_LISTED + 1):
        log.add(line + 1, "oddity.short_row")
    log.add(None, "oddity.from_workbook")

    assert Oddity(None, text("oddity.from_workbook")) in log.oddities()


def test_nothing_odd_is_an_empty_list() -> None:
    assert OddityLog().oddities() == ()
