"""Proving a ledger: each fault a sentence that says what no longer holds."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.errors import LedgerDamaged
from factcheck.ledger import (
    chain,
    comparing,
    connect,
    deciding,
    proofs,
    protection,
    ruling,
    withdrawing,
)
from factcheck.ledger.file import LedgerFile
from factcheck.model.entry import Audit, Head

if TYPE_CHECKING:
    from sqlite3 import Connection

_MOST_FAULTS = 20
"""Sentences of one sort; a ledger that was tampered with wholesale needs no list of every row."""

_CHECKS: tuple[proofs.Proof, ...] = (
    protection.faults,
    proofs.pages,
    proofs.references,
    proofs.chain_of_decisions,
    proofs.notes,
    proofs.sources,
    withdrawing.faults,
    ruling.faults,
    proofs.standings,
    proofs.recorded_figures,
    proofs.texts,
    proofs.places,
    proofs.originals,
)


def audit(file: LedgerFile, *, known: Head | None = None, copy: Path | None = None) -> Audit:
    """Prove everything that the ledger says of itself, and hold it to a head or a copy from before."""
    found: list[str] = []
    with file.reading() as connection:
        pretended = tuple(protection.pretended(connection))
        if pretended:
            return Audit(
                faults=pretended, decisions=0, documents=0, claims=0, head=Head(seq=0, hash=chain.GENESIS)
            )
        for check in _CHECKS:
            found += _first(check, connection)
        if known is not None:
            found += _broken_off(connection, known)
        if copy is not None:
            found += _first(partial(comparing.faults, copy=copy), connection)
        sizes = [_count(connection, table) for table in ("decisions", "documents", "claims")]
        head = deciding.head(connection)
    if not file.read_only:
        found += _index(file)
    decisions, documents, claims = sizes
    return Audit(faults=tuple(found), decisions=decisions, documents=documents, claims=claims, head=head)


def _broken_off(connection: "Connection", known: Head) -> Iterator[str]:
    """Say what became of a head that an earlier paper names."""
    row = connection.execute("SELECT hash FROM decisions WHERE seq = ?", (known.seq,)).fetchone()
    if row is None:
        yield f"Decision {known.seq} was in this ledger when the seal was written down, and is gone."
    elif not row[0].startswith(known.hash.lower()):
        yield (
            f"Decision {known.seq} is sealed as {row[0]}, not as {known.hash}: "
            "it, or something before it, was changed."
        )


def _first(check: proofs.Proof, connection: "Connection") -> list[str]:
    found = proofs.found(check, connection, most=_MOST_FAULTS + 1)
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
