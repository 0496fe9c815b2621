"""What the detail panel says of a recipient, as the rich text that Qt knows."""

from html import escape
from itertools import zip_longest

from PySide6.QtGui import QPalette

from nexgui.core.columns import COLUMNS
from nexgui.core.guidance import Guidance
from nexgui.core.guide import ActionGroup, Status, StatusGuide
from nexgui.core.messages import text
from nexgui.core.results import DeliveryResults, Recipient
from nexgui.ui.widgets.phrases import kept_together

# More than a file of NEXLINK has; Qt would lay out cells of many megabytes, and the window wait.
_LONGEST = 2000  # characters
_MOST_COLUMNS = 200
_NOTHING = ("", "—")  # what the manual writes where it says nothing
_GAP = "<p style='margin: 0; font-size: small'>&nbsp;</p>"
_COLUMN_GAP = 24  # pixels, where the text stands in two columns


class DetailText:
    """Puts the parts together in the colours of a palette: first what to do, then why."""

    def __init__(self, guide: StatusGuide, palette: QPalette) -> None:
        self._guide = guide
        self._muted = palette.color(QPalette.ColorRole.PlaceholderText).name()
        self._ink = palette.color(QPalette.ColorRole.Text).name()
        self._ground = palette.color(QPalette.ColorRole.Base).name()
        self._stripe = palette.color(QPalette.ColorRole.AlternateBase).name()

    @property
    def colours(self) -> tuple[str, ...]:
        """The colours of the palette that are put into the text."""
        return self._muted, self._ink, self._ground, self._stripe

    def hint(self) -> str:
        """What stands there while no recipient is chosen."""
        return f"<p align='center' style='color: {self._muted}'>{_said(text('detail.hint'))}</p>"

    def badge_colours(self, group: ActionGroup) -> tuple[str, str]:
        """The ground of the status and its frame; white groups have the panel's own ground."""
        return (group.fill, group.fill) if group.coloured else (self._ground, self._muted)

    def of(
        self,
        results: DeliveryResults,
        recipient: Recipient,
        guidance: Guidance,
        *,
        in_two: bool = False,
        low: bool = False,
    ) -> str:
        """All that there is to say of a recipient; in two columns where that fits.

        Where the panel is low, what to do is seen first, without scrolling.
        """
        address = f"<p style='margin: 0; font-weight: bold'>{_shown(recipient.address)}</p>"
        what_to_do = self._findings(guidance) + self._part("resend", _said(guidance.resend))
        what_to_do += self._part("change", _said(recipient.change_sentence))
        if low and not in_two:
            who = self._low_badge(guidance) + self._low_step(guidance) + _GAP + address
        else:
            who = address + self._badge(guidance)
            what_to_do = self._next_step(guidance) + what_to_do
        why = self._words_of(guidance.status)
        data = self._data(results, recipient)
        if in_two:
            return _columns(_row_of_two(who, what_to_do) + _row_of_two(why, data))
        return who + what_to_do + why + data

    def _badge(self, guidance: Guidance) -> str:
        """The status, on a ground that the panel draws."""
        return self._on_ground(
            guidance.status,
            "<p style='margin: 0; font-size: x-large; font-weight: bold'>"
            f"{_name(guidance.status)}</p><p style='margin: 0'>{_said(guidance.title)}</p>",
            "cellpadding='8' style='margin-top: 7px'",
        )

    def _low_badge(self, guidance: Guidance) -> str:
        """The status in one line; nothing stands above it."""
        return self._on_ground(
            guidance.status,
            f"<p style='margin: 0'><b>{_name(guidance.status)}</b>"
            f" <span style='font-size: small'>{escape(guidance.short_title)}</span></p>",
            "cellpadding='4'",
        )

    def _on_ground(self, status: Status, words: str, spacing: str) -> str:
        ink = self._guide.text_on_fill if status.group.coloured else self._ink
        return (
            f"<table width='100%' cellspacing='0' {spacing}>"
            f"<tr><td style='color: {ink}'>{words}</td></tr></table>"
        )

    def _next_step(self, guidance: Guidance) -> str:
        sentence = _said(guidance.next_step)
        words = f"<span style='font-size: large; font-weight: bold'>{sentence}</span>"
        return self._part("next_step", words)

    def _low_step(self, guidance: Guidance) -> str:
        sentence = _said(guidance.next_step)
        return (
            self._small(COLUMNS["next_step"].header)
            + f"<p style='margin: 0; font-weight: bold'>{sentence}</p>"
        )

    def _words_of(self, status: Status) -> str:
        """意味 and 対応, as far as there are any; those of the manual are marked as such."""
        parts = ("meaning", status.meaning), ("action", status.action)
        words = "".join(self._part(key, _said(said)) for key, said in parts if said not in _NOTHING)
        if not words or status.number is None:
            return words
        return f"{words}{self._small(text('detail.manual_words'))}"

    def _findings(self, guidance: Guidance) -> str:
        noticed = (*guidance.findings, *guidance.asides)
        sentences = "<br/>".join(_said(finding.sentence) for finding in noticed)
        meant = "<br/>".join(map(_shown, guidance.suggestions))
        return self._part("findings", sentences) + self._part("suggestion", meant)

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

    def _part(self, key: str, words: str) -> str:
        """The header of a column and what it says; nothing where that is nothing."""
        caption = self._caption(COLUMNS[key].header)
        return f"{caption}<p style='margin: 0'>{words}</p>" if words else ""

    def _caption(self, words: str) -> str:
        return f"<p style='margin: 10px 0 1px 0; color: {self._muted}'>{_said(words)}</p>"

    def _small(self, words: str) -> str:
        style = f"margin: 3px 0 0 0; color: {self._muted}; font-size: small"
        return f"<p style='{style}'>{_said(words)}</p>"


def _columns(rows: str) -> str:
    return f"<table width='100%' cellspacing='0' cellpadding='0'>{rows}</table>"


def _row_of_two(left: str, right: str) -> str:
    cell = f"width='50%' style='padding-right: {_COLUMN_GAP}px'"
    return f"<tr><td {cell}>{left}</td><td width='50%'>{right}</td></tr>"


def _name(status: Status) -> str:
    """Of a status that the manual does not know, the name is the file's."""
    return _shown(status.name) if status.number is None else _said(status.name)


def _said(words: str) -> str:
    """Words of the program or of the manual: their lines end between phrases."""
    return escape(kept_together(words))


def _shown(words: str) -> str:
    """Words of the file: as they are, with their spaces and lines, and no markup."""
    cut = words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
    return f"<span style='white-space: pre-wrap'>{escape(cut)}</span>"
