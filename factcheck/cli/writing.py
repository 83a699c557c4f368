"""Writing a file so that whoever opens it finds the old one or the new one, never half of either."""

import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path

from factcheck.errors import ReportError


def to_stdout(pieces: Iterable[bytes]) -> None:
    """Write pieces to stdout, byte by byte as they are."""
    for piece in pieces:
        sys.stdout.buffer.write(piece)
    sys.stdout.buffer.flush()


def write_beside(ledger: Path, path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces made from a ledger to a file that is not the ledger itself, all of them or nothing."""
    if path.exists() and path.samefile(ledger):
        raise ReportError(f"{path} is the ledger itself; name another file with -o")
    replace_file(path, pieces)


def write_paper(ledger: Path, path: Path, pieces: Iterable[bytes], *, force: bool) -> None:
    """Write pieces made from a ledger to a new file, or with `force` over one that is there; never by a link.

    Who asks is told before anything is made: a long paper is not written for nothing.
    """
    if path.is_symlink():
        raise ReportError(f"{path} is a link to {path.readlink()}; name that file itself with -o")
    if path.is_file() and not path.samefile(ledger) and not force:
        raise ReportError(f"{path} is there already; --force writes over it, or name another file with -o")
    write_beside(ledger, path, pieces)


def replace_file(path: Path, pieces: Iterable[bytes]) -> None:
    """Write pieces to a file; one that is there is replaced once all of them are on the disk."""
    try:
        if path.is_dir():
            raise ReportError(f"{path} is a folder; name a file in it, as in {path / 'report.html'}")
        if path.exists() and not path.is_file():
            # a terminal, a pipe: there is nothing to replace
            with path.open("wb") as sink:
                sink.writelines(pieces)
            return
        _replace(path.resolve(), pieces)
    except OSError as error:
        raise ReportError(
            f"{path} cannot be written ({(error.strerror or str(error)).lower()}); name another file with -o"
        ) from error


def _replace(path: Path, pieces: Iterable[bytes]) -> None:
    beside = path.with_name(f".{secrets.token_hex(8)}.new")
    try:
        with beside.open("xb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
