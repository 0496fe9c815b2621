"""Who a recipient is and how to reach them, from the customer's own columns."""

from collections.abc import Sequence
from dataclasses import dataclass, fields


@dataclass(frozen=True, slots=True)
class ContactColumns:
    """The index of the column in each role, or None where the file has no such column."""

    company: int | None = None
    department: int | None = None
    family_name: int | None = None
    given_name: int | None = None
    full_name: int | None = None
    phone: int | None = None
    fax: int | None = None

    def moved(self, places: Sequence[int]) -> "ContactColumns":
        """The same where column `c` has become column `places[c]`."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        return ContactColumns(
            **{role: None if at is None else places[at] for role, at in own.items()}
        )


@dataclass(frozen=True, slots=True)
class Contact:
    """A recipient as the file tells of them; empty where it does not."""

    company: str
    department: str
    name: str  # of the person
    phone: str
    fax: str


def contact_of(cells: Sequence[str], columns: ContactColumns) -> Contact:
    """The contact in a row with these cells; family name and given name make the person's name."""

    def cell(column: int | None) -> str:
        return cells[column].strip() if column is not None and column < len(cells) else ""

    parts = (cell(columns.family_name), cell(columns.given_name))
    return Contact(
        company=cell(columns.company),
        department=cell(columns.department),
        name=" ".join(filter(None, parts)) or cell(columns.full_name),
        phone=cell(columns.phone),
        fax=cell(columns.fax),
    )
