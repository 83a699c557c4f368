"""The open ledger file: transactions, and SQLite's errors in words that say what to try."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from factcheck.errors import Conflict, LedgerBusy, LedgerDamaged, LedgerError
from factcheck.ledger import connect, header, migrations
from factcheck.limits import BUSY_SECONDS

if TYPE_CHECKING:
    from sqlite3 import Connection


class LedgerFile:
    """One connection to one ledger; every statement runs inside `reading` or `writing`."""

    def __init__(self, path: Path, *, create: bool, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        # the review counts in a thread of its own while its reader decides
        self._lock = RLock()
        with translated(path):
            if create and not read_only and not header.exists(path):
                migrations.create(path)
            self._connection = connect.open_file(path, read_only=read_only)
        try:
            with translated(path):
                self._bring_up_to_date()
        except BaseException:
            self._connection.close()
            raise

    def _bring_up_to_date(self) -> None:
        # the header's bytes may lag behind the log, so SQLite is asked again
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        header.check_version(self.path, version)
        if version == header.VERSION:
            return
        if self.read_only:
            raise LedgerError(
                f"{self.path} is from an older factcheck; open it once for writing to upgrade it"
            )
        migrations.migrate(self._connection)

    @contextmanager
    def reading(self) -> "Iterator[Connection]":
        """Give the connection, with everything inside seeing one state of the ledger."""
        with self._lock, translated(self.path):
            if self._connection.in_transaction:
                yield self._connection
                return
            self._connection.execute("BEGIN")
            try:
                yield self._connection
            finally:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """Give the connection inside a transaction: all of it is kept, safe on disk, or nothing."""
        with self._lock, translated(self.path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def moved(self) -> int:
        """Return a number that grows when the ledger changes, whoever changed it."""
        with self._lock, translated(self.path):
            others = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return int(others) + self._connection.total_changes

    def close(self) -> None:
        """Close the file; the last to leave writes the log back into it."""
        with self._lock:
            self._connection.close()


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
            f"no room left on the disk of {path}; nothing was written; make room, then try again"
        )
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return LedgerError(f"cannot open {path}; check its permissions and those of its folder")
    if words.startswith("conflict:"):
        return Conflict(f"{words.removeprefix('conflict: ')}; look at it again")
    if name.startswith("SQLITE_CONSTRAINT"):
        return LedgerError(f"{path} refuses: {words}")
    return LedgerDamaged(f"{path} is damaged ({words}); restore a backup, or run `factcheck audit`")
