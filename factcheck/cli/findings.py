"""`factcheck findings`: what the checks found in the ledger's articles."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from factcheck import __version__
from factcheck.cli.house import house_rules
from factcheck.cli.ledgers import find_document, to_read, to_write
from factcheck.cli.options import document_option, examples, format_option, ledger_option, reviewer_option
from factcheck.cli.output import FORMATS, write
from factcheck.cli.progress import working
from factcheck.cli.table import Column, Table
from factcheck.errors import UsageError
from factcheck.model.entry import FindingEntry
from factcheck.model.finding import Finding, Outcome, finding_record
from factcheck.model.wording import many
from factcheck.settings import reviewer_name

if TYPE_CHECKING:
    from factcheck.ledger import Ledger
    from factcheck.model.claim import Claim, Extraction
    from factcheck.model.document import Document
    from factcheck.model.house import HouseRules
    from factcheck.model.protocols import Memory

COLUMNS = (
    "id", "document", "check", "outcome", "message", "working", "start", "end", "phrase", "others", "claims",
    "found_at", "dismissed", "dismissed_by", "dismissed_at",
)  # fmt: skip
"""What the machine forms hold of a finding."""


@click.command(
    "findings",
    epilog=examples(
        "factcheck findings",
        "factcheck findings --document draft.txt --format json",
        'factcheck findings --dismiss 12 --reason "they overlap"',
        "factcheck findings --again",
    ),
)
@document_option
@click.option("--dismissed", is_flag=True, help="Those that somebody dismissed, too.")
@click.option("--dismiss", "dismissing", type=int, metavar="ID", help="Say that this one is none.")
@click.option("--restore", "restoring", type=int, metavar="ID", help="Say that it is one after all.")
@click.option("--reason", help="Why it is none, or is one after all; it stays on record.")
@click.option("--again", is_flag=True, help="Check the latest drafts again first, by the rules of today.")
@format_option(*FORMATS, default="table")
@reviewer_option
@ledger_option
def command(
    document: str | None,
    dismissed: bool,
    dismissing: int | None,
    restoring: int | None,
    reason: str | None,
    again: bool,
    form: str,
    reviewer: str | None,
    ledger_path: Path | None,
) -> int:
    """List what the checks found in the latest drafts, each with its sum; exit code 1 says there is some.

    A finding that is none is dismissed with a reason. Of the same phrases it is not found again in a
    later draft.
    """
    if dismissing is not None or restoring is not None:
        _answer(dismissing, restoring, reason, reviewer, ledger_path)
        return 0
    with to_write(ledger_path) if again else to_read(ledger_path) as ledger:
        document_id = find_document(ledger, document).id if document is not None else None
        if again:
            rules = house_rules()
            for held in ledger.documents():
                if document_id in (None, held.id):
                    with working(f"checking {held.title}"):
                        recheck(ledger, held.id, rules)
        found = ledger.findings(document_id=document_id, dismissed=dismissed)
    shown = write(found, form, record=_record, columns=COLUMNS, table=_table(dismissed))
    if form == "table":
        click.echo(f"{many(shown, 'finding')}." if shown else "Nothing found.", err=True)
    return int(any(entry.dismissal is None for entry in found))


def _answer(
    dismissing: int | None,
    restoring: int | None,
    reason: str | None,
    reviewer: str | None,
    ledger_path: Path | None,
) -> None:
    if dismissing is not None and restoring is not None:
        raise UsageError("--dismiss and --restore cannot both be meant; leave one out")
    if not reason:
        raise UsageError('say why with --reason, as in --reason "the parts overlap"')
    name, now = reviewer_name(reviewer), datetime.now(UTC)
    with to_write(ledger_path) as ledger:
        if dismissing is not None:
            ledger.dismiss(dismissing, reason=reason, reviewer=name, now=now)
            click.echo(f"finding {dismissing} is dismissed")
        elif restoring is not None:
            ledger.restore(restoring, reason=reason, reviewer=name, now=now)
            click.echo(f"finding {restoring} is open again")


def recheck(ledger: "Ledger", document_id: int, rules: "HouseRules") -> list[FindingEntry]:
    """Check the latest draft of a document as the ledger holds it, with what reviewers added to it."""
    added = ledger.added_claims(document_id)
    found = faults(ledger.article(document_id), added, ledger.memory(document_id=document_id), rules)
    return keep_findings(ledger, document_id, found)


def faults_of(
    ledger: "Ledger", document_id: int | None, extraction: "Extraction", rules: "HouseRules"
) -> tuple[Finding, ...]:
    """Return what is wrong with an article's figures, beside those of all other articles of the ledger."""
    return _wrong(extraction, ledger.memory(document_id=document_id), rules)


def faults(
    article: "Document", added: Sequence["Claim"], memory: "Memory", rules: "HouseRules"
) -> tuple[Finding, ...]:
    """Return what is wrong with an article's figures, those that reviewers added among them."""
    from factcheck.pipeline import extract

    return _wrong(extract(article).with_added(added), memory, rules)


def _wrong(extraction: "Extraction", memory: "Memory", rules: "HouseRules") -> tuple[Finding, ...]:
    from factcheck.pipeline import check

    found = check(extraction, rules, memory=memory)
    return tuple(finding for finding in found if finding.outcome is not Outcome.CONSISTENT)


def keep_findings(ledger: "Ledger", document_id: int, found: Sequence[Finding]) -> list[FindingEntry]:
    """Record what was found in a document's latest draft, and return what is not dismissed."""
    return ledger.keep_findings(document_id, found, engine=f"factcheck {__version__}", now=datetime.now(UTC))


def _record(entry: FindingEntry) -> dict[str, object]:
    dismissal = entry.dismissal
    return finding_record(entry.finding) | {
        "id": entry.id,
        "document": entry.document_id,
        "claims": list(entry.claims),
        "found_at": entry.found_at,
        "dismissed": dismissal and dismissal.reason,
        "dismissed_by": dismissal and dismissal.reviewer,
        "dismissed_at": dismissal and dismissal.dismissed_at,
    }


def _table(dismissed: bool) -> Table[FindingEntry]:
    reason: Column[FindingEntry] = Column(
        heading="dismissed", read=lambda entry: entry.dismissal.reason if entry.dismissal else ""
    )
    return Table(
        Column(heading="id", read=lambda entry: str(entry.id)),
        Column(heading="doc", read=lambda entry: str(entry.document_id)),
        Column(heading="check", read=lambda entry: entry.finding.check),
        *([reason] if dismissed else []),
        Column(heading="working", read=lambda entry: entry.finding.working),
        Column(heading="phrase", read=lambda entry: entry.finding.place.phrase),
    )
