"""Bar charts of the workbook, each bar in a colour of its own."""

from collections.abc import Sequence
from typing import NamedTuple

from openpyxl.chart import BarChart
from openpyxl.chart.data_source import (
    AxDataSource,
    NumData,
    NumDataSource,
    NumRef,
    NumVal,
    StrData,
    StrRef,
    StrVal,
)
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.series import Series
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.export import styles
from nexgui.export.workbook_writer import DESCRIBED

_WIDTH = 14.6  # centimetres
_HEIGHT_A_BAR = 0.62
_HEIGHT_OF_REST = 1.0
_OUTLINE = "8A8A90"  # white bars need one
_GAP = 45  # percent of a bar
_LABELS_SHARE = 0.38  # of the width


class Bar(NamedTuple):
    """A bar, with what stands in the cells that it shows."""

    label: str
    value: float
    fill: str  # as "#RRGGBB"


def add_bar_chart(
    sheet: Worksheet,
    anchor: str,
    first: int,
    columns: tuple[int, int],
    bars: Sequence[Bar],
    described: str,
) -> float:
    """A chart of the labels and numbers in `columns` of the rows from the `first` on.

    `described` tells those who cannot see it what it shows. Gives the height in centimetres.
    """
    labels, numbers = (
        f"'{sheet.title}'!${letter}${first}:${letter}${first + len(bars) - 1}"
        for letter in map(get_column_letter, columns)
    )
    chart = BarChart()
    vars(chart)[DESCRIBED] = described
    chart.type = "bar"
    chart.series.append(_series(labels, numbers, bars))
    chart.legend = None
    chart.gapWidth = _GAP
    height = len(bars) * _HEIGHT_A_BAR + _HEIGHT_OF_REST
    chart.width, chart.height = _WIDTH, height  # type: ignore[assignment] # centimetres
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    _set_axes(chart)
    sheet.add_chart(chart, anchor)
    return height


def _series(labels: str, numbers: str, bars: Sequence[Bar]) -> Series:
    """The bars, with their texts and numbers for programs that do not look them up."""
    names = StrData(
        ptCount=len(bars), pt=[StrVal(idx=place, v=bar.label) for place, bar in enumerate(bars)]
    )
    values = NumData(
        formatCode=styles.COUNT_FORMAT,
        ptCount=len(bars),
        pt=[NumVal(idx=place, v=str(bar.value)) for place, bar in enumerate(bars)],
    )
    series = Series(
        idx=0,
        order=0,
        cat=AxDataSource(strRef=StrRef(f=labels, strCache=names)),
        val=NumDataSource(numRef=NumRef(f=numbers, numCache=values)),
    )
    series.graphicalProperties = GraphicalProperties()
    for place, bar in enumerate(bars):
        look = GraphicalProperties(solidFill=bar.fill.removeprefix("#"))
        look.line = LineProperties(solidFill=_OUTLINE, w=6350)  # half a point
        series.dPt.append(DataPoint(idx=place, spPr=look))
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    series.dLbls.numFmt = styles.COUNT_FORMAT
    series.dLbls.txPr = _small_print()
    return series


def _set_axes(chart: BarChart) -> None:
    chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # the first label on top
    chart.x_axis.tickLblSkip = 1  # every label, however long
    chart.x_axis.txPr = _small_print()
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_OUTLINE))
    chart.x_axis.majorTickMark = "none"
    chart.y_axis.delete = True  # the bars carry their numbers
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    plot = ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=_LABELS_SHARE, y=0.03, w=0.55, h=0.94
    )
    chart.layout = Layout(manualLayout=plot)


def _small_print() -> RichText:
    font = Font(typeface=styles.FONT_NAME)
    look = CharacterProperties(sz=900, latin=font, ea=font, solidFill=styles.INK[2:])
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), r=[], endParaRPr=look)])
