"""`factcheck original`: the file that an article was read from, byte by byte."""

import sys
from pathlib import Path

import click

from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_argument, examples, ledger_option, output_option
from factcheck.cli.writing import to_stdout, write_beside
from factcheck.errors import UsageError


@click.command(
    "original",
    epilog=examples(
        "factcheck original article.docx -o as-it-came.docx",
        "factcheck original 3 --revision 1 | sha256sum",
    ),
)
@document_argument
@click.option("--revision", type=int, metavar="N", help="Of which draft. [default: the latest]")
@output_option
@ledger_option
def command(document: str, revision: int | None, output: Path | None, ledger_path: Path | None) -> None:
    """Give back the file that DOC was read from, as it was: every draft's is kept in the ledger.

    Of an article that came with others in one file, such as a feed, it is that article's part of it.
    """
    with to_read(ledger_path) as ledger:
        entry = find_document(ledger, document)
        raw = ledger.original(entry.id, revision)
        if raw is None:
            raise UsageError(f"document {entry.id} came from no file; its text is in `factcheck report`")
        if output is not None:
            write_beside(ledger.path, output, [raw])
        elif sys.stdout.isatty():
            raise UsageError("a file is not for the terminal; name one with -o, or pipe it on")
        else:
            to_stdout([raw])
