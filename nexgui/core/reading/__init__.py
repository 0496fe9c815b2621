"""From bytes to a table: what the file has, cell by cell."""
