"""What the ledger says, laid out for a reader: the value that every report format renders."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.decision import Status
from factcheck.model.document import Document, Span
from factcheck.model.entry import (
    ClaimEntry,
    ClaimHistory,
    Counts,
    Coverage,
    DocumentEntry,
    FindingEntry,
    Head,
)
from factcheck.model.series import Series


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
    entries: Iterable[ClaimEntry]
    """The same claims without their decisions, which is quicker."""
    unsettled: Iterable[ClaimEntry]
    """Those of them that are open, disputed, or verified without evidence."""
    changes: Iterable[ClaimHistory]
    """Those of them that are disputed or have a correction, with their decisions."""
    draft: Callable[[], Document]
    """Reads the latest draft: its text, its regions, its byline and date."""
    findings: Iterable[FindingEntry] = ()
    """What the checks say of it and nobody dismissed, in the order of the text."""
    set_aside: Iterable[Claim] = ()
    """The numbers of the latest draft that are no quantity, each with its reason."""
    unaccounted: Iterable[Span] = ()
    """Where numbers stand that no figure accounts for."""
    doubts: int = 0
    """How many findings say that something does not fit."""
    unproven: int = 0
    """How many claims are verified without evidence."""

    @property
    def obstacles(self) -> tuple[tuple[int, str], ...]:
        """What stands in the way of clearing it: how many of what."""
        return obstacles((self,))


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A checking paper: the articles, and the point in the chain of decisions at which it was made."""

    generated_at: str
    version: str
    ledger: str
    """The ledger's file name, never its path."""
    articles: tuple[ArticleReport, ...]
    head: Head
    entries: Callable[[Sequence[int]], Iterable[ClaimEntry]]
    """Reads claims of these articles by their ids, page by page, in that order."""
    series: Iterable[Series] = ()
    """Quantities that several dated articles give."""
    only: str = ""
    """Which claims were chosen, in words; empty for all. The verdict is on all of an article, even so."""
    left_out: tuple[ArticleReport, ...] = ()
    """Articles of which no claim was chosen: they count for the verdict."""

    @property
    def every(self) -> tuple[ArticleReport, ...]:
        """The articles that are shown, and those of which nothing is."""
        return (*self.articles, *self.left_out)

    @property
    def counts(self) -> Counts:
        """Of all articles together."""
        return Counts(
            **{status: sum(getattr(article.counts, status) for article in self.every) for status in Status}
        )

    @property
    def verdict(self) -> str:
        """The line a report opens with.

        >>> nothing = Report(generated_at="", version="", ledger="", articles=(), head=Head(seq=0, hash=""),
        ...                  entries=lambda ids: ())
        >>> nothing.verdict
        'NOTHING TO CHECK: no figures'
        """
        standing = [f"{number} {words}" for number, words in obstacles(self.every)]
        if standing:
            return "NOT CLEAR: " + ", ".join(standing)
        total = self.counts.total
        return f"CLEAR: all {total} decided, none disputed" if total else "NOTHING TO CHECK: no figures"


def obstacles(articles: Iterable[ArticleReport]) -> tuple[tuple[int, str], ...]:
    """Return what stands in the way of clearing articles: how many of what, and nothing of which is none."""
    held = tuple(articles)
    doubts = sum(article.doubts for article in held)
    numbers = (
        (sum(article.counts.unreviewed for article in held), "open"),
        (sum(article.counts.disputed for article in held), "disputed"),
        (sum(article.coverage.unaccounted for article in held), "unaccounted"),
        (doubts, "finding" if doubts == 1 else "findings"),
        (sum(article.unproven for article in held), "verified without evidence"),
    )
    return tuple((number, words) for number, words in numbers if number)
