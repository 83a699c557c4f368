"""`factcheck report`: the papers that a desk hands on, and their data."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck import __version__
from factcheck.cli.counting import counted
from factcheck.cli.faults import note
from factcheck.cli.filtering import filter_options, read_filter
from factcheck.cli.ledgers import find_document, to_read, to_write
from factcheck.cli.options import DocumentRef, examples, ledger_option, output_option
from factcheck.cli.writing import to_stdout, write_paper
from factcheck.errors import ReportError, UsageError
from factcheck.safe import one_line
from factcheck.times import read_moment

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.protocols import Format
    from factcheck.model.report import Report

CHECKING = "checking"
PAPERS = (CHECKING, "checked", "open", "calls")
"""The papers that there are; a test holds them to those of the reports."""


def _complete(context: click.Context, parameter: click.Parameter, incomplete: str) -> list[str]:
    from factcheck.reports import FORMATS

    return [form.NAME for form in FORMATS if form.NAME.startswith(incomplete)]


@click.command(
    "report",
    epilog=examples(
        "factcheck report",
        "factcheck report -o report.html",
        "factcheck report -o report.docx --force --open",
        "factcheck report --paper open -o open.html",
        "factcheck report --paper calls",
        "factcheck report --document article.txt -o article.md",
        "factcheck report --status disputed --since 2023-10-19 -o disputed.xlsx",
        "factcheck report --paper checked --document article.docx -o checked.docx",
        "factcheck report --read-rulings checked.docx",
        "factcheck report --format json | jq .verdict",
    ),
)
@click.option("--paper", type=click.Choice(PAPERS), default=CHECKING, show_default=True, help="Which paper.")
@click.option(
    "--format",
    "form",
    metavar="NAME",
    shell_complete=_complete,
    help="md, html, docx, csv, xlsx, json, jsonl or claimreview. [default: what FILE ends in, else md]",
)
@output_option
@click.option("--force", is_flag=True, help="Write over a file that is there.")
@click.option("--open", "show", is_flag=True, help="Open the file when it is written.")
@click.option(
    "--document",
    "documents",
    metavar="DOC",
    type=DocumentRef(),
    multiple=True,
    help="This article only: its number, uid, or the path it was added from; may be repeated.",
)
@filter_options
@click.option(
    "--read-rulings",
    "rulings",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="Take the editor's rulings from a checked copy that came back.",
)
@click.option("--editor", metavar="NAME", help="Whose rulings they are. [default: who answered in Word]")
@click.option("--now", metavar="TIME", help="The time to print on it: two papers of one time compare.")
@ledger_option
def command(
    paper: str,
    form: str | None,
    output: Path | None,
    force: bool,
    show: bool,
    documents: tuple[str, ...],
    rulings: Path | None,
    editor: str | None,
    now: str | None,
    ledger_path: Path | None,
    **given: Any,
) -> int:
    """Write a paper to hand on: the verdict, what stands in the way, and every figure with its evidence."""
    moment = read_moment(now or "", datetime.now(UTC))
    if rulings is not None:
        from factcheck.cli.rulings import take_in

        with to_write(ledger_path) as ledger:
            return 0 if take_in(ledger, rulings, editor=editor, now=moment) else 1
    if show and output is None:
        raise UsageError("--open opens a file; name one with -o")
    with to_read(ledger_path) as ledger:
        uids = [find_document(ledger, document).uid for document in documents]
        chosen = read_filter(given, moment)
        report = ledger.report(now=moment, version=__version__, documents=uids, chosen=chosen)
        with counted(report) as told:
            if output is None:
                _to_stdout(told, form, paper)
                return 0
            words = _write(ledger.path, told, output, form=form, paper=paper, force=force)
    click.echo(one_line(f"{output}: {words}"), err=True)
    if show and click.launch(str(output.absolute())):
        raise ReportError(f"nothing here opens {output}; it is written")
    return 0


def write_report(
    ledger: "Ledger", output: Path, document: str | None = None, *, paper: str = CHECKING
) -> str:
    """Write a paper to a file, over one that is there, all of it or nothing, and return its verdict."""
    documents = () if document is None else (document,)
    report = ledger.report(now=datetime.now(UTC), version=__version__, documents=documents)
    return _write(ledger.path, report, output, form=None, paper=paper, force=True)


def _write(ledger: Path, report: "Report", output: Path, *, form: str | None, paper: str, force: bool) -> str:
    from factcheck.reports import format_named, render

    if form is None and not output.suffix:
        raise ReportError(f"{output} does not say of which format it is; name one with --format")
    chosen = format_named(form or output.suffix)
    write_paper(ledger, output, render(report, chosen, paper, tell=_tell), force=force)
    return "; ".join((report.verdict, *_seal(report, chosen)))


def _to_stdout(report: "Report", form: str | None, paper: str) -> None:
    from factcheck.reports import format_named, render

    chosen = format_named(form or "md")
    to_stdout(render(report, chosen, paper, tell=_tell))
    for line in _seal(report, chosen):
        click.echo(line, err=True)


def _tell(line: str) -> None:
    note((line,))


def _seal(report: "Report", form: "Format") -> Iterator[str]:
    """Yield the point in the chain that a report was made at, where its file itself has no room for it."""
    if form.NAME == "csv" and report.head.seq:
        yield f"sealed at {report.head.seq}:{report.head.hash}"
