"""The help: how to use the program, and what each status means."""

from pathlib import PurePath

from PySide6.QtCore import QEvent, QRect, Qt, QUrl, Signal
from PySide6.QtGui import QImage, QPainter, QPalette, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QApplication, QDialog, QTabWidget, QVBoxLayout, QWidget

from nexgui.core.guide import StatusGuide
from nexgui.core.messages import text
from nexgui.core.resources import read_text, resource_path
from nexgui.ui.help.guide_page import GuidePage
from nexgui.ui.look.theme import painted_colour, text_scale
from nexgui.ui.widgets.phrase_text import PhraseBrowser
from nexgui.ui.widgets.sizing import resize_within_screen

_SIZE = (860, 660)
_MARGIN = 12
_GUIDE = "guide"
_DARK = "-dark"  # behind the name of a picture
_WIDEST = 760  # device-independent pixels of a picture at the usual size of text
_PAGE_MARGIN = 20
_HALF = 0.5  # lightness


class HelpWindow(QDialog):
    """Stays open beside the window for as long as the user wants."""

    def __init__(self, guide: StatusGuide, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(text("help.title"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.usage = HelpPage("usage.html")
        self.usage.setAccessibleName(text("help.usage"))
        self.usage.guide_requested.connect(self.show_guide)
        self.guide = GuidePage(guide)
        self._tabs = QTabWidget()
        self._tabs.addTab(self.usage, text("help.usage"))
        self._tabs.addTab(self.guide, text("help.guide"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.addWidget(self._tabs)
        resize_within_screen(self, *_SIZE)

    def show_usage(self) -> None:
        """Shows how to use the program."""
        self._tabs.setCurrentWidget(self.usage)
        self._come_forward()
        self.usage.setFocus()

    def show_guide(self) -> None:
        """Shows what the statuses mean, ready to search."""
        self._tabs.setCurrentWidget(self.guide)
        self._come_forward()
        self.guide.search.setFocus()
        self.guide.search.selectAll()

    def _come_forward(self) -> None:
        self.show()
        self.activateWindow()


class HelpPage(PhraseBrowser):
    """Shows a file of resources/help/ with its pictures; nothing is ever fetched from elsewhere."""

    guide_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        # First: where it is missing, Qt must not ask a page that is half made for anything.
        lines = read_text(resource_path(f"help/{name}")).splitlines()
        super().__init__(parent)
        self._html = "".join(lines)  # a line's end would show as a space between two words
        self._shown: tuple[int, bool] | None = None  # how wide pictures are, and whether dark
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(_PAGE_MARGIN)
        self._show()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:
        """A picture in the theme's colours, as wide as there is room and sharp on every screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        path = PurePath(QUrl(name).fileName())
        theme = _DARK if _is_dark() else ""
        image = QImage(str(resource_path(f"help/{path.stem}{theme}{path.suffix}")))
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.convertToFormat(QImage.Format.Format_RGB32)  # from one of few colours
        image = image.scaledToWidth(round(self._picture_width() * ratio), smooth)
        _frame(image, round(ratio))
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scales the pictures to the new width."""
        super().resizeEvent(event)
        self._show()

    def changeEvent(self, event: QEvent) -> None:
        """Takes the pictures of another theme, and their width for another size of text."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._show()

    def _show(self) -> None:
        shown = self._picture_width(), _is_dark()
        if shown == self._shown:
            return
        self._shown = shown
        place = self.verticalScrollBar().value()
        self.setHtml(self._html)
        self.verticalScrollBar().setValue(place)

    def _picture_width(self) -> int:
        widest = round(_WIDEST * text_scale())
        return max(1, min(widest, self.viewport().width() - 2 * _PAGE_MARGIN))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _GUIDE:
            self.guide_requested.emit()
        else:
            self.scrollToAnchor(link.fragment())


def _is_dark() -> bool:
    ground = QApplication.palette().color(QPalette.ColorRole.Window)
    return ground.lightnessF() < _HALF


def _frame(image: QImage, line: int) -> None:
    """Draws a line around a picture: its ground may be that of the page."""
    colour, width, height = painted_colour("control_line"), image.width(), image.height()
    painter = QPainter(image)
    for edge in (
        QRect(0, 0, width, line),
        QRect(0, height - line, width, line),
        QRect(0, 0, line, height),
        QRect(width - line, 0, line, height),
    ):
        painter.fillRect(edge, colour)
    painter.end()
