"""Claims that a reviewer adds: figures that were missed, set aside, or thought too minor."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import Conflict
from factcheck.ledger import documents, figures, opinions, queries, rows
from factcheck.ledger.deciding import Author
from factcheck.ledger.drafts import REVIEWER_RULE
from factcheck.model.claim import Claim, Tier, claim_uid
from factcheck.model.entry import ClaimEntry
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection


def add(connection: "Connection", claim: Claim, document_id: int, author: Author) -> ClaimEntry:
    """Add a claim to the latest draft, unless its figure is in the queue already."""
    revision = documents.latest(connection, document_id)
    stands = (
        revision.text[claim.start : claim.end] == claim.phrase
        and 0 <= claim.start <= claim.number_start < claim.number_end <= claim.end
    )
    if not stands:
        raise Conflict(
            f"{claim.phrase!r} does not stand at {claim.start}–{claim.end} of document {document_id}; "
            "a new draft may have come in: look at it again"
        )
    other = _over(connection, claim, document_id)
    if other is not None:
        raise Conflict(f"that figure is claim {other} already; decide on it instead")
    uid = claim_uid(revision.text_sha256, claim.number_span, salt=":reviewer")
    made = replace(claim, tier=Tier.CLAIM, reason=None, rule=REVIEWER_RULE, uid=uid)
    made = replace(made, uid=figures.FreeUids(connection, revision.text_sha256).uid(made))
    row = rows.claim_row(
        made,
        document_id=document_id,
        added_by=opinions.name(author.reviewer),
        added_at=stamp(author.now),
    )
    id_ = figures.add(connection, made, revision.id, row)
    return queries.claim(connection, id_)


def promote(connection: "Connection", claim_id: int, author: Author) -> ClaimEntry:
    """Put a minor figure in the queue, as a reviewer's claim over it; one that is there is given back."""
    entry = queries.claim(connection, claim_id)
    if entry.claim.tier is Tier.CLAIM:
        return entry
    if not entry.in_latest:
        raise Conflict(f"claim {claim_id} does not stand in the latest draft; promote one that does")
    other = _over(connection, entry.claim, entry.document_id)
    if other is not None:
        return queries.claim(connection, other)
    return add(connection, entry.claim, entry.document_id, author)


def _over(connection: "Connection", claim: Claim, document_id: int) -> int | None:
    """Return the id of the claim in the queue that has this figure, if there is one."""
    row = connection.execute(
        "SELECT id FROM claims WHERE document_id = ? AND in_latest = 1 AND tier = 'claim'"
        " AND number_start < ? AND number_end > ? LIMIT 1",
        (document_id, claim.number_end, claim.number_start),
    ).fetchone()
    return row[0] if row else None
