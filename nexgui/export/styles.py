"""Fonts, fills and alignments of the workbook."""

from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

# On every Windows with Japanese support; other systems put their own Japanese font in its place.
FONT_NAME = "游ゴシック"
TEXT_FORMAT = "@"
NUMBER_FORMAT = "0"

_INK = "FF1A1A1A"
_SIDE = Side(style="thin", color="FFD0D0D4")

BODY = Font(name=FONT_NAME, size=10, color=_INK)
BOLD = Font(name=FONT_NAME, size=10, bold=True, color=_INK)
NOTE = Font(name=FONT_NAME, size=10, color="FF5A5A60")
TITLE = Font(name=FONT_NAME, size=16, bold=True, color=_INK)
SENTENCE = Font(name=FONT_NAME, size=13, bold=True, color=_INK)

TOP = Alignment(vertical="top")
TOP_LEFT = Alignment(vertical="top", horizontal="left")
WRAPPED = Alignment(vertical="top", wrap_text=True)
MIDDLE = Alignment(vertical="center", wrap_text=True)

# Headers of the program's columns, and of the file's own columns behind them.
OUR_HEADER = PatternFill("solid", fgColor="FFE3E8EF")
FILE_HEADER = PatternFill("solid", fgColor="FFF2EFE6")

GRID = Border(left=_SIDE, right=_SIDE, top=_SIDE, bottom=_SIDE)


def solid(colour: str) -> PatternFill:
    """A fill of one colour, given as "#RRGGBB"."""
    return PatternFill("solid", fgColor="FF" + colour.removeprefix("#"))


def set_up_page(sheet: Worksheet) -> None:
    """A4 landscape, as wide as one page and as long as it takes."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
