"""Whether the tables and their guards are still the ones that factcheck made."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.ledger import connect, migrations

if TYPE_CHECKING:
    from sqlite3 import Connection

_SCRIPTS = ("schema.sql", "guards.sql", "views.sql")

_Objects = dict[tuple[str, str], tuple[str, str]]


def faults(connection: "Connection") -> Iterator[str]:
    """Yield what was dropped, altered or hung onto a table of ours; others' views and indexes may stay."""
    expected = _expected()
    standing = _objects(connection)
    for (kind, name), (_, sql) in expected.items():
        there = standing.get((kind, name))
        if there is None:
            yield f"The {kind} {name!r}, which protects the record, was removed."
        elif there[1] != sql:
            yield f"The {kind} {name!r}, which protects the record, was altered."
    protected = {name for kind, name in expected if kind == "table"}
    for (kind, name), (table, _) in standing.items():
        if kind == "trigger" and table in protected and (kind, name) not in expected:
            yield f"The trigger {name!r} was added to the table {table!r}; it can change what is recorded."


def _expected() -> _Objects:
    made = connect.memory()
    try:
        for script in _SCRIPTS:
            for statement in migrations.statements(script):
                made.execute(statement)
        return _objects(made)
    finally:
        made.close()


def _objects(connection: "Connection") -> _Objects:
    found = connection.execute(
        "SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type IN ('table', 'trigger', 'view')"
        " AND name NOT LIKE 'sqlite!_%' ESCAPE '!' AND name NOT LIKE 'claims!_fts!_%' ESCAPE '!'"
    )
    return {(kind, name): (table, sql) for kind, name, table, sql in found}
