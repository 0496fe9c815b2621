"""The catalogue of sentences and the code agree, and the sentences keep the house's rules."""

import ast
import inspect
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from string import Formatter

import pytest

from nexgui.core.errors import CatalogueError
from nexgui.core.messages import keys, text
from nexgui.core.resources import BrokenPartError
from tests.helpers import ROOT

CATALOGUE = tomllib.loads((ROOT / "resources" / "messages.toml").read_text(encoding="utf-8"))
SOURCES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "nexgui").rglob("*.py"))
}
NODES = [(path, node) for path, tree in SOURCES.items() for node in ast.walk(tree)]
CONSTANTS = {
    node.value
    for _, node in NODES
    if isinstance(node, ast.Constant) and isinstance(node.value, str)
}
ERRORS = sorted(f"errors.{name}" for name in CATALOGUE["errors"])
# Names of products and of file types that the reader knows; anything else in Latin is jargon.
KNOWN_LATIN = {
    *("CSV", "Excel", "FAX", "MB", "NEXLINK", "NexGUI", "PDF", "ZIP"),
    *("csv", "pdf", "xlsx"),
}


def sentences() -> Iterator[tuple[str, str]]:
    for key in sorted(keys()):
        yield key, text(key)


def names_of_text(tree: ast.Module) -> set[str]:
    """The names under which a module has imported the function `text`."""
    return {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.module == "nexgui.core.messages"
        for alias in node.names
        if alias.name == "text"
    }


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call of `text`, with the place where it stands."""
    for path, tree in SOURCES.items():
        names = names_of_text(tree)
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in names
                and node.args
            ):
                yield f"{path}:{node.lineno}", node


@cache
def prefixes() -> frozenset[str]:
    """What stands before the first field of the keys that are put together: "column."."""
    heads = {
        call.args[0].values[0].value
        for _, call in calls()
        if isinstance(call.args[0], ast.JoinedStr)
        and isinstance(call.args[0].values[0], ast.Constant)
    }
    return frozenset(head for head in heads if isinstance(head, str) and "." in head)


def fields(sentence: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


def is_used(key: str) -> bool:
    parts = (key.removeprefix(prefix) for prefix in prefixes() if key.startswith(prefix))
    return key in CONSTANTS or any(part in CONSTANTS for part in parts)


def test_the_code_is_looked_at() -> None:
    assert len(list(calls())) > 40
    assert "column." in prefixes()


def test_every_sentence_that_the_code_asks_for_is_in_the_catalogue() -> None:
    asked = {
        call.args[0].value: place
        for place, call in calls()
        if isinstance(call.args[0], ast.Constant)
    }

    assert {key: place for key, place in asked.items() if key not in keys()} == {}


def test_every_text_in_the_code_that_looks_like_a_key_is_one() -> None:
    sections = "|".join(CATALOGUE)
    alike = {value for value in CONSTANTS if re.fullmatch(rf"({sections})\.[a-z_]+", value)}

    assert alike - keys() == set()


def test_every_sentence_of_the_catalogue_is_used() -> None:
    assert [key for key in sorted(keys()) if not is_used(key)] == []


def test_every_call_fills_in_exactly_the_fields_of_its_sentence() -> None:
    for place, call in calls():
        names = {keyword.arg for keyword in call.keywords}
        key = call.args[0]
        if isinstance(key, ast.Constant) and None not in names:
            assert names == fields(text(str(key.value))), f"{place}: {key.value!r}"


def leaves(kind: type[CatalogueError]) -> list[type[CatalogueError]]:
    return [kind, *(leaf for sub in kind.__subclasses__() for leaf in leaves(sub))]


@pytest.mark.parametrize(
    "kind",
    [kind for kind in leaves(CatalogueError) if "message_key" in vars(kind)],
    ids=lambda kind: kind.__name__,
)
def test_every_error_fills_in_all_fields_of_its_sentence(kind: type[CatalogueError]) -> None:
    parameters = inspect.signature(kind).parameters.values()
    named = [parameter.name for parameter in parameters if parameter.kind is parameter.KEYWORD_ONLY]

    sentence = str(kind(**dict.fromkeys(named, "○○")))

    assert fields(text(kind.message_key)) == set(named)
    assert sentence.count("○○") == len(named)
    assert "{" not in sentence


@pytest.mark.parametrize("key", ERRORS)
def test_an_error_is_made_of_whole_polite_sentences(key: str) -> None:
    sentence = text(key)

    assert sentence.endswith("ください。")
    for part in re.sub("「[^」]*」", "", sentence).split("。")[:-1]:
        assert part.strip().endswith(("です", "ます", "ません", "した", "ください")), part


@pytest.mark.parametrize("key", ERRORS)
def test_an_error_uses_no_word_of_programmers(key: str) -> None:
    sentence = re.sub(r"\{\w+\}", "", text(key))

    assert set(re.findall("[A-Za-z]+", sentence)) <= KNOWN_LATIN


def test_no_sentence_blames_the_reader() -> None:
    assert [key for key, sentence in sentences() if "不正" in sentence or "無効" in sentence] == []


def test_one_word_is_written_in_one_way() -> None:
    short = re.compile("(サーバ|フォルダ|ユーザ|コンピュータ|ブラウザ|プリンタ)(?!ー)")

    assert [key for key, sentence in sentences() if short.search(sentence)] == []


def test_no_sentence_is_empty_or_ends_in_white_space() -> None:
    loose = [
        key
        for key, sentence in sentences()
        if not sentence.strip() or (sentence != sentence.strip() and key != "cli.usage")
    ]

    assert loose == []


def test_every_sentence_can_be_filled_in() -> None:
    for key, sentence in sentences():
        values = dict.fromkeys(fields(sentence), 1)
        assert sentence.format(**values), key


def test_a_sentence_that_does_not_exist_is_a_fault_of_the_program() -> None:
    with pytest.raises(BrokenPartError, match=r"「messages\.toml」の「errors\.no_such"):
        text("errors.no_such_sentence")


def test_braces_in_a_value_are_no_fields() -> None:
    assert text("app.file_title", name="{name}{0}") == "{name}{0} - NexGUI"


def test_numbers_are_shown_with_commas() -> None:
    assert text("summary.none_needs", total=300000).startswith("300,000件")
