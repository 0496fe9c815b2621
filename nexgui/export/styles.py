"""Fonts, fills and alignments of the workbook."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# On every Windows with Japanese support; other systems put their own Japanese font in its place.
FONT_NAME = "游ゴシック"
TEXT_FORMAT = "@"
NUMBER_FORMAT = "0"
DATE_FORMAT = "yyyy/m/d"
DAY_FORMAT = "m/d"
COUNT_FORMAT = "#,##0"
SHARE_FORMAT = "0.0%"
PERCENT_FORMAT = "0%"

INK = "FF1A1A1A"
_SIDE = Side(style="thin", color="FFD0D0D4")


def _font(size: float, color: str = INK, *, bold: bool = False, link: bool = False) -> Font:
    # A modern kind of letters (3), those of Japan (128): as Excel says it itself.
    return Font(
        name=FONT_NAME,
        family=3,
        charset=128,
        size=size,
        color=color,
        bold=bold,
        underline="single" if link else None,
    )


NORMAL = Font(name=FONT_NAME, family=3, charset=128, size=11)
"""That of whatever users type, as Excel in Japan has it."""
BODY = _font(10)
BOLD = _font(10, bold=True)
NOTE = _font(10, "FF5A5A60")
LINK = _font(10, "FF0017C1", link=True)
TITLE = _font(16, bold=True)
SENTENCE = _font(13, bold=True)

TOP = Alignment(vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)
MIDDLE_RIGHT = Alignment(vertical="center", horizontal="right", wrap_text=True)

# What is to be filled in, headers of the program's, and of the file's own behind them.
INPUT_FILL = PatternFill("solid", fgColor="FFFFF2CC")
OUR_HEADER = PatternFill("solid", fgColor="FFE3E8EF")
FILE_HEADER = PatternFill("solid", fgColor="FFF2EFE6")

# Rows that are finished; the text has a contrast of 4.9 : 1.
DONE_INK = "FF6A6A6A"
DONE_FILL = PatternFill("solid", bgColor="FFF2F2F2")

# A day that is over; the text has a contrast of 4.9 : 1.
OVERDUE_INK = "FFCE0000"
OVERDUE_FILL = PatternFill("solid", bgColor="FFFFE9E9")

BAR = "FF7FB2E5"
"""The colour of a bar of data."""

GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def body(size: float) -> Font:
    """The font of texts in a size of points."""
    return _font(size)


def bold(size: float) -> Font:
    """The same, bold."""
    return _font(size, bold=True)


def link(size: float) -> Font:
    """The same as a link."""
    return _font(size, "FF0017C1", link=True)


def solid(colour: str) -> PatternFill:
    """A fill of one colour, given as "#RRGGBB"."""
    return PatternFill("solid", fgColor="FF" + colour.removeprefix("#"))


def set_up_page(sheet: Worksheet, *, portrait: bool = False, pages: int = 0) -> None:
    """A4, as wide as one page and as long as it takes, or as `pages`; says what and when below."""
    sheet.page_setup.orientation = "portrait" if portrait else "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = pages
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_margins = PageMargins(left=0.25, right=0.25, top=0.4, bottom=0.6, footer=0.3)
    footer = HeaderFooterItem()
    footer.left.text, footer.center.text, footer.right.text = "&F　&A", "&P / &N", "&D"
    sheet.oddFooter = footer
