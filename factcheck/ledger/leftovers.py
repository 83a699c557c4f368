"""A journal or log that lies beside a ledger: left by a kill, or planted; proved before it is obeyed."""

import shutil
import tempfile
import time
from pathlib import Path

from factcheck.errors import LedgerDamaged
from factcheck.ledger import connect, presence, proofs, protection
from factcheck.ledger.header import VERSION, Header, checked

_SMALL = 64 * 1024 * 1024
"""A ledger up to this size has its figures proved as well; of a larger one, the decisions and statuses."""

_PATIENCE_SECONDS, _NAP_SECONDS = 2.0, 0.02

_RECORD = (protection.faults, proofs.chain_of_decisions, proofs.standings)
_FIGURES = (proofs.pages, proofs.notes, proofs.sources, proofs.recorded_figures, proofs.texts)


def check(path: Path, header: Header) -> None:
    """Refuse what would make another record of the ledger than the one in it.

    A log may add to a ledger and a journal may take back what was half-written: either way its decisions,
    statuses and guards still prove each other. What was planted, or left beside another file of the same
    name, does not.
    """
    until = time.monotonic() + _PATIENCE_SECONDS
    while True:
        seen = _seen(path)
        refusal = _refusal(path, header)
        if refusal is None:
            return
        # somebody else may be at work, just now changing from one mode to the other
        time.sleep(_NAP_SECONDS)
        calm = seen == _seen(path) and not presence.open_elsewhere(path)
        if calm or time.monotonic() > until:
            raise refusal
        header = checked(path)


def _refusal(path: Path, header: Header) -> LedgerDamaged | None:
    # in WAL mode nobody writes a journal, and else nobody writes a log; SQLite would play them all the same
    usual, never = _beside(path) if header.wal else reversed(_beside(path))
    if _filled(never):
        return _foreign(never)
    if not _filled(usual) or presence.open_elsewhere(path):
        return None
    try:
        fault = _fault(path) if header.wal else _fault_after(path, usual)
    except FileNotFoundError:
        return None  # its owner has taken it away
    return None if fault is None else _foreign(usual, fault)


def _beside(path: Path) -> tuple[Path, Path]:
    return path.with_name(f"{path.name}-wal"), path.with_name(f"{path.name}-journal")


def _seen(path: Path) -> list[tuple[int, int]]:
    """Return how large and how old the file and what lies beside it are."""
    return [_status(file) for file in (path, *_beside(path))]


def _filled(path: Path) -> bool:
    return _status(path)[0] > 0


def _status(path: Path) -> tuple[int, int]:
    try:
        status = path.stat()
    except FileNotFoundError:
        return 0, 0
    return status.st_size, status.st_mtime_ns


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
