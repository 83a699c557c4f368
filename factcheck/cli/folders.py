"""A folder on the command line to the files in it."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from factcheck.cli.faults import Faults
from factcheck.errors import ArticleNotFound, ReadingError
from factcheck.safe import one_line

STANDARD_INPUT = "-"

_BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite keeps beside a ledger, by its ending."""


class Named(NamedTuple):
    """A file, or what else may be read, as a command line names it."""

    path: str
    in_folder: bool = False
    """Whether only the folder that it is in was named."""


def named(paths: Iterable[str], *, ledger: Path, faults: Faults) -> Iterator[Named]:
    """Yield what paths name, the files of each folder in its place."""
    for path in paths:
        if path in ("", STANDARD_INPUT) or not Path(path).is_dir():
            yield Named(path)
            continue
        inside = [str(file) for file in files_in(Path(path), ledger=ledger, onerror=faults.tell)]
        if not inside:
            faults.tell(ArticleNotFound(f"there are no files in the folder {path}; name another"))
        yield from (Named(file, in_folder=True) for file in inside)


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
