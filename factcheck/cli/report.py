"""`factcheck report`: the checking paper."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import __version__
from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_option, examples, ledger_option, output_option
from factcheck.cli.writing import to_stdout, write_beside
from factcheck.errors import ReportError
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.protocols import Format
    from factcheck.model.report import Report

PAPERS = ("checking",)
"""The papers that there are."""


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from factcheck.reports import FORMATS

    return [form.NAME for form in FORMATS if form.NAME.startswith(incomplete)]


@click.command(
    "report",
    epilog=examples(
        "factcheck report",
        "factcheck report -o report.html",
        "factcheck report --document article.txt -o article-checked.md",
        "factcheck report --format json | jq .verdict",
    ),
)
@click.option(
    "--paper", type=click.Choice(PAPERS), default="checking", show_default=True, help="Which paper."
)
@click.option(
    "--format",
    "form",
    metavar="NAME",
    shell_complete=_complete,
    help="md, html, csv, xlsx, json, jsonl or claimreview. [default: what FILE ends in, else md]",
)
@output_option
@document_option
@ledger_option
def command(
    paper: str, form: str | None, output: Path | None, document: str | None, ledger_path: Path | None
) -> None:
    """Write the checking paper: the verdict, what is open or disputed, and every claim with its evidence."""
    with to_read(ledger_path) as ledger:
        uid = find_document(ledger, document).uid if document is not None else None
        if output is None:
            _to_stdout(ledger, form, uid)
        else:
            click.echo(one_line(f"{output}: {write_report(ledger, output, form, uid)}"), err=True)


def write_report(ledger: "Ledger", output: Path, form: str | None = None, document: str | None = None) -> str:
    """Write the checking paper to a file, all of it or nothing, and return its verdict."""
    from factcheck.reports import format_named

    if form is None and not output.suffix:
        raise ReportError(f"{output} does not say of which format it is; name one with --format")
    chosen = format_named(form or output.suffix)
    paper = ledger.report(now=datetime.now(UTC), version=__version__, document=document)
    write_beside(ledger.path, output, chosen.render(paper))
    return "; ".join((paper.verdict, *_seal(paper, chosen)))


def _to_stdout(ledger: "Ledger", form: str | None, document: str | None) -> None:
    from factcheck.reports import format_named

    chosen = format_named(form or "md")
    paper = ledger.report(now=datetime.now(UTC), version=__version__, document=document)
    to_stdout(chosen.render(paper))
    for line in _seal(paper, chosen):
        click.echo(line, err=True)


def _seal(paper: "Report", form: "Format") -> Iterator[str]:
    """Yield the point in the chain that a paper was made at, where the paper itself has no room for it."""
    if form.NAME == "csv" and paper.head.seq:
        yield f"sealed at {paper.head.seq}:{paper.head.hash}"
