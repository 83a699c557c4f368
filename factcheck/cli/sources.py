"""`factcheck sources`: where the evidence comes from, and how much rests on each."""

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

import click

from factcheck.cli.ledgers import to_read
from factcheck.cli.options import examples, format_option, ledger_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.table import Column, Table
from factcheck.model.entry import SourceEntry
from factcheck.model.wording import SOURCE_WORDS

COLUMNS = (
    "id", "uid", "kind", "title", "publisher", "url", "contact", "origin", "claims", "withdrawn",
    "withdrawn_by", "withdrawn_at",
)  # fmt: skip


@click.command(
    "sources",
    epilog=examples("factcheck sources", "factcheck sources --format json | jq '.[].title'"),
)
@format_option(*FORMATS, default="table")
@ledger_option
def command(form: str, ledger_path: Path | None) -> None:
    """List every source that somebody gave, with the number of claims whose decision rests on it."""
    with to_read(ledger_path) as ledger:
        if not write(ledger.sources(), form, record=_record, columns=COLUMNS, table=_TABLE):
            click.echo("no source yet: a decision brings one with --source", err=form != "table")


def _record(entry: SourceEntry) -> Mapping[str, object]:
    withdrawal = entry.withdrawal
    return {
        "id": entry.id,
        "uid": entry.uid,
        **asdict(entry.source),
        "claims": entry.claims,
        "withdrawn": withdrawal and withdrawal.reason,
        "withdrawn_by": withdrawal and withdrawal.reviewer,
        "withdrawn_at": withdrawal and withdrawal.withdrawn_at,
    }


def _where(entry: SourceEntry) -> str:
    source = entry.source
    return ", ".join(part for part in (source.publisher, source.url, source.contact) if part)


def _withdrawn(entry: SourceEntry) -> str:
    return f"by {entry.withdrawal.reviewer}: {entry.withdrawal.reason}" if entry.withdrawal else ""


_TABLE: Table[SourceEntry] = Table(
    Column(heading="id", read=lambda entry: str(entry.id)),
    Column(heading="claims", read=lambda entry: f"{entry.claims:,}"),
    Column(heading="kind", read=lambda entry: SOURCE_WORDS[entry.source.kind]),
    Column(heading="source", read=lambda entry: entry.source.title),
    Column(heading="where", read=_where),
    Column(heading="first said by", read=lambda entry: entry.source.origin or ""),
    Column(heading="withdrawn", read=_withdrawn, colour=lambda entry: "red"),
)
