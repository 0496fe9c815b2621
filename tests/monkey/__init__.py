"""Random hands at the window, and a watchdog beside it."""
