"""`factcheck claims`: the claims of a ledger, all or some."""

from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import StatusName, Words, document_option, examples, format_option, ledger_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.table import Column, Table
from factcheck.model.amount import amount
from factcheck.model.claim import RECORD_FIELDS, Tier, record
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from factcheck.model.wording import GLYPHS, STATUS_WORDS

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

COLUMNS = (
    *RECORD_FIELDS, "id", "status", "reviewer", "decided_at", "evidence_count",
    "decision_reason", "correction", "supersedes_id", "in_latest",
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
        'factcheck claims --speaker "Jane Smith"',
        "factcheck claims --format jsonl | jq -r .phrase",
    ),
)
@document_option
@click.option(
    "--status", "statuses", multiple=True, type=StatusName(), help="Where they stand; may be repeated."
)
@click.option("--kind", "kinds", multiple=True, type=Words(Kind), help="What sort; may be repeated.")
@click.option(
    "--tier",
    "tiers",
    multiple=True,
    type=Words((Tier.CLAIM, Tier.MINOR)),
    default=[Tier.CLAIM],
    show_default=True,
    help="What the extractor made of them; may be repeated.",
)
@click.option("--reviewer", metavar="NAME", help="Those on which this person's word holds.")
@click.option(
    "-t", "--text", default="", help='Words of sentence or speaker, or a figure as printed: "1,400".'
)
@click.option("--speaker", metavar="NAME", help="Those that this person or body is said to have said.")
@click.option("--changed", is_flag=True, help="Those that an earlier draft put otherwise.")
@click.option(
    "--order", type=Words(Order), default=Order.POSITION, show_default=True, help="What comes first."
)
@click.option("--all-drafts", is_flag=True, help="Claims of earlier drafts, too.")
@click.option("--limit", type=click.IntRange(min=1), help="As many, and no more.")
@format_option(*FORMATS, default="table")
@ledger_option
def command(
    document: str | None,
    statuses: tuple[Status, ...],
    kinds: tuple[Kind, ...],
    tiers: tuple[Tier, ...],
    reviewer: str | None,
    text: str,
    speaker: str | None,
    changed: bool,
    order: Order,
    all_drafts: bool,
    limit: int | None,
    form: str,
    ledger_path: Path | None,
) -> None:
    """List claims. Each has an id, which the other commands take."""
    with to_read(ledger_path) as ledger:
        chosen = ClaimFilter(
            document=find_document(ledger, document).id if document is not None else None,
            statuses=frozenset(statuses),
            tiers=frozenset(tiers),
            kinds=frozenset(kinds),
            reviewer=reviewer,
            text=text,
            speaker=speaker,
            changed=changed,
            order=order,
            latest=not all_drafts,
        )
        shown = print_claims(ledger, chosen, form, limit)
        if not shown and form == "table":
            held = ledger.counts().total
            click.echo(f"no claims match; the ledger holds {held:,} in its latest drafts", err=True)


def print_claims(ledger: "Ledger", chosen: ClaimFilter, form: str, limit: int | None = None) -> int:
    """Print the chosen claims, and return how many there were."""
    several = chosen.document is None and len(ledger.documents()) > 1
    claims = islice(ledger.claims(chosen), limit)
    return write(claims, form, record=claim_record, columns=COLUMNS, table=_table(several))


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
    }


def _table(several: bool) -> Table[ClaimEntry]:
    document: Column[ClaimEntry] = Column(heading="doc", read=lambda entry: str(entry.document_id))
    return Table(
        Column(heading="id", read=lambda entry: str(entry.id)),
        *([document] if several else []),
        Column(heading="status", read=status_words, colour=lambda entry: COLOURS.get(entry.status)),
        Column(heading="figure", read=lambda entry: amount(entry.claim)),
        Column(heading="phrase", read=lambda entry: entry.claim.phrase),
        Column(heading="speaker", read=lambda entry: entry.claim.speaker or ""),
        Column(heading="sentence", read=lambda entry: entry.claim.sentence),
    )


def status_words(entry: ClaimEntry) -> str:
    """Return the sign and the name of where a claim stands."""
    return f"{GLYPHS[entry.status]} {STATUS_WORDS[entry.status]}"
