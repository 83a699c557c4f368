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
    _told: dict[int, tuple[str, str | None]] = field(default_factory=dict, repr=False)
    """Title and day of the articles met so far, while one article is checked."""

    def alike(self, claim: Claim) -> Iterator[Remembered]:
        """Yield figures of other drafts on the same noun and doing, or the same measure, newest first."""
        where, values = queries.same_sort(claim)
        if claim.noun_head is not None:
            where, values = f"{where} AND action IS ?", (*values, claim.action)
        with self._file.reading() as connection:
            found = connection.execute(
                f"SELECT id, start, document_id FROM claims WHERE {where} AND document_id IS NOT ?"
                " ORDER BY document_id DESC, start LIMIT ?",
                (*values, self.document_id, MOST),
            ).fetchall()
            self._read(connection, found)
        for id_, start, document_id in found:
            title, published = self._told[document_id]
            yield Remembered(
                claim=self._kept[id_, start], document=str(document_id), title=title, published=published
            )

    def _read(self, connection: "Connection", found: list[tuple[int, int, int]]) -> None:
        if len(self._kept) > _KEPT:
            self._kept.clear()
        missing = [id_ for id_, start, _ in found if (id_, start) not in self._kept]
        for id_, claim in queries.wordings(connection, missing):
            self._kept[id_, claim.start] = claim
        for document_id in {document_id for _, _, document_id in found} - self._told.keys():
            self._told[document_id] = connection.execute(
                "SELECT title, published FROM documents WHERE id = ?", (document_id,)
            ).fetchone()
