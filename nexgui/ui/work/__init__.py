"""All work in the background of the window: in threads, and step by step."""
