"""What happened to the claims of a document from one draft to another."""

from typing import TYPE_CHECKING

from factcheck.errors import UnknownRevision
from factcheck.ledger import documents, queries
from factcheck.ledger.clean import key
from factcheck.model.drafting import Change, Draft, DraftDiff

if TYPE_CHECKING:
    from sqlite3 import Connection


def diff(connection: "Connection", ref: str, earlier: int | None, later: int | None) -> DraftDiff:
    """Compare two drafts of a document: the latest with the one before, unless numbers say otherwise."""
    document = documents.found(connection, ref)
    newest = document.revision
    second = newest if later is None else later
    first = second - 1 if earlier is None else earlier
    if newest == 1:
        raise UnknownRevision(
            f"document {document.id} has one draft only; "
            f"factcheck add FILE --revises {document.id} adds the next"
        )
    for number in (second, first):
        if not 1 <= number <= newest:
            raise UnknownRevision(f"document {document.id} has no draft {number}; it has 1 to {newest}")
    if first >= second:
        raise UnknownRevision(f"draft {first} is not before draft {second}; name the earlier one first")
    (before, old), (after, new) = (_draft(connection, document.id, number) for number in (first, second))
    predecessors = _predecessors(connection, document.id)
    pairs = [(_among(old, claim_id, predecessors), claim_id) for claim_id in new]
    found = {was for was, _ in pairs}
    pairs_and_gone: list[tuple[int | None, int | None]] = [
        *pairs,
        *((claim_id, None) for claim_id in old if claim_id not in found),
    ]
    ids = sorted({claim_id for pair in pairs_and_gone for claim_id in pair if claim_id is not None})
    held = dict(zip(ids, queries.entries(connection, ids), strict=True))
    return DraftDiff(
        document=document,
        earlier=before,
        later=after,
        changes=tuple(
            Change(was=None if was is None else held[was], now=None if now is None else held[now])
            for was, now in pairs_and_gone
        ),
    )


def _draft(connection: "Connection", document_id: int, number: int) -> tuple[Draft, dict[int, None]]:
    """Return a revision, and its claims in the order in which they stand there."""
    id_, text, engine, added_at = connection.execute(
        "SELECT id, text, engine, added_at FROM revisions WHERE document_id = ? AND number = ?",
        (document_id, key(number)),
    ).fetchone()
    claims = connection.execute(
        "SELECT c.id FROM mentions m JOIN claims c ON c.id = m.claim_id"
        " WHERE m.revision_id = ? AND c.tier = 'claim' ORDER BY m.start, c.id",
        (id_,),
    )
    draft = Draft(number=number, text=text, engine=engine, added_at=added_at)
    return draft, {row[0]: None for row in claims}


def _predecessors(connection: "Connection", document_id: int) -> dict[int, int]:
    found = connection.execute(
        "SELECT id, supersedes_id FROM claims WHERE document_id = ? AND supersedes_id IS NOT NULL",
        (document_id,),
    )
    return dict(found.fetchall())


def _among(old: dict[int, None], claim_id: int, predecessors: dict[int, int]) -> int | None:
    """Return which claim of an earlier draft this one is, or took the place of, over all drafts between."""
    at: int | None = claim_id
    # an id is higher than those before it, or the file was tampered with
    while at is not None and at not in old:
        before = predecessors.get(at)
        at = before if before is not None and before < at else None
    return at
