"""Paper and PDF."""
