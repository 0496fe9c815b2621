"""The table of recipients: rows, headers, columns, copying."""
