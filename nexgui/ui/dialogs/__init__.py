"""The dialogs that the window opens."""
