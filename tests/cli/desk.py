"""A desk to run commands at: in this process, in one of their own, or on a terminal."""

import os
import pty
import select
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO, TextIOWrapper
from pathlib import Path

from factcheck.cli import main
from factcheck.safe import safe

SEEDS = Path(__file__).parents[2] / "seeds"
DRAFT_1 = SEEDS / "flood-relief-draft-1.txt"
DRAFT_2 = SEEDS / "drafts" / "flood-relief-draft-2.txt"

STORM = """\
Storm shuts the harbour

The storm killed 1,400 people, the ministry said. It drove 20,000 residents from their homes.

Repairs will cost £3.4m. The fleet lost 12% of its boats.
"""
"""Four claims that nobody reads in two ways."""


@dataclass(frozen=True)
class Outcome:
    code: int
    out: str
    err: str

    def lines(self) -> list[str]:
        return self.out.splitlines()


def run(*arguments: object, stdin: bytes = b"") -> Outcome:
    """The command in this process, with its streams to look at."""
    out, err = _stream(), _stream()
    with _streams(TextIOWrapper(BytesIO(stdin), encoding="utf-8"), out, err):
        try:
            main([str(argument) for argument in arguments])
        except SystemExit as ended:
            code = int(ended.code or 0)
    return Outcome(code, _written(out), _written(err))


def done(*arguments: object, stdin: bytes = b"") -> Outcome:
    """The same, where nothing may go wrong."""
    outcome = run(*arguments, stdin=stdin)
    assert outcome.code == 0, outcome.err
    return outcome


def process(*arguments: object, stdin: bytes = b"", shell: str | None = None, **settings: str) -> Outcome:
    """The command as a program of its own; `shell` is what follows it in a pipeline."""
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    if shell is not None:
        command = ["bash", "-c", f'"$@" {shell}', "bash", *command]
    ended = subprocess.run(command, input=stdin, capture_output=True, env=environment(settings), timeout=120)
    return Outcome(ended.returncode, ended.stdout.decode(), ended.stderr.decode())


def answered(*arguments: object, answer: str) -> str:
    """What a terminal gets to see of the command when its reader types an answer."""
    return on_terminal(*arguments, typed=f"{answer}\n")


def on_terminal(*arguments: object, columns: int = 80, typed: str = "", **settings: str) -> str:
    """What a terminal gets to see of the command."""
    keeper, terminal = pty.openpty()
    command = [sys.executable, "-m", "factcheck", *map(str, arguments)]
    env = environment({"TERM": "xterm", "COLUMNS": str(columns), "LINES": "24", **settings})
    program = subprocess.Popen(command, stdin=terminal, stdout=terminal, stderr=terminal, env=env)
    os.close(terminal)
    os.write(keeper, typed.encode())
    seen = b"".join(_until_closed(keeper))
    program.wait(120)
    os.close(keeper)
    return seen.decode()


def environment(settings: Mapping[str, str]) -> dict[str, str]:
    return {**os.environ, **settings}


def harmless(shown: str) -> bool:
    """Whether nothing in it can be obeyed by a terminal or hides from a reader."""
    return safe(shown) == shown


def _until_closed(keeper: int) -> Iterator[bytes]:
    while select.select([keeper], [], [], 120)[0]:
        try:
            piece = os.read(keeper, 65536)
        except OSError:  # Linux says so that the other end has gone
            return
        if not piece:
            return
        yield piece


def _stream() -> TextIOWrapper:
    return TextIOWrapper(BytesIO(), encoding="utf-8", newline="", write_through=True)


def _written(stream: TextIOWrapper) -> str:
    buffer = stream.buffer
    assert isinstance(buffer, BytesIO)
    return buffer.getvalue().decode()


@contextmanager
def _streams(*streams: TextIOWrapper) -> Iterator[None]:
    before = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = streams
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = before
