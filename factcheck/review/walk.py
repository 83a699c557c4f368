"""Going through the queue: which claims it shows, where the cursor stands, which are still open."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry, Listing
from factcheck.model.filter import ClaimFilter, Order
from factcheck.review.articles import Articles
from factcheck.review.rows import Rows

if TYPE_CHECKING:
    from factcheck.ledger import Ledger


class Walk:
    """The claims of a filter and a cursor among them.

    The queue never jumps by itself: a claim that no longer fits the filter stays until `reload`,
    and what others decide changes rows where they stand.
    """

    def __init__(self, ledger: "Ledger", shown: ClaimFilter, *, first: int | None = None) -> None:
        self.ledger = ledger
        self.articles = Articles(ledger)
        self.filter = shown
        self._first = first
        """As many rows as are read at first, so that they can be shown; None for all."""
        self._seen = ledger.version()
        self._load()
        self.next_open(include_here=True)

    def _load(self) -> None:
        listing = self.ledger.listing(self.filter, most=self._first)
        self.known = Rows(listing.ids, self._read)
        """The rows that are read so far."""
        self._open = listing.open
        self.whole = self._first is None or len(listing.ids) < self._first
        """Whether these are all."""
        self.cursor = 0

    @property
    def rows(self) -> Rows:
        """All rows of the queue."""
        self.complete()
        return self.known

    def complete(self, listing: Listing | None = None) -> None:
        """Have all rows, those that were shown before where they are; they may have been read meanwhile."""
        if self.whole:
            return
        listing = listing or self.ledger.listing(self.filter)
        self.whole = True
        ids, still_open = listing.ids, listing.open
        here = len(self.known)
        if ids[:here] == self.known.ids:
            self.known.extend(ids[here:])
            self._open.extend(still_open[here:])
            return
        # some were decided or added since
        there = set(self.known.ids)
        rest = [row for row, claim_id in enumerate(ids) if claim_id not in there]
        self.known.extend(array("q", (ids[row] for row in rest)))
        self._open.extend(still_open[row] for row in rest)

    def _which_are_open(self) -> bytearray:
        """Return a 1 for every row whose claim is open."""
        open_ones = replace(
            self.filter, statuses=frozenset({Status.UNREVIEWED}), reviewer=None, order=Order.POSITION
        )
        members = set(self.ledger.claim_ids(open_ones))
        return bytearray(claim_id in members for claim_id in self.rows.ids)

    def _read(self, ids: Sequence[int]) -> Sequence[ClaimEntry]:
        return self.ledger.entries(ids)

    @property
    def current(self) -> ClaimEntry | None:
        """The claim under the cursor; None while the queue is empty."""
        return self.known[self.cursor] if len(self.known) else None

    def here(self) -> ClaimEntry:
        """Return the claim under the cursor, or say that there is none."""
        if self.current is None:
            raise UsageError("no claim is shown: end the search, or filter for all of them")
        return self.current

    def move(self, row: int) -> None:
        """Put the cursor on a row, or as near as there is one."""
        if row >= len(self.known):
            self.complete()
        self.cursor = max(0, min(row, len(self.known) - 1))

    def move_to_end(self) -> None:
        """Put the cursor on the last row."""
        self.move(len(self.rows) - 1)

    def next_open(self, *, include_here: bool = False) -> bool:
        """Go to the next open claim, past the end from the top again; tell whether there is one."""
        start = self.cursor if include_here else self.cursor + 1
        if self._open.find(1, start) < 0:
            self.complete()
        return self._seek(lambda: _either(self._open.find(1, start), self._open.find(1)))

    def previous_open(self) -> bool:
        """Go to the open claim before this one, from the top to the end; tell whether there is one."""
        if self._open.rfind(1, 0, self.cursor) < 0:
            self.complete()
        return self._seek(lambda: _either(self._open.rfind(1, 0, self.cursor), self._open.rfind(1)))

    def _seek(self, candidate: Callable[[], int]) -> bool:
        for last_try in (False, True):
            while (row := candidate()) >= 0:
                # somebody else may have decided on it since the queue was read
                if self.known[row].status is Status.UNREVIEWED:
                    self.cursor = row
                    return True
                self._open[row] = 0
            if not last_try:
                # or cleared one: nothing is overlooked
                self._open = self._which_are_open()
        return False

    def go_to_article(self, step: int) -> None:
        """Put the cursor on the first claim of the next article, of this one, or of the one before."""
        document = self.here().document_id
        if self.filter.order is not Order.POSITION:
            raise UsageError("the articles are mixed in this order; in the order of position they follow")
        first = self.first(document)
        if step > 0:
            self.move(self.first(document + 1))
        elif first < self.cursor or first == 0:
            self.move(first)
        else:
            self.move(self.first(self.rows[first - 1].document_id))

    def first(self, document: int, start: int = -1) -> int:
        """Return the first row at or after a place, of a queue in the order of the texts."""

        def place(row: int) -> tuple[int, int]:
            entry = self.known.peek(row)
            return entry.document_id, entry.claim.start

        if not self.whole and (not len(self.known) or place(len(self.known) - 1) < (document, start)):
            self.complete()
        return bisect_left(range(len(self.known)), (document, start), key=place)

    def reload(self, shown: ClaimFilter | None = None) -> None:
        """Read the queue anew, through another filter if one is given; the cursor keeps its claim."""
        kept: ClaimEntry | None = self.current
        row: int | None = self.cursor
        if shown is not None and shown != self.filter:
            self.filter, row = shown, None
        self._load()
        self.move(self._again(kept, row))
        self.articles.forget(figures=True)
        self._seen = self.ledger.version()

    def _again(self, kept: ClaimEntry | None, row: int | None) -> int:
        """Return the row of the claim that the cursor stood on; where it is gone, the row that it had."""
        if kept is None:
            return 0
        again = self._row_of(kept.id)
        if again is not None:
            return again
        if row is not None:
            return row
        # another queue: to the next claim in the articles, past the last from the top again
        in_place = self.filter.order is Order.POSITION
        row = self.first(kept.document_id, kept.claim.start) if in_place else 0
        return row if row < len(self.known) else 0

    def _row_of(self, claim_id: int) -> int | None:
        """Return the row of a claim; the whole queue is read only where it has to be."""
        row = self.known.at(claim_id, self.cursor)
        if row is None and not self.whole and self.ledger.chooses(self.filter, claim_id):
            row = self.rows.at(claim_id)
        return row

    def read_article(self, document: int | None) -> None:
        """Show the claims of one article, or of all, with the cursor on the first open one."""
        self.reload(replace(self.filter, document=document))
        self.cursor = 0
        self.next_open(include_here=True)

    def go_to(self, entry: ClaimEntry) -> None:
        """Put the cursor on a claim, in the queue of its article if this one does not hold it."""
        row = self._row_of(entry.id)
        if row is None:
            self.reload(ClaimFilter(document=entry.document_id, order=self.filter.order))
            row = self._row_of(entry.id)
        self.move(self.cursor if row is None else row)

    def search(self, text: str) -> None:
        """Narrow the queue to claims with these words; the same claims as before without any."""
        self.reload(replace(self.filter, text=text))

    def go_among(self, wanted: ClaimFilter, step: int) -> bool:
        """Go to the next claim here that a filter chooses, or the one before; tell if there is one."""
        matching = set(self.ledger.claim_ids(replace(wanted, order=Order.POSITION)))
        ids = self.rows.ids
        around = ((self.cursor + step * by) % len(ids) for by in range(1, len(ids) + 1))
        row = next((at for at in around if ids[at] in matching), None)
        if row is not None:
            self.cursor = row
        return row is not None

    def poll(self) -> bool:
        """Tell whether the ledger changed; if so, rows and counts are read anew where they stand."""
        version = self.ledger.version()
        if version == self._seen:
            return False
        before = self.current
        self._seen = version
        self.forget()
        now = self.current
        if before and now and before.last_decision != now.last_decision:
            self.turned(before)
        return True

    def turned(self, before: ClaimEntry) -> None:
        """Take note that somebody decided on the claim under the cursor; so it stood until now."""

    def forget(self) -> None:
        """Read every row anew when it is next looked at."""
        self.known.forget()
        self.articles.forget()

    def stands(self, claim_id: int, status: Status) -> None:
        """Take note that a claim has this status now."""
        row = self.known.at(claim_id, self.cursor)
        if row is not None:
            self.known.renew(row)
            self._open[row] = status is Status.UNREVIEWED
        self.articles.renew(claim_id)

    def insert(self, entry: ClaimEntry) -> None:
        """Put a new claim where it stands in its article, in other orders here, and the cursor on it."""
        in_place = self.filter.order is Order.POSITION
        row = self.first(entry.document_id, entry.claim.start) if in_place else self.cursor
        self.rows.insert(row, entry.id)
        self._open.insert(row, entry.status is Status.UNREVIEWED)
        self.articles.forget(figures=True)
        self.cursor = row


def _either(beside: int, around: int) -> int:
    return beside if beside >= 0 else around
