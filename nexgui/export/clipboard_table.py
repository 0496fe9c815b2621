"""What is copied, as Excel, Outlook and LibreOffice Calc take it: text wherever it is pasted.

A spreadsheet that is offered text/html takes that, and each cell there is marked as text: for Excel
by `mso-number-format`, for Calc by `sdnum`. In text/plain, which a mail or a search field takes, a
guard must not be read, so there is no apostrophe and no quote around a cell. Still, somebody may
choose to paste a table into a spreadsheet as plain text: there a no-break space stands where a
formula or a quoted cell could begin, which a person reads as a blank. (Seen with Calc 7.4: it
trims a plain blank and runs the formula behind it, and leaves this one. Not tried in Excel.)

What is no table, such as an address, is to the letter in text/plain: it goes
into fields that search for it.
"""

import re
from collections.abc import Sequence
from html import escape

_SIGNS = r"=+\-@＝＋－＠"  # Excel may run what begins so: "+81-3-1234" becomes a number
# Calc, asked to paste plain text, offers to part it at blanks too.
_MAY_RUN = re.compile(rf'^(?=["{_SIGNS}])| (?=["=＝])')
_LINE_MAY_RUN = re.compile(rf"(?m)^\s*[\"']?[{_SIGNS}]|\t[{_SIGNS}]|[ ,;\"'][=＝]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_PARTING = re.compile(r"\r\n|[\t\r\n\v\f\x1c-\x1e\x85\u2028\u2029]")
# Such as Calc drops, unless they are named; of those at the beginning it drops one even so.
_BLANK = re.compile(" (?= )|(?<= ) |^ ")
_TEXT = ' sdnum="1041;0;@"'

# As text, so that Excel keeps a leading zero; line ends stay within their cell.
HTML_BEGIN = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>'
    "td,th{mso-number-format:'\\@';white-space:nowrap;text-align:left;vertical-align:top}"
    "br{mso-data-placement:same-cell}</style></head><body><table border=1>"
)
HTML_END = "</table></body></html>"


def in_one_line(cell: str) -> str:
    """A cell without the tabs and line ends that would part it: a blank stands for each."""
    return _PARTING.sub(" ", cell)


def tab_separated(cells: Sequence[str]) -> str:
    """A row as text with tabs, its line end included."""
    return "\t".join(map(_plain, cells)) + "\r\n"


def html_row(cells: Sequence[str], tag: str = "td") -> str:
    """A row of an HTML table."""
    inner = "".join(f"<{tag}{_TEXT}>{_markup(cell)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"


def guarding_table(words: str) -> str:
    """`words` as a table without lines, for a spreadsheet that would run a line of them.

    It is "" where none would: most that is copied is to be pasted into a mail as it is.
    """
    if not _LINE_MAY_RUN.search(words):
        return ""
    rows = "".join(html_row(line.split("\t")) for line in words.splitlines())
    return f"{HTML_BEGIN.replace(' border=1', '')}{rows}{HTML_END}"


def _plain(cell: str) -> str:
    cell = in_one_line(cell)
    return cell if _NUMBER.fullmatch(cell) else _MAY_RUN.sub("\xa0", cell)


def _markup(cell: str) -> str:
    words = escape(cell).replace("\t", " ")
    if "  " in words or words.startswith(" "):
        words = _BLANK.sub("&#32;", f" {words}" if words[0] == " " else words)
    return "<br>".join(words.splitlines()) if "\n" in words or "\r" in words else words
