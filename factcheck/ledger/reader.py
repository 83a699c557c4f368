"""What can be asked of an open ledger; nothing here changes it."""

from array import array
from collections.abc import Iterator, Sequence
from types import TracebackType
from typing import Self

from factcheck.ledger import (
    changes,
    checking,
    deciding,
    documents,
    events,
    histories,
    queries,
    resemblance,
)
from factcheck.ledger.file import LedgerFile
from factcheck.ledger.memory import Kept, LedgerMemory
from factcheck.ledger.overview import Overview
from factcheck.limits import PAGE_ROWS
from factcheck.model.claim import Claim, Extraction
from factcheck.model.decision import Decision
from factcheck.model.document import Document, Region, Span
from factcheck.model.drafting import DraftDiff, Resemblance
from factcheck.model.entry import (
    ClaimEntry,
    ClaimHistory,
    DocumentEntry,
    FindingEntry,
    Head,
    Listing,
)
from factcheck.model.filter import ClaimFilter


class LedgerReader(Overview):
    """One ledger file, open, and everything that it answers."""

    def __init__(self, file: LedgerFile) -> None:
        super().__init__(file)
        self._kept: Kept = {}

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # documents

    def resembled(self, extraction: Extraction) -> Resemblance | None:
        """Return the document that a text under a new name is probably a draft of, if it is of any."""
        with self._file.reading() as connection:
            return resemblance.resembled(connection, extraction)

    def diff(self, ref: str, *, earlier: int | None = None, later: int | None = None) -> DraftDiff:
        """Compare two drafts of a document by number: its latest with the one before, unless told."""
        with self._file.reading() as connection:
            return changes.diff(connection, str(ref), earlier, later)

    def article(self, document_id: int) -> Document:
        """Return the latest draft of a document as it was read, to be read again."""
        with self._file.reading() as connection:
            return documents.article(connection, document_id)

    def documents(self) -> list[DocumentEntry]:
        """Return all documents, in the order in which they first came in."""
        with self._file.reading() as connection:
            return documents.entries(connection)

    def several(self) -> bool:
        """Tell whether there is more than one document."""
        with self._file.reading() as connection:
            return documents.several(connection)

    def document(self, ref: str) -> DocumentEntry:
        """Return the document of an id, uid or origin."""
        with self._file.reading() as connection:
            return documents.found(connection, str(ref))

    def text(self, document_id: int) -> str:
        """Return the latest text of a document."""
        with self._file.reading() as connection:
            return documents.latest(connection, document_id).text

    def regions(self, document_id: int) -> tuple[Region, ...]:
        """Return what the stretches of the latest text are, apart from body."""
        with self._file.reading() as connection:
            return documents.regions(connection, document_id)

    def set_aside(self, document_id: int) -> list[Claim]:
        """Return the numbers of the latest text that are no quantity, with the reasons."""
        with self._file.reading() as connection:
            return documents.set_aside(connection, document_id)

    def unaccounted(self, document_id: int) -> list[Span]:
        """Return where numbers stand in the latest text that no figure accounts for."""
        with self._file.reading() as connection:
            return documents.unaccounted(connection, document_id)

    def original(self, document_id: int, number: int | None = None) -> bytes | None:
        """Return the bytes that a draft was read from, the latest unless told; None if from no file."""
        with self._file.reading() as connection:
            return documents.original(connection, document_id, number)

    # claims

    def claim_ids(self, filter: ClaimFilter) -> "array[int]":
        """Return the ids of the chosen claims in the order of the queue: by document, then by place."""
        with self._file.reading() as connection:
            return queries.claim_ids(connection, filter)

    def listing(self, filter: ClaimFilter, *, most: int | None = None, beside: bool = False) -> Listing:
        """Return the chosen claims, or the first of them, and which are open.

        With `beside` in a thread of its own, while others go on working with this ledger.
        """
        with self._file.beside() if beside else self._file.reading() as connection:
            return queries.listing(connection, filter, most=most)

    def chooses(self, filter: ClaimFilter, claim_id: int) -> bool:
        """Tell whether a claim is among the chosen."""
        with self._file.reading() as connection:
            return queries.chooses(connection, filter, claim_id)

    def entries(self, ids: Sequence[int]) -> list[ClaimEntry]:
        """Return the claims of these ids, in this order: a page of the queue."""
        with self._file.reading() as connection:
            return queries.entries(connection, ids)

    def claims(self, filter: ClaimFilter) -> Iterator[ClaimEntry]:
        """Yield the chosen claims in the order of the queue, read page by page."""
        ids = self.claim_ids(filter)
        for at in range(0, len(ids), PAGE_ROWS):
            yield from self.entries(ids[at : at + PAGE_ROWS])

    def added_claims(self, document_id: int) -> list[Claim]:
        """Return the claims of a latest draft that reviewers made, where they stand in it."""
        with self._file.reading() as connection:
            ids = queries.added_ids(connection, document_id)
            return [entry.claim for entry in queries.entries(connection, ids)]

    def claim(self, ref: str | int) -> ClaimEntry:
        """Return the claim of an id or uid."""
        with self._file.reading() as connection:
            return queries.claim(connection, ref)

    def alike(self, claim_id: int) -> list[ClaimEntry]:
        """Return other claims on the same sort of quantity: same noun, or same measure and unit."""
        with self._file.reading() as connection:
            return queries.alike(connection, claim_id)

    def speakers(self, document_id: int | None = None) -> list[tuple[str, int]]:
        """Return who is said to have said something in one article, or in all, and of how many claims."""
        with self._file.reading() as connection:
            return queries.speakers(connection, document_id)

    def history(self, claim_id: int) -> ClaimHistory:
        """Return a claim with all its decisions, oldest first."""
        with self._file.reading() as connection:
            return histories.histories(connection, [queries.claim(connection, claim_id)])[0]

    def find_histories(self, text: str) -> list[ClaimHistory]:
        """Return every claim that a text names by id or uid or occurs in, those decided first."""
        with self._file.reading() as connection:
            return list(histories.found(connection, text))

    # decisions

    def head(self) -> Head:
        """Return the last link of the chain of decisions."""
        with self._file.reading() as connection:
            return deciding.head(connection)

    def decisions(self) -> Iterator[Decision]:
        """Yield every decision on every claim, in the order of the chain."""
        seq = 0
        while True:
            with self._file.reading() as connection:
                page = histories.decisions(connection, seq)
            if not page:
                return
            yield from page
            seq = page[-1].seq

    def events(self) -> Iterator[str]:
        """Yield every decision as a line of JSON with all that its hash covers; never the text of a note."""
        seq = 0
        while True:
            with self._file.reading() as connection:
                page = events.after(connection, seq, PAGE_ROWS)
            if not page:
                return
            yield from map(events.line, page)
            seq = page[-1].seq

    # findings

    def findings(
        self, *, document_id: int | None = None, claim_id: int | None = None, dismissed: bool = False
    ) -> list[FindingEntry]:
        """Return what the checks say of the latest drafts, of one document, or of one claim, in their order.

        Those that were dismissed are among it only if asked for.
        """
        with self._file.reading() as connection:
            return checking.findings(
                connection, document_id=document_id, claim_id=claim_id, dismissed=dismissed
            )

    def findings_by_document(self) -> dict[int, int]:
        """Return how many findings each document's latest draft has that nobody dismissed, where any."""
        with self._file.reading() as connection:
            return checking.by_document(connection)

    def finding(self, finding_id: int) -> FindingEntry:
        """Return one finding of the latest drafts."""
        with self._file.reading() as connection:
            return checking.finding(connection, finding_id)

    def memory(self, *, document_id: int | None = None, origin: str | None = None) -> LedgerMemory:
        """Return what all articles remember but one: that of an id, or last read from an origin."""
        if document_id is None and origin is not None:
            with self._file.reading() as connection:
                document_id = documents.of_origin(connection, origin)
        return LedgerMemory(document_id, self._file, self._kept)

    # what moves

    def version(self) -> int:
        """Return a number that moves whenever anything in the ledger changes, whoever changed it."""
        return self._file.moved()

    def changed_since(self, token: int) -> bool:
        """Tell whether the ledger changed since `version` gave this number."""
        return self.version() != token
