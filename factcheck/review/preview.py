"""What is left in an article, line by line, for a reviewer who chooses what to do next."""

from collections.abc import Iterator

from factcheck.model.amount import amount
from factcheck.model.decision import Status
from factcheck.model.entry import DocumentEntry
from factcheck.model.filter import ClaimFilter
from factcheck.review.line import Line, Look, Run
from factcheck.review.session import ReviewSession

_CLAIMS = 60
"""As many open claims as are listed."""
_FIGURE = 16
_LONGEST = 300
"""Characters of a phrase or a sentence."""


def preview(session: ReviewSession, document: DocumentEntry | None) -> Iterator[Line]:
    """Yield where an article comes from, what became of its figures, and its open claims."""
    if document is None:
        yield Line((Run("The claims of all articles, in one queue.", Look.DIM),))
        return
    origin = f"  {document.origin or 'standard input'}, draft {document.revision}"
    yield Line((Run(document.called, Look.STRONG), Run(origin, Look.DIM)), 2)
    yield Line((Run(str(session.articles.coverage(document.id))),))
    yield Line()
    ids = session.ledger.claim_ids(ClaimFilter(document=document.id, statuses=frozenset({Status.UNREVIEWED})))
    for entry in session.ledger.entries(ids[:_CLAIMS]):
        claim = entry.claim
        yield Line(
            (
                Run(f"{amount(claim)[:_FIGURE]:>{_FIGURE}}  ", Look.STRONG),
                Run(claim.phrase[:_LONGEST]),
                Run(f"  {claim.sentence[:_LONGEST]}", Look.DIM),
            ),
            _FIGURE + 2,
        )
    if len(ids) > _CLAIMS:
        yield Line((Run(f"and {len(ids) - _CLAIMS:,} more", Look.DIM),))
