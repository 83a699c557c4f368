"""Putting a finished file in its place in one step: it is there whole, or not at all."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def beside(path: Path) -> Iterator[Path]:
    """Give the path of a file to fill in the same folder; what is left of it afterwards is removed."""
    made = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        yield made
    finally:
        made.unlink(missing_ok=True)


def place(made: Path, path: Path) -> bool:
    """Give a finished file its name, and tell whether it has it: what is there is never overwritten."""
    try:
        os.link(made, path)
    except FileExistsError:
        return False
    except OSError:  # a file system without links
        if path.exists():
            return False
        made.rename(path)
    _settle(path.parent)
    return True


def _settle(folder: Path) -> None:
    # a name is as durable as its folder
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
