"""`factcheck review`: the reviewers' screen."""

import os
import sys
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.engine import engine
from factcheck.cli.faults import Faults
from factcheck.cli.house import house_rules
from factcheck.cli.ledgers import find_document, to_read, to_write
from factcheck.cli.options import PATHS, document_option, examples, ledger_option, reviewer_option
from factcheck.cli.report import write_report
from factcheck.errors import UsageError
from factcheck.preferences import read as read_preferences
from factcheck.settings import ledger_path as settled
from factcheck.settings import reviewer_name

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


@click.command(
    "review",
    epilog=examples(
        "factcheck review article.txt",
        "factcheck review",
        "factcheck review --document article.txt --reviewer Ada",
        "factcheck review --plain",
    ),
)
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=PATHS)
@document_option
@click.option("--plain", is_flag=True, help="Line by line, for screen readers and scripts.")
@click.option("--no-mouse", is_flag=True, help="Leave the mouse to the terminal, to select and copy.")
@click.option("--ascii", "ascii_only", is_flag=True, help="Draw with plain characters only.")
@reviewer_option
@ledger_option
def command(
    paths: tuple[str, ...],
    document: str | None,
    plain: bool,
    no_mouse: bool,
    ascii_only: bool,
    reviewer: str | None,
    ledger_path: Path | None,
) -> int:
    """Go through the claims and decide on each: v verified, d disputed, s sourced, ? for all keys.

    With a PATH the article is added first, as `factcheck add` does, and a ledger is made if there is
    none. Every decision is in the ledger the moment its key is pressed.
    """
    if paths and document is not None:
        raise UsageError("a PATH and --document both say what to review; leave one out")
    if not plain and not on_screen():
        raise UsageError("the review needs a terminal; try: factcheck review --plain, or factcheck claims")
    faults = Faults(at_end=True)
    added = _added(paths, settled(ledger_path), faults) if paths else []
    faults.tell_rest()
    if paths and not added:
        return faults.exit_code
    with to_write(ledger_path) as ledger:
        chosen = find_document(ledger, document).id if document is not None else None
        only = added[0] if len(set(added)) == 1 else chosen
        stopped = open_review(
            ledger, reviewer, document=only, mouse=not no_mouse, ascii_only=ascii_only, plain=plain
        )
    return stopped or faults.exit_code


def _added(paths: tuple[str, ...], ledger_path: Path, faults: Faults) -> list[int]:
    # without a path no article is read: the review is there sooner
    from factcheck.cli.intake import take_in

    return [taken.receipt.document.id for taken in take_in(paths, ledger_path, faults)]


def on_screen() -> bool:
    """Return whether a person sits at a terminal on which a screen can be drawn."""
    streams = (sys.stdin, sys.stdout, sys.stderr)
    return all(stream.isatty() for stream in streams) and os.environ.get("TERM") != "dumb"


def open_review(
    ledger: "Ledger",
    reviewer: str | None,
    *,
    document: int | None = None,
    mouse: bool = True,
    ascii_only: bool = False,
    plain: bool = False,
    in_browser: bool = False,
) -> int:
    """Open the review of a ledger, or of one document of it, until its reader quits; return the exit code.

    In a browser it is the visitor who says who they are.
    """
    from factcheck.review.app import run

    return run(
        ledger,
        preferences=read_preferences(),
        reviewer="" if in_browser else reviewer_name(reviewer),
        clock=lambda: datetime.now(UTC),
        engine=engine(house_rules()),
        write_report=partial(_write_report, ledger.path),
        document=document,
        mouse=mouse,
        ascii_only=ascii_only,
        plain=plain,
        in_browser=in_browser,
    )


def _write_report(ledger_path: Path, output: Path, document: int | None) -> str:
    """Write the paper through a connection of its own: the review's belongs to another thread."""
    with to_read(ledger_path) as ledger:
        return write_report(ledger, output, document=None if document is None else str(document))
