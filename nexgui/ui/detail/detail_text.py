"""What the detail panel says of a recipient, as the rich text that Qt knows."""

from html import escape
from itertools import zip_longest

from PySide6.QtGui import QPalette

from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient

# More than a file of NEXLINK has; Qt would lay out cells of many megabytes, and the window wait.
_LONGEST = 2000  # characters
_MOST_COLUMNS = 200


def suggestions(recipient: Recipient) -> list[str]:
    """The addresses that were probably meant (修正候補), each once."""
    return list(dict.fromkeys(each.suggestion for each in recipient.findings if each.suggestion))


class DetailText:
    """Puts the parts together in the colours of a palette."""

    def __init__(self, guide: StatusGuide, palette: QPalette) -> None:
        self._guide = guide
        self._muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
        self._ink = palette.color(QPalette.ColorRole.Text).name()
        self._ground = palette.color(QPalette.ColorRole.Base).name()
        self._stripe = palette.color(QPalette.ColorRole.AlternateBase).name()

    def hint(self) -> str:
        """What stands there while no recipient is chosen."""
        return f"<p align='center' style='color: {self._muted}'>{text('detail.hint')}</p>"

    def of(self, results: DeliveryResults, row: int, recipient: Recipient) -> str:
        """All that there is to say of the recipient in a row."""
        status = results.status(row)
        return "".join(
            (
                f"<p style='margin: 0 0 6px 0; font-weight: bold'>{_shown(recipient.address)}</p>",
                self._badge(status, status.group),
                self._words_of(status),
                self._part("column.next_step", escape(status.next_step)),
                self._part("column.resend", escape(results.resend(row, self._guide))),
                self._findings(recipient),
                self._data(results, recipient),
            )
        )

    def _badge(self, status: Status, group: ActionGroup) -> str:
        """The status in its group's colour; white groups have the panel's ground, and a frame."""
        fill = group.fill if group.coloured else self._ground
        ink = self._guide.text_on_fill if group.coloured else self._ink
        frame = fill if group.coloured else self._muted
        return (
            f"<table width='100%' cellspacing='0' cellpadding='8' style='border: 1px solid {frame};"
            f" border-collapse: collapse'><tr><td bgcolor='{fill}' style='color: {ink}'>"
            f"<span style='font-size: x-large; font-weight: bold'>"
            f"{escape(group.symbol)} {_shown(status.name)}</span><br/>{escape(group.label)}"
            "</td></tr></table>"
        )

    def _words_of(self, status: Status) -> str:
        """意味 and 対応; those of the manual are marked as such."""
        note = text("detail.manual_words") if status.number is not None else ""
        meaning = self._part("column.meaning", escape(status.meaning), note)
        return meaning + self._part("column.action", escape(status.action), note)

    def _findings(self, recipient: Recipient) -> str:
        if not recipient.findings:
            return ""
        sentences = "<br/>".join(escape(finding.sentence) for finding in recipient.findings)
        part = self._part("column.findings", sentences)
        meant = suggestions(recipient)
        return part + self._part("column.suggestion", "<br/>".join(map(_shown, meant)))

    def _data(self, results: DeliveryResults, recipient: Recipient) -> str:
        header = results.table.header
        pairs = list(zip_longest(header, recipient.cells[: len(header)], fillvalue=""))
        rows = [
            f"<tr bgcolor='{self._ground if number % 2 else self._stripe}'>"
            f"<td width='38%' style='color: {self._muted}'>{_shown(name)}</td>"
            f"<td>{_shown(cell)}</td></tr>"
            for number, (name, cell) in enumerate(pairs[:_MOST_COLUMNS])
        ]
        more = len(pairs) - _MOST_COLUMNS
        return (
            self._caption(text("detail.data", line=recipient.line))
            + f"<table width='100%' cellspacing='0' cellpadding='4'>{''.join(rows)}</table>"
            + (self._caption(text("detail.more_columns", count=more)) if more > 0 else "")
        )

    def _part(self, key: str, words: str, note: str = "") -> str:
        """A caption and what stands below it; nothing where there is nothing."""
        return f"{self._caption(text(key) + note)}<p style='margin: 0'>{words}</p>" if words else ""

    def _caption(self, words: str) -> str:
        return f"<p style='margin: 10px 0 1px 0; color: {self._muted}'>{escape(words)}</p>"


def _shown(words: str) -> str:
    """Words of the file: as they are, with their spaces and lines, and no markup."""
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"<span style='white-space: pre-wrap'>{escape(cut)}</span>"
