"""Making a ledger file, and bringing an older one up to date."""

from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import LedgerError
from factcheck.ledger import connect, placing
from factcheck.ledger.header import APPLICATION_ID, VERSION, exists

if TYPE_CHECKING:
    from sqlite3 import Connection

    from sqlite_utils import Migrations
    from sqlite_utils.db import Database


def statements(name: str) -> list[str]:
    """Return the SQL statements of one of the package's files."""
    script = files("factcheck.ledger").joinpath(name).read_text(encoding="utf-8")
    found, piece = [], ""
    for line in script.splitlines(keepends=True):
        if not piece and (line.isspace() or line.startswith("--")):
            continue
        piece += line
        if connect.sqlite.complete_statement(piece):
            found.append(piece.strip())
            piece = ""
    return found


def migrations() -> "Migrations":
    """Return what was done to the schema since the first ledger, in order.

    They are applied through sqlite-utils, so that `sqlite-utils migrate` lists them.
    """
    from sqlite_utils import Migrations  # 0.1 s that only a new or an old ledger pays

    steps = Migrations("factcheck")

    @steps()
    def first_ledger(db: "Database") -> None:
        for script in ("schema.sql", "guards.sql", "views.sql"):
            for statement in statements(script):
                db.conn.execute(statement)

    return steps


def migrate(connection: "Connection") -> None:
    """Bring the schema up to date, all of it or nothing."""
    from sqlite_utils import Database

    connection.execute("BEGIN IMMEDIATE")
    try:
        migrations().apply(Database(connection, execute_plugins=False))
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def create(path: Path) -> None:
    """Make an empty ledger at a path, unless another process was quicker.

    It is made beside the path and then put there in one step, so that a ledger is never half there.
    """
    try:
        with placing.beside(path) as made:
            connection = connect.new_file(made)
            try:
                migrate(connection)
                # a kill in the middle of this would leave a journal beside the ledger
                connect.set_journal(connection, path)
            finally:
                connection.close()
            if path.exists() and not exists(path):
                path.unlink()
            placing.place(made, path)
    except OSError as error:
        raise LedgerError(f"cannot make {path}: {error.strerror or error}; name another place") from error
