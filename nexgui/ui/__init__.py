"""The window: Qt widgets over the core, one file a widget."""
