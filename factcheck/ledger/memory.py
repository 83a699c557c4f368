"""What the ledger remembers of a quantity: the figures of other articles that an article is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.ledger import queries
from factcheck.ledger.file import LedgerFile
from factcheck.model.claim import Claim
from factcheck.model.finding import Remembered

if TYPE_CHECKING:
    from sqlite3 import Connection

MOST = 60
"""As many figures like one are remembered, those of the newest articles: older ones were revised since."""

_KEPT = 10_000
"""Figures that are kept once they were read: an import asks for the same ones over and over."""

Kept = dict[tuple[int, int], Claim]
"""Figures by their id and place: a claim's wording never changes, but where it stands may."""


@dataclass(frozen=True, slots=True)
class LedgerMemory:
    """Every other article of the ledger; the one that is checked does not remember itself."""

    document_id: int | None
    _file: LedgerFile = field(repr=False)
    _kept: Kept = field(default_factory=dict, repr=False)

    def alike(self, claim: Claim) -> Iterator[Remembered]:
        """Yield figures of other drafts on the same noun and doing, or the same measure, newest first."""
        where, values = queries.same_sort(claim)
        if claim.noun_head is not None:
            where, values = f"{where} AND action IS ?", (*values, claim.action)
        with self._file.reading() as connection:
            found = connection.execute(
                "SELECT c.id, c.start, c.document_id, d.title, d.published"
                f" FROM (SELECT id, start, document_id FROM claims WHERE {where} AND document_id IS NOT ?"
                " ORDER BY document_id DESC, start LIMIT ?) c JOIN documents d ON d.id = c.document_id",
                (*values, self.document_id, MOST),
            ).fetchall()
            claims = self._claims(connection, [(row[0], row[1]) for row in found])
        for other, (_, _, document_id, title, published) in zip(claims, found, strict=True):
            yield Remembered(claim=other, document=str(document_id), title=title, published=published)

    def _claims(self, connection: "Connection", places: list[tuple[int, int]]) -> list[Claim]:
        if len(self._kept) > _KEPT:
            self._kept.clear()
        missing = [place[0] for place in places if place not in self._kept]
        for id_, claim in queries.wordings(connection, missing):
            self._kept[id_, claim.start] = claim
        return [self._kept[place] for place in places]
