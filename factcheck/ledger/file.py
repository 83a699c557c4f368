"""The open ledger file: what has to hold before it is used, and its transactions."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import TYPE_CHECKING

from factcheck.errors import LedgerDamaged, LedgerError, LedgerUnguarded
from factcheck.ledger import connect, copying, header, leftovers, migrations, presence, protection, upgrading
from factcheck.ledger.refusals import translated

if TYPE_CHECKING:
    from sqlite3 import Connection


class LedgerFile:
    """One connection to one ledger; every statement runs inside `reading` or `writing`."""

    def __init__(self, path: Path, *, create: bool, read_only: bool, suspect: bool = False) -> None:
        self.path = path
        self.read_only = read_only
        # the review counts in a thread of its own while its reader decides
        self._lock = RLock()
        self._closed = False
        self._writing = False
        self.waits: Callable[[float], None] = lambda seconds: None
        """Told how long a change has waited for another program; what it raises gives the change up."""
        with translated(path):
            if create and not read_only and not header.exists(path):
                connect.refuse_network(path)
                migrations.create(path)
            if not presence.open_here(path):
                found = header.checked(path)
                if not suspect:
                    leftovers.check(path, found)
            self._connection = connect.read_only(path) if read_only else connect.open_file(path)
            self._identity = presence.enter(path)
        try:
            with translated(path):
                self._bring_up_to_date(suspect)
        except BaseException:
            self.close()
            raise

    def _bring_up_to_date(self, suspect: bool) -> None:
        # the header's bytes may lag behind the log, so SQLite is asked again
        version = self._connection.execute("PRAGMA user_version").fetchone()[0]
        header.check_version(self.path, version)
        if suspect:
            return
        if version < header.VERSION:
            if self.read_only:
                raise LedgerError(
                    f"{self.path} is from an older factcheck; open it once for writing to upgrade it"
                )
            upgrading.upgrade(self._connection, self.path)
        for lie in protection.lies(self._connection):
            raise LedgerDamaged(
                f"{self.path} is not as factcheck made it: {lie} Restore a backup; factcheck audit tells more"
            )
        if self.read_only:
            return
        for fault in protection.faults(self._connection):
            raise LedgerUnguarded(
                f"{self.path} is no longer protected: {fault} It can be read, not written to; restore a "
                "backup; factcheck audit tells more"
            )

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
    def beside(self) -> "Iterator[Connection]":
        """Give a connection of its own, to read by in another thread: nobody waits until it is done."""
        with translated(self.path):
            connection = connect.read_only(self.path)
            try:
                if presence.identity(self.path) != self._identity:
                    raise LedgerError(f"{self.path} was removed or replaced while it was open; start again")
                connection.execute("BEGIN")
                yield connection
            finally:
                connection.close()

    @contextmanager
    def writing(self) -> "Iterator[Connection]":
        """Give the connection inside a transaction: all of it is kept, safe on disk, or nothing.

        Inside another one it is part of that.
        """
        with self._lock, translated(self.path):
            if self._writing:
                yield self._connection
                return
            self._check_place()
            connect.begin(self._connection, self.waits)
            self._writing = True
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._writing = False

    def _check_place(self) -> None:
        # SQLite would go on writing to a file that has no name any more, and all of it would be lost
        if presence.identity(self.path) == self._identity:
            return
        # what was acknowledged is still there for whoever has the file open: it gets a name again
        rescued = self.path.with_name(f"{self.path.stem}-rescued{self.path.suffix}")
        if not rescued.exists():
            copying.backup(self._connection, rescued)
        raise LedgerError(
            f"{self.path} was removed or replaced while it was open; this was not written, and what it held "
            f"is in {rescued}: put that in its place, then start again"
        )

    def write_back(self) -> bool:
        """Move all of the log into the file and empty it; tell whether nobody was in the way."""
        with self._lock, translated(self.path):
            busy: int = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
            return busy == 0

    def moved(self) -> int:
        """Return a number that grows when the ledger changes, whoever changed it."""
        with self._lock, translated(self.path):
            others = self._connection.execute("PRAGMA data_version").fetchone()[0]
            return int(others) + self._connection.total_changes

    def close(self) -> None:
        """Close the file; the last to leave writes the log back into it."""
        with self._lock:
            self._connection.close()
            if not self._closed:
                presence.leave(self._identity)
            self._closed = True
