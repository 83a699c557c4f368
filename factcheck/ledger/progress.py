"""Progress and agreement, counted from the decisions."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import combinations
from typing import TYPE_CHECKING

from factcheck.ledger import documents, reporting
from factcheck.model.decision import Status
from factcheck.model.entry import Counts
from factcheck.model.progress import Activity, Agreement, ArticleProgress, Progress, ReviewerProgress

if TYPE_CHECKING:
    from sqlite3 import Connection

_WORDS = """
    SELECT o.claim_id, o.reviewer, o.status FROM opinions o JOIN claims c ON c.id = o.claim_id
    WHERE c.in_latest = 1 AND c.tier = 'claim' AND (?1 IS NULL OR c.document_id = ?1)
    ORDER BY o.claim_id, o.reviewer"""
_ACTS = """
    SELECT d.reviewer, count(*), max(d.decided_at) FROM decisions d JOIN claims c ON c.id = d.claim_id
    WHERE ?1 IS NULL OR c.document_id = ?1 GROUP BY d.reviewer ORDER BY d.reviewer"""


_HANDS = """
    SELECT document_id, reviewer, max(decided_at) AS last FROM claims
    WHERE in_latest = 1 AND reviewer IS NOT NULL AND document_id IN ({})
    GROUP BY document_id, reviewer ORDER BY last DESC, reviewer"""


def activity(connection: "Connection", document_ids: Sequence[int]) -> dict[int, Activity]:
    """Return whose words hold on the claims of each of these documents that anybody has decided on."""
    hands: dict[int, list[tuple[str, str]]] = defaultdict(list)
    query = _HANDS.format(", ".join("?" * len(document_ids)))
    for document_id, reviewer, last in connection.execute(query, tuple(document_ids)):
        hands[document_id].append((reviewer, last))
    return {
        document_id: Activity(reviewers=tuple(reviewer for reviewer, _ in pairs), last=pairs[0][1])
        for document_id, pairs in hands.items()
    }


def progress(connection: "Connection", ref: str | None) -> Progress:
    """Return how far the desk has come with all articles, or with one."""
    chosen = documents.entries(connection) if ref is None else [documents.found(connection, ref)]
    document_id = None if ref is None else chosen[0].id
    words: dict[str, Counter[Status]] = defaultdict(Counter)
    pairs: dict[tuple[str, str], Counter[tuple[Status, Status]]] = defaultdict(Counter)
    said: dict[int, list[tuple[str, Status]]] = defaultdict(list)
    for claim_id, reviewer, status in connection.execute(_WORDS, (document_id,)):
        words[reviewer][Status(status)] += 1
        said[claim_id].append((reviewer, Status(status)))
    for on_claim in said.values():
        for (one, this), (other, that) in combinations(on_claim, 2):
            pairs[one, other][this, that] += 1
    reviewers = [
        ReviewerProgress(reviewer=reviewer, words=dict(words[reviewer]), acts=acts, last=last)
        for reviewer, acts, last in connection.execute(_ACTS, (document_id,))
    ]
    agreements = [Agreement(one=one, other=other, pairs=dict(found)) for (one, other), found in pairs.items()]
    counts = reporting.counts(connection, document_id)
    by_document = {document_id: counts} if document_id else reporting.counts_by_document(connection)
    return Progress(
        counts=counts,
        articles=tuple(
            ArticleProgress(document=document, counts=by_document.get(document.id, Counts()))
            for document in chosen
        ),
        reviewers=tuple(sorted(reviewers, key=lambda each: (-each.claims, each.reviewer))),
        agreements=tuple(sorted(agreements, key=lambda each: (-each.claims, each.one, each.other))),
    )
