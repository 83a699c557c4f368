"""`factcheck reread`: the articles of a ledger, read again by this version."""

from pathlib import Path

import click

from factcheck.cli.house import house_rules
from factcheck.cli.intake import record
from factcheck.cli.ledgers import find_document, to_write
from factcheck.cli.options import examples, ledger_option
from factcheck.cli.progress import working
from factcheck.cli.receipt import receipt_lines
from factcheck.model.wording import many
from factcheck.safe import one_line


@click.command(
    "reread",
    epilog=examples("factcheck reread", "factcheck reread 3", "factcheck reread article.txt"),
)
@click.argument("documents", nargs=-1, metavar="[DOC]...")
@ledger_option
def command(documents: tuple[str, ...], ledger_path: Path | None) -> None:
    """Read the texts that the ledger holds again, with this version of factcheck; all, or each DOC.

    Where it finds other figures in a text than the version before, that is a new revision: decisions on
    claims that are the same are kept, the others wait to be decided. Otherwise nothing is written.
    """
    from factcheck.pipeline import extract

    with to_write(ledger_path) as ledger:
        chosen = [find_document(ledger, ref) for ref in documents] or ledger.documents()
        rules = house_rules()
        unchanged = 0
        for at, document in enumerate(chosen, 1):
            with working(f"{at} of {len(chosen)}: {document.title}"):
                found = extract(ledger.article(document.id))
                receipt = record(ledger, found, rules, revises=str(document.id), again=True)
            if not receipt.new:
                unchanged += 1
                continue
            for line in receipt_lines(receipt):
                click.echo(one_line(line))
        click.echo(f"{many(unchanged, 'article')} read as before: nothing new")
