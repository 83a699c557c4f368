"""The parent's side: a child that is started when needed, fed file by file, and ended at its limits."""

import atexit
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from time import monotonic
from typing import Any

from factcheck.confined.process import OUT_OF_MEMORY
from factcheck.confined.wire import BadAnswer, packed, receive, send, unpacked
from factcheck.errors import UnreadableArticle
from factcheck.limits import CHILD_ANSWER_BYTES, CHILD_BYTES, CHILD_CPU_SECONDS, CHILD_FILES, CHILD_SECONDS
from factcheck.safe import one_line

_START = (
    "import json, sys; path, *limits = json.loads(sys.argv[1]); sys.path[:] = path;"
    "from factcheck.confined.process import serve; serve(*limits)"
)
_MESSAGE_CHARS = 500
_ANSWERS = frozenset({"answer", "refused", "damaged", "limit"})
_KEPT_VARIABLES = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""What some Pythons do not start without; nothing else of the environment is handed on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """What a child may take, and how many files it parses before a new one takes its place."""

    seconds: float = CHILD_SECONDS
    cpu_seconds: int = CHILD_CPU_SECONDS
    memory: int = CHILD_BYTES
    answer: int = CHILD_ANSWER_BYTES
    files: int = CHILD_FILES


class Keeper:
    """Keeps one child for as long as it behaves; every way in which it ends is one line of text."""

    def __init__(self, bounds: Bounds | None = None) -> None:
        self._bounds = bounds or Bounds()
        self._lock = threading.Lock()
        self._child: _Child | None = None
        atexit.register(self.close)

    def ask(self, parser: str, verb: str, raw: bytes, origin: str | None, *, advice: str) -> Any:
        """Return what a parser's module answers, as data; UnreadableArticle says what stopped it.

        The answer may be that of a stranger: prove each value of it. The advice is what to try with a
        file that cannot be parsed.
        """
        shown = one_line(origin or "standard input")
        with self._lock:
            call = {"parser": parser, "verb": verb, "origin": origin}
            was_running = self._child is not None
            answer = self._asked(call, raw)
            if was_running and answer.get("limit") == "gone":
                # it may have been ended from outside, or by the file before: a new one will tell
                answer = self._asked(call, raw)
        if (refused := answer.get("refused")) is not None:
            raise UnreadableArticle(one_line(str(refused))[:_MESSAGE_CHARS])
        if "answer" not in answer:
            raise UnreadableArticle(f"{shown} {self._trouble(answer)}; {advice}")
        return answer["answer"]

    def close(self) -> None:
        """End the child, if there is one."""
        with self._lock:
            self._end()

    def _asked(self, call: dict[str, Any], raw: bytes) -> dict[str, Any]:
        if self._child is not None and not self._child.is_alive:
            self._end()
        if self._child is None:
            self._child = _Child(self._bounds)
        try:
            answer = self._child.ask(call, raw)
        except BaseException:
            # what is left of this call must not answer the next
            self._end()
            raise
        if self._child.is_spent or "limit" in answer:
            self._end()
        return answer

    def _end(self) -> None:
        if self._child is not None:
            self._child.end()
            self._child = None

    def _trouble(self, answer: dict[str, Any]) -> str:
        bounds = self._bounds
        match answer.get("limit"):
            case "seconds":
                return f"was not read after {bounds.seconds:g} s"
            case "cpu":
                return f"takes more than {bounds.cpu_seconds} s of computing to read"
            case "memory":
                return f"takes more than {bounds.memory >> 20} MB of memory to read"
            case "answer":
                return f"holds more than {bounds.answer >> 20} MB of text"
            case "gone":
                return f"could not be read: whatever read it broke down ({answer['how']})"
        what = one_line(str(answer.get("damaged")))[:_MESSAGE_CHARS]
        return f"is damaged, or not what it looks like ({what})"


class _Child:
    """One process, and the line to it."""

    def __init__(self, bounds: Bounds) -> None:
        self._bounds = bounds
        self._asked = 0
        self._owner = os.getpid()
        self._line, theirs = socket.socketpair()
        limits = (theirs.fileno(), bounds.memory, bounds.cpu_seconds, bounds.answer, bounds.files)
        with theirs:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-S", "-c", _START, packed([_path(), *limits]).decode()],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
                pass_fds=(theirs.fileno(),),
                cwd="/",
                env={name: os.environ[name] for name in _KEPT_VARIABLES if name in os.environ},
                # Ctrl-C at the terminal is for the parent, which ends the child
                start_new_session=True,
            )

    @property
    def is_alive(self) -> bool:
        # a process that was forked from the parent must not talk on its line
        return self._owner == os.getpid() and self._process.poll() is None

    @property
    def is_spent(self) -> bool:
        return self._asked >= self._bounds.files

    def ask(self, call: dict[str, Any], raw: bytes) -> dict[str, Any]:
        """Return the answer to a call, or {"limit": …} where there is none."""
        self._asked += 1
        until = monotonic() + self._bounds.seconds
        try:
            self._line.settimeout(self._bounds.seconds)
            with suppress(BrokenPipeError, ConnectionResetError):
                send(self._line, packed({**call, "size": len(raw)}), raw)
            answer = unpacked(receive(self._line, self._bounds.answer, until))
        except TimeoutError:
            return {"limit": "seconds"}
        except (EOFError, ConnectionResetError):
            return self._how_it_ended()
        except (BadAnswer, ValueError, RecursionError):
            return {"limit": "gone", "how": "no answer"}
        if isinstance(answer, dict) and answer.keys() & _ANSWERS:
            return answer
        return {"limit": "gone", "how": "no answer"}

    def _how_it_ended(self) -> dict[str, Any]:
        try:
            code = self._process.wait(5)
        except subprocess.TimeoutExpired:
            return {"limit": "gone", "how": "it hung up"}
        if code == -signal.SIGXCPU:
            return {"limit": "cpu"}
        if code == OUT_OF_MEMORY:
            return {"limit": "memory"}
        return {"limit": "gone", "how": signal.Signals(-code).name if code < 0 else f"exit {code}"}

    def end(self) -> None:
        """Hang up, and see to it that the process is gone."""
        self._line.close()
        if self._owner == os.getpid():
            with suppress(ProcessLookupError):
                self._process.kill()
            self._process.wait()


def _path() -> list[str]:
    """Return where modules are found, without the folder that somebody happens to stand in."""
    home = str(Path(__file__).parents[2])
    known = [entry for entry in sys.path if Path(entry).is_absolute()]
    return known if home in known else [*known, home]
