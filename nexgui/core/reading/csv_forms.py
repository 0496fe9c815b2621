r"""CSV that quotes its cells in another way than the rules say: it is read by patterns.

What other programs write: `\"` within quotes (MySQL), blanks before quotes, `="0012"` so that
Excel keeps a zero, single and curly quotes.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice

from nexgui.core.oddities import OddityLog
from nexgui.core.reading.csv_parser import (
    DELIMITERS,
    FIRST_RECORDS,
    MOST_FIRST_RECORDS,
    CsvParser,
)
from nexgui.core.reading.header import RowClassifier
from nexgui.core.reading.records import Batch, Cells, Record, RecordReader
from nexgui.core.reading.rows import DELIMITER, Block

_PIECES_TO_TELL = 2
_LINE_END = re.compile(r"\r\n|\r|\n")
# VT as FileMaker writes it, FF, RS, NEL of host computers, and Unicode's own.
_OTHER_LINE_ENDS = "\x0b\x0c\x1e\x85\u2028\u2029"
_LINES_TO_TELL = 50
_ROWS_A_BATCH = 4096
_DELIMITER = f"[{''.join(DELIMITERS)}]"
_STANDARD = '"((?:[^"]|"")*)"'


@dataclass(frozen=True)
class Form:
    """How cells are quoted: what tells it, a pattern of a quoted cell, and what it holds."""

    oddity: str
    telling: re.Pattern[str]
    cell: str
    content: Callable[[str], str]
    once_tells: bool = False  # else most lines must tell it

    def pattern(self, delimiter: str) -> re.Pattern[str]:
        """A cell and what ends it: groups for what is quoted, for what is not, and for the end."""
        end = rf"{re.escape(delimiter)}|\r\n|\r|\n|\Z"
        plain = rf"[^{re.escape(delimiter)}\r\n]*"
        return re.compile(rf"(?:(?:{self.cell})(?={end})|({plain}))({end})", re.DOTALL)


def _undoubled(quoted: str) -> str:
    return quoted.replace('""', '"')


_FORMS = (
    Form(
        "oddity.backslash_quotes",
        re.compile(rf'\\"(?!{_DELIMITER}|$)'),
        cell=r'"((?:[^"\\]|\\.|"")*)"',
        content=lambda quoted: re.sub(r'\\(["\\])|""', lambda found: found[1] or '"', quoted),
        once_tells=True,
    ),
    Form(
        "oddity.formula_cells",
        re.compile(rf'(?:^|{_DELIMITER})(?:="|"="")'),
        cell=rf'"=""((?:[^"]|""(?!"(?:{_DELIMITER}|[\r\n]|\Z)))*)"""|={_STANDARD}|{_STANDARD}',
        content=_undoubled,
    ),
    Form(
        "oddity.blank_before_quotes",
        re.compile(rf'{_DELIMITER} +"'),
        cell=f" *{_STANDARD} *",
        content=_undoubled,
    ),
    Form(
        "oddity.curly_quotes",
        re.compile(rf"^[“”].*[“”]{_DELIMITER} ?[“”]"),
        cell=f" ?[“”]([^“”]*)[“”]|{_STANDARD}",
        content=_undoubled,
    ),
    Form(
        "oddity.single_quotes",
        re.compile(rf"^'[^']*'{_DELIMITER} ?'.*'$"),
        cell=" ?'((?:[^']|'')*)'",
        content=lambda quoted: quoted.replace("''", "'"),
    ),
)


class FormedCsv:
    """Reads the records of such a text; see `RecordReader`."""

    delimiter = DELIMITER  # of what is kept

    def __init__(
        self, text: str, form: Form, classifier: RowClassifier, oddities: OddityLog
    ) -> None:
        oddities.add(None, form.oddity)
        self._text = text
        self._form = form

        def known_headers(delimiter: str) -> int:
            rows = (record.cells for record in self._first(delimiter, classifier))
            return max(map(classifier.known_headers, rows), default=0)

        self._delimiter = max(DELIMITERS, key=known_headers)
        self.first_records = self._first(self._delimiter, classifier)

    def batches(self, header_row: int | None) -> Iterator[Batch]:
        """All records, or all behind the header, which is one of the first records."""
        up_to_header = 0 if header_row is None else header_row + 1
        records = islice(self._records(self._delimiter), up_to_header, None)
        while part := list(islice(records, _ROWS_A_BATCH)):
            rows = [record.cells for record in part]
            yield Batch(Cells([record.line for record in part], rows), Block.written(rows))

    def _first(self, delimiter: str, classifier: RowClassifier) -> Sequence[Record]:
        records = self._records(delimiter)
        first = list(islice(records, FIRST_RECORDS))
        if not any(classifier.tells(record.cells) for record in first):
            first += islice(records, MOST_FIRST_RECORDS)
        return first

    def _records(self, delimiter: str) -> Iterator[Record]:
        """All records from the first that is not blank."""
        line = begun = 1
        cells: list[str] = []
        is_begun = False
        for found in self._form.pattern(delimiter).finditer(self._text):
            *quoted, plain, behind = found.groups()
            if plain is None:
                line += len(
                    _LINE_END.findall(found.group(), 0, found.end(0) - found.start(0) - len(behind))
                )
                plain = self._form.content(next(each for each in quoted if each is not None))
            cells.append(plain)
            if behind == delimiter:
                continue
            is_blank = not any(cells)
            is_begun = is_begun or not is_blank
            if is_begun and (behind or not is_blank):
                yield Record(begun, [] if is_blank and len(cells) == 1 else cells)
            line += 1
            begun, cells = line, []


def open_csv(pieces: Iterable[str], classifier: RowClassifier, oddities: OddityLog) -> RecordReader:
    """The reader for a text that comes in pieces, by how its beginning quotes cells."""
    rest = iter(pieces)
    beginning = "".join(islice(rest, _PIECES_TO_TELL))
    if (end := _other_line_end(beginning)) is not None:
        oddities.add(None, "oddity.other_line_ends")
        beginning, rest = beginning.replace(end, "\n"), (piece.replace(end, "\n") for piece in rest)
    form = _form_of(beginning)
    if form is None:
        return CsvParser(chain([beginning], rest), classifier, oddities)
    return FormedCsv("".join([beginning, *rest]), form, classifier, oddities)


def _other_line_end(beginning: str) -> str | None:
    """What ends the lines of a text with this beginning, where it is neither CR nor LF."""
    if _LINE_END.search(beginning):
        return None
    return next((end for end in _OTHER_LINE_ENDS if end in beginning), None)


def _form_of(beginning: str) -> Form | None:
    """The form in which a text with this beginning quotes its cells; None: as the rules say."""
    filled = (line for line in beginning.splitlines() if line.strip())
    lines = list(islice(filled, _LINES_TO_TELL))
    for form in _FORMS:
        telling = sum(form.telling.search(line) is not None for line in lines)
        if telling * 2 > len(lines) or (telling and form.once_tells):
            return form
    return None
