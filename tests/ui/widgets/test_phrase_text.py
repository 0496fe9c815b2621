"""Texts to read: a screen reader finds the words as they were given."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QTextEdit, QWidget
from pytestqt.qtbot import QtBot

from nexgui.ui.main_window import MainWindow
from nexgui.ui.widgets.basics import phrase_tip
from nexgui.ui.widgets.phrase_text import FittedText, PhraseBrowser
from nexgui.ui.widgets.phrases import html_kept_together

WORDS = "宛先の方に状況を確認してから、もう一度ダウンロードしてください。"
OWN = "ta\u2060ro@example.jp"  # the file's own joiner: what is odd of an address is to be read


@pytest.fixture
def screen_reader() -> Iterator[None]:
    QAccessible.setActive(True)
    yield
    QAccessible.setActive(False)


def heard(view: QWidget) -> str:
    """What a screen reader reads of a text, letter by letter."""
    text = QAccessible.queryAccessibleInterface(view).textInterface()
    assert text is not None
    return str(text.text(0, text.characterCount()))


@pytest.fixture(params=[FittedText, PhraseBrowser])
def view(request: pytest.FixtureRequest, qtbot: QtBot) -> QTextEdit:
    view: QTextEdit = request.param()
    qtbot.addWidget(view)
    return view


@pytest.mark.usefixtures("dressed_app", "screen_reader")
def test_a_text_is_heard_as_it_was_given(view: QTextEdit) -> None:
    view.setHtml(html_kept_together(f"<p>{WORDS}</p><p>{OWN}</p>"))
    assert heard(view) == f"{WORDS}\n{OWN}"


@pytest.mark.usefixtures("dressed_app")
def test_a_text_that_was_there_before_is_heard_so_when_it_is_turned_to(view: QTextEdit) -> None:
    view.setHtml(html_kept_together(f"<p>{WORDS}</p><p>{OWN}</p>"))
    assert heard(view) != f"{WORDS}\n{OWN}"
    QAccessible.setActive(True)
    view.show()
    QAccessible.setActive(False)
    assert heard(view) == f"{WORDS}\n{OWN}"


@pytest.mark.usefixtures("screen_reader")
def test_a_tooltip_is_heard_as_it_was_given() -> None:
    assert WORDS in phrase_tip(WORDS)


@pytest.mark.usefixtures("screen_reader")
def test_no_widget_of_the_window_is_heard_with_joiners_or_markup(
    loaded_window: MainWindow,
) -> None:
    for widget in loaded_window.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(widget)
        if interface is not None:
            for kind in (QAccessible.Text.Name, QAccessible.Text.Description):
                said = interface.text(kind)
                assert "\u2060" not in said, (widget, said)
                assert "<p" not in said, (widget, said)
