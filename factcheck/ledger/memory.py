"""What the ledger remembers of a quantity: the figures of other articles that an article is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.ledger import queries, rows
from factcheck.ledger.file import LedgerFile
from factcheck.model.claim import Claim
from factcheck.model.finding import Remembered

MOST = 60
"""As many figures like one are remembered, those of the newest articles: older ones were revised since."""


@dataclass(frozen=True, slots=True)
class LedgerMemory:
    """Every other article of the ledger; the one that is checked does not remember itself."""

    document_id: int | None
    _file: LedgerFile = field(repr=False)

    def alike(self, claim: Claim) -> Iterator[Remembered]:
        """Yield figures of other drafts on the same noun and doing, or the same measure, newest first."""
        where, values = queries.same_sort(claim)
        if claim.noun_head is not None:
            where, values = f"{where} AND action IS ?", (*values, claim.action)
        with self._file.reading() as connection:
            found = connection.execute(
                f"SELECT d.title, d.published, {rows.columns(rows.ENTRY, 'c')}"
                f" FROM (SELECT * FROM claims WHERE {where} AND document_id IS NOT ?"
                " ORDER BY document_id DESC, start LIMIT ?) c JOIN documents d ON d.id = c.document_id",
                (*values, self.document_id, MOST),
            ).fetchall()
        for title, published, *row in found:
            entry = rows.entry(row, findings=0)
            yield Remembered(
                claim=entry.claim, document=str(entry.document_id), title=title, published=published
            )
