"""A virtual X screen (Xvfb) to show real windows on."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def virtual_screen(width: int, height: int) -> Iterator[str]:
    """A running X server with one screen of this size in pixels; gives its display name."""
    read, write = os.pipe()
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{width}x{height}x24"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    try:
        os.close(write)
        with os.fdopen(read) as answer:
            number = answer.readline().strip()  # of a display that was free
        if not number:
            raise RuntimeError(f"Xvfb gave no display ({server.wait()})")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
