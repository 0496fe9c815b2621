"""The columns of the list of recipients as it is printed."""

from dataclasses import dataclass

from nexgui.core.columns import COLUMNS, who
from nexgui.core.guidance import Adviser, Guidance
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.ui.printing.print_sheet import Cell, header_cell

_LONGEST = 300  # characters of a cell: a row must stay shorter than a page
_LONGEST_NAME = 20  # of a file: two lines
_END_OF_NAME = 12  # with the date of the mailing
_FILE, _WHO, _FURTHER = "file", "who", "further"  # beside the columns that every place has


@dataclass(frozen=True, slots=True)
class _Column:
    key: str
    share: float  # of the paper's width
    right: bool = False
    group_colour: bool = False


_COLUMNS = (
    _Column("line", 0.05, right=True),
    _Column("group", 0.15, group_colour=True),
    _Column("status", 0.13, group_colour=True),
    _Column(_WHO, 0.16),
    _Column("address", 0.17),
    _Column("next_step", 0.21),
    _Column(_FURTHER, 0.13),
)
# A line alone says nothing where there are several files.
_COLUMNS_OF_SEVERAL = (
    _Column(_FILE, 0.11),
    _Column("line", 0.05, right=True),
    _Column("group", 0.13, group_colour=True),
    _Column("status", 0.11, group_colour=True),
    _Column(_WHO, 0.14),
    _Column("address", 0.16),
    _Column("next_step", 0.18),
    _Column(_FURTHER, 0.12),
)
_HEADERS = {_FILE: "column.file", _WHO: "column.recipients", _FURTHER: "column.findings"}


class PrintColumns:
    """What stands in each column, and how wide they are."""

    def __init__(self, results: DeliveryResults, width: float) -> None:
        self._results = results
        self._adviser = Adviser(results)
        self._columns = _COLUMNS_OF_SEVERAL if len(results.sources) > 1 else _COLUMNS
        self.widths = [column.share * width for column in self._columns]

    def header(self) -> list[Cell]:
        """The headers."""
        return [header_cell(_header(column.key), right=column.right) for column in self._columns]

    def texts(self, recipient: Recipient) -> list[str]:
        """The texts of a recipient's row."""
        guidance = self._adviser.of(recipient)
        return [_beginning(_text(column.key, recipient, guidance)) for column in self._columns]

    def cells(self, recipient: Recipient) -> list[Cell]:
        """The cells of a recipient's row."""
        fill = self._results.statuses[recipient.status_index].group.fill
        return [
            Cell(words, fill if column.group_colour else "", column.right)
            for words, column in zip(self.texts(recipient), self._columns, strict=True)
        ]


def _header(key: str) -> str:
    return text(_HEADERS[key]) if key in _HEADERS else COLUMNS[key].header


def _text(key: str, recipient: Recipient, guidance: Guidance) -> str:
    if key == _FILE:
        return _short_name(recipient.cells[0])
    if key == _WHO:
        return who(recipient).replace("\u3000", "\n")  # the person below the company
    if key == _FURTHER:
        shown = (each.sentence for each in guidance.findings)
        return "\n".join(each for each in shown if each not in guidance.next_step)
    return COLUMNS[key].text(recipient, guidance)


def _beginning(words: str) -> str:
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def _short_name(name: str) -> str:
    """A file's name without its ending, and without its middle where it is long."""
    stem, _, _ = name.rpartition(".")
    stem = stem or name
    if len(stem) <= _LONGEST_NAME:
        return stem
    return f"{stem[: _LONGEST_NAME - _END_OF_NAME - 1]}…{stem[-_END_OF_NAME:]}"
