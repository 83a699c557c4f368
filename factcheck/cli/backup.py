"""`factcheck backup`: a copy of the ledger to keep, while people go on working."""

from datetime import datetime
from pathlib import Path

import click

from factcheck.cli.audit import tell
from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.progress import working
from factcheck.safe import one_line


@click.command(
    "backup",
    epilog=examples(
        "factcheck backup",
        "factcheck backup /mnt/nas/ledgers/",
        "factcheck backup desk-before-the-election.db",
    ),
)
@click.argument("target", required=False, metavar="[FILE|FOLDER]", type=click.Path(path_type=Path))
@ledger_option
def command(target: Path | None, ledger_path: Path | None) -> int:
    """Copy the whole ledger, as it is at this moment, to a new file, and prove the copy.

    Others may go on working. In a FOLDER, or beside the ledger when nothing is named, the copy gets the
    date and time into its name. Nothing is ever overwritten. Exit code 1 when the copy is not whole,
    which means that the ledger is not.
    """
    from factcheck.ledger import Ledger

    with to_read(ledger_path) as ledger:
        path = _path(ledger.path, target)
        with working(f"copying to {path}"):
            ledger.backup(path)
    with working(f"proving {path}"), Ledger.suspect(path) as copy:
        audit = copy.audit()
    click.echo(one_line(str(path)))
    return tell(audit)


def _path(ledger: Path, target: Path | None) -> Path:
    if target is not None and not target.is_dir():
        return target
    moment = datetime.now().strftime("%Y-%m-%dT%H%M%S")
    return (target or ledger.parent) / f"{ledger.stem}-{moment}{ledger.suffix}"
