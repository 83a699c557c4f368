"""What the ledger says, laid out for a reader: the value that every report format renders."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimHistory, Counts, Coverage, DocumentEntry, FindingEntry, Head


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleReport:
    """One article of a report."""

    document: DocumentEntry
    counts: Counts
    coverage: Coverage
    text_digest: str
    claims: Iterable[ClaimHistory]
    """Those of tier claim in the latest draft, in the order of the text. May be gone through more
    than once; a ledger reads them page by page, so that a long report is never held whole."""
    findings: Iterable[FindingEntry] = ()
    """What the checks say of it and nobody dismissed, in the order of the text."""
    set_aside: Iterable[Claim] = ()
    """The numbers of the latest draft that are no quantity, each with its reason."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A checking paper: the articles, and the point in the chain of decisions at which it was made."""

    generated_at: str
    version: str
    ledger: str
    """The ledger's file name, never its path."""
    articles: tuple[ArticleReport, ...]
    head: Head

    @property
    def counts(self) -> Counts:
        """Of all articles together."""
        return Counts(
            **{status: sum(getattr(article.counts, status) for article in self.articles) for status in Status}
        )

    @property
    def verdict(self) -> str:
        """The line a report opens with.

        >>> Report(generated_at="", version="", ledger="", articles=(), head=Head(seq=0, hash="")).verdict
        'NOTHING TO CHECK: no figures'
        """
        counts = self.counts
        unaccounted = sum(article.coverage.unaccounted for article in self.articles)
        if not counts.total and not unaccounted:
            return "NOTHING TO CHECK: no figures"
        held_up_by = (
            (counts.unreviewed, "open"),
            (counts.disputed, "disputed"),
            (unaccounted, "unaccounted"),
        )
        standing = [f"{number} {word}" for number, word in held_up_by if number]
        if standing:
            return "NOT CLEAR: " + ", ".join(standing)
        return f"CLEAR: all {counts.total} decided, none disputed"
