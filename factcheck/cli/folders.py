"""A folder on the command line to the files in it."""

from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.errors import ArticleNotFound, ReadingError
from factcheck.safe import one_line

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a ledger, by its ending."""


def files_in(folder: Path, *, ledger: Path, onerror: Callable[[ReadingError], object]) -> Iterator[Path]:
    """Yield the files of a folder and of those in it, sorted; without hidden ones, and without the ledger's.

    A folder that links lead to twice is entered once; one that cannot be listed is told to `onerror`.
    """
    own = {ledger.with_name(ledger.name + ending).resolve() for ending in _BESIDE}
    entered: set[tuple[int, int]] = set()
    waiting = [folder]
    while waiting:
        path = waiting.pop()
        try:
            if path.is_dir():
                status = path.stat()
                if (status.st_dev, status.st_ino) not in entered:
                    entered.add((status.st_dev, status.st_ino))
                    seen = [inside for inside in path.iterdir() if not inside.name.startswith(".")]
                    waiting += sorted(seen, reverse=True)
            elif path.is_file() and path.resolve() not in own:
                yield path
        except OSError as error:
            reason = (error.strerror or "unknown error").lower()
            onerror(
                ArticleNotFound(f"{one_line(str(path))} cannot be read ({reason}); check who may read it")
            )
