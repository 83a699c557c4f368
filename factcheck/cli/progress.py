"""A line on the terminal that says what is taking a while, and goes away."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.safe import one_line


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show the words while the block runs, if a person is looking at stderr."""
    if not sys.stderr.isatty():
        yield
        return
    # cut, so that it never wraps: only one line can be wiped
    sys.stderr.write(f"{one_line(words)[:78]}\r")
    sys.stderr.flush()
    try:
        yield
    finally:
        sys.stderr.write("\x1b[K")
        sys.stderr.flush()
