"""Pastes what is on the clipboard into an empty sheet of LibreOffice Calc, as a person would.

    /usr/bin/python3 calc.py PIPE COMMAND WORD [SEPARATOR ...]

Waits until the clipboard has WORD, has Calc do COMMAND, answers the dialogs that come with each
SEPARATOR unticked, and prints the cells. The system's own Python runs it: LibreOffice's bridge to
Python comes with that alone.
"""

import json
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import uno
from com.sun.star.accessibility import AccessibleRole as Role
from com.sun.star.beans import PropertyValue
from com.sun.star.uno import Exception as UnoException
from com.sun.star.util import URL

_ANY = 23  # numbers, dates, texts and formulas
_CHILDREN = 100  # the preview of a text has more, and none that is to be pressed
_PAUSE = 0.1
_CHECKED = 4  # com.sun.star.accessibility.AccessibleStateType.CHECKED
Uno = Any  # what LibreOffice hands over has no types


class Calc:
    """One sheet, and what it shows over it."""

    def __init__(self, pipe: str, unticked: Sequence[str]) -> None:
        self._unticked = unticked
        local = uno.getComponentContext()
        find = "com.sun.star.bridge.UnoUrlResolver"
        resolver = local.ServiceManager.createInstanceWithContext(find, local)
        self._context = _once_there(
            lambda: resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        )
        self._desktop = self._make("frame.Desktop")
        self._toolkit = self._make("awt.Toolkit")
        self._document = self._desktop.loadComponentFromURL(
            "private:factory/scalc", "_blank", 0, ()
        )
        self._sheet = self._document.Sheets.getByIndex(0)

    def wait_for(self, word: str) -> None:
        """Waits until the clipboard has a word."""
        clipboard = self._make("datatransfer.clipboard.SystemClipboard")

        def text() -> str:
            contents = clipboard.getContents()
            flavors = contents.getTransferDataFlavors()
            plain = next(each for each in flavors if each.MimeType.startswith("text/plain;"))
            return str(contents.getTransferData(plain))

        while word not in _once_there(text):
            time.sleep(_PAUSE)

    def paste(self, command: str) -> list[list[tuple[str, str]]]:
        """The kind and the words of each cell."""
        url = URL()
        url.Complete = command
        _, url = self._make("util.URLTransformer").parseStrict(url)
        at_once = PropertyValue()
        at_once.Name, at_once.Value = "SynchronMode", False  # it would wait for the dialogs
        dispatch = self._document.CurrentController.Frame.queryDispatch(url, "_self", 0)
        dispatch.dispatch(url, (at_once,))
        while not self._sheet.queryContentCells(_ANY).Count or self._answer():
            self._answer()
            time.sleep(_PAUSE)
        cursor = self._sheet.createCursor()
        cursor.gotoEndOfUsedArea(False)
        end = cursor.RangeAddress
        return [
            [self._cell(column, row) for column in range(end.EndColumn + 1)]
            for row in range(end.EndRow + 1)
        ]

    def end(self) -> None:
        """Ends LibreOffice."""
        self._document.close(True)
        self._desktop.terminate()

    def _cell(self, column: int, row: int) -> tuple[str, str]:
        cell = self._sheet.getCellByPosition(column, row)
        return cell.Type.value, cell.String

    def _answer(self) -> bool:
        """Whether there was a dialog; it is left as it is offered, but for some ticks."""
        windows = [self._toolkit.getTopWindow(at) for at in range(self._toolkit.TopWindowCount)]
        found = [getattr(window, "AccessibleContext", None) for window in windows]
        dialogs = [
            each for each in found if each is not None and each.AccessibleRole == Role.DIALOG
        ]
        for dialog in dialogs:
            parts = list(_parts(dialog))
            for part in parts:
                states = part.AccessibleStateSet
                if part.AccessibleName in self._unticked and states.contains(_CHECKED):
                    part.doAccessibleAction(0)
            next(part for part in parts if part.AccessibleName == "OK").doAccessibleAction(0)
        return bool(dialogs)

    def _make(self, service: str) -> Uno:
        name = f"com.sun.star.{service}"
        return self._context.ServiceManager.createInstanceWithContext(name, self._context)


def _parts(whole: Uno) -> Iterator[Uno]:
    for at in range(min(whole.AccessibleChildCount, _CHILDREN)):
        part = getattr(whole.getAccessibleChild(at), "AccessibleContext", None)
        if part is not None:
            yield part
            yield from _parts(part)


def _once_there(get: Callable[[], Uno]) -> Uno:
    while True:
        try:
            return get()
        except (UnoException, AttributeError, StopIteration):
            time.sleep(_PAUSE)


if __name__ == "__main__":
    calc = Calc(sys.argv[1], sys.argv[4:])
    calc.wait_for(sys.argv[3])
    print(json.dumps(calc.paste(sys.argv[2])))
    calc.end()
