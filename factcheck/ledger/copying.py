"""A copy of the ledger to keep elsewhere, taken while people go on working."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import LedgerDamaged, LedgerError
from factcheck.ledger import connect, placing

if TYPE_CHECKING:
    from sqlite3 import Connection


def backup(connection: "Connection", target: Path) -> None:
    """Write all that a connection sees to a new file, which is read back before it gets its name."""
    try:
        with placing.beside(target) as made:
            if not target.exists():
                _copy(connection, made)
                _check(connection, made, target)
            if not made.exists() or not placing.place(made, target):
                raise LedgerError(f"{target} is there already and is not overwritten; name a new file")
    except OSError as error:
        raise LedgerError(f"cannot write {target}: {error.strerror or error}; name another place") from error
    except connect.sqlite.Error as error:
        raise LedgerError(
            f"the copy to {target} failed ({error}); see whether its disk is full, then try again, or run "
            "`factcheck audit`"
        ) from error


def _copy(connection: "Connection", made: Path) -> None:
    copy = connect.new_file(made)
    try:
        connection.backup(copy)
        # a file that is handed on must not need a log beside it
        copy.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.close()
    with made.open("rb") as written:
        os.fsync(written.fileno())


def _check(connection: "Connection", made: Path, target: Path) -> None:
    copy = connect.read_only(made)
    try:
        whole = copy.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
        if not whole or held(copy) != held(connection):
            raise LedgerDamaged(
                f"the copy does not read back as it was written, and is not kept as {target}; "
                "run `factcheck audit`, and try another disk"
            )
    finally:
        copy.close()


def held(connection: "Connection") -> dict[str, object]:
    """Return the last seal, and how many rows every table has: to compare two states of a ledger."""
    seal = connection.execute("SELECT hash FROM decisions ORDER BY seq DESC LIMIT 1").fetchone()
    tables = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL %'"
    ).fetchall()
    counts = {
        name: connection.execute('SELECT count(*) FROM "{}"'.format(name.replace('"', '""'))).fetchone()[0]
        for (name,) in tables
    }
    return {"the last seal": seal, **counts}
