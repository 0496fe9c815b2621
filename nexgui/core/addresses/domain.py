"""The domain of an address: what stands behind its last 「@」."""


def domain_of(address: str) -> str:
    """The domain in lower case; empty where the address has none."""
    _, at, domain = address.rpartition("@")
    return domain.strip().lower() if at else ""
