"""What a file says of itself before SQLite touches it: a ledger, a newer ledger, or something else."""

import stat
from pathlib import Path
from typing import NamedTuple

from factcheck.errors import LedgerError, LedgerNotFound, LedgerTooNew, NotALedger

APPLICATION_ID = 0x4643484B
"""The letters FCHK in the header of every ledger."""

VERSION = 7
"""The newest schema that this factcheck knows."""

_MAGIC = b"SQLite format 3\x00"


class Header(NamedTuple):
    """The fields of a database header that tell what the file is."""

    application_id: int
    version: int
    wal: bool


def exists(path: Path) -> bool:
    """Tell whether there is a file with something in it; one of no bytes was never begun."""
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError) as error:
        raise LedgerError(f"cannot look at {path}: {error}; check the path") from error
    if stat.S_ISDIR(status.st_mode):
        raise NotALedger(f"{path} is a folder, not a ledger; name a file in it, such as {path / 'ledger.db'}")
    if not stat.S_ISREG(status.st_mode):
        raise NotALedger(f"{path} is not an ordinary file; name another with --ledger")
    return status.st_size > 0


def checked(path: Path) -> Header:
    """Return the header of the ledger at a path, or raise the error that says why it is none."""
    if not exists(path):
        raise LedgerNotFound(f"no ledger at {path}; `factcheck add` an article to make one, or name another")
    try:
        with path.open("rb") as file:
            head = file.read(100)
    except OSError as error:
        raise LedgerError(f"cannot read {path}: {error.strerror or error}; check its permissions") from error
    if len(head) < 100 or not head.startswith(_MAGIC):
        raise NotALedger(f"{path} is not a factcheck ledger; name another file with --ledger")
    header = Header(
        application_id=int.from_bytes(head[68:72], "big"),
        version=int.from_bytes(head[60:64], "big"),
        wal=head[18] == 2,
    )
    if header.application_id != APPLICATION_ID:
        raise NotALedger(f"{path} is a database of another program; name another file with --ledger")
    check_version(path, header.version)
    return header


def check_version(path: Path, version: int) -> None:
    """Refuse a schema that this factcheck does not know."""
    if version > VERSION:
        raise LedgerTooNew(
            f"{path} was written by a newer factcheck (schema {version}, this one knows {VERSION}); "
            "upgrade factcheck"
        )
