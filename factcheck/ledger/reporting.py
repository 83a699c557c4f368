"""Counts, coverage, and what the papers are made of."""

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Generic, TypeVar

from factcheck.ledger import checking, deciding, documents, histories, queries, series
from factcheck.ledger.file import LedgerFile
from factcheck.limits import PAGE_ROWS
from factcheck.model.decision import Status
from factcheck.model.document import Document
from factcheck.model.entry import ClaimEntry, ClaimHistory, Counts, Coverage, FindingEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.report import ArticleReport, Report

if TYPE_CHECKING:
    from sqlite3 import Connection

Ids = TypeVar("Ids", int, tuple[int, ...])
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


_IDS = "SELECT id FROM claims WHERE document_id = ? AND in_latest = 1"
_CHANGES = " AND (status = 'disputed' OR correction <> '')"
_UNSETTLED = " AND (status IN ('unreviewed', 'disputed') OR (status = 'verified' AND evidence_count = 0))"


@dataclass(frozen=True, slots=True)
class Entries:
    """Claims of one article in the order of the text, read page by page as often as somebody asks."""

    document_id: int
    _file: LedgerFile = field(repr=False)
    _filter: ClaimFilter
    _standing: str = ""

    def __iter__(self) -> Iterator[ClaimEntry]:
        return _entries(self._file, self.ids())

    def ids(self) -> "array[int]":
        """Return the ids of the claims."""
        with self._file.reading() as connection:
            ids = queries.claim_ids(connection, replace(self._filter, document=self.document_id))
            if self._standing:
                standing = {row[0] for row in connection.execute(_IDS + self._standing, (self.document_id,))}
                ids = array("q", (id_ for id_ in ids if id_ in standing))
        return ids


def _entries(file: LedgerFile, ids: Sequence[int]) -> Iterator[ClaimEntry]:
    for at in range(0, len(ids), PAGE_ROWS):
        with file.reading() as connection:
            read = queries.entries(connection, ids[at : at + PAGE_ROWS])
        yield from read


@dataclass(frozen=True, slots=True)
class Histories:
    """The same claims with their decisions."""

    _claims: Entries

    def __iter__(self) -> Iterator[ClaimHistory]:
        file, ids = self._claims._file, self._claims.ids()
        for at in range(0, len(ids), PAGE_ROWS):
            with file.reading() as connection:
                entries = queries.entries(connection, ids[at : at + PAGE_ROWS])
                read = histories.histories(connection, entries)
                earlier = _earlier(connection, entries)
            for history in read:
                was = earlier.get(history.entry.id)
                yield history if was is None else replace(history, earlier=was)


def _earlier(connection: "Connection", page: Sequence[ClaimEntry]) -> dict[int, ClaimEntry]:
    """Return the decided claims of earlier drafts whose place open ones of a page have taken."""
    ids = [each.id for each in page if each.status is Status.UNREVIEWED and each.supersedes_id is not None]
    if not ids:
        return {}
    marks = ", ".join("?" * len(ids))
    found = connection.execute(_EARLIER.format(marks), ids).fetchall()
    entries = {entry.id: entry for entry in queries.entries(connection, sorted({row[1] for row in found}))}
    return {claim: entries[earlier] for claim, earlier in found}


_EARLIER = """
    WITH RECURSIVE earlier (id, at) AS (
      SELECT id, supersedes_id FROM claims WHERE id IN ({}) AND supersedes_id < id
      UNION ALL
      SELECT e.id, o.supersedes_id FROM earlier e JOIN claims o ON o.id = e.at
      WHERE o.status = 'unreviewed' AND o.supersedes_id < o.id)
    SELECT e.id, o.id FROM earlier e JOIN claims o ON o.id = e.at WHERE o.status <> 'unreviewed'"""
"""As the view stale_decisions says it of the whole ledger. Asked of open claims only: a status among the
conditions would make SQLite walk every open claim of the ledger for each page."""


@dataclass(frozen=True, slots=True)
class Listed(Generic[Ids, Thing]):
    """What the ledger holds of one article, read when somebody goes through it."""

    _read: "Callable[[Connection, Ids], Iterable[Thing]]"
    _file: LedgerFile = field(repr=False)
    _document_id: Ids

    def __iter__(self) -> Iterator[Thing]:
        with self._file.reading() as connection:
            things = tuple(self._read(connection, self._document_id))
        yield from things


def report(
    file: LedgerFile, *, generated_at: str, version: str, refs: Sequence[str], chosen: ClaimFilter
) -> Report:
    """Return what the papers say of some documents, or of all."""
    placed = replace(chosen, document=None, latest=True, order=Order.POSITION)
    with file.reading() as connection:
        held = {entry.id: entry for ref in refs for entry in [documents.found(connection, ref)]}
        wanted = list(held.values()) if refs else documents.entries(connection)
        by_document = counts_by_document(connection)
        doubts = dict(connection.execute(_DOUBTS).fetchall())
        unproven = dict(connection.execute(_UNPROVEN).fetchall())
        articles = [
            ArticleReport(
                document=document,
                counts=by_document.get(document.id, Counts()),
                coverage=coverage(connection, document.id),
                text_digest=documents.latest(connection, document.id).text_sha256,
                claims=Histories(Entries(document.id, file, placed)),
                entries=Entries(document.id, file, placed),
                unsettled=Entries(document.id, file, placed, _UNSETTLED),
                changes=Histories(Entries(document.id, file, placed, _CHANGES)),
                draft=partial(_draft, file, document.id),
                findings=Listed(_findings, file, document.id),
                set_aside=Listed(documents.set_aside, file, document.id),
                unaccounted=Listed(documents.unaccounted, file, document.id),
                doubts=doubts.get(document.id, 0),
                unproven=unproven.get(document.id, 0),
            )
            for document in wanted
        ]
        only = str(placed)
        empty = {
            article.document.id for article in articles if only and next(iter(article.entries), None) is None
        }
        return Report(
            generated_at=generated_at,
            version=version,
            ledger=file.path.name,
            articles=tuple(each for each in articles if each.document.id not in empty),
            left_out=tuple(each for each in articles if each.document.id in empty),
            only=only,
            head=deciding.head(connection),
            entries=partial(_entries, file),
            series=Listed(series.series, file, tuple(held)),
        )


_DOUBTS = "SELECT document_id, count(*) FROM open_findings WHERE outcome <> 'consistent' GROUP BY document_id"
_UNPROVEN = (
    "SELECT document_id, count(*) FROM claims WHERE status = 'verified' AND evidence_count = 0"
    " AND in_latest = 1 AND tier = 'claim' GROUP BY document_id"
)


def _findings(connection: "Connection", document_id: int) -> list[FindingEntry]:
    return checking.findings(connection, document_id=document_id)


def _draft(file: LedgerFile, document_id: int) -> Document:
    with file.reading() as connection:
        return documents.article(connection, document_id)
