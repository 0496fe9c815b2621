"""Bar charts of the workbook, each bar in the colour of its action group."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.layout import Layout, ManualLayout
from openpyxl.chart.marker import DataPoint
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.line import LineProperties
from openpyxl.drawing.text import CharacterProperties, Font, Paragraph, ParagraphProperties
from openpyxl.worksheet.worksheet import Worksheet

from nexgui.export import styles

_WIDTH = 23.0  # centimetres
_HEIGHT_A_BAR = 0.62
_HEIGHT_OF_REST = 1.0
_OUTLINE = "8A8A90"  # white bars need one
_GAP = 45  # percent of a bar
_LABELS_SHARE = 0.3  # of the width


def add_bar_chart(
    sheet: Worksheet,
    anchor: str,
    rows: tuple[int, int],
    columns: tuple[int, int],
    fills: Sequence[str],
) -> float:
    """A chart of the labels and numbers in `columns` of the rows from the first to the last.

    `fills` are the bars' colours as "#RRGGBB", from the top. Gives the height in centimetres.
    """
    labels, numbers = columns
    chart = BarChart()
    chart.type = "bar"
    chart.add_data(Reference(sheet, min_col=numbers, min_row=rows[0], max_row=rows[1]))
    chart.set_categories(Reference(sheet, min_col=labels, min_row=rows[0], max_row=rows[1]))
    chart.legend = None
    chart.gapWidth = _GAP
    height = len(fills) * _HEIGHT_A_BAR + _HEIGHT_OF_REST
    chart.width, chart.height = _WIDTH, height  # type: ignore[assignment] # centimetres
    chart.graphical_properties = GraphicalProperties(ln=LineProperties(noFill=True))
    _set_axes(chart)
    _colour_bars(chart, fills)
    sheet.add_chart(chart, anchor)
    return height


def _set_axes(chart: BarChart) -> None:
    chart.x_axis.delete = False
    chart.x_axis.scaling.orientation = "maxMin"  # the first label on top
    chart.x_axis.txPr = _small_print()
    chart.x_axis.graphicalProperties = GraphicalProperties(ln=LineProperties(solidFill=_OUTLINE))
    chart.x_axis.majorTickMark = "none"
    chart.y_axis.delete = True  # the bars carry their numbers
    chart.y_axis.majorGridlines = None
    chart.y_axis.scaling.min = 0
    plot = ManualLayout(
        layoutTarget="inner", xMode="edge", yMode="edge", x=_LABELS_SHARE, y=0.03, w=0.62, h=0.94
    )
    chart.layout = Layout(manualLayout=plot)


def _colour_bars(chart: BarChart, fills: Sequence[str]) -> None:
    series = chart.series[0]
    series.graphicalProperties = GraphicalProperties()
    for index, fill in enumerate(fills):
        look = GraphicalProperties(solidFill=fill.removeprefix("#"))
        look.line = LineProperties(solidFill=_OUTLINE, w=6350)  # half a point
        series.dPt.append(DataPoint(idx=index, spPr=look))
    series.dLbls = DataLabelList(
        showVal=True, showSerName=False, showCatName=False, showLegendKey=False, showPercent=False
    )
    series.dLbls.numFmt = "#,##0"
    series.dLbls.txPr = _small_print()


def _small_print() -> RichText:
    font = Font(typeface=styles.FONT_NAME)
    look = CharacterProperties(sz=900, latin=font, ea=font, solidFill=styles.INK[2:])
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=look), endParaRPr=look)])
