"""`factcheck demo`: a folder with a few articles and their ledger, to try everything on."""

import secrets
import shutil
from importlib.resources import as_file, files
from pathlib import Path

import click

from factcheck.cli.claims import print_claims
from factcheck.cli.faults import Faults
from factcheck.cli.intake import take_in
from factcheck.cli.ledgers import to_write
from factcheck.cli.options import examples, reviewer_option
from factcheck.cli.report import write_report
from factcheck.cli.review import on_screen, open_review
from factcheck.errors import UsageError
from factcheck.model.filter import ClaimFilter

LEDGER = "ledger.db"
REPORTS = ("report.html", "report.md")

_DRAFTS = {"drafts/flood-relief-draft-2.txt": "flood-relief-draft-1.txt"}
"""Articles that came in later, each with the one that it revises."""


@click.command("demo", epilog=examples("factcheck demo", "factcheck demo --dir /tmp/try-factcheck"))
@click.option(
    "--dir",
    "folder",
    type=click.Path(path_type=Path),
    default="factcheck-demo",
    show_default=True,
    help="The folder to make; one that is there already is opened as it is.",
)
@reviewer_option
def command(folder: Path, reviewer: str | None) -> None:
    """Make a folder with a few articles and a ledger of their figures, and open the review.

    Without a terminal, the claims are printed and a report is written into the folder.
    """
    if not (folder / LEDGER).exists():
        _make(folder)
    with to_write(folder / LEDGER) as ledger:
        if on_screen():
            open_review(ledger, reviewer)
        else:
            print_claims(ledger, ClaimFilter(), "table")
        for name in REPORTS:
            write_report(ledger, folder / name)
    click.echo(_next_steps(folder), err=True)


def _make(folder: Path) -> None:
    """Make the folder beside its place, and put it there whole."""
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise UsageError(f"{folder} is there and is no factcheck demo; name another with --dir")
        beside = folder.absolute().with_name(f".{secrets.token_hex(8)}.new")
        try:
            _fill(beside)
            beside.replace(folder)
        finally:
            shutil.rmtree(beside, ignore_errors=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise UsageError(f"{folder} cannot be made ({reason}); name another with --dir") from error


def _fill(folder: Path) -> None:
    with as_file(files("factcheck").joinpath("seeds")) as seeds:
        shutil.copytree(seeds, folder)
    articles = sorted(str(path) for path in folder.iterdir() if path.is_file())
    faults = Faults()
    ledger = folder / LEDGER
    list(take_in(articles, ledger, faults))
    for draft, revised in _DRAFTS.items():
        list(take_in([str(folder / draft)], ledger, faults, revises=revised))


def _next_steps(folder: Path) -> str:
    return f"""\
In {folder}: the articles, {LEDGER}, and the paper so far, {" and ".join(REPORTS)}
Next:
  cd {folder}
  factcheck review                  every figure, a key for each decision
  factcheck history 1,400           who decided what, on which evidence
  factcheck report -o paper.html    the paper to hand on
  factcheck --help                  the rest"""
