"""What is taking a while, on the terminal of a person who looks at stderr; it goes away again."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import click

from factcheck.safe import one_line

_NAME = 24
"""Characters of a name beside the bar: always as many, or the bar would jump."""

_WIPE = "\r\x1b[K"


@contextmanager
def working(words: str) -> Iterator[None]:
    """Show the words while the block runs, if a person is looking at stderr."""
    if not sys.stderr.isatty():
        yield
        return
    # cut, so that it never wraps: only one line can be wiped
    _write(f"{one_line(words)[:78]}\r")
    try:
        yield
    finally:
        _write(_WIPE)


class Progress:
    """How far many things are: a bar with count, time left, rate and name; of one thing, its name alone."""

    def __init__(self, total: int) -> None:
        self._seen = sys.stderr.isatty()
        self._began = time.monotonic()
        self._bar = (
            click.progressbar(
                length=total, file=sys.stderr, show_pos=True, item_show_func=self._beside, width=0
            )
            if self._seen and total > 1
            else None
        )

    def __enter__(self) -> Self:
        if self._bar is not None:
            self._bar.__enter__()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._bar is not None:
            self._bar.__exit__(kind, error, trace)
        else:
            self.hide()

    def show(self, name: str) -> None:
        """Show what is being worked on."""
        if self._bar is not None:
            self._bar.current_item = name
            self._bar.render_progress()
        elif self._seen:
            _write(f"{one_line(name)[:78]}\r")

    def hide(self) -> None:
        """Make room for something else to be printed."""
        if self._seen:
            _write(_WIPE)

    def step(self, by: int = 1) -> None:
        """Count one more as done, or several."""
        if self._bar is not None:
            self._bar.update(by)

    def _beside(self, name: object) -> str:
        done = 0 if self._bar is None else self._bar.pos
        rate = done / max(time.monotonic() - self._began, 0.001)
        return f"{rate:4.0f}/s  {one_line(str(name or ''))[-_NAME:]:<{_NAME}}"


def _write(words: str) -> None:
    sys.stderr.write(words)
    sys.stderr.flush()
