"""SQLite's errors in words that say what to try."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import Conflict, LedgerBusy, LedgerDamaged, LedgerError
from factcheck.ledger import connect
from factcheck.limits import BUSY_SECONDS


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into the ledger's own."""
    try:
        yield
    except connect.sqlite.ProgrammingError as error:
        if "closed database" not in str(error):
            raise
        raise LedgerError(f"{path} has been closed; open it again") from error
    except connect.sqlite.Error as error:
        raise _ours(error, path) from error
    except OSError as error:
        raise LedgerError(f"cannot use {path}: {error.strerror or error}; check the path") from error
    except UnicodeEncodeError as error:
        raise LedgerError(
            f"a text for {path} holds half a character at {error.start}; read it with factcheck's readers"
        ) from error


def _ours(error: Exception, path: Path) -> LedgerError:
    name = str(getattr(error, "sqlite_errorname", None) or "")
    words = str(error)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return LedgerBusy(
            f"another program has held {path} for {BUSY_SECONDS} seconds; close it, then try again"
        )
    if name.startswith("SQLITE_READONLY"):
        return LedgerError(f"{path} is open for reading only; check its permissions, or copy it")
    if name.startswith("SQLITE_FULL"):
        return LedgerError(
            f"no room left on the disk: nothing was written; make room, then try again ({path})"
        )
    if name.startswith("SQLITE_IOERR"):
        return LedgerError(
            f"the disk failed: nothing was written; see if it is full, then try again ({path}: {words})"
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LedgerError(f"cannot open {path}; check its permissions and those of its folder")
    if words.startswith("conflict:"):
        return Conflict(f"{words.removeprefix('conflict: ')}; look at it again")
    if name.startswith("SQLITE_CONSTRAINT"):
        return LedgerError(f"{path} refuses: {words}")
    return LedgerDamaged(f"{path} is damaged ({words}); restore a backup, or run `factcheck audit`")
