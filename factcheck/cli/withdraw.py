"""`factcheck withdraw`: a source that may not be relied on any more."""

from datetime import UTC, datetime
from pathlib import Path

import click

from factcheck.cli.ledgers import to_write
from factcheck.cli.options import examples, ledger_option, reviewer_option
from factcheck.model.wording import many
from factcheck.safe import one_line
from factcheck.settings import reviewer_name


@click.command(
    "withdraw",
    epilog=examples(
        'factcheck withdraw 3 --reason "retracted by the agency"',
        'factcheck withdraw "Bulletin 7" --reason "a forgery"',
        'factcheck withdraw 3 --reinstate --reason "it was the other bulletin"',
    ),
)
@click.argument("source")
@click.option("--reason", required=True, help="Why; it stays on record with each claim.")
@click.option("--reinstate", is_flag=True, help="Allow a withdrawn source again; its claims stay open.")
@reviewer_option
@ledger_option
def command(
    source: str, reason: str, reinstate: bool, reviewer: str | None, ledger_path: Path | None
) -> None:
    """Withdraw SOURCE: every claim that rests on it, in any article, is open again.

    SOURCE is its number, uid, title or address, as `factcheck sources` lists them. Each claim gets a
    decision that says why, and nobody can give the source as evidence until it is reinstated. What
    rested on other evidence as well is open, too: its history shows what is left.
    """
    now, name = datetime.now(UTC), reviewer_name(reviewer)
    with to_write(ledger_path) as ledger:
        if reinstate:
            ledger.reinstate(source, reason=reason, reviewer=name, now=now)
            click.echo(
                "reinstated; what rested on it stays open until it is decided, "
                "or whoever withdrew it says factcheck decide --undo"
            )
            return
        cleared = ledger.withdraw(source, reason=reason, reviewer=name, now=now)
        titles = {document.id: document.title for document in ledger.documents()}
        click.echo(f"withdrawn; {many(len(cleared), 'claim')} open again")
        for decision in cleared:
            entry = ledger.claim(decision.claim_id)
            gone = "" if entry.in_latest else " (not in its latest draft)"
            click.echo(
                one_line(f"{entry.id}  “{entry.claim.phrase}” in {titles.get(entry.document_id, '')}{gone}")
            )
