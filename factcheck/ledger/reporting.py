"""Counts, coverage, and the checking paper."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.ledger import checking, deciding, documents, histories, queries
from factcheck.ledger.file import LedgerFile
from factcheck.limits import PAGE_ROWS
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimHistory, Counts, Coverage, DocumentEntry
from factcheck.model.filter import ClaimFilter
from factcheck.model.report import ArticleReport, Report

if TYPE_CHECKING:
    from sqlite3 import Connection

Thing = TypeVar("Thing")


def counts(connection: "Connection", document_id: int | None) -> Counts:
    """Return how many claims stand where, in one document or in all."""
    if document_id is not None:
        documents.entry(connection, document_id)
    narrowed = "" if document_id is None else " AND document_id = ?"
    values = () if document_id is None else (document_id,)
    # one status after the other: each is one stretch of an index
    query = f"SELECT count(*) FROM claims WHERE status = ? AND in_latest = 1 AND tier = 'claim'{narrowed}"
    return Counts(**{status: connection.execute(query, (status, *values)).fetchone()[0] for status in Status})


def counts_by_document(connection: "Connection") -> dict[int, Counts]:
    """Return how many claims stand where, in each document that has any."""
    found: dict[int, dict[str, int]] = {}
    rows = connection.execute(
        "SELECT document_id, status, count(*) FROM claims WHERE in_latest = 1 AND tier = 'claim'"
        " GROUP BY document_id, status"
    )
    for document_id, status, number in rows:
        found.setdefault(document_id, {})[status] = number
    return {document_id: Counts(**statuses) for document_id, statuses in found.items()}


def coverage(connection: "Connection", document_id: int) -> Coverage:
    """Return every figure of a document's latest text, by what became of it."""
    documents.entry(connection, document_id)
    decided, still_open, minor, set_aside, unaccounted = connection.execute(
        'SELECT decided, "open", minor, set_aside, unaccounted FROM coverage WHERE document_id = ?',
        (document_id,),
    ).fetchone()
    return Coverage(
        decided=decided, open=still_open, minor=minor, set_aside=set_aside, unaccounted=unaccounted
    )


@dataclass(frozen=True, slots=True)
class Histories:
    """The claims of one article with their decisions, read page by page as often as somebody asks."""

    document_id: int
    _file: LedgerFile = field(repr=False)

    def __iter__(self) -> Iterator[ClaimHistory]:
        with self._file.reading() as connection:
            ids = queries.claim_ids(connection, ClaimFilter(document=self.document_id))
        for at in range(0, len(ids), PAGE_ROWS):
            with self._file.reading() as connection:
                entries = queries.entries(connection, ids[at : at + PAGE_ROWS])
                page = histories.histories(connection, entries)
            yield from page


@dataclass(frozen=True, slots=True)
class Listed(Generic[Thing]):
    """What the ledger holds of one article, read when somebody goes through it."""

    _read: "Callable[[Connection], Iterable[Thing]]"
    _file: LedgerFile = field(repr=False)

    def __iter__(self) -> Iterator[Thing]:
        with self._file.reading() as connection:
            things = tuple(self._read(connection))
        yield from things


def report(file: LedgerFile, *, generated_at: str, version: str, ref: str | None) -> Report:
    """Return the checking paper of one document, or of all."""
    with file.reading() as connection:
        chosen = documents.entries(connection) if ref is None else [documents.found(connection, ref)]
        return Report(
            generated_at=generated_at,
            version=version,
            ledger=file.path.name,
            articles=tuple(_article(connection, file, document) for document in chosen),
            head=deciding.head(connection),
        )


def _article(connection: "Connection", file: LedgerFile, document: DocumentEntry) -> ArticleReport:
    return ArticleReport(
        document=document,
        counts=counts(connection, document.id),
        coverage=coverage(connection, document.id),
        text_digest=documents.latest(connection, document.id).text_sha256,
        claims=Histories(document.id, file),
        findings=Listed(lambda connection: checking.findings(connection, document_id=document.id), file),
        set_aside=Listed(lambda connection: documents.set_aside(connection, document.id), file),
    )
