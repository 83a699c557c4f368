"""A connection to a ledger file, with the settings under which it loses nothing."""

from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from factcheck.errors import LedgerError, LedgerNotFound
from factcheck.ledger import header
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

__all__ = ["memory", "new_file", "open_file", "set_journal", "sqlite"]

_NETWORK = frozenset({"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "fuse.sshfs", "afs", "ceph", "glusterfs"})

_MOUNTS = Path("/proc/self/mounts")

_SETTINGS = ("foreign_keys = ON", "recursive_triggers = ON", "cell_size_check = ON", "mmap_size = 0")


def memory() -> "Connection":
    """Return an empty database in memory."""
    return _connected(":memory:")


def open_file(path: Path, *, read_only: bool) -> "Connection":
    """Return a connection to an existing ledger, after its header was checked."""
    header.checked(path)
    if read_only:
        return _read_only(path)
    connection = _connected(_uri(path, "mode=rw"))
    try:
        set_journal(connection, path)
    except BaseException:
        connection.close()
        raise
    return connection


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


def _read_only(path: Path) -> "Connection":
    connection = _connected(_uri(path, "mode=ro"))
    try:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    except sqlite.OperationalError as error:
        connection.close()
        if not _kept_out(error):
            raise
        # On a read-only disk WAL has no room for its shared memory. Without a log beside it the
        # file is complete, and may be read as one that nobody changes.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise LedgerError(
                f"{path} holds changes that are not written back, and its folder is read-only; "
                "copy the ledger with its -wal file to a folder that can be written"
            ) from error
        connection = _connected(_uri(path, "mode=ro&immutable=1"))
    connection.execute("PRAGMA query_only = ON")
    return connection


def _kept_out(error: Exception) -> bool:
    name = str(getattr(error, "sqlite_errorname", ""))
    return name.startswith(("SQLITE_CANTOPEN", "SQLITE_READONLY"))


def set_journal(connection: "Connection", path: Path) -> None:
    """Choose the journal that loses nothing where the ledger lies, or is going to lie."""
    connection.execute("PRAGMA synchronous = FULL")
    shared = _on_network(path)
    mode = _pragma(connection, "journal_mode")
    if shared and mode == "wal":
        mode = _switched(connection, "TRUNCATE")
    elif not shared and _SOUND_WAL and mode != "wal":
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


def _pragma(connection: "Connection", pragma: str) -> str:
    row: tuple[Any, ...] = connection.execute(f"PRAGMA {pragma}").fetchone()
    return str(row[0])


def _on_network(path: Path) -> bool:
    """Tell whether the file lies where processes on several machines may write to it (Linux only)."""
    try:
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="replace")
        home = path.resolve()
    except OSError:
        return False
    longest, filesystem = "", ""
    for mount in mounts.splitlines():
        _, point, kind, *_ = [*mount.split(" "), "", ""]
        point = point.replace("\\040", " ")
        if home.is_relative_to(point) and len(point) >= len(longest):
            longest, filesystem = point, kind
    return filesystem in _NETWORK
