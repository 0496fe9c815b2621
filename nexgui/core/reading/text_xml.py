"""The texts in the XML of a workbook: those that sheets share, and what rows have in common.

The parser calls Python for every tag, which takes most of the time. So what is written in the
plain way that most programs write is read in one go, and the parser only looks whether it is right.
"""

import re
from collections.abc import Callable, Sequence
from typing import ClassVar

from nexgui.core.reading.package import (
    CHARACTER,
    DEEPEST,
    PLAIN_TAG,
    TAG,
    Attributes,
    Budget,
    DamagedError,
    XmlParser,
    local_name,
    tags_in,
)

PLAIN_TEXT = r'<t(?: xml:space="preserve")?>([^<]*)</t>'
"""The pattern of a text that is written in the plain way."""

_OTHER_ENCODING = re.compile(
    rb"(?:\xef\xbb\xbf)?<\?xml[^>]*encoding\s*=\s*[\"'](?!utf-?8[\"'])", re.IGNORECASE
)
_MARKUP = (b"<!", b"<?")  # comments and the like, in which tags are no tags
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how Excel writes CR and control characters
_REFERENCE = re.compile("&(?:#([0-9]+)|#x([0-9A-Fa-f]+)|(lt|gt|amp|quot|apos));")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_PLAIN_STRING = re.compile(f"<si>{PLAIN_TEXT}</si>")
_TAGS_OF_STRING = 4


class TextReader:
    """Reads items with texts: all runs of a text, but not how it is pronounced."""

    item: ClassVar[str]
    """The element that is an item."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget
        self.pieces: list[str] = []
        self.is_text = False
        self.is_between = False  # whether the last tag was the end of an item
        self._parser = XmlParser()
        self._listening: Sequence[Callable[..., None]] = (self._begin_root,)
        self._end_mark = f"</{self.item}>".encode()
        self._rest = b""  # what stands behind the last end of an item
        self._may_be_plain: bool | None = None  # None: nothing was read yet
        self._is_sound = False
        self._depth = 0

    def feed(self, chunk: bytes) -> None:
        """Reads some bytes more."""
        if self._may_be_plain is None:
            self._may_be_plain = not _OTHER_ENCODING.match(chunk)
        content = self._rest + chunk
        end = content.rfind(self._end_mark) + len(self._end_mark)
        if end < len(self._end_mark):
            end = len(content)
        items, self._rest = content[:end], content[end:]
        if not (self._may_be_plain and self.is_between and self._take_plain(items)):
            self._parse(items)

    def close(self) -> None:
        """Reads the rest."""
        self._parse(self._rest)
        self._parser.close()

    def stop(self) -> None:
        """Listens to no tag more."""
        self._listening = ()
        self._parser.listen()

    def name_elements(self, space: str) -> None:
        """Takes the namespace in which the elements are."""
        self._text, self._sound, self._item = f"{space}t", f"{space}rPh", f"{space}{self.item}"

    def plain(self, items: str) -> Callable[[], None] | None:
        """What takes some whole items, if all of them are written in the plain way."""
        raise NotImplementedError

    def _take_plain(self, content: bytes) -> bool:
        items = content.decode(errors="replace")
        take = self.plain(_with_line_feeds(items) if "\r" in items else items)
        if take is None:
            return False
        self.budget.spend(PLAIN_TAG * tags_in(content))
        self._parser.listen()
        self._parser.feed(content)  # raises where it is no right XML
        take()
        return True

    def _parse(self, content: bytes) -> None:
        self.is_between = False
        self.budget.spend(TAG * tags_in(content))
        self._parser.listen(*self._listening)
        self._parser.feed(content)
        if any(mark in content for mark in _MARKUP):
            self.is_between = False

    def _begin_root(self, tag: str, _attributes: Attributes) -> None:
        self.name_elements(tag.removesuffix(local_name(tag)))
        self._listening = (self.begin, self.end, self._take)
        self._parser.listen(*self._listening)

    def begin(self, tag: str, _attributes: Attributes) -> None:
        """Takes the beginning of an element."""
        self.is_between = False
        if tag == self._text and not self._is_sound:
            self.begin_text()
            return
        self._depth += 1
        if self._depth > DEEPEST:
            raise DamagedError
        if tag == self._sound:
            self._is_sound = True

    def begin_text(self) -> None:
        """Takes what follows as text."""
        if self.is_text:
            raise DamagedError
        self.is_text = True

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == self._text and self.is_text:
            self.is_text = False
            return
        self._depth -= 1
        self.is_between = tag == self._item
        if tag == self._sound:
            self._is_sound = False

    def joined(self) -> str:
        """The text of all pieces, which are taken."""
        text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        self.pieces.clear()
        return text

    def _take(self, text: str) -> None:
        if self.is_text:
            self.budget.spend(CHARACTER * len(text))
            self.pieces.append(text)


class StringReader(TextReader):
    """Reads the texts that the sheets share."""

    item = "si"

    def __init__(self, budget: Budget) -> None:
        super().__init__(budget)
        self.strings: list[str] = []

    def plain(self, items: str) -> Callable[[], None] | None:
        """What takes some strings, if each is a single text."""
        found = _PLAIN_STRING.findall(items)
        if items.count("<") != _TAGS_OF_STRING * len(found):
            return None
        self.budget.spend(CHARACTER * len(items))
        return lambda: self.strings.extend(map(unescaped, map(resolved, found)))

    def end(self, tag: str) -> None:
        """Takes the end of an element."""
        if tag == self._item:
            self.strings.append(unescaped(self.joined()))
        super().end(tag)


def _with_line_feeds(text: str) -> str:
    """A text as XML has it: no line ends with CR."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def resolved(text: str) -> str:
    """A text whose references to characters are the characters."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(found: re.Match[str]) -> str:
    decimal, hexadecimal, name = found.groups()
    return _NAMED[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))


def unescaped(text: str) -> str:
    """A text whose characters that XML cannot hold are what they stand for."""
    if "_x" not in text:
        return text
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)
    return plain.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
