"""Going through the queue: which claims it shows, where the cursor stands, which are still open."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.errors import UsageError
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
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

    def __init__(self, ledger: "Ledger", shown: ClaimFilter) -> None:
        self.ledger = ledger
        self.articles = Articles(ledger)
        self.filter = shown
        self._seen = ledger.version()
        self._load()
        self.next_open(include_here=True)

    def _load(self) -> None:
        ids = self.ledger.claim_ids(self.filter)
        self.rows = Rows(ids, self._read)
        self._open = self._which_are_open()
        self.cursor = 0

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
        return self.rows[self.cursor] if len(self.rows) else None

    def here(self) -> ClaimEntry:
        """Return the claim under the cursor, or say that there is none."""
        if self.current is None:
            raise UsageError("no claim is shown: end the search, or filter for all of them")
        return self.current

    def move(self, row: int) -> None:
        """Put the cursor on a row, or as near as there is one."""
        self.cursor = max(0, min(row, len(self.rows) - 1))

    def next_open(self, *, include_here: bool = False) -> bool:
        """Go to the next open claim, past the end from the top again; tell whether there is one."""
        start = self.cursor if include_here else self.cursor + 1
        return self._seek(lambda: _either(self._open.find(1, start), self._open.find(1)))

    def previous_open(self) -> bool:
        """Go to the open claim before this one, from the top to the end; tell whether there is one."""
        return self._seek(lambda: _either(self._open.rfind(1, 0, self.cursor), self._open.rfind(1)))

    def _seek(self, candidate: Callable[[], int]) -> bool:
        for last_try in (False, True):
            while (row := candidate()) >= 0:
                # somebody else may have decided on it since the queue was read
                if self.rows[row].status is Status.UNREVIEWED:
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
            entry = self.rows.peek(row)
            return entry.document_id, entry.claim.start

        return bisect_left(range(len(self.rows)), (document, start), key=place)

    def reload(self, shown: ClaimFilter | None = None) -> None:
        """Read the queue anew, through another filter if one is given; the cursor keeps its claim."""
        kept, row = self.current, self.cursor
        if shown is not None:
            self.filter = shown
        self._load()
        again = None if kept is None else self.rows.at(kept.id)
        self.move(row if again is None else again)
        self.articles.forget(figures=True)
        self._seen = self.ledger.version()

    def read_article(self, document: int | None) -> None:
        """Show the claims of one article, or of all, with the cursor on the first open one."""
        self.reload(replace(self.filter, document=document))
        self.cursor = 0
        self.next_open(include_here=True)

    def go_to(self, entry: ClaimEntry) -> None:
        """Put the cursor on a claim, in the queue of its article if this one does not hold it."""
        row = self.rows.at(entry.id)
        if row is None:
            self.reload(ClaimFilter(document=entry.document_id, order=self.filter.order))
            row = self.rows.at(entry.id)
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
        self.rows.forget()
        self.articles.forget()

    def stands(self, claim_id: int, status: Status) -> None:
        """Take note that a claim has this status now."""
        row = self.rows.at(claim_id)
        if row is not None:
            self.rows.renew(row)
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
