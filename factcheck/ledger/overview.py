"""What can be asked of an open ledger as a whole: its sources, its counts, how far the desk has come."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from factcheck.ledger import guide, progress, protection, reporting, withdrawing
from factcheck.ledger.file import LedgerFile
from factcheck.model.entry import Counts, Coverage, SourceEntry
from factcheck.model.filter import ClaimFilter
from factcheck.model.progress import Activity, Progress
from factcheck.model.report import Report
from factcheck.times import stamp


class Overview:
    """One ledger file, open, and what it answers of all its articles, or of one, in sum."""

    def __init__(self, file: LedgerFile) -> None:
        self._file = file

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self._file.path

    def sources(self) -> list[SourceEntry]:
        """Return every source that somebody gave, with how many claims rest on it."""
        with self._file.reading() as connection:
            return withdrawing.sources(connection)

    def counts(self, document_id: int | None = None) -> Counts:
        """Return how many claims of the latest drafts stand where."""
        with self._file.reading() as connection:
            return reporting.counts(connection, document_id)

    def counts_by_document(self) -> dict[int, Counts]:
        """Return how many claims of each document's latest draft stand where."""
        with self._file.reading() as connection:
            return reporting.counts_by_document(connection)

    def coverage(self, document_id: int) -> Coverage:
        """Return every figure of a document's latest text, by what became of it."""
        with self._file.reading() as connection:
            return reporting.coverage(connection, document_id)

    def progress(self, ref: str | None = None) -> Progress:
        """Return how far the desk has come with all articles, or with the one of an id, uid or origin."""
        with self._file.reading() as connection:
            return progress.progress(connection, ref)

    def activity(self, document_ids: Sequence[int]) -> dict[int, Activity]:
        """Return who has worked on each of these documents, and when last."""
        with self._file.reading() as connection:
            return progress.activity(connection, document_ids)

    def report(
        self,
        *,
        now: datetime,
        version: str,
        documents: Sequence[str] = (),
        chosen: ClaimFilter | None = None,
    ) -> Report:
        """Return what there is to report of some documents, or of all; claims are read while it is rendered.

        A filter chooses among the claims; what it says of a document and of an order is not heeded.
        """
        return reporting.report(
            self._file,
            generated_at=stamp(now),
            version=version,
            refs=documents,
            chosen=chosen or ClaimFilter(),
        )

    def guide(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what Datasette is told of this ledger: its metadata, and what 1.0 wants apart."""
        with self._file.reading() as connection:
            columns = protection.columns(connection)
        name = self.path.stem
        return guide.metadata(name, columns), guide.config(name, columns)
