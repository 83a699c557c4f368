"""`factcheck add`: articles into the ledger."""

from pathlib import Path

import click

from factcheck.cli.faults import Faults
from factcheck.cli.intake import take_in
from factcheck.cli.options import PATHS, examples, ledger_option
from factcheck.cli.receipt import receipt_lines
from factcheck.errors import UsageError
from factcheck.safe import one_line
from factcheck.settings import ledger_path as settled


@click.command(
    "add",
    epilog=examples(
        "factcheck add article.txt",
        "factcheck add copy/*.md",
        "factcheck add article-final.txt --revises article.txt",
        'pbpaste | factcheck add - --title "Dam failure"',
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PATHS)
@click.option(
    "--revises", metavar="DOC", help="The article is a new draft of this one: its number, uid or path."
)
@click.option("--new", is_flag=True, help="The article is one of its own, even if the path is known.")
@click.option("--title", help="What to call it. [default: its headline, else the file's name]")
@click.option("--force", is_flag=True, help="Add it even if it is not in English.")
@ledger_option
def command(
    paths: tuple[str, ...],
    revises: str | None,
    new: bool,
    title: str | None,
    force: bool,
    ledger_path: Path | None,
) -> int:
    """Put articles into the ledger and print what came of each.

    A PATH that the ledger knows is a new draft: decisions on claims whose figure and wording did not
    change are kept, the other claims wait to be decided. The same text again is nothing new. PATH may
    be - for standard input, which is a new article unless --revises says of which it is a draft.
    """
    if len(paths) > 1 and (revises or title):
        raise UsageError("--revises and --title are for one article; name one PATH")
    if revises and new:
        raise UsageError("a draft of another article is not a new one; leave out --revises or --new")
    faults = Faults()
    receipts = take_in(
        paths, settled(ledger_path), faults, revises=revises, new=new, title=title, force=force
    )
    for receipt in receipts:
        for line in receipt_lines(receipt):
            click.echo(one_line(line))
    return faults.exit_code
