"""`factcheck extract`: the figures of a text, without a ledger."""

import sys
from collections.abc import Iterable, Iterator

import click

from factcheck.cli.articles import readable
from factcheck.cli.faults import Faults
from factcheck.cli.options import PATHS, examples, format_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.progress import working
from factcheck.cli.table import Column, Table
from factcheck.errors import UnreadableArticle, UsageError
from factcheck.limits import ARTICLE_BYTES
from factcheck.model.amount import amount
from factcheck.model.claim import RECORD_FIELDS, Claim, Extraction, Tier, record
from factcheck.model.document import Document
from factcheck.model.explanation import Explanation
from factcheck.settings import ledger_path


@click.command(
    "extract",
    epilog=examples(
        "factcheck extract article.txt",
        "factcheck extract article.txt --sort worth",
        "factcheck extract article.txt --all --explain",
        "factcheck extract --format jsonl *.md | jq .phrase",
        "pbpaste | factcheck extract -",
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="PATH...", type=PATHS)
@format_option(*FORMATS, default="table")
@click.option("--all", "every", is_flag=True, help="Minor and set-aside numbers, too.")
@click.option(
    "--sort",
    "order",
    type=click.Choice(["text", "worth"]),
    default="text",
    show_default=True,
    help="In the order of the text, or what is most worth checking first.",
)
@click.option(
    "--explain",
    is_flag=True,
    help="What was tried on each number, and what each rule said.",
)
@click.option(
    "--input-format",
    type=click.Choice(["text", "jsonl"]),
    default="text",
    show_default=True,
    help='What a PATH holds: an article, or lines of {"id": ..., "text": ...}.',
)
def command(
    paths: tuple[str, ...], form: str, every: bool, order: str, explain: bool, input_format: str
) -> int:
    """Print the figures of articles; no ledger is touched.

    PATH may be a folder, for all articles in it, the address of a page on the web, or - for standard input.
    """
    faults = Faults()
    if input_format == "jsonl":
        documents = _lines(paths, faults)
    else:
        documents = readable(paths, faults, ledger=ledger_path(None))
    if explain:
        from factcheck.cli.explaining import tell

        tell(map(_explained, documents), form, every=every, by_worth=order == "worth")
        return faults.exit_code
    extractions = map(_extracted, documents)
    chosen = (claim for extraction in extractions for claim in _chosen(extraction, every, order))
    shown = write(chosen, form, record=record, columns=RECORD_FIELDS, table=_table(every))
    if form == "table" and not every and sys.stdout.isatty():
        found = "" if shown else "No figures that deserve checking. "
        click.echo(f"{found}Not shown: minor and set-aside numbers; see --all.", err=True)
    return faults.exit_code


def _extracted(document: Document) -> Extraction:
    with working(f"reading {document.origin or 'standard input'}"):
        from factcheck.pipeline import extract

        return extract(document)


def _explained(document: Document) -> tuple[str, tuple[Explanation, ...]]:
    with working(f"reading {document.origin or 'standard input'}"):
        from factcheck.explain import explain

        return document.text, explain(document)


def _chosen(extraction: Extraction, every: bool, order: str) -> Iterable[Claim]:
    chosen = extraction.records if every else extraction.claims
    return sorted(chosen, key=lambda claim: -claim.worth) if order == "worth" else chosen


def _lines(paths: Iterable[str], faults: Faults) -> Iterator[Document]:
    """Yield the text of each line under its id, exactly as it is given: its figures are placed in that."""
    from factcheck.reading.jsonl import read_line

    for path in paths:
        try:
            # standard input, too
            with click.open_file(path, encoding="utf-8", errors="replace") as lines:
                # one character more than may be, so that too much is told from just enough
                pieces = iter(lambda: lines.readline(ARTICLE_BYTES + 1), "")
                for number, line in enumerate(pieces, 1):
                    where = f"{path}, line {number}"
                    if len(line) > ARTICLE_BYTES:
                        raise UsageError(
                            f"{where} is longer than {ARTICLE_BYTES // 2**20} MB; try smaller texts"
                        )
                    try:
                        if line.strip():
                            read = read_line(line, where)
                            yield Document(text=read.text, origin=read.id or f"line-{number}")
                    except UnreadableArticle as error:
                        faults.tell(error)
                        if number == 1:
                            # these are no such lines: once is enough to say so
                            break
        except OSError as error:
            raise UsageError(f"{path} cannot be read ({error.strerror}); try a file of JSON lines") from error


def _table(every: bool) -> Table[Claim]:
    tier: Column[Claim] = Column(heading="tier", read=lambda claim: str(claim.tier).replace("_", " "))
    return Table(
        *([tier] if every else []),
        Column(heading="figure", read=_figure),
        Column(heading="phrase", read=lambda claim: claim.phrase),
        Column(heading="kind", read=lambda claim: str(claim.kind or claim.reason or "")),
        Column(heading="speaker", read=lambda claim: claim.speaker or ""),
        Column(heading="sentence", read=lambda claim: claim.sentence),
    )


def _figure(claim: Claim) -> str:
    return "" if claim.tier is Tier.SET_ASIDE else amount(claim)
