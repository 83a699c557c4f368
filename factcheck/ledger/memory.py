"""What the ledger remembers of a quantity: the figures of other articles that an article is held against."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from factcheck.ledger import queries
from factcheck.ledger.file import LedgerFile
from factcheck.model.claim import Claim
from factcheck.model.finding import Remembered


@dataclass(frozen=True, slots=True)
class LedgerMemory:
    """Every other article of the ledger; the one that is checked does not remember itself."""

    document_id: int | None
    _file: LedgerFile = field(repr=False)

    def alike(self, claim: Claim) -> Iterator[Remembered]:
        """Yield the figures of other latest drafts that count or measure the same sort of thing."""
        with self._file.reading() as connection:
            found = queries.remembered(connection, claim, self.document_id)
        yield from found
