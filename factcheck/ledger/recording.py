"""Adding an article: a new document, a new draft of one, or nothing new."""

import hashlib
import re
import zlib
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.errors import LedgerError, UnrelatedRevision
from factcheck.ledger import chain, documents, drafts, figures, queries, reporting, rows
from factcheck.ledger.clean import checked, storable
from factcheck.ledger.drafts import Arrival, Plan
from factcheck.ledger.figures import Figures
from factcheck.model.claim import Extraction, Tier
from factcheck.model.decision import Status
from factcheck.model.document import Document
from factcheck.model.entry import ClaimEntry, Receipt
from factcheck.model.filter import ClaimFilter
from factcheck.model.protocols import Lineage
from factcheck.times import stamp

if TYPE_CHECKING:
    from sqlite3 import Connection

_TITLE_CHARS = 120

_NUMBERS = re.compile(r"[0-9]{1,9}")


def record(
    connection: "Connection",
    extraction: Extraction,
    *,
    now: datetime,
    engine: str,
    lineage: Lineage,
    revises: str | None,
    new: bool,
    again: bool = False,
) -> Receipt:
    """Add one article, inside the caller's transaction, and return what it did to the ledger."""
    document = extraction.document
    _check(extraction)
    document_id = _document_id(connection, document, revises)
    if document_id is not None:
        if _known(connection, document_id, document, revises):
            held = documents.latest(connection, document_id)
            same = held.text_sha256 == document.digest
            if not same or not (again or is_newer(engine, held.engine)):
                return _receipt(connection, document_id, new=False)
            new = False
        if new:
            document_id = None
    if document_id is None:
        document_id = _new_document(connection, document, stamp(now))
        latest: documents.Revision | None = None
        old: Sequence[ClaimEntry] = ()
        first = (claim for claim in extraction.records if claim.tier is not Tier.SET_ASIDE)
        plan = Plan(kept=(), arrivals=tuple(map(Arrival, first)))
    else:
        latest = documents.latest(connection, document_id)
        if not drafts.related(latest.text, document.text):
            raise UnrelatedRevision(
                f"{_named(document)} shares no sentence with document {document_id}; "
                "give --new to add it as a document of its own"
            )
        old = _standing(connection, document_id)
        plan = drafts.plan(old, latest.text, extraction.records, document.text, lineage)
    written = figures.laid_out(connection, plan, extraction, document_id=document_id, added_at=stamp(now))
    reread = latest is not None and latest.text_sha256 == document.digest
    if latest is not None and reread and len(plan.kept) == len(old):
        before = figures.standing(connection, latest.id)
        if (written.claims, written.asides, written.unaccounted) == ((), before.asides, before.unaccounted):
            # the newer engine reads the text as the older did
            return _receipt(connection, document_id, new=False)
    revision_id = _new_revision(connection, document_id, extraction, written, engine, stamp(now))
    written.write(connection, revision_id)
    return _receipt(connection, document_id, new=True, reread=reread, **_outcome(old, plan))


def is_newer(engine: str, than: str) -> bool:
    """Tell whether an engine is a later version of another.

    >>> is_newer("factcheck 0.10.0", "factcheck 0.9.1"), is_newer("factcheck 0.9.1", "factcheck 0.9.1")
    (True, False)
    """
    return _version(engine) > _version(than)


def _version(engine: str) -> tuple[int, ...]:
    return tuple(int(number) for number in _NUMBERS.findall(engine))


def _check(extraction: Extraction) -> None:
    text = checked(extraction.document.text, _named(extraction.document))
    for claim in extraction:
        proved = (
            text[claim.start : claim.end] == claim.phrase
            and 0 <= claim.start <= claim.number_start < claim.number_end <= claim.end
        )
        if not proved:
            raise LedgerError(
                f"{_named(extraction.document)} does not say {claim.phrase!r} at {claim.start}–{claim.end}; "
                "find its figures again"
            )


def _named(document: Document) -> str:
    return storable(document.origin) if document.origin else "the text"


def _document_id(connection: "Connection", document: Document, revises: str | None) -> int | None:
    if revises is not None:
        return documents.found(connection, revises).id
    return None if document.origin is None else documents.of_origin(connection, document.origin)


def _known(connection: "Connection", document_id: int, document: Document, revises: str | None) -> bool:
    """Tell whether the text is the latest that the document has, or the latest it had from this path."""
    latest = documents.latest(connection, document_id)
    if latest.text_sha256 == document.digest:
        return True
    if revises is not None or document.origin is None or latest.origin == storable(document.origin):
        return False
    # drafts under several names, all added again: the older name brings nothing new
    row = connection.execute(
        "SELECT text_sha256 FROM revisions WHERE document_id = ? AND origin = ? ORDER BY number DESC LIMIT 1",
        (document_id, storable(document.origin)),
    ).fetchone()
    return row is not None and row[0] == document.digest


def _new_document(connection: "Connection", document: Document, now: str) -> int:
    document_id: int = connection.execute("SELECT coalesce(max(id), 0) + 1 FROM documents").fetchone()[0]
    origin = None if document.origin is None else storable(document.origin)
    connection.execute(
        "INSERT INTO documents (id, uid, origin, title, byline, published, language, added_at)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (
            document_id,
            chain.digest([document.digest, origin, document_id, now])[:16],
            origin,
            _title(document),
            *(_optional(text) for text in (document.byline, document.published, document.language)),
            now,
        ),
    )
    return document_id


def _title(document: Document) -> str:
    if document.title and document.title.strip():
        return storable(" ".join(document.title.split()))
    if document.origin:
        return storable(document.origin.rstrip("/").rpartition("/")[2] or document.origin)
    line = next((line for line in document.text.splitlines() if line.strip()), "untitled")
    return " ".join(line.split())[:_TITLE_CHARS]


def _optional(text: str | None) -> str | None:
    return None if text is None else storable(text)


def _new_revision(
    connection: "Connection",
    document_id: int,
    extraction: Extraction,
    written: Figures,
    engine: str,
    now: str,
) -> int:
    document = extraction.document
    origin = _optional(document.origin)
    number: int = connection.execute(
        "SELECT coalesce(max(number), 0) + 1 FROM revisions WHERE document_id = ?", (document_id,)
    ).fetchone()[0]
    row = {
        "document_id": document_id,
        "number": number,
        "origin": origin,
        "text": document.text,
        "text_sha256": document.digest,
        "raw_sha256": _original(connection, document),
        "media_type": document.media_type,
        "regions": rows.regions_text(document),
        "engine": engine,
        "unaccounted": len(written.unaccounted),
        "figures_sha256": written.seal,
        "added_at": now,
    }
    cursor = connection.execute(
        f"INSERT INTO revisions ({rows.columns(tuple(row))}) VALUES ({', '.join('?' * len(row))})",
        tuple(row.values()),
    )
    if number > 1:
        connection.execute(
            "UPDATE documents SET origin = coalesce(?, origin), title = coalesce(?, title),"
            " byline = coalesce(?, byline), published = coalesce(?, published),"
            " language = coalesce(?, language) WHERE id = ?",
            (
                origin,
                _title(document) if document.title and document.title.strip() else None,
                *(_optional(text) for text in (document.byline, document.published, document.language)),
                document_id,
            ),
        )
    return cursor.lastrowid or 0


def _original(connection: "Connection", document: Document) -> str | None:
    if document.raw is None:
        return None
    sha256 = hashlib.sha256(document.raw).hexdigest()
    connection.execute(
        "INSERT INTO originals (sha256, bytes, zlib) SELECT ?, ?, ?"
        " WHERE NOT EXISTS (SELECT 1 FROM originals WHERE sha256 = ?)",
        (sha256, len(document.raw), zlib.compress(document.raw), sha256),
    )
    return sha256


def _standing(connection: "Connection", document_id: int) -> list[ClaimEntry]:
    ids = queries.claim_ids(connection, ClaimFilter(document=document_id, tiers=frozenset()))
    return queries.entries(connection, ids)


def _outcome(old: Sequence[ClaimEntry], plan: Plan) -> dict[str, int]:
    kept = [place.entry for _, place in plan.kept if place.entry.claim.tier is Tier.CLAIM]
    arrivals = [arrival for arrival in plan.arrivals if arrival.claim.tier is Tier.CLAIM]
    changed = [arrival for arrival in arrivals if arrival.supersedes is not None]
    accounted = {entry.id for entry in kept} | {
        arrival.supersedes.id for arrival in plan.arrivals if arrival.supersedes
    }
    return {
        "kept": sum(entry.status is not Status.UNREVIEWED for entry in kept),
        "changed": len(changed),
        "added": len(arrivals) - len(changed),
        "gone": sum(entry.claim.tier is Tier.CLAIM and entry.id not in accounted for entry in old),
    }


def _receipt(
    connection: "Connection", document_id: int, *, new: bool, reread: bool = False, **outcome: int
) -> Receipt:
    return Receipt(
        document=documents.entry(connection, document_id),
        new=new,
        reread=reread,
        coverage=reporting.coverage(connection, document_id),
        **outcome,
    )
