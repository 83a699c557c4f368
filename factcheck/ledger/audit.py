"""Proving a ledger: each fault a sentence that says what no longer holds."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, Any

from factcheck.errors import LedgerDamaged
from factcheck.ledger import connect, deciding, proofs, protection
from factcheck.ledger.file import LedgerFile
from factcheck.model.entry import Audit

if TYPE_CHECKING:
    from sqlite3 import Connection

_MOST_FAULTS = 20
"""Sentences of one sort; a ledger that was tampered with wholesale needs no list of every row."""

_Check = Callable[["Connection"], Iterator[str]]

_CHECKS: tuple[_Check, ...] = (
    protection.faults,
    proofs.pages,
    proofs.references,
    proofs.chain_of_decisions,
    proofs.notes,
    proofs.sources,
    proofs.standings,
    proofs.recorded_figures,
    proofs.texts,
    proofs.places,
    proofs.originals,
)


def audit(file: LedgerFile) -> Audit:
    """Prove everything that the ledger says of itself."""
    found: list[str] = []
    with file.reading() as connection:
        for check in _CHECKS:
            found += _first(check, connection)
        sizes = [_count(connection, table) for table in ("decisions", "documents", "claims")]
        head = deciding.head(connection)
    if not file.read_only:
        found += _index(file)
    decisions, documents, claims = sizes
    return Audit(faults=tuple(found), decisions=decisions, documents=documents, claims=claims, head=head)


def _first(check: _Check, connection: "Connection") -> list[str]:
    found: list[str] = []
    try:
        found += islice(check(connection), _MOST_FAULTS + 1)
    except (connect.sqlite.Error, LedgerDamaged, ValueError, TypeError) as error:
        found.append(f"Part of the file cannot be read ({error}).")
    if len(found) > _MOST_FAULTS:
        found[_MOST_FAULTS:] = ["There are more faults of this sort."]
    return found


def _count(connection: "Connection", table: str) -> int:
    try:
        row: tuple[Any, ...] = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    except connect.sqlite.Error:
        return 0
    return int(row[0])


def _index(file: LedgerFile) -> list[str]:
    # SQLite spells this question as an INSERT, though it writes nothing
    try:
        with file.writing() as connection:
            connection.execute("INSERT INTO claims_fts (claims_fts, rank) VALUES ('integrity-check', 1)")
    except LedgerDamaged:
        return ["The index for searching does not match the claims; the claims themselves are not concerned."]
    return []
