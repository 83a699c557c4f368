"""A list of claims of any length: ids in memory, eight bytes each; the claims read a page at a time."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence

from factcheck.limits import PAGE_ROWS
from factcheck.model.entry import ClaimEntry

_PAGES = 32
"""Pages kept: enough for a binary search through a million rows and the screen beside it."""


class Rows:
    """The claims of these ids, in this order, read when they are looked at."""

    def __init__(self, ids: "array[int]", read: Callable[[Sequence[int]], Sequence[ClaimEntry]]) -> None:
        self.ids = ids
        self._read = read
        self._pages: OrderedDict[int, list[ClaimEntry]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[ClaimEntry]:
        return (self[at] for at in range(len(self.ids)))

    def __getitem__(self, at: int) -> ClaimEntry:
        if not 0 <= at < len(self.ids):
            raise IndexError(at)
        page, row = divmod(at, PAGE_ROWS)
        entries = self._pages.get(page)
        if entries is None:
            entries = list(self._read(self.ids[page * PAGE_ROWS : (page + 1) * PAGE_ROWS]))
            self._pages[page] = entries
            if len(self._pages) > _PAGES:
                self._pages.popitem(last=False)
        else:
            self._pages.move_to_end(page)
        return entries[row]

    def extend(self, ids: "array[int]") -> None:
        """Put more claims at the end."""
        # its last page may have been a part of one
        self._pages.pop(len(self.ids) // PAGE_ROWS, None)
        self.ids.extend(ids)

    def at(self, claim_id: int, near: int = 0) -> int | None:
        """Return the row that a claim stands in, or None; it is looked for near a row first."""
        if near < len(self.ids) and self.ids[near] == claim_id:
            return near
        try:
            return self.ids.index(claim_id)
        except ValueError:
            return None

    def peek(self, at: int) -> ClaimEntry:
        """Return one row without reading those around it: for a search by halves."""
        return self[at] if at // PAGE_ROWS in self._pages else self._read(self.ids[at : at + 1])[0]

    def renew(self, at: int) -> None:
        """Read one row anew."""
        page, row = divmod(at, PAGE_ROWS)
        if page in self._pages:
            self._pages[page][row] = self._read(self.ids[at : at + 1])[0]

    def forget(self) -> None:
        """Read every row anew when it is next looked at."""
        self._pages.clear()

    def insert(self, at: int, claim_id: int) -> None:
        """Put a claim before a row."""
        self.ids.insert(at, claim_id)
        self._pages.clear()

    def replace(self, at: int, claim_id: int) -> None:
        """Put a claim in the place of another."""
        self.ids[at] = claim_id
        self.renew(at)
