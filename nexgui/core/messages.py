"""Every sentence of the program that a person reads, from resources/messages.toml."""

import tomllib
from collections.abc import Mapping
from functools import cache

from nexgui.core.resources import resource_path


@cache
def _catalogue() -> Mapping[str, str]:
    sections = tomllib.loads(resource_path("messages.toml").read_text(encoding="utf-8"))
    return {
        f"{section}.{name}": sentence
        for section, sentences in sections.items()
        for name, sentence in sentences.items()
    }


def text(key: str, /, **values: object) -> str:
    """The sentence `key` ("section.name") with `values` in the places of its {fields}.

    Raises:
        KeyError: the catalogue has no such sentence, or it has a field that `values` lacks.
    """
    sentence = _catalogue()[key]
    return sentence.format(**values) if values else sentence


def keys() -> frozenset[str]:
    """The keys of all sentences, for the tests that hold the catalogue against the code."""
    return frozenset(_catalogue())
