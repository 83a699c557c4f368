"""A real pseudo-terminal with a program in it: its keys are typed, its window resized, its bytes kept."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from tests.review.wire import words

_QUIET = 0.25
"""Seconds without a byte after which a screen is taken for drawn."""


class Terminal:
    """The keeper's end of the pseudo-terminal."""

    def __init__(self, keeper: int, program: subprocess.Popen[bytes]) -> None:
        self.keeper = keeper
        self.program = program
        self.sent = bytearray()

    def type(self, keys: str) -> None:
        """Type keys, as fast as they come; what is drawn meanwhile is read, or both ends would wait."""
        waiting = keys.encode("utf-8", "surrogateescape")
        while waiting and self.program.poll() is None:
            self._read(0)
            if select.select([], [self.keeper], [], 0.1)[1]:
                waiting = waiting[os.write(self.keeper, waiting[:512]) :]

    def press(self, *keys: str) -> None:
        """Press keys one after the other, each when the screen has settled after the one before."""
        for key in keys:
            self.type(key)
            self.settle()

    def paste(self, text: str) -> None:
        """Paste text, as terminals hand it to programs."""
        self.type(f"\x1b[200~{text}\x1b[201~")

    def settle(self) -> None:
        """Wait until nothing more is drawn."""
        while self._read(_QUIET):
            pass

    def until(self, holds: Callable[[], bool], seconds: float = 30) -> None:
        """Wait until something holds."""
        until = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > until:
                raise AssertionError(f"it never came to be so; the last was {bytes(self.sent[-2000:])!r}")
            self._read(0.05)

    def shows(self, wanted: str, seconds: float = 30, *, since: int = 0) -> None:
        """Wait until words were drawn in one go, in whatever ink."""
        self.until(lambda: wanted in words(bytes(self.sent[since:])), seconds)

    def resize(self, columns: int, rows: int) -> None:
        """Give the window another size."""
        fcntl.ioctl(self.keeper, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self.program.send_signal(signal.SIGWINCH)

    def ended(self, seconds: float = 30) -> int:
        """Wait until the program has ended, and return its exit code."""
        self.until(lambda: self.program.poll() is not None, seconds)
        while self._read(0):
            pass
        return self.program.returncode

    def hang_up(self, seconds: float = 30) -> int:
        """Close the window over the program, wait until it has ended, and return its exit code."""
        os.close(self.keeper)
        return self.program.wait(seconds)

    @property
    def mode(self) -> list[Any]:
        """How the terminal treats what is typed, as it was before if a program leaves it in order."""
        return termios.tcgetattr(self.keeper)[:4]

    def _read(self, seconds: float) -> bool:
        if not select.select([self.keeper], [], [], seconds)[0]:
            return False
        try:
            piece = os.read(self.keeper, 1 << 16)
        except OSError:  # Linux says so that the other end has gone
            return False
        self.sent += piece
        return bool(piece)


@contextmanager
def terminal(
    *command: object,
    columns: int = 80,
    rows: int = 24,
    cwd: Path | None = None,
    preexec_fn: Callable[[], None] | None = None,
    own: bool = True,
    **environment: str,
) -> Iterator[Terminal]:
    """A program in a terminal; it is ended with the terminal. In one not its own it hears of no hang-up."""
    keeper, inside = pty.openpty()
    fcntl.ioctl(keeper, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
    unsized = {name: value for name, value in os.environ.items() if name not in {"LINES", "COLUMNS"}}

    def take() -> None:
        if own:
            fcntl.ioctl(0, termios.TIOCSCTTY, 0)
        if preexec_fn is not None:
            preexec_fn()

    program = subprocess.Popen(
        [str(word) for word in command],
        stdin=inside, stdout=inside, stderr=inside, cwd=cwd, start_new_session=True,
        preexec_fn=take,
        env={**unsized, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
    )  # fmt: skip
    os.close(inside)
    try:
        yield Terminal(keeper, program)
    finally:
        program.kill()
        program.wait()
        with suppress(OSError):
            os.close(keeper)


def review(ledger: Path, *words: object) -> tuple[object, ...]:
    """The command that reviews a ledger."""
    return sys.executable, "-m", "factcheck", "review", "--ledger", ledger, *words
