"""Whether the tables and their guards are still the ones that factcheck made."""

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.ledger import connect, migrations

if TYPE_CHECKING:
    from sqlite3 import Connection

_SEARCH = "claims_fts"

_Objects = dict[tuple[str, str], tuple[str, str]]


def faults(connection: "Connection") -> Iterator[str]:
    """Yield what was dropped, altered or hung onto a table of ours; others' views and indexes may stay."""
    yield from lies(connection)
    expected = _expected()
    standing = _objects(connection)
    for (kind, name), (_, sql) in expected.items():
        if kind == "trigger":
            yield from _changed(kind, name, sql, standing)
    protected = {name for kind, name in expected if kind == "table"}
    for (kind, name), (table, sql) in standing.items():
        # SQLite keeps the table's name as it was typed: "ON Decisions" is on decisions
        if (kind, name) in expected or not (table.lower() in protected or _is_index_part(table)):
            continue
        if kind == "trigger":
            yield f"The trigger {name!r} was added to the table {table!r}; it can change what is recorded."
        elif kind == "index" and "unique" in sql.lower().split("index")[0]:
            yield f"The unique index {name!r} was added to the table {table!r}; it can keep decisions out."


def lies(connection: "Connection") -> Iterator[str]:
    """Yield tables and views of ours that are not what they were, so that to read them proves nothing."""
    standing = _objects(connection)
    for (kind, name), (_, sql) in _expected().items():
        if kind in ("table", "view"):
            yield from _changed(kind, name, sql, standing)


def pretended(connection: "Connection") -> Iterator[str]:
    """Yield tables of ours that are not even tables any more: to read one could run anything, for ever."""
    ours = {name for kind, name in _expected() if kind == "table" and name != _SEARCH}
    for (kind, name), (_, sql) in _objects(connection).items():
        if name.lower() in ours and (kind == "view" or sql.lower().startswith("create virtual")):
            yield f"{name!r} is no table any more; nothing in this file can be relied on."


def columns(connection: "Connection") -> dict[str, tuple[str, ...]]:
    """Return the columns of each table and view of ours."""
    return {
        name: tuple(row[0] for row in connection.execute("SELECT name FROM pragma_table_info(?)", (name,)))
        for kind, name in _expected()
        if kind in ("table", "view") and name != _SEARCH
    }


def _changed(kind: str, name: str, sql: str, standing: _Objects) -> Iterator[str]:
    there = standing.get((kind, name))
    if there is None:
        yield f"The {kind} {name!r}, which protects the record, was removed."
    elif there[1] != sql:
        yield f"The {kind} {name!r}, which protects the record, was altered."


@cache
def _expected() -> _Objects:
    made = connect.memory()
    try:
        for script in (*(script for _, script in migrations.STEPS), *migrations.MADE_ANEW):
            for statement in migrations.statements(script):
                made.execute(statement)
        return _objects(made)
    finally:
        made.close()


def _objects(connection: "Connection") -> _Objects:
    # what SQLite makes by itself has no statement: the indexes behind UNIQUE
    found = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE sql IS NOT NULL")
    return {
        (kind, name): (table, sql)
        for kind, name, table, sql in found
        if not (kind == "table" and _is_index_part(name))
    }


def _is_index_part(table: str) -> bool:
    """Tell whether a table is one of those in which SQLite keeps the full-text index."""
    return table.lower().startswith(f"{_SEARCH}_")
