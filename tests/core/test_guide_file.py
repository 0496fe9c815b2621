"""Every broken guide is made from the real file, so that its words may change freely."""

import re
import tomllib
from pathlib import Path

import pytest

from nexgui.core.guide_file import load_guide
from nexgui.core.messages import text
from nexgui.core.resources import BrokenPartError, resource_path

REAL = resource_path("status_guide.toml").read_text(encoding="utf-8")
STATUS_NAMES = [status["name"] for status in tomllib.loads(REAL)["status"]]
GROUP_KEYS = [group["key"] for group in tomllib.loads(REAL)["group"]]


def edit(pattern: str, replacement: str, *, after: str = "") -> str:
    """The real file with the first match of `pattern` behind the text `after` replaced."""
    start = REAL.index(after)
    changed, count = re.subn(pattern, replacement, REAL[start:], count=1, flags=re.MULTILINE)
    assert count == 1, pattern
    return REAL[:start] + changed


def problem_of(folder: Path, content: str) -> str:
    path = folder / "guide.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(BrokenPartError) as caught:
        load_guide(path)
    sentence = str(caught.value)
    assert sentence.startswith("NexGUIの部品がこわれています（「guide.toml」")
    assert sentence.endswith(
        "送信結果のファイルは変更していません。"
        "NexGUIフォルダーを、配った方からもう一度もらってください。"
    )
    return sentence


def test_the_real_file_reads_the_same_from_any_path(tmp_path: Path) -> None:
    path = tmp_path / "guide.toml"
    path.write_text(REAL, encoding="utf-8")

    assert load_guide(path) == load_guide()


def test_a_status_that_does_not_say_whether_the_mail_failed_is_named(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit("^failed = true$", "", after='name = "ユーザー不明"'))

    assert "「ユーザー不明 / ours」：「failed」がないか、書き方が違います" in sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(BrokenPartError, match=r"（「nothing\.toml」）"):
        load_guide(tmp_path / "nothing.toml")


@pytest.mark.parametrize(
    ("content", "line"), [("[[group]", 1), ("a = 1\na = 2\n", 2), ("\n\nname = 送信完了", 3)]
)
def test_broken_toml_is_named_with_its_line(tmp_path: Path, content: str, line: int) -> None:
    assert f"（「guide.toml」の「{line}行目」）" in problem_of(tmp_path, content)


def test_a_file_of_nothing_but_brackets_is_named(tmp_path: Path) -> None:
    assert "（「guide.toml」）" in problem_of(tmp_path, f"a = {'[' * 100_000}")


def test_a_file_in_another_encoding_is_named(tmp_path: Path) -> None:
    path = tmp_path / "guide.toml"
    path.write_bytes(REAL.encode("cp932", errors="ignore"))

    with pytest.raises(BrokenPartError, match=r"（「guide\.toml」）"):
        load_guide(path)


@pytest.mark.parametrize("key", ["support_line", "text_on_fill"])
def test_a_missing_key_of_the_whole_file_is_named(tmp_path: Path, key: str) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*\n", ""))

    assert f"「guide.toml」：「{key}」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("key", ["symbol", "label", "fill"])
def test_a_missing_key_of_a_group_is_named(tmp_path: Path, key: str) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*\n", "", after="[[group]]"))

    assert f"「{GROUP_KEYS[0]}」：「{key}」がないか、書き方が違います" in sentence


def test_a_group_without_a_key_is_named_by_its_position(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit(r"^key = .*\n", ""))

    assert "「group 1」：「key」がないか、書き方が違います" in sentence


@pytest.mark.parametrize(
    ("key", "part"),
    [
        ("meaning", "manual"),
        ("action", "manual"),
        ("group", "ours"),
        ("needs_action", "ours"),
        ("next_step", "ours"),
        ("resend", "ours"),
    ],
)
def test_a_missing_key_of_a_status_is_named(tmp_path: Path, key: str, part: str) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*\n", "", after="number = 3\n"))

    assert f"「{STATUS_NAMES[2]} / {part}」：「{key}」がないか、書き方が違います" in sentence


def test_a_status_without_a_name_is_named_by_its_position(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit(r"^name = .*\n", "", after="number = 3\n"))

    assert "「status 3」：「name」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("part", ["manual", "ours"])
def test_a_status_without_one_of_its_halves_is_named(tmp_path: Path, part: str) -> None:
    half = rf"^\[status\.{part}\]\n(?:\w+ = .*\n)+"

    sentence = problem_of(tmp_path, edit(half, "", after="number = 3\n"))

    assert f"「{STATUS_NAMES[2]}」：「{part}」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("key", ["next_step", "resend"])
def test_the_unknown_status_must_be_complete_too(tmp_path: Path, key: str) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*\n", "", after="[unknown]"))

    assert f"「unknown」：「{key}」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("table", ["group", "status", "unknown"])
def test_a_file_without_any_entry_of_a_kind_is_refused(tmp_path: Path, table: str) -> None:
    renamed = REAL.replace(f"[[{table}]]", "[[other]]").replace(f"[{table}", "[other")

    sentence = problem_of(tmp_path, renamed)

    assert f"「guide.toml」：「{table}」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("key", ["name", "meaning", "next_step", "resend", "group"])
def test_an_empty_text_is_named(tmp_path: Path, key: str) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*$", f'{key} = ""', after="number = 3\n"))

    assert f"「{key}」が空です" in sentence


def test_a_name_of_nothing_but_spaces_is_refused_as_empty(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit(r"^name = .*$", 'name = " "', after="number = 3\n"))

    assert "「name」が空です" in sentence


def test_an_action_may_be_empty_as_the_manual_has_some_so(tmp_path: Path) -> None:
    path = tmp_path / "guide.toml"
    path.write_text(edit(r"^action = .*$", 'action = ""', after="number = 3\n"), encoding="utf-8")

    status = load_guide(path).find("3")

    assert status is not None
    assert status.action == ""


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("name", "3"),
        ("number", '"3"'),
        ("needs_action", '"true"'),
        ("resend", "[]"),
        ("group", "1"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(tmp_path: Path, key: str, value: str) -> None:
    changed = edit(rf"^{key} = .*$", f"{key} = {value}", after="[[status]]")

    assert f"「{key}」がないか、書き方が違います" in problem_of(tmp_path, changed)


def test_entries_that_are_no_tables_are_named(tmp_path: Path) -> None:
    groups = re.sub(r"(?ms)^\[\[group\]\].*?(?=^\[unknown\])", "", REAL)

    sentence = problem_of(tmp_path, 'group = ["a", "b"]\n' + groups)

    assert "「group」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("colour", ["red", "#FFF", "#GGGGGG", "FF8082", "#FF80822"])
def test_a_colour_of_another_form_is_named(tmp_path: Path, colour: str) -> None:
    sentence = problem_of(tmp_path, edit(r"^fill = .*$", f'fill = "{colour}"'))

    assert f"「{GROUP_KEYS[0]}」：「fill」は #RRGGBB の形の色ではありません" in sentence


def test_the_text_colour_is_held_to_the_same_form(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit(r"^text_on_fill = .*$", 'text_on_fill = "black"'))

    assert "「text_on_fill」は #RRGGBB の形の色ではありません" in sentence


def test_a_group_that_does_not_exist_is_named(tmp_path: Path) -> None:
    changed = edit(r"^group = .*$", 'group = "nobody"', after="number = 3\n")

    sentence = problem_of(tmp_path, changed)

    assert f"「{STATUS_NAMES[2]} / ours」：対応区分「nobody」がありません" in sentence


@pytest.mark.parametrize("number", ["0", "20", "-3"])
def test_a_number_out_of_range_is_named(tmp_path: Path, number: str) -> None:
    sentence = problem_of(tmp_path, edit(r"^number = 3$", f"number = {number}"))

    assert f"「{STATUS_NAMES[2]}」：「number」は1から19までの番号ではありません" in sentence


@pytest.mark.parametrize("number", range(1, 20))
def test_a_number_that_is_missing_is_named(tmp_path: Path, number: int) -> None:
    sentence = problem_of(tmp_path, edit(rf"^number = {number}\n", ""))

    assert f"「{number}」：この番号のステータスがありません" in sentence


def test_a_number_that_occurs_twice_is_named(tmp_path: Path) -> None:
    sentence = problem_of(tmp_path, edit(r"^number = 4$", "number = 3"))

    assert "「3」：同じ名前か番号のものが2つあります" in sentence


def test_a_name_that_differs_from_another_only_in_spaces_counts_as_the_same(
    tmp_path: Path,
) -> None:
    twin = STATUS_NAMES[9].replace(" ", "　")

    sentence = problem_of(tmp_path, edit(r"^name = .*$", f'name = "{twin}"', after="number = 3\n"))

    assert f"「{STATUS_NAMES[9]}」：同じ名前か番号のものが2つあります" in sentence


def test_a_group_that_occurs_twice_is_named(tmp_path: Path) -> None:
    changed = edit(rf'^key = "{GROUP_KEYS[1]}"$', f'key = "{GROUP_KEYS[0]}"')
    changed = changed.replace(f'group = "{GROUP_KEYS[1]}"', f'group = "{GROUP_KEYS[0]}"')

    assert f"「{GROUP_KEYS[0]}」" in problem_of(tmp_path, changed)


@pytest.mark.parametrize(
    ("table", "key"),
    [
        ("opted_out", "next_step"),
        ("opted_out", "resend"),
        ("overdue", "next_step"),
        ("to_check", "symbol"),
        ("to_check", "next_step"),
        ("but_noticed", "next_step"),
    ],
)
def test_a_missing_key_of_what_goes_before_a_status_is_named(
    tmp_path: Path, table: str, key: str
) -> None:
    sentence = problem_of(tmp_path, edit(rf"^{key} = .*\n", "", after=f"[{table}]"))

    assert f"「{table}」：「{key}」がないか、書き方が違います" in sentence


@pytest.mark.parametrize("words", ["{other}", "{", "{}", "{finding.x}"])
def test_a_sentence_with_a_field_that_nobody_fills_in_is_named(tmp_path: Path, words: str) -> None:
    broken = edit(r"^next_step = .*$", f'next_step = "{words}"', after="[to_check]")

    assert text("part.bad_fields", key="next_step")[:-1] in problem_of(tmp_path, broken)


def test_a_kind_of_finding_with_two_answers_is_named(tmp_path: Path) -> None:
    broken = edit(r'^kinds = \["ended"\]$', 'kinds = ["mistyped"]', after="[[finding]]")

    assert "「mistyped」：同じ名前か番号のものが2つあります" in problem_of(tmp_path, broken)


def test_kinds_of_findings_that_are_no_names_are_named(tmp_path: Path) -> None:
    broken = edit(r'^kinds = \["ended"\]$', "kinds = [1]", after="[[finding]]")

    assert "「kinds」がないか、書き方が違います" in problem_of(tmp_path, broken)
