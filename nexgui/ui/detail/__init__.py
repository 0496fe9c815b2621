"""The panel about one recipient."""
