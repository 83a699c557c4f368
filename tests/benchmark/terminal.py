"""A program in a pseudo-terminal of its own: keys go in, a picture comes out, and each is paid for."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

# a program may draw what a key changes in several pieces; when it is silent for so long it has ended
_SILENCE_SECONDS = 0.06
_PATIENCE_SECONDS = 60.0
_CHUNK = 1 << 20
_IDLE_MILLISECONDS = 1.0
# a program that finds the first two does not ask the terminal; with the third it compiles itself each time
_UNWANTED = {"LINES", "COLUMNS", "PYTHONDONTWRITEBYTECODE"}
# where to draw; what is none of a picture; and what is
_DRAWN = re.compile(r"\x1b\[(\d+);(\d+)H|(\x1b\[[0-?]*[ -/]*[@-~]|[\x00-\x1f])|(.)")
# of Linux: the clock of all the time that another process has been on a processor
_PROCESSOR_CLOCK = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Cost:
    """What it took until a program had nothing more to draw."""

    cpu: float
    """Milliseconds on a processor, of all its threads."""
    first: float
    """The same, when the first of the picture came."""
    wall: float
    """Milliseconds from the key to the last of the picture."""
    bytes: int


class Terminal:
    """A terminal of so many columns and rows with one program in it, ended when the block ends."""

    def __init__(self, command: Sequence[str], *, columns: int, rows: int) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        environment = {name: value for name, value in os.environ.items() if name not in _UNWANTED}
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            env={**environment, "TERM": "xterm-256color", "COLORTERM": "truecolor"},
        )
        os.close(slave)
        self.seen = b""
        """All that the program drew since the last key."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.kill()
        self._process.wait()
        os.close(self._master)

    def started(self, words: str) -> Cost:
        """Wait until words are on the screen, and return what it took since the program was called."""
        until = time.perf_counter() + _PATIENCE_SECONDS
        while words not in (picture := self.picture()):
            if not self._read(1) and time.perf_counter() > until:
                raise AssertionError(f"{words!r} was never drawn, but:\n{picture}")
        spent, wall, drawn = self.cpu(), self._since(self._began), len(self.seen)
        return Cost(cpu=self._rest(), first=spent, wall=wall, bytes=drawn)

    def key(self, keys: str) -> Cost:
        """Send keys at once, wait until the program rests, and return what they took."""
        self.seen = b""
        before, began = self.cpu(), time.perf_counter()
        os.write(self._master, keys.encode())
        first = wall = 0.0
        while self._read(_SILENCE_SECONDS if first else _PATIENCE_SECONDS):
            first, wall = first or self.cpu() - before, self._since(began)
        return Cost(cpu=self._rest() - before, first=first, wall=wall, bytes=len(self.seen))

    def picture(self) -> str:
        """Return the rows of the screen, after what was drawn since the last key."""
        rows: dict[int, dict[int, str]] = defaultdict(dict)
        x = y = 0
        for row, column, control, character in _DRAWN.findall(self.seen.decode(errors="replace")):
            if row:
                y, x = int(row), int(column)
            elif character and not control:
                rows[y][x] = character
                x += 1
        return "\n".join(
            "".join(rows[y].get(x, " ") for x in range(1, max(rows[y]) + 1)) for y in sorted(rows)
        )

    def cpu(self) -> float:
        """Milliseconds that the program was on a processor so far, all its threads together."""
        return 1000 * time.clock_gettime(~self._process.pid << 3 | _PROCESSOR_CLOCK)

    def megabytes(self) -> float:
        """The memory that the program holds now."""
        status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="utf-8")
        (held,) = (line.split()[1] for line in status.splitlines() if line.startswith("VmRSS"))
        return int(held) / 1000

    def _rest(self) -> float:
        """Wait until the program does nothing more, drawn or not; return its milliseconds so far."""
        before = -1.0
        while (spent := self.cpu()) - before > _IDLE_MILLISECONDS:
            before = spent
            while self._read(_SILENCE_SECONDS):
                pass
        return spent

    def _since(self, began: float) -> float:
        return 1000 * (time.perf_counter() - began)

    def _read(self, seconds: float) -> bool:
        if not select.select([self._master], [], [], seconds)[0]:
            return False
        try:
            chunk = os.read(self._master, _CHUNK)
        except OSError:  # of Linux: the program has ended
            return False
        self.seen += chunk
        return bool(chunk)
