"""The parts of an Excel workbook: a ZIP archive of XML files that name each other.

What is spent on reading one is counted while it is read: a few kilobytes may unpack to gigabytes,
and may be read many times over. What is damaged raises any error at all: the decompressors and
expat have a dozen kinds of errors, and get more with each Python. So whoever goes on without a
damaged part, or names the damage, catches all but what the program itself says.
"""

import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from typing import IO
from xml.parsers import expat

from nexgui.core.errors import FileTooLargeError, LoadError, PasswordError
from nexgui.core.progress import Report, ignore_progress

Attributes = Mapping[str, str]
OnElement = Callable[[str, str, Attributes], None]
"""Called with the names of the element around and of the element itself, and its attributes."""

_CHUNK = 64 * 1024
_LONGEST_TAG = 1024**2
_ENCRYPTED = 1  # flag of a part
_WORKBOOK = re.compile(r"(xl/)?workbook\d*\.xml")
_SEPARATOR = " "

# What reading a workbook may take: so much for each byte of the file, and this at least.
# Lists of recipients take up to 220 a byte (docs/bounds.md). A million takes some 30 ms.
_WORK_A_BYTE = 450
_LEAST_WORK = 250_000_000
_PART = 256 * 1024  # and the work of each of its bytes is one
TAG = 45
"""The work of a tag or attribute of which the parser tells."""
PLAIN_TAG = 4
"""The work of one of which it need not tell."""
CHARACTER = 4
"""The work of a character of a cell."""
GAP = 16
"""The work of an empty cell before others."""
ROW = 800
"""The work of a row, beside that of its cells."""
DEEPEST = 100
"""The most elements within each other."""


class DamagedError(Exception):
    """A part is not as it has to be."""


class Budget:
    """The work that may still be done for a workbook."""

    def __init__(self, size: int, name: str) -> None:
        self._left = max(_WORK_A_BYTE * size, _LEAST_WORK)
        self._name = name

    def spend(self, work: int) -> None:
        """Counts work before it is done.

        Raises:
            FileTooLargeError: it was too much.
        """
        self._left -= work
        if self._left < 0:
            raise FileTooLargeError(name=self._name)


class Package:
    """The parts by their names, in which case does not matter."""

    def __init__(self, content: bytes, name: str) -> None:
        """Opens the file `name`; whatever is damaged in it raises any error at all."""
        self.budget = Budget(len(content), name)
        self._name = name
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._parts = {_comparable(info.filename): info for info in self._archive.infolist()}

    def __contains__(self, part: str) -> bool:
        return _comparable(part) in self._parts

    @property
    def unpacked(self) -> int:
        """Bytes of all parts."""
        return sum(part.file_size for part in self._parts.values())

    def head(self, part: str, size: int) -> bytes:
        """The first bytes of a part; none where there is none."""
        if part not in self:
            return b""
        with self._open(part) as file:
            return file.read(size)

    def main_part(self) -> str | None:
        """The part that is the workbook, or whatever else the package is for."""
        try:
            named = [*self.related("", "officeDocument").values()]
        except LoadError:
            raise
        except Exception:  # any damage: the part may be found by its name
            named = []
        return next(
            filter(self.__contains__, [*named, *filter(_WORKBOOK.fullmatch, self._parts)]), None
        )

    def related(self, part: str, kind: str) -> Mapping[str, str]:
        """The parts of a kind that a part names, by the names it has for them."""
        from urllib.parse import unquote  # late: most files are no workbooks

        folder, name = posixpath.split(part)
        found: dict[str, str] = {}

        def take(_around: str, name: str, attributes: Attributes) -> None:
            # The two forms of Open XML begin the name of a kind in different ways.
            if name == "Relationship" and attributes.get("Type", "").endswith(f"/{kind}"):
                target = unquote(attributes.get("Target", "")).replace("\\", "/")
                path = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found[attributes.get("Id", "")] = path

        relations = posixpath.join(folder, "_rels", f"{name}.rels")
        if relations in self:
            self.read(relations, take)
        return found

    def read(self, part: str, on_element: OnElement) -> None:
        """Reads a whole part, element by element."""
        around = [""]

        def begin(tag: str, attributes: Attributes) -> None:
            name = local_name(tag)
            on_element(around[-1], name, attributes)
            around.append(name)
            if len(around) > DEEPEST:
                raise DamagedError

        parser = XmlParser()
        parser.listen(begin, lambda _tag: around.pop())
        for chunk in self.chunks(part, ignore_progress):
            self.budget.spend(TAG * tags_in(chunk))
            parser.feed(chunk)
        parser.close()

    def chunks(self, part: str, report: Report) -> Iterator[bytes]:
        """The bytes of a part, some at a time; `report` counts them."""
        self.budget.spend(_PART)
        size = self._parts[_comparable(part)].file_size
        with self._open(part) as source:
            while chunk := source.read(_CHUNK):
                self.budget.spend(len(chunk))
                report(source.tell(), size)
                yield chunk
        report(size, size)

    def _open(self, part: str) -> IO[bytes]:
        info = self._parts[_comparable(part)]
        if info.flag_bits & _ENCRYPTED:
            raise PasswordError(name=self._name)
        return self._archive.open(info)


class XmlParser:
    """A parser that gives names with their namespaces, and takes no definitions of entities."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=_SEPARATOR)
        self._parser.buffer_text = True
        self._parser.StartDoctypeDeclHandler = _refuse_definitions
        self._fed = 0

    def listen(
        self,
        begin: Callable[[str, Attributes], None] | None = None,
        end: Callable[[str], object] | None = None,
        take: Callable[[str], None] | None = None,
    ) -> None:
        """Says who is to be told of the beginnings and ends of elements, and of text."""
        self._parser.StartElementHandler = begin
        self._parser.EndElementHandler = end
        self._parser.CharacterDataHandler = take

    def feed(self, content: bytes) -> None:
        """Parses some bytes."""
        self._parser.Parse(content, False)
        self._fed += len(content)
        # Of a tag or comment it keeps all until its end is there.
        if self._fed - self._parser.CurrentByteIndex > _LONGEST_TAG:
            raise DamagedError

    def close(self) -> None:
        """Says that there is no more: an element that is still open is damage."""
        self._parser.Parse(b"", True)


def tags_in(content: bytes) -> int:
    """How many tags and attributes there are at the most."""
    return content.count(b"<") + content.count(b"/>") + content.count(b"=")


def local_name(tag: str) -> str:
    """The name of an element or attribute without its namespace."""
    return tag.rpartition(_SEPARATOR)[2]


def _refuse_definitions(*_: object) -> None:
    raise DamagedError  # they could make gigabytes of a few bytes, and no workbook has any


def _comparable(part: str) -> str:
    return part.replace("\\", "/").lstrip("/").casefold()
