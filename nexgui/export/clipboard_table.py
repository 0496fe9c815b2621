"""Rows as a table for the clipboard, as Excel and Outlook take them."""

import re
from collections.abc import Sequence
from html import escape

# Excel would make a formula of what begins so: "+81-3-1234" becomes a number, "=…" is run.
_FORMULA = re.compile(r"[=+\-@\t\r]")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")
_NEEDS_QUOTES = re.compile('[\t\r\n"]')

# As text, so that Excel keeps a leading zero; line ends stay within their cell.
HTML_BEGIN = (
    '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>'
    "td,th{mso-number-format:'\\@';white-space:nowrap;text-align:left;vertical-align:top}"
    "br{mso-data-placement:same-cell}</style></head><body><table border=1>"
)
HTML_END = "</table></body></html>"


def tab_separated(cells: Sequence[str]) -> str:
    """A row as text with tabs, its line end included."""
    return "\t".join(map(_plain, cells)) + "\r\n"


def html_row(cells: Sequence[str], tag: str = "td") -> str:
    """A row of an HTML table."""
    inner = "".join(f"<{tag}>{_markup(cell)}</{tag}>" for cell in cells)
    return f"<tr>{inner}</tr>"


def _plain(cell: str) -> str:
    if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell):
        cell = f"'{cell}"
    if _NEEDS_QUOTES.search(cell):
        cell = '"{}"'.format(cell.replace('"', '""'))
    return cell


def _markup(cell: str) -> str:
    return "<br>".join(escape(cell).splitlines()) if "\n" in cell or "\r" in cell else escape(cell)
