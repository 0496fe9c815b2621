"""Files that are dragged onto the window."""
