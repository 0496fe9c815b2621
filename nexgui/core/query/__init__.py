"""Search, filters and order: which recipients are shown, and how they are put in order."""
