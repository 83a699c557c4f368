"""Parsers that do what a parser does when a stranger's file has taken it over: the file says what."""

import json
import os
import socket
import time
from collections.abc import Iterator
from pathlib import Path

from factcheck.errors import UnreadableArticle
from factcheck.model.document import Document, RawText

HELD: list[bytes] = []


def read(raw: bytes, origin: str | None) -> Document:
    word, _, rest = raw.decode().partition(" ")
    match word:
        case "text":
            return Document(text=rest, origin=origin)
        case "refuse":
            raise UnreadableArticle(rest)
        case "raise":
            raise KeyError(rest)
        case "hold":
            HELD.append(bytes(int(rest)))
        case "fill":
            return Document(text="a" * int(rest))
        case "spin":
            until = time.process_time() + float(rest)
            while time.process_time() < until:
                pass
        case "sleep":
            time.sleep(float(rest))
        case "die":
            os.kill(os.getpid(), int(rest))
        case "exit":
            os._exit(int(rest))
        case "say":
            _line().sendall(rest.encode())
            os._exit(0)
        case "answer":
            frame = json.dumps({"answer": json.loads(rest)}).encode()
            _line().sendall(len(frame).to_bytes(8, "big") + frame)
            os._exit(0)
        case "drip":
            _line().sendall((1000).to_bytes(8, "big"))
            while True:
                _line().sendall(b"\0")
                time.sleep(0.05)
        case "write":
            Path(rest).write_text("taken over")
        case "fork":
            os.fork()
        case "surroundings":
            files = Path("/proc/self/fd")
            open_files = [each.name for each in files.iterdir()] if files.is_dir() else []
            return Document(text=json.dumps([dict(os.environ), str(Path.cwd()), open_files]))
    return Document(text=f"{word} {os.getpid()}")


def raw_text(raw: bytes) -> Iterator[RawText]:
    yield RawText("the header", raw.decode(), is_article=False)
    yield RawText("the text", "1,400")


def _line() -> socket.socket:
    """Find the line to the parent, as whoever takes over the process would."""
    for number in range(3, 64):
        try:
            return socket.socket(fileno=os.dup(number))
        except OSError:
            continue
    raise AssertionError("no line")
