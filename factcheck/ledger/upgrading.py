"""Bringing an older ledger up to date: a dated copy first, and the chain proved before it counts."""

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.errors import LedgerDamaged
from factcheck.ledger import connect, copying, migrations, proofs, protection
from factcheck.ledger.header import VERSION

if TYPE_CHECKING:
    from sqlite3 import Connection

_STEPS_TAKEN = "_sqlite_migrations"

_PROOFS = (protection.faults, proofs.chain_of_decisions, proofs.notes, proofs.standings)


def upgrade(connection: "Connection", path: Path) -> None:
    """Upgrade the schema, all of it or nothing; who comes second waits, and finds it done."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < VERSION:
            kept = _copy(path, version)
            before = copying.held(connection)
            migrations.apply(connection)
            faults = [fault for proof in _PROOFS for fault in proofs.found(proof, connection, most=1)]
            after = copying.held(connection)
            if any(after.get(table) != rows for table, rows in before.items() if table != _STEPS_TAKEN):
                faults.append("Rows were lost or made.")
            if faults:
                raise LedgerDamaged(
                    f"{path} was not upgraded, and is as it was: {faults[0]} A copy of it is {kept}"
                )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _copy(path: Path, version: int) -> Path:
    """Keep the ledger as it was, beside it, under a name with the moment and the version in it."""
    moment = datetime.now(UTC).strftime("%Y-%m-%dT%H%M%S")
    target = path.with_name(f"{path.stem}-{moment}-schema-{version}{path.suffix}")
    # a connection that writes cannot be copied from; while it holds the ledger, nothing changes
    reader = connect.read_only(path)
    try:
        copying.backup(reader, target)
    finally:
        reader.close()
    return target
