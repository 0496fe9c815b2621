"""Which recipients are shown, and in which order."""
