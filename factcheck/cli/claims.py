"""`factcheck claims`: the claims of a ledger, all or some."""

from collections.abc import Collection
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from factcheck.cli.ledgers import find_document, to_read
from factcheck.cli.options import StatusName, Words, document_option, examples, format_option, ledger_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.table import Column, Table
from factcheck.errors import SettingsError
from factcheck.model.amount import amount
from factcheck.model.claim import RECORD_FIELDS, Tier, record
from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.quantity import Kind
from factcheck.model.view import read_view
from factcheck.model.wording import GLYPHS, STATUS_WORDS
from factcheck.preferences import read as read_preferences
from factcheck.settings import reviewer_name

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
        "factcheck claims --zone headline --zone caption",
        'factcheck claims --speaker "Jane Smith"',
        'factcheck claims --view "open money"',
        "factcheck claims --format jsonl | jq -r .phrase",
    ),
)
@document_option
@click.option(
    "--status", "statuses", multiple=True, type=StatusName(), help="Where they stand; may be repeated."
)
@click.option("--kind", "kinds", multiple=True, type=Words(Kind), help="What sort; may be repeated.")
@click.option(
    "--zone", "zones", multiple=True, type=Words(Zone), help="In which part of the page; may be repeated."
)
@click.option(
    "--tier",
    "tiers",
    multiple=True,
    type=Words((Tier.CLAIM, Tier.MINOR)),
    help="What the extractor made of them; may be repeated.  [default: claim]",
)
@click.option("--reviewer", metavar="NAME", help="Those on which this person's word holds.")
@click.option(
    "-t", "--text", default="", help='Words of sentence or speaker, or a figure as printed: "1,400".'
)
@click.option("--speaker", metavar="NAME", help="Those that this person or body is said to have said.")
@click.option("--changed", is_flag=True, help="Those that the draft before did not make, or put otherwise.")
@click.option("--findings", is_flag=True, help="Those that a finding of the checks speaks of.")
@click.option("--hidden", is_flag=True, help="Figures with characters that a reader cannot see.")
@click.option("--differs", is_flag=True, help="Those of which reviewers say different things.")
@click.option("--order", type=Words(Order), help="What comes first.  [default: position]")
@click.option("--view", "view_name", metavar="NAME", help="As saved in the review; the rest narrows it.")
@click.option("--all-drafts", is_flag=True, help="Claims of earlier drafts, too.")
@click.option("--limit", type=click.IntRange(min=1), help="As many, and no more.")
@format_option(*FORMATS, default="table")
@ledger_option
def command(
    document: str | None,
    statuses: tuple[Status, ...],
    kinds: tuple[Kind, ...],
    zones: tuple[Zone, ...],
    tiers: tuple[Tier, ...],
    reviewer: str | None,
    text: str,
    speaker: str | None,
    changed: bool,
    findings: bool,
    hidden: bool,
    differs: bool,
    order: Order | None,
    view_name: str | None,
    all_drafts: bool,
    limit: int | None,
    form: str,
    ledger_path: Path | None,
) -> None:
    """List claims. Each has an id, which the other commands take."""
    with to_read(ledger_path) as ledger:
        given: dict[str, Any] = {
            "statuses": frozenset(statuses),
            "tiers": frozenset(tiers),
            "kinds": frozenset(kinds),
            "zones": frozenset(zones),
            "reviewer": reviewer,
            "text": text,
            "speaker": speaker,
            "changed": changed,
            "findings": findings,
            "hidden": hidden,
            "differs": differs,
            "order": order,
        }
        chosen = replace(
            _saved(view_name, reviewer) if view_name is not None else ClaimFilter(),
            document=find_document(ledger, document).id if document is not None else None,
            latest=not all_drafts,
            **{field: wanted for field, wanted in given.items() if wanted},
        )
        shown = print_claims(ledger, chosen, form, limit)
        if not shown and form == "table":
            held = ledger.counts().total
            click.echo(f"no claims match; the ledger holds {held:,} in its latest drafts", err=True)


def _saved(name: str, reviewer: str | None) -> ClaimFilter:
    """Return the filter of a view by its name in the settings."""
    preferences = read_preferences()
    tables = preferences.views
    if name not in tables:
        names = ", ".join(map(repr, tables)) or "none yet: f + in the review saves one"
        raise SettingsError(f"{preferences.path}: no view is called {name!r}; there are: {names}")
    view = read_view(tables[name], f"{preferences.path}: [views.{name}]")
    return view.over(ClaimFilter(), reviewer_name(reviewer))


def print_claims(ledger: "Ledger", chosen: ClaimFilter, form: str, limit: int | None = None) -> int:
    """Print the chosen claims, and return how many there were."""
    several = chosen.document is None and len(ledger.documents()) > 1
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
