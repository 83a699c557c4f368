"""A connection to a ledger file, with the settings under which it loses nothing."""

import random
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck.errors import LedgerError, LedgerNotFound, LedgerReadOnly
from factcheck.ledger import disks
from factcheck.limits import BUSY_SECONDS

if TYPE_CHECKING:
    from sqlite3 import Connection

try:
    import pysqlite3 as sqlite
except ImportError:  # no wheel for this machine: the interpreter's own
    import sqlite3 as sqlite

# Older ones can corrupt a WAL file when two connections checkpoint at once, and forbid full-text
# triggers under an untrusted schema.
_SOUND_WAL = sqlite.sqlite_version_info >= (3, 51, 3)

__all__ = ["begin", "memory", "new_file", "open_file", "played_back", "read_only", "set_journal", "sqlite"]

_NAP_SECONDS = (0.001, 0.004)

_SETTINGS = (
    "foreign_keys = ON",
    "recursive_triggers = ON",
    "cell_size_check = ON",
    "mmap_size = 0",
    # a note that is erased by law is overwritten, not just forgotten
    "secure_delete = ON",
)


def memory() -> "Connection":
    """Return an empty database in memory."""
    return _connected(":memory:")


def open_file(path: Path) -> "Connection":
    """Return a connection to an existing ledger, to write to."""
    refuse_network(path)
    connection = _connected(_uri(path, "mode=rw"))
    try:
        set_journal(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def refuse_network(path: Path) -> None:
    """Refuse to write where SQLite's locks do not hold."""
    kind = disks.network(path)
    if kind is not None:
        raise LedgerReadOnly(
            f"{path} lies on a network disk ({kind}), where a ledger gets damaged; keep it on a disk of one "
            "machine, where colleagues work on it over ssh; put copies here with factcheck backup"
        )


def played_back(path: Path) -> None:
    """Let SQLite take back what the journal beside a file says was half-written."""
    connection = _connected(_uri(path, "mode=rw"))
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    finally:
        connection.close()


def new_file(path: Path) -> "Connection":
    """Return a connection to a database file that is still to be filled."""
    if not path.parent.is_dir():
        raise LedgerNotFound(f"no folder {path.parent} to make {path.name} in; make the folder first")
    return _connected(_uri(path, "mode=rwc"))


def _uri(path: Path, parameters: str) -> str:
    # bytes, so that a file name in an old encoding is found, too
    return f"file:{quote(bytes(path.absolute()))}?{parameters}"


def _connected(uri: str) -> "Connection":
    connection: Connection = sqlite.connect(
        uri, uri=True, isolation_level=None, timeout=BUSY_SECONDS, check_same_thread=False
    )
    for setting in _SETTINGS:
        connection.execute(f"PRAGMA {setting}")
    if _SOUND_WAL:
        connection.execute("PRAGMA trusted_schema = OFF")
    return connection


def read_only(path: Path) -> "Connection":
    """Return a connection to an existing ledger that cannot change it."""
    shared = disks.network(path) is not None
    connection = _connected(_uri(path, "mode=ro"))
    try:
        if not shared:
            connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite.OperationalError as error:
        connection.close()
        if not _kept_out(error):
            raise
        shared = True
    if shared:
        # WAL has no room for its shared memory, or none that other machines see. Without a log beside
        # it the file is complete, and may be read as one that nobody changes.
        connection.close()
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise LedgerError(
                f"{path} holds changes that are not written back, and its folder is read-only or on a "
                "network disk; copy the ledger with its -wal file to a disk of this machine"
            )
        connection = _connected(_uri(path, "mode=ro&immutable=1"))
    connection.execute("PRAGMA query_only = ON")
    return connection


def _kept_out(error: Exception) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))


def set_journal(connection: "Connection") -> None:
    """Choose the journal that loses nothing."""
    connection.execute("PRAGMA synchronous = FULL")
    mode = _pragma(connection, "journal_mode")
    if _SOUND_WAL and mode != "wal":
        mode = _switched(connection, "WAL")
    if mode != "wal":
        _switched(connection, "TRUNCATE")
        connection.execute("PRAGMA synchronous = EXTRA")


def _switched(connection: "Connection", mode: str) -> str:
    # Somebody else may be at work in the other mode: then theirs stays.
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        return _pragma(connection, f"journal_mode = {mode}")
    except sqlite.OperationalError:
        return _pragma(connection, "journal_mode")
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def begin(connection: "Connection", waits: Callable[[float], None]) -> None:
    """Begin to write, as soon as nobody else does.

    While somebody else does, `waits` is told how many seconds it has been; it may raise, to give up.

    SQLite itself would look again after ever longer naps, and an import in many small steps would pass
    the ledger from one to the next while a reviewer sleeps.
    """
    since = time.monotonic()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                connection.execute("BEGIN IMMEDIATE")
                return
            except sqlite.OperationalError as error:
                waited = time.monotonic() - since
                if not _busy(error) or waited > BUSY_SECONDS:
                    raise
            waits(waited)
            time.sleep(random.uniform(*_NAP_SECONDS))
    finally:
        connection.execute(f"PRAGMA busy_timeout = {BUSY_SECONDS * 1000}")


def _busy(error: Exception) -> bool:
    return str(getattr(error, "sqlite_errorname", "")).startswith("SQLITE_BUSY")


def _pragma(connection: "Connection", pragma: str) -> str:
    row: tuple[Any, ...] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return str(row[0])
