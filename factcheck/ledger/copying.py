"""A copy of the ledger to keep elsewhere, taken while people go on working."""

import os
from pathlib import Path

from factcheck.errors import LedgerError
from factcheck.ledger import connect, placing
from factcheck.ledger.file import LedgerFile, translated


def backup(file: LedgerFile, target: Path) -> None:
    """Write the whole ledger, as it is at one moment, to a new file."""
    try:
        with placing.beside(target) as made:
            if not target.exists():
                _copy(file, made, target)
            if not made.exists() or not placing.place(made, target):
                raise LedgerError(f"{target} is there already and is not overwritten; name a new file")
    except OSError as error:
        raise LedgerError(f"cannot write {target}: {error.strerror or error}; name another place") from error


def _copy(file: LedgerFile, made: Path, target: Path) -> None:
    with translated(target):
        copy = connect.new_file(made)
        try:
            with file.reading() as connection:
                connection.backup(copy)
            # a file that is handed on must not need a log beside it
            copy.execute("PRAGMA journal_mode = DELETE")
        finally:
            copy.close()
    with made.open("rb") as written:
        os.fsync(written.fileno())
