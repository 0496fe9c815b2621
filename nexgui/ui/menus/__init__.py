"""The menu bar, and what its entries do."""
