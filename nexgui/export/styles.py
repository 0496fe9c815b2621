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
COUNT_FORMAT = "#,##0"
SHARE_FORMAT = "0.0%"

INK = "FF1A1A1A"
_SIDE = Side(style="thin", color="FFD0D0D4")

BODY = Font(name=FONT_NAME, size=10, color=INK)
BOLD = Font(name=FONT_NAME, size=10, bold=True, color=INK)
NOTE = Font(name=FONT_NAME, size=10, color="FF5A5A60")
LINK = Font(name=FONT_NAME, size=10, color="FF0017C1", underline="single")
TITLE = Font(name=FONT_NAME, size=16, bold=True, color=INK)
SENTENCE = Font(name=FONT_NAME, size=13, bold=True, color=INK)

TOP = Alignment(vertical="top")
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)
MIDDLE_RIGHT = Alignment(vertical="center", horizontal="right", wrap_text=True)

# Headers of the program's columns, and of the file's own columns behind them.
OUR_HEADER = PatternFill("solid", fgColor="FFE3E8EF")
FILE_HEADER = PatternFill("solid", fgColor="FFF2EFE6")

# Rows that are finished; the text has a contrast of 4.9 : 1.
DONE_INK = "FF6A6A6A"
DONE_FILL = PatternFill("solid", bgColor="FFF2F2F2")

GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def solid(colour: str) -> PatternFill:
    """A fill of one colour, given as "#RRGGBB"."""
    return PatternFill("solid", fgColor="FF" + colour.removeprefix("#"))


def set_up_page(sheet: Worksheet, *, scale: int | None = None) -> None:
    """A4 landscape, as wide as one page and as long as it takes; says what and when below.

    With a scale (percent) the sheet may have page breaks of its own, which Excel leaves out
    where it fits a sheet to the page.
    """
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.page_setup.scale = scale
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=scale is None)
    sheet.page_margins = PageMargins(left=0.25, right=0.25, top=0.4, bottom=0.6, footer=0.3)
    footer = HeaderFooterItem()
    footer.left.text, footer.center.text, footer.right.text = "&F　&A", "&P / &N", "&D"
    sheet.oddFooter = footer
