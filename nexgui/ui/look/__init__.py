"""Light and dark, colours, the size of text."""
