from nexgui.core.arranging.column_values import ColumnValues
from nexgui.core.arranging.value_choice import ValueChoice
from nexgui.core.arranging.value_filter import ValueFilter

FEW = ColumnValues({"a": 3, "b": 2, "c": 1}, complete=True)
MANY = ColumnValues({"a": 3, "b": 2}, complete=False)  # of more than are listed


def choice(values: ColumnValues, before: ValueFilter | None = None) -> ValueChoice:
    choice = ValueChoice(before)
    choice.list_values(values, "")
    return choice


def only(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values))


def all_but(*values: str) -> ValueFilter:
    return ValueFilter(frozenset(values), excluded=True)


def test_at_first_every_value_is_ticked_and_nothing_is_filtered() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        assert all(map(one.is_ticked, values.counts))
        assert one.filter() is None


def test_a_value_that_is_unticked_is_left_out_and_no_other() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        one.tick(["a"], ticked=False)
        assert one.filter() == all_but("a")


def test_after_all_were_unticked_one_value_is_shown_and_no_other() -> None:
    for values in (FEW, MANY):
        one = choice(values)
        one.tick_listed(ticked=False)
        assert not one.shows_some
        one.tick(["b"], ticked=True)
        assert one.shows_some
        assert one.filter() == only("b")


def test_the_shorter_way_to_tell_it_is_kept() -> None:
    one = choice(FEW)
    one.tick(["a", "b"], ticked=False)
    assert one.filter() == only("c")


def test_the_ticks_are_those_of_the_filter_before() -> None:
    one = choice(FEW, all_but("a"))
    assert [value for value in FEW.counts if one.is_ticked(value)] == ["b", "c"]
    one.tick(["a"], ticked=True)
    assert one.filter() is None
    assert choice(MANY, only("z")).filter() == only("z")


def test_with_words_only_what_they_find_is_shown() -> None:
    one = choice(MANY)
    one.list_values(ColumnValues({"x": 1, "xy": 1}, complete=True), "x")
    assert one.filter() == only("x", "xy")
    one.tick(["x"], ticked=False)
    assert one.filter() == only("xy")
    one.tick_listed(ticked=False)
    assert not one.shows_some
    one.list_values(MANY, "")
    assert one.filter() == all_but("x", "xy")


def test_words_are_found_in_all_values_where_those_are_known() -> None:
    assert choice(FEW).known_values("B") == ColumnValues({"b": 2}, complete=True)
    assert choice(MANY).known_values("") == MANY
    assert choice(MANY).known_values("b") is None
    assert ValueChoice(None).known_values("") is None
