"""Making a ledger file, and bringing an older one up to date."""

import re
from collections.abc import Callable
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

STEPS = (
    ("first_ledger", "schema.sql"),
    ("redactions", "steps/redactions.sql"),
    ("withdrawals", "steps/withdrawals.sql"),
    ("views", "steps/views.sql"),
    ("checkings", "steps/checkings.sql"),
    ("memory", "steps/memory.sql"),
    ("rulings", "steps/rulings.sql"),
)
"""What was done to the tables since the first ledger, in order: the version of a schema is how many.

A change of a guard or a view alone is a step, too (its file may hold a comment only), for they are made
anew after the last. A step that retires one of them drops it.
"""

MADE_ANEW = ("guards.sql", "views.sql")

_MADE = re.compile(r"CREATE (TRIGGER|VIEW) (\w+)")


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
    """Return the steps, to be applied through sqlite-utils, so that `sqlite-utils migrate` lists them."""
    from sqlite_utils import Migrations  # 0.1 s that only a new or an old ledger pays

    steps = Migrations("factcheck")
    for name, script in STEPS:
        steps(name=name)(_step(script))
    return steps


def _step(script: str) -> "Callable[[Database], None]":
    def step(db: "Database") -> None:
        for statement in statements(script):
            db.conn.execute(statement)

    return step


def apply(connection: "Connection") -> None:
    """Take the steps that are missing and make guards and views anew, inside the caller's transaction."""
    from sqlite_utils import Database

    made_anew = [statement for script in MADE_ANEW for statement in statements(script)]
    for statement in made_anew:
        made = _MADE.match(statement)
        if made:
            connection.execute("DROP {} IF EXISTS {}".format(*made.groups()))
    migrations().apply(Database(connection, execute_plugins=False))
    for statement in made_anew:
        connection.execute(statement)
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


def create(path: Path) -> None:
    """Make an empty ledger at a path, unless another process was quicker.

    It is made beside the path and then put there in one step, so that a ledger is never half there.
    """
    try:
        with placing.beside(path) as made:
            connection = connect.new_file(made)
            try:
                connection.execute("BEGIN IMMEDIATE")
                apply(connection)
                connection.execute("COMMIT")
                # a kill in the middle of this would leave a journal beside the ledger
                connect.set_journal(connection)
            finally:
                connection.close()
            if path.exists() and not exists(path):
                path.unlink()
            placing.place(made, path)
    except OSError as error:
        raise LedgerError(f"cannot make {path}: {error.strerror or error}; name another place") from error
