"""`factcheck audit`: whether the ledger is whole."""

from pathlib import Path

import click

from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.progress import working
from factcheck.cli.receipt import many
from factcheck.safe import one_line


@click.command("audit", epilog=examples("factcheck audit", "factcheck audit --ledger copy-of-ledger.db"))
@ledger_option
def command(ledger_path: Path | None) -> int:
    """Prove that no decision, note, source or text in the ledger was changed since it was recorded.

    The last line names the latest decision and its seal: whoever wrote those down can tell later that
    nothing up to there has changed. Each fault is a line, and then the exit code is 1.
    """
    with to_read(ledger_path) as ledger, working("reading the whole ledger"):
        audit = ledger.audit()
    for fault in audit.faults:
        click.echo(one_line(fault))
    if audit.whole:
        held = (
            many(audit.decisions, "decision"),
            many(audit.claims, "claim"),
            many(audit.documents, "document"),
        )
        click.echo(f"whole: {', '.join(held)}; head {audit.head.seq} {audit.head.hash}")
    return 0 if audit.whole else 1
