"""A page of help: text and pictures of the program's own, and links within it."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from nexgui.core.resources import resource_path

_GUIDE = "guide"
_WIDEST = 720  # device-independent pixels of a picture
_MARGIN = 20


class HelpPage(QTextBrowser):
    """Shows a file of resources/help/; nothing is ever fetched from elsewhere."""

    guide_requested = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lines = resource_path(f"help/{name}").read_text(encoding="utf-8").splitlines()
        self._html = "".join(lines)  # a line's end would show as a space between two words
        self._width = 0
        self.setOpenLinks(False)
        self.anchorClicked.connect(self._follow)
        self.document().setDocumentMargin(_MARGIN)
        self._show()

    def loadResource(self, kind: int, name: QUrl | str) -> QImage | None:  # noqa: N802 - Qt's name
        """A picture of resources/help/, as wide as there is room and sharp on every screen."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        image = QImage(str(resource_path(f"help/{QUrl(name).fileName()}")))
        ratio = self.devicePixelRatioF()
        smooth = Qt.TransformationMode.SmoothTransformation
        image = image.scaledToWidth(round(self._picture_width() * ratio), smooth)
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Scales the pictures to the new width."""
        super().resizeEvent(event)
        if self._picture_width() != self._width:
            self._show()

    def _show(self) -> None:
        self._width = self._picture_width()
        place = self.verticalScrollBar().value()
        self.setHtml(self._html)
        self.verticalScrollBar().setValue(place)

    def _picture_width(self) -> int:
        return max(1, min(_WIDEST, self.viewport().width() - 2 * _MARGIN))

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == _GUIDE:
            self.guide_requested.emit()
        else:
            self.scrollToAnchor(link.fragment())
