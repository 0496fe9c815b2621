from dataclasses import fields

import pytest

from nexgui.core.contact import Contact, ContactColumns, contact_of

CELLS = ["株式会社アオバ商事", "総務部", "佐藤", " 花子 ", "03-0000-0000", "03-0000-0001"]


def test_family_name_and_given_name_make_the_name_of_a_person() -> None:
    columns = ContactColumns(company=0, department=1, family_name=2, given_name=3, phone=4, fax=5)

    assert contact_of(CELLS, columns) == Contact(
        "株式会社アオバ商事", "総務部", "佐藤 花子", "03-0000-0000", "03-0000-0001"
    )


@pytest.mark.parametrize(
    ("columns", "name"),
    [
        (ContactColumns(family_name=2), "佐藤"),
        (ContactColumns(full_name=3), "花子"),
        (ContactColumns(family_name=9, full_name=3), "花子"),
        (ContactColumns(family_name=2, full_name=3), "佐藤"),
        (ContactColumns(), ""),
    ],
)
def test_the_name_is_what_the_file_has_of_it(columns: ContactColumns, name: str) -> None:
    assert contact_of(CELLS, columns).name == name


def test_a_column_that_a_short_row_lacks_is_empty() -> None:
    assert contact_of([], ContactColumns(company=0, phone=4)) == Contact("", "", "", "", "")


def test_columns_go_where_a_common_header_has_them() -> None:
    columns = ContactColumns(company=0, fax=2).moved([5, 6, 7])

    assert (columns.company, columns.fax) == (5, 7)
    assert sum(getattr(columns, field.name) is not None for field in fields(columns)) == 2
