"""`factcheck claims`: the claims of a ledger, all or some."""

from collections.abc import Collection
from dataclasses import replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.filtering import filter_options, read_filter
from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import document_option, examples, format_option, ledger_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.table import Column, Table
from factcheck.model.amount import amount
from factcheck.model.claim import RECORD_FIELDS, record
from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter
from factcheck.model.wording import GLYPHS, STATUS_WORDS

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

COLUMNS = (
    *RECORD_FIELDS, "id", "status", "reviewer", "decided_at", "evidence_count",
    "decision_reason", "correction", "supersedes_id", "in_latest", "findings",
)  # fmt: skip
"""A claim's record, and where it stands; the record has a `reason`, so a decision's goes by a longer name."""

COLOURS = {Status.VERIFIED: "green", Status.DISPUTED: "red", Status.SOURCED: "yellow"}


@click.command(
    "claims",
    epilog=examples(
        "factcheck claims",
        "factcheck claims --status open --status disputed",
        'factcheck claims --text "1,400" --all-drafts',
        "factcheck claims --kind money --format csv > money.csv",
        "factcheck claims --document article.txt --order deadline",
        "factcheck claims --since 9:40 --reviewer Ann",
        "factcheck claims --zone headline --zone caption",
        'factcheck claims --speaker "Jane Smith"',
        'factcheck claims --view "open money"',
        "factcheck claims --format jsonl | jq -r .phrase",
    ),
)
@document_option
@filter_options
@click.option("--all-drafts", is_flag=True, help="Claims of earlier drafts, too.")
@click.option("--limit", type=click.IntRange(min=1), help="As many, and no more.")
@format_option(*FORMATS, default="table")
@ledger_option
def command(
    document: str | None,
    all_drafts: bool,
    limit: int | None,
    form: str,
    ledger_path: Path | None,
    **given: Any,
) -> None:
    """List claims. Each has an id, which the other commands take."""
    with to_read(ledger_path) as ledger:
        chosen = replace(
            read_filter(given, datetime.now(UTC)),
            document=find_document(ledger, document).id if document is not None else None,
            latest=not all_drafts,
        )
        shown = print_claims(ledger, chosen, form, limit)
        if not shown and form == "table":
            held = ledger.counts().total
            click.echo(f"no claims match; the ledger holds {held:,} in its latest drafts", err=True)


def print_claims(ledger: "Ledger", chosen: ClaimFilter, form: str, limit: int | None = None) -> int:
    """Print the chosen claims, and return how many there were."""
    several = chosen.document is None and ledger.several()
    claims = islice(ledger.claims(chosen), limit)
    return write(claims, form, record=claim_record, columns=COLUMNS, table=_table(several, chosen.zones))


def claim_record(entry: ClaimEntry) -> dict[str, object]:
    """Return a claim of the ledger as the record that the reports have, too."""
    return {
        **record(entry.claim),
        "id": entry.id,
        "status": str(entry.status),
        "reviewer": entry.reviewer,
        "decided_at": entry.decided_at,
        "evidence_count": entry.evidence_count,
        "decision_reason": entry.reason and str(entry.reason),
        "correction": entry.correction,
        "supersedes_id": entry.supersedes_id,
        "in_latest": entry.in_latest,
        "findings": entry.findings,
    }


def _table(several: bool, zones: Collection[Zone]) -> Table[ClaimEntry]:
    document: Column[ClaimEntry] = Column(heading="doc", read=lambda entry: str(entry.document_id))
    zone: Column[ClaimEntry] = Column(heading="zone", read=lambda entry: str(entry.claim.zone))
    return Table(
        Column(heading="id", read=lambda entry: str(entry.id)),
        *([document] if several else []),
        *([zone] if len(zones) > 1 else []),
        Column(heading="status", read=status_words, colour=lambda entry: COLOURS.get(entry.status)),
        Column(heading="figure", read=lambda entry: amount(entry.claim)),
        Column(heading="phrase", read=lambda entry: entry.claim.phrase),
        Column(heading="speaker", read=lambda entry: entry.claim.speaker or ""),
        Column(heading="sentence", read=lambda entry: entry.claim.sentence),
    )


def status_words(entry: ClaimEntry) -> str:
    """Return the sign and the name of where a claim stands."""
    return f"{GLYPHS[entry.status]} {STATUS_WORDS[entry.status]}"
