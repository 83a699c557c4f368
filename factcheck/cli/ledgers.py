"""The ledger that a command works on, and the documents in it that a person means."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.cli.articles import origin
from factcheck.cli.faults import complain
from factcheck.errors import LedgerDamaged, LedgerNotFound, LedgerReadOnly, LedgerUnguarded, UnknownDocument
from factcheck.settings import ledger_path

_LISTED = 6

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.entry import DocumentEntry


def to_write(given: Path | None) -> "Ledger":
    """Open the ledger, to add to it."""
    return _opened(ledger_path(given), read_only=False)


def to_read(given: Path | None) -> "Ledger":
    """Open the ledger, to look at it: one that may not be written will do."""
    path = ledger_path(given)
    if not _writable(path):
        return _opened(path, read_only=True)
    try:
        return _opened(path, read_only=False)
    except (LedgerReadOnly, LedgerUnguarded) as error:
        complain(str(error))
        return _opened(path, read_only=True)


def to_audit(given: Path | None) -> "Ledger":
    """Open the ledger, to prove it: one that nothing else may be done with will do."""
    path = ledger_path(given)
    try:
        return _opened(path, read_only=not _writable(path))
    except (LedgerReadOnly, LedgerDamaged):
        from factcheck.ledger import Ledger

        return Ledger.suspect(path)


def _writable(path: Path) -> bool:
    # opened for writing where that is possible: a reader alone would leave SQLite's side files behind
    return os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)


def _opened(path: Path, *, read_only: bool) -> "Ledger":
    from factcheck.ledger import Ledger

    try:
        return Ledger.open(path, read_only=read_only)
    except LedgerNotFound as error:
        raise LedgerNotFound(
            f"there is no ledger at {path}; try: factcheck add ARTICLE, or factcheck demo, "
            "or name another with --ledger"
        ) from error


def find_document(ledger: "Ledger", ref: str) -> "DocumentEntry":
    """Return the document that somebody names by number, uid, or the path of its article."""
    for name in (ref, origin(ref, ledger.path)):
        try:
            return ledger.document(name)
        except UnknownDocument:
            continue
    held = ledger.documents()
    listed = ", ".join(f"{entry.id} ({entry.origin or entry.title})" for entry in held[:_LISTED])
    more = f" and {len(held) - _LISTED} more" if len(held) > _LISTED else ""
    raise UnknownDocument(f"there is no document {ref!r} in {ledger.path}; it has {listed or 'none'}{more}")
