"""The child's side: limits first, then file after file, each answered with data.

Started as `python -I -S`: nothing of the user's environment, no site packages but those that the parent
names, and of factcheck only what parses.
"""

import os
import resource
import signal
import socket
import sys
from base64 import b64encode
from contextlib import suppress
from importlib import import_module
from typing import Any

from factcheck.confined.wire import (
    comments_asked,
    document_data,
    packed,
    raw_text_data,
    receive,
    returned_data,
    send,
    unpacked,
)
from factcheck.errors import ReadingError

OUT_OF_MEMORY = 3
"""What the process exits with where the system does not enforce the limit on its memory."""

_LONGEST_CALL = 1 << 16
_OPEN_FILES = 64


def serve(connection: int, memory: int, cpu_seconds: int, most: int, files: int) -> None:
    """Answer calls until the parent hangs up, or so many files were parsed."""
    _confine(memory)
    with socket.socket(fileno=connection) as parent:
        for _ in range(files):
            try:
                call = unpacked(receive(parent, _LONGEST_CALL))
                raw = receive(parent, call["size"])
            except EOFError:
                return
            _allow(cpu_seconds)
            answer, sound = _answer(call, raw)
            frame = packed(answer)
            send(parent, frame if len(frame) <= most else packed({"limit": "answer"}))
            if not sound:
                # whatever ran out of memory half way is not asked again
                return


def _answer(call: Any, raw: bytes) -> tuple[dict[str, Any], bool]:
    try:
        parser = import_module(call["parser"])
        match call["verb"]:
            case "raw_text":
                return {"answer": raw_text_data(parser.raw_text(raw))}, True
            case "returned":
                return {"answer": returned_data(parser.returned(raw, call["origin"]))}, True
            case "commented":
                file, comments, said = comments_asked(raw)
                return {"answer": b64encode(parser.commented(file, comments, *said)).decode("ascii")}, True
        return {"answer": document_data(parser.read(raw, call["origin"]))}, True
    except ReadingError as error:
        return {"refused": str(error)}, True
    except MemoryError:
        return {"limit": "memory"}, False
    except Exception as error:
        # parsers raise whatever they like at a damaged file
        return {"damaged": type(error).__name__}, True


def _confine(memory: int) -> None:
    """Take from this process what no parser needs: memory without end, files, other processes."""
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NPROC, 0)
    _limit(resource.RLIMIT_NOFILE, _OPEN_FILES)
    _limit(resource.RLIMIT_AS, memory)
    if sys.platform == "darwin":
        # which takes RLIMIT_AS and does not enforce it
        watch_memory(memory)


def _limit(which: int, value: int) -> None:
    with suppress(ValueError, OSError):
        resource.setrlimit(which, (value, value))


def watch_memory(memory: int) -> None:
    """End this process once it holds more memory; looked at between two steps of Python, so only roughly."""

    def look(*_: object) -> None:
        kilobytes = 1 if sys.platform == "darwin" else 1024
        if resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * kilobytes > memory:
            os._exit(OUT_OF_MEMORY)

    signal.signal(signal.SIGVTALRM, look)
    signal.setitimer(signal.ITIMER_VIRTUAL, 0.1, 0.1)


def _allow(cpu_seconds: int) -> None:
    """Let the next file have so many seconds of the processor, whatever those before it took."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + 1 + cpu_seconds
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    with suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, hard))
