"""What the reader is told of the program's own faults."""
