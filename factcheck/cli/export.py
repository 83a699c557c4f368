"""`factcheck export`: the record in a form that outlives every program."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, ledger_option, output_option
from factcheck.cli.writing import to_stdout, write_beside
from factcheck.errors import UsageError
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


@click.command(
    "export",
    epilog=examples(
        "factcheck export --events > decisions.jsonl",
        "factcheck export --events -o decisions.jsonl",
    ),
)
@click.option("--events", is_flag=True, help="Every decision, in the order of the chain.")
@output_option
@ledger_option
def command(events: bool, output: Path | None, ledger_path: Path | None) -> None:
    """Write every decision as a line of JSON, with all that its seal covers.

    Each line holds the decision, the claim word for word, where it stood and the evidence. Its "hash" is
    the SHA-256 of the rest of the line (keys sorted, no spaces, UTF-8), and "prev_hash" that of the line
    before. Notes are not in it, only their digests.
    """
    if not events:
        raise UsageError("what shall be exported? try: factcheck export --events")
    with to_read(ledger_path) as ledger:
        if output is None:
            _to_stdout(ledger)
        else:
            write_beside(ledger.path, output, _lines(ledger))


def _to_stdout(ledger: "Ledger") -> None:
    if sys.stdout.isatty():
        for line in ledger.events():
            click.echo(one_line(line))
        return
    to_stdout(_lines(ledger))


def _lines(ledger: "Ledger") -> Iterator[bytes]:
    for line in ledger.events():
        yield f"{line}\n".encode()
