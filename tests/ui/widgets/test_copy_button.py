import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from nexgui.ui.widgets.announcer import announcer_of_program
from nexgui.ui.widgets.copy_button import CopyButton


@pytest.fixture
def pressed(qtbot: QtBot) -> CopyButton:
    pressed = CopyButton("コピー", lambda: "a@example.jp", "アドレスをコピー")
    qtbot.addWidget(pressed)
    pressed.show()
    return pressed


@pytest.mark.usefixtures("dressed_app")
def test_it_copies_and_says_so_until_its_time_is_over(qtbot: QtBot, pressed: CopyButton) -> None:
    with qtbot.waitSignal(announcer_of_program().said) as said:
        qtbot.mouseClick(pressed, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == "a@example.jp"
    assert pressed.text() == "コピーしました"
    assert said.args == ["コピーしました"]
    (timer,) = pressed.findChildren(QTimer)
    assert timer.isActive()
    timer.timeout.emit()
    assert pressed.text() == "コピー"


@pytest.mark.usefixtures("dressed_app")
def test_its_name_says_what_it_copies_and_it_gets_no_narrower(pressed: CopyButton) -> None:
    assert pressed.accessibleName() == pressed.toolTip() == "アドレスをコピー"
    usual = pressed.sizeHint().width()
    pressed.confirm()
    assert pressed.sizeHint().width() > usual == pressed.usual_width
