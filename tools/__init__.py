"""What developers run: set-up, tests, pictures; nothing of it is in the program."""
