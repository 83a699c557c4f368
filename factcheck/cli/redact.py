"""`factcheck redact`: the text of a note erased, because the law asks for it."""

from datetime import UTC, datetime
from pathlib import Path

import click

from factcheck.cli.ledgers import to_write
from factcheck.cli.options import examples, ledger_option, reviewer_option
from factcheck.safe import one_line
from factcheck.settings import reviewer_name


@click.command(
    "redact",
    epilog=examples(
        'factcheck redact 12 --reason "order of the court, 7 May"',
        'factcheck redact 12 --reason "asked by the source" --yes',
    ),
)
@click.argument("decision", type=click.IntRange(min=1))
@click.option("--reason", required=True, help="Why; it stays on record, and so do you and the moment.")
@click.option("--yes", is_flag=True, help="Do not ask first.")
@reviewer_option
@ledger_option
def command(decision: int, reason: str, yes: bool, reviewer: str | None, ledger_path: Path | None) -> None:
    """Erase the text of the note on DECISION for good; `factcheck history` shows the numbers.

    Only the note goes: the decision stays, and the chain still proves it. Backups made before still have
    the text.
    """
    with to_write(ledger_path) as ledger:
        if not yes:
            click.confirm(f"Erase the note of decision {decision} for good?", abort=True, err=True)
        erased = ledger.redact(
            decision, reason=reason, reviewer=reviewer_name(reviewer), now=datetime.now(UTC)
        )
        told = ", ".join(map(str, erased))
        click.echo(one_line(f"erased: the note of decision {told}; earlier backups still have it"))
