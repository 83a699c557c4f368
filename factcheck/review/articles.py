"""The articles behind the queue: text, title, coverage, and which figures stand where in them."""

from bisect import bisect_left
from collections import OrderedDict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.model.claim import Tier
from factcheck.model.entry import ClaimEntry, Coverage, DocumentEntry
from factcheck.model.filter import ClaimFilter
from factcheck.review.rows import Rows
from factcheck.safe import one_line, safe

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

_KEPT = 4
"""Articles whose text is kept, so that going back and forth is quick."""

_LONGEST = 400
"""How far before a row a phrase may start that still reaches it."""


class Articles:
    """What the ledger holds of the articles, read when it is asked for."""

    def __init__(self, ledger: "Ledger") -> None:
        self._ledger = ledger
        self._texts: OrderedDict[int, str] = OrderedDict()
        self._entries: dict[int, DocumentEntry] = {}
        self._coverage: dict[int, Coverage] = {}
        self._figures: dict[int, Rows] = {}

    def forget(self, *, figures: bool = False) -> None:
        """Read counts and statuses anew; which figures there are, too, when they may have changed."""
        self._coverage.clear()
        if figures:
            self._figures.clear()
        for rows in self._figures.values():
            rows.forget()

    def renew(self, claim_id: int) -> None:
        """Read one claim anew, and the counts that it moved."""
        self._coverage.clear()
        for rows in self._figures.values():
            row = rows.at(claim_id)
            if row is not None:
                rows.renew(row)

    def entry(self, document_id: int) -> DocumentEntry:
        """Return the ledger's entry of an article."""
        if document_id not in self._entries:
            self._entries[document_id] = self._ledger.document(str(document_id))
        return self._entries[document_id]

    def title(self, document_id: int) -> str:
        """Return what an article is called, on one line and safe to show."""
        return one_line(self.entry(document_id).called)

    def text(self, document_id: int) -> str:
        """Return an article's text, safe to show, every character where it was."""
        if document_id not in self._texts:
            self._texts[document_id] = safe(self._ledger.text(document_id))
            if len(self._texts) > _KEPT:
                self._texts.popitem(last=False)
        self._texts.move_to_end(document_id)
        return self._texts[document_id]

    def coverage(self, document_id: int) -> Coverage:
        """Return what became of an article's figures."""
        if document_id not in self._coverage:
            self._coverage[document_id] = self._ledger.coverage(document_id)
        return self._coverage[document_id]

    def figures(self, document_id: int, start: int, end: int) -> Iterator[ClaimEntry]:
        """Yield the claims whose phrases touch a stretch of an article's text, in its order."""
        rows = self._figures.get(document_id)
        if rows is None:
            ids = self._ledger.claim_ids(ClaimFilter(document=document_id, tiers=frozenset({Tier.CLAIM})))
            rows = self._figures[document_id] = Rows(ids, self._ledger.entries)
        held = rows
        at = bisect_left(range(len(rows)), start - _LONGEST, key=lambda row: held.peek(row).claim.start)
        for row in range(at, len(rows)):
            entry = rows[row]
            if entry.claim.start >= end:
                return
            if entry.claim.end > start:
                yield entry
