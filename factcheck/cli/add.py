"""`factcheck add`: articles into the ledger."""

from pathlib import Path

import click

from factcheck.cli.faults import Faults, complain
from factcheck.cli.intake import take_in
from factcheck.cli.options import PATHS, examples, ledger_option
from factcheck.cli.receipt import receipt_lines
from factcheck.cli.wrapping import wrapped
from factcheck.errors import UsageError
from factcheck.model.wording import many
from factcheck.settings import ledger_path as settled


@click.command(
    "add",
    epilog=examples(
        "factcheck add article.txt",
        "factcheck add copy/",
        "factcheck add https://courier.example/dam-failure",
        "factcheck add article-final.txt --revises article.txt",
        "factcheck add page.html --strict",
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
@click.option(
    "--strict", is_flag=True, help="Exit 1 if a number of an article is lost on the way, or unaccounted for."
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    metavar="N",
    help="Read in N processes. [default: one a processor, of few articles one]",
)
@ledger_option
def command(
    paths: tuple[str, ...],
    revises: str | None,
    new: bool,
    title: str | None,
    force: bool,
    strict: bool,
    jobs: int | None,
    ledger_path: Path | None,
) -> int:
    """Put articles into the ledger and print a receipt for each: what came of it, and of every number.

    A PATH that the ledger knows is a new draft: decisions on claims whose figure and wording did not
    change are kept, the other claims wait to be decided. The same text again is nothing new. PATH may
    be a folder, for all articles in it, the address of a page on the web, or - for standard input, which
    is a new article unless --revises says of which it is a draft.
    """
    if len(paths) > 1 and (revises or title):
        raise UsageError("--revises and --title are for one article; name one PATH")
    if (revises or title) and Path(paths[0]).is_dir():
        raise UsageError(
            f"--revises and --title are for one article, and {paths[0]} is a folder; name one in it"
        )
    if revises and new:
        raise UsageError("a draft of another article is not a new one; leave out --revises or --new")
    faults = Faults(at_end=True)
    added = known = short = 0
    try:
        for taken in take_in(
            paths,
            settled(ledger_path),
            faults,
            revises=revises,
            new=new,
            title=title,
            force=force,
            jobs=jobs,
        ):
            receipt, transfer = taken.receipt, taken.transfer
            added, known = added + receipt.new, known + (not receipt.new)
            short += bool(receipt.coverage.unaccounted or (transfer and not transfer.whole))
            for line in receipt_lines(receipt, transfer):
                click.echo(wrapped(line))
    except KeyboardInterrupt:
        faults.tell_rest()
        complain(f"stopped; {many(added, 'article')} added, each whole, and nothing of the others")
        return 130
    faults.tell_rest()
    if added + known + faults.number > 1:
        click.echo(_summary(added, known, faults.number), err=True)
    return faults.exit_code or int(strict and short > 0)


def _summary(added: int, known: int, failed: int) -> str:
    said = (
        f"{many(added, 'article')} added",
        known and f"{known:,} nothing new",
        failed and f"{failed:,} failed",
    )
    return ", ".join(part for part in said if part)
