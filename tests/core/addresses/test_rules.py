import pytest

from nexgui.core.addresses.rules import domain_of


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("tanaka@example.jp", "example.jp"),
        ("Tanaka@Example.JP ", "example.jp"),
        ("a@b@example.jp", "example.jp"),
        ("tanaka@", ""),
        ("example.jp", ""),
        ("", ""),
    ],
)
def test_a_domain_is_what_stands_behind_the_last_at_in_lower_case(
    address: str, domain: str
) -> None:
    assert domain_of(address) == domain
