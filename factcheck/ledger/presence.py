"""Who has a ledger open: this process, or another one."""

import fcntl
import os
import struct
import sys
from collections import Counter
from contextlib import suppress
from pathlib import Path
from threading import Lock
from typing import NamedTuple

# SQLite locks these bytes of the file, in every journal mode: pending, reserved, and 510 for readers.
_FIRST_LOCK, _LOCKS = 0x40000000, 512

_LAYOUTS = {
    # struct flock, and where its l_type stands
    "linux": ("hhqqi4x", 0),
    "darwin": ("qqihh", 3),
}


class Identity(NamedTuple):
    """Which file it is, whatever it is called."""

    device: int
    inode: int


_here: Counter[Identity] = Counter()
_guard = Lock()


def identity(path: Path) -> Identity | None:
    """Return which file a path leads to, or None when it leads nowhere."""
    with suppress(OSError, ValueError):
        status = path.stat()
        return Identity(status.st_dev, status.st_ino)
    return None


def enter(path: Path) -> Identity:
    """Note that this process has opened a file, and return which."""
    status = path.stat()
    file = Identity(status.st_dev, status.st_ino)
    with _guard:
        _here[file] += 1
    return file


def leave(file: Identity) -> None:
    """Note that it has closed it."""
    with _guard:
        _here[file] -= 1


def open_here(path: Path) -> bool:
    """Tell whether this process has the file open.

    Then its bytes may not be looked at: by POSIX, whoever closes a file once gives up all the locks that
    the process has on it, those of SQLite's other connections included.
    """
    file = identity(path)
    with _guard:
        return file is not None and _here[file] > 0


def open_elsewhere(path: Path) -> bool:
    """Tell whether another process has the file open in SQLite; where nobody can tell, suppose so."""
    layout = next((layout for name, layout in _LAYOUTS.items() if sys.platform.startswith(name)), None)
    if layout is None:
        return True
    form, type_at = layout
    asked = {"linux": (fcntl.F_WRLCK, os.SEEK_SET, _FIRST_LOCK, _LOCKS, 0)}.get(
        sys.platform, (_FIRST_LOCK, _LOCKS, 0, fcntl.F_WRLCK, os.SEEK_SET)
    )
    with path.open("rb") as file:
        answer = fcntl.fcntl(file, fcntl.F_GETLK, struct.pack(form, *asked))
    return bool(struct.unpack(form, answer)[type_at] != fcntl.F_UNLCK)
