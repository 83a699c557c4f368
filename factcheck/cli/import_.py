"""`factcheck import`: checking sheets into the ledger, with their verdicts and sources."""

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path, PurePath

import click

from factcheck.cli.articles import origin
from factcheck.cli.faults import Faults, note
from factcheck.cli.house import house_rules
from factcheck.cli.importing import Decided, Import, decide_rows, import_batch
from factcheck.cli.intake import record
from factcheck.cli.options import examples, ledger_option, reviewer_option
from factcheck.cli.receipt import receipt_lines
from factcheck.errors import ReadingError, UnrelatedRevision
from factcheck.model.wording import STATUS_WORDS, many, standing_words
from factcheck.reading import csv_sheet, read_raw, xlsx_sheet
from factcheck.safe import one_line
from factcheck.settings import ledger_path as settled
from factcheck.settings import reviewer_name
from factcheck.sheets.checking import CheckingSheet, checking_sheets
from factcheck.sheets.columns import Field, read_map
from factcheck.sheets.documents import documents, raw_text
from factcheck.sheets.grid import Grid, read_csv
from factcheck.transfer import transfer

_SHOWN = 12
"""As many different verdicts are shown in what is understood."""


@click.command(
    "import",
    epilog=examples(
        "factcheck import checks.xlsx --dry-run",
        "factcheck import checks.csv --reviewer ann",
        'factcheck import checks.csv --map "Our view=status" --map "Desk="',
    ),
)
@click.argument("paths", nargs=-1, required=True, metavar="SHEET...", type=click.Path())
@click.option(
    "--map",
    "maps",
    multiple=True,
    metavar="COLUMN=FIELD",
    help=f"What a column is: {', '.join(Field)}; COLUMN= leaves it out.",
)
@click.option("--dry-run", is_flag=True, help="Show how the columns are understood, and do nothing.")
@reviewer_option
@ledger_option
def command(
    paths: tuple[str, ...],
    maps: tuple[str, ...],
    dry_run: bool,
    reviewer: str | None,
    ledger_path: Path | None,
) -> int:
    """Take over checking sheets (.csv, .xlsx): their statements, verdicts and sources.

    Each statement becomes a paragraph of an article, and each verdict a decision on its claims, by whom
    the sheet names, else by you. Columns are known by their headings. A verdict that is not known, and
    "sourced" without a source, leave the claim open, and are told. What was decided in the ledger since
    goes before a sheet; a sheet that has changed may be imported again.
    """
    asked, faults = read_map(maps), Faults()
    for path in paths:
        try:
            _import(path, asked, dry_run, reviewer_name(reviewer), settled(ledger_path))
        except (ReadingError, UnrelatedRevision) as error:
            faults.tell(error)
    return faults.exit_code


def _import(
    path: str, asked: Mapping[str, Field | None], dry_run: bool, reviewer: str, ledger_path: Path
) -> None:
    from factcheck.ledger import Ledger
    from factcheck.pipeline import extract

    raw = read_raw(Path(path))
    grids, media_type = _grids(raw, path)
    sheets = checking_sheets(grids, path, asked)
    if dry_run:
        for line in (line for sheet in sheets for line in _preview(sheet, path)):
            click.echo(one_line(line))
        return
    file = PurePath(path).name
    job = Import(
        reviewer=reviewer,
        now=datetime.now(UTC),
        file=file,
        batch=import_batch(hashlib.sha256(raw).hexdigest()),
    )
    articles = documents(sheets, raw, origin(path, ledger_path), media_type)
    with Ledger.open(ledger_path, create=True) as ledger:
        for sheet, document in zip(sheets, articles, strict=True):
            receipt = record(ledger, extract(document), rules=house_rules())
            decided = decide_rows(ledger, receipt.document.id, sheet, job)
            moved = transfer(raw_text(grids, (sheet,)), document.text)
            receipt = replace(receipt, coverage=ledger.coverage(receipt.document.id))
            for line in (*_preview(sheet, path), *receipt_lines(receipt, moved), *_outcome(decided)):
                click.echo(one_line(line))
            note(decided.left)


def _grids(raw: bytes, path: str) -> tuple[Sequence[Grid], str]:
    if xlsx_sheet.recognises(raw):
        from factcheck.sheets.workbook import read_workbook

        return read_workbook(raw, path), xlsx_sheet.MEDIA_TYPE
    return (read_csv(raw, path),), csv_sheet.MEDIA_TYPE


def _preview(sheet: CheckingSheet, path: str) -> Iterator[str]:
    """Yield what each column is taken for, and what the verdicts mean."""
    name = " / ".join(part for part in (path, sheet.name, sheet.article) if part)
    yield f"{name}: {many(len(sheet.rows), 'statement')}"
    for column in sheet.header.columns:
        if column.field is not None:
            yield f"  {column.heading} → {column.field}"
        if column.field is Field.STATUS:
            yield from (f"    {line}" for line in _verdicts(sheet))
    if unused := [column.heading for column in sheet.header.columns if column.field is None]:
        yield f"  not used: {', '.join(unused)}"


def _verdicts(sheet: CheckingSheet) -> Iterator[str]:
    words = Counter(row.words for row in sheet.rows if row.words)
    means = {row.words: row.verdict for row in sheet.rows}
    for word, number in words.most_common(_SHOWN):
        verdict = means[word]
        meaning = standing_words(verdict.status, verdict.reason) if verdict else "not known: left open"
        yield f"“{word}” × {number:,} → {meaning}"
    if len(words) > _SHOWN:
        yield f"and {len(words) - _SHOWN:,} more"


def _outcome(decided: Decided) -> Iterator[str]:
    made = (f"{number:,} {STATUS_WORDS[status]}" for status, number in decided.made.most_common())
    yield f"  taken over: {', '.join(made) or 'no verdict'}" + (
        f"; {decided.known:,} known already" if decided.known else ""
    )
