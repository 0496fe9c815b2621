"""Every sentence of the program that a person reads, from resources/messages.toml."""

from collections.abc import Mapping
from functools import cache

from nexgui.core.names import unturned
from nexgui.core.resources import BrokenPartError, read_toml, resource_path


@cache
def _catalogue() -> Mapping[str, str]:
    path = resource_path("messages.toml")
    catalogue = {}
    for section, sentences in read_toml(path).items():
        if not isinstance(sentences, dict):
            raise BrokenPartError(path.name, section)
        for name, sentence in sentences.items():
            if not isinstance(sentence, str):
                raise BrokenPartError(path.name, f"{section}.{name}")
            catalogue[f"{section}.{name}"] = sentence
    return catalogue


def text(key: str, /, **values: object) -> str:
    """The sentence `key` ("section.name") with `values` in the places of its {fields}.

    Words of a file that are among them leave the direction of the sentence as it is.

    Raises:
        BrokenPartError: the catalogue has no such sentence, or it has a field that `values` lacks.
    """
    try:
        sentence = _catalogue()[key]
        if not values:
            return sentence
        return sentence.format(**{name: _fitting(value) for name, value in values.items()})
    except (LookupError, ValueError, AttributeError, TypeError) as error:
        raise BrokenPartError("messages.toml", key) from error


def has_text(key: str) -> bool:
    """Whether there is such a sentence."""
    return key in _catalogue()


def _fitting(value: object) -> object:
    return unturned(value) if isinstance(value, str) else value


def keys() -> frozenset[str]:
    """The keys of all sentences, for the tests that hold the catalogue against the code."""
    return frozenset(_catalogue())
