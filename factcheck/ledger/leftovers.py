"""A journal or log that lies beside a ledger: left by a kill, or planted; proved before it is obeyed."""

import shutil
import tempfile
from pathlib import Path

from factcheck.errors import LedgerDamaged
from factcheck.ledger import connect, presence, proofs, protection
from factcheck.ledger.header import VERSION, Header, checked

_SMALL = 64 * 1024 * 1024
"""A ledger up to this size has its figures proved as well; of a larger one, the decisions and statuses."""

_RECORD = (protection.faults, proofs.chain_of_decisions, proofs.standings)
_FIGURES = (proofs.pages, proofs.notes, proofs.sources, proofs.recorded_figures, proofs.texts)


def check(path: Path, header: Header) -> None:
    """Refuse what would make another record of the ledger than the one in it.

    A log may add to a ledger and a journal may take back what was half-written: either way its decisions,
    statuses and guards still prove each other. What was planted, or left beside another file of the same
    name, does not.
    """
    journal, log = path.with_name(f"{path.name}-journal"), path.with_name(f"{path.name}-wal")
    # in WAL mode nobody writes a journal, and else nobody writes a log; SQLite would play them all the same
    never = journal if header.wal else log
    if _filled(never):
        again = checked(path)
        if again == header:
            raise _foreign(never)
        # somebody else was just changing the mode
        return check(path, again)
    if not (_filled(journal) or _filled(log)) or presence.open_elsewhere(path):
        return
    fault = _fault(path) if header.wal else _fault_after(path, journal)
    if fault is not None:
        raise _foreign(log if header.wal else journal, fault)


def _filled(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0


def _foreign(beside: Path, fault: str = "") -> LedgerDamaged:
    told = f" ({fault.rstrip('.')})" if fault else ""
    return LedgerDamaged(
        f"{beside} does not belong to the ledger beside it{told}; move it away, then try again"
    )


def _fault_after(path: Path, journal: Path) -> str | None:
    # to look is to play it back: on a copy
    with tempfile.TemporaryDirectory(prefix="factcheck-") as folder:
        copy = Path(folder) / "copy.db"
        shutil.copyfile(path, copy)
        shutil.copyfile(journal, copy.with_name("copy.db-journal"))
        connect.played_back(copy)
        return _fault(copy)


def _fault(path: Path) -> str | None:
    """Return the first thing that is wrong with the record, as a reader sees it who writes nothing back."""
    connection = connect.read_only(path)
    try:
        if connection.execute("PRAGMA user_version").fetchone()[0] != VERSION:
            return None  # it is proved when it has been brought up to date
        for check in (*_RECORD, *(_FIGURES if path.stat().st_size < _SMALL else ())):
            for fault in proofs.found(check, connection, most=1):
                return fault
        return None
    finally:
        connection.close()
