"""The columns in which the program speaks of recipients, beside the file's own ones.

Who shows recipients takes header and text of a column from here, by its key, and keeps nothing but
widths and styles. What else a new column needs is told in docs/architecture.md.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from itertools import islice

from nexgui.core.contact import Contact, contact_of
from nexgui.core.guidance import Guidance
from nexgui.core.messages import text
from nexgui.core.results import Recipient


class Words(Enum):
    """Whose words stand in a column."""

    FILE = auto()
    MANUAL = auto()
    OURS = auto()


@dataclass(frozen=True, slots=True)
class Column:
    """A column: the key of its header, whose words it holds, and what it says of a recipient."""

    key: str
    words: Words
    text: Callable[[Recipient, Guidance], str]

    @property
    def header(self) -> str:
        """What stands above it."""
        return text(f"column.{self.key}")


_COLUMNS = (
    Column("line", Words.FILE, lambda recipient, _: f"{recipient.line:,}"),
    Column("group", Words.OURS, lambda _, guidance: guidance.title),
    Column("status", Words.FILE, lambda _, guidance: guidance.status.name),
    Column("address", Words.FILE, lambda recipient, _: recipient.address),
    Column("company", Words.FILE, lambda recipient, _: _contact(recipient).company),
    Column("person", Words.FILE, lambda recipient, _: _contact(recipient).name),
    Column("phone", Words.FILE, lambda recipient, _: _contact(recipient).phone),
    Column("next_step", Words.OURS, lambda _, guidance: guidance.next_step),
    Column("resend", Words.OURS, lambda _, guidance: guidance.resend),
    Column("findings", Words.OURS, lambda _, guidance: guidance.noticed),
    Column("suggestion", Words.OURS, lambda _, guidance: "\n".join(guidance.suggestions)),
    Column("corrected", Words.OURS, lambda recipient, _: recipient.corrected),
    Column("change", Words.OURS, lambda recipient, _: recipient.change_sentence),
    Column("meaning", Words.MANUAL, lambda _, guidance: guidance.status.meaning),
    Column("action", Words.MANUAL, lambda _, guidance: guidance.status.action),
)
COLUMNS = {column.key: column for column in _COLUMNS}


def who(recipient: Recipient) -> str:
    """Company and person, as the list names a recipient.

    Where no header tells which columns have them, the first two of the customer's own stand in.
    """
    contact = _contact(recipient)
    if parts := [part for part in (contact.company, contact.name) if part]:
        return "\u3000".join(parts)
    own, roles = recipient.columns, recipient.columns.contact
    naming = (roles.company, roles.family_name, roles.given_name, roles.full_name)
    if any(column is not None for column in naming):
        return ""
    others = (roles.department, roles.phone, roles.fax, own.status, own.detail, own.address)
    known = {*others, own.decided_at, own.opted_out, own.opened, *own.clicked}
    cells = (cell.strip() for at, cell in enumerate(recipient.cells) if at not in known)
    return "\u3000".join(filter(None, islice(cells, 2)))


def _contact(recipient: Recipient) -> Contact:
    return contact_of(recipient.cells, recipient.columns.contact)
