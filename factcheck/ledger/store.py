"""The ledger: every article, claim and decision of a desk, in one file."""

from array import array
from collections.abc import Iterator, Sequence
from datetime import datetime
from pathlib import Path
from types import EllipsisType, TracebackType
from typing import Any

from factcheck.ledger import (
    adding,
    audit,
    changes,
    copying,
    deciding,
    documents,
    events,
    guide,
    histories,
    progress,
    protection,
    queries,
    recording,
    redacting,
    reporting,
    resemblance,
    undoing,
    withdrawing,
)
from factcheck.ledger.deciding import Author
from factcheck.ledger.file import LedgerFile
from factcheck.limits import PAGE_ROWS
from factcheck.model.claim import Claim, Extraction
from factcheck.model.decision import Decision, Judgement, Status
from factcheck.model.document import Document, Region
from factcheck.model.drafting import DraftDiff, Resemblance
from factcheck.model.entry import (
    Audit,
    ClaimEntry,
    ClaimHistory,
    Counts,
    Coverage,
    DocumentEntry,
    Head,
    Receipt,
    SourceEntry,
)
from factcheck.model.filter import ClaimFilter
from factcheck.model.progress import Progress
from factcheck.model.protocols import Lineage
from factcheck.model.report import Report
from factcheck.times import stamp


class Ledger:
    """One ledger file, open. Every change is one transaction, on disk before the call returns.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Ledger.open(Path(folder.name) / "ledger.db", create=True) as ledger:
    ...     ledger.documents(), ledger.audit().whole
    ([], True)
    >>> folder.cleanup()
    """

    def __init__(self, file: LedgerFile) -> None:
        self._file = file

    @classmethod
    def open(cls, path: Path, *, create: bool = False, read_only: bool = False) -> "Ledger":
        """Open the ledger at a path; with `create`, make an empty one if there is none.

        One whose guards are gone can be opened to be read only, and one whose tables were altered not at
        all: `suspect` is the door for those.
        """
        return cls(LedgerFile(Path(path), create=create, read_only=read_only))

    @classmethod
    def suspect(cls, path: Path) -> "Ledger":
        """Open whatever calls itself a ledger, to audit it: nothing is changed, nothing taken for true."""
        return cls(LedgerFile(Path(path), create=False, read_only=True, suspect=True))

    @property
    def path(self) -> Path:
        """Where the ledger lies."""
        return self._file.path

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def __enter__(self) -> "Ledger":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    # documents

    def record(
        self,
        extraction: Extraction,
        *,
        now: datetime,
        engine: str,
        lineage: Lineage,
        revises: str | None = None,
        new: bool = False,
        again: bool = False,
    ) -> Receipt:
        """Add an article: a new document, a new draft of a known one, or nothing when the text is known.

        A draft is known by its origin or by `revises` (an id, uid or origin); `new` makes a changed text
        a document of its own. A text that is known is a new draft where a newer engine (or, with `again`,
        any) finds other figures in it. All of it is written, or nothing.
        """
        with self._file.writing() as connection:
            return recording.record(
                connection,
                extraction,
                now=now,
                engine=engine,
                lineage=lineage,
                revises=revises,
                new=new,
                again=again,
            )

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

    # claims

    def claim_ids(self, filter: ClaimFilter) -> "array[int]":
        """Return the ids of the chosen claims in the order of the queue: by document, then by place."""
        with self._file.reading() as connection:
            return queries.claim_ids(connection, filter)

    def entries(self, ids: Sequence[int]) -> list[ClaimEntry]:
        """Return the claims of these ids, in this order: a page of the queue."""
        with self._file.reading() as connection:
            return queries.entries(connection, ids)

    def claims(self, filter: ClaimFilter) -> Iterator[ClaimEntry]:
        """Yield the chosen claims in the order of the queue, read page by page."""
        ids = self.claim_ids(filter)
        for at in range(0, len(ids), PAGE_ROWS):
            yield from self.entries(ids[at : at + PAGE_ROWS])

    def claim(self, ref: str | int) -> ClaimEntry:
        """Return the claim of an id or uid."""
        with self._file.reading() as connection:
            return queries.claim(connection, ref)

    def add_claim(self, claim: Claim, *, document_id: int, reviewer: str, now: datetime) -> ClaimEntry:
        """Add a figure that the extractor missed or set aside, as a claim of the reviewer's."""
        with self._file.writing() as connection:
            return adding.add(connection, claim, document_id, Author(reviewer, now))

    def promote(self, claim_id: int, *, reviewer: str, now: datetime) -> ClaimEntry:
        """Put a minor figure in the queue, as a reviewer's claim over it."""
        with self._file.writing() as connection:
            return adding.promote(connection, claim_id, Author(reviewer, now))

    # decisions

    def decide(
        self,
        claim_id: int,
        judgement: Judgement,
        *,
        reviewer: str,
        now: datetime,
        base: int | EllipsisType | None = ...,
        batch: str | None = None,
    ) -> Decision:
        """Record a judgement; `base`, if given, is the claim's `last_decision` as the reviewer saw it.

        A judgement without evidence keeps the evidence that is in force. `sourced` needs some.
        """
        with self._file.writing() as connection:
            author = Author(reviewer, now)
            return deciding.decide(connection, claim_id, judgement, author, base=base, batch=batch)

    def clear(
        self, claim_id: int, *, reviewer: str, now: datetime, base: int | EllipsisType | None = ...
    ) -> Decision:
        """Record that a claim is unreviewed again."""
        nothing = Judgement(status=Status.UNREVIEWED)
        return self.decide(claim_id, nothing, reviewer=reviewer, now=now, base=base)

    def undo(self, *, reviewer: str, now: datetime, claim_id: int | None = None) -> tuple[Decision, ...]:
        """Take back the reviewer's newest decision that stands (on a claim), with its whole batch."""
        with self._file.writing() as connection:
            return undoing.undo(connection, Author(reviewer, now), claim_id)

    def redo(self, *, reviewer: str, now: datetime, claim_id: int | None = None) -> tuple[Decision, ...]:
        """Bring back what the reviewer took back last, unless they have decided anew since."""
        with self._file.writing() as connection:
            return undoing.redo(connection, Author(reviewer, now), claim_id)

    def alike(self, claim_id: int) -> list[ClaimEntry]:
        """Return other claims on the same sort of quantity: same noun, or same measure and unit."""
        with self._file.reading() as connection:
            return queries.alike(connection, claim_id)

    def history(self, claim_id: int) -> ClaimHistory:
        """Return a claim with all its decisions, oldest first."""
        with self._file.reading() as connection:
            return histories.histories(connection, [queries.claim(connection, claim_id)])[0]

    def find_histories(self, text: str) -> list[ClaimHistory]:
        """Return every claim that a text names by id or uid or occurs in, those decided first."""
        with self._file.reading() as connection:
            return list(histories.found(connection, text))

    def guide(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """Return what Datasette is told of this ledger: its metadata, and what 1.0 wants apart."""
        with self._file.reading() as connection:
            columns = protection.columns(connection)
        name = self.path.stem
        return guide.metadata(name, columns), guide.config(name, columns)

    # sources

    def sources(self) -> list[SourceEntry]:
        """Return every source that somebody gave, with how many claims rest on it."""
        with self._file.reading() as connection:
            return withdrawing.sources(connection)

    def withdraw(self, ref: str, *, reason: str, reviewer: str, now: datetime) -> tuple[Decision, ...]:
        """Withdraw the source of an id, uid, title or address, and return what cleared the claims on it."""
        with self._file.writing() as connection:
            source = withdrawing.named(connection, ref)
            return withdrawing.withdraw(connection, source, reason, Author(reviewer, now))

    def reinstate(self, ref: str, *, reason: str, reviewer: str, now: datetime) -> None:
        """Allow a source that was withdrawn to be given again."""
        with self._file.writing() as connection:
            source = withdrawing.named(connection, ref)
            withdrawing.reinstate(connection, source, reason, Author(reviewer, now))

    # the whole

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

    def report(self, *, now: datetime, version: str, document: str | None = None) -> Report:
        """Return the checking paper of one document, or of all; its claims are read while it is rendered."""
        return reporting.report(self._file, generated_at=stamp(now), version=version, ref=document)

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

    def backup(self, target: Path) -> None:
        """Write the whole ledger, as it is at this moment, to a new file, and read it back."""
        with self._file.reading() as connection:
            copying.backup(connection, Path(target))

    def audit(self, *, known: Head | None = None, copy: Path | None = None) -> Audit:
        """Prove the ledger: chain, statuses, texts, places, evidence, guards, and the file itself.

        `known` is a head that someone wrote down earlier, its hash whole or its first digits: the chain
        still has to pass through it. `copy` is a backup or an export of events: the ledger still has to
        hold all that is in it.
        """
        return audit.audit(self._file, known=known, copy=copy)

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

    def redact(self, seq: int, *, reason: str, reviewer: str, now: datetime) -> tuple[int, ...]:
        """Erase the text of a decision's note for good, and return the decisions that had it.

        A decision on the same claim that repeated the note loses it, too. Who erased it, when and why stays
        on record, and the chain holds.
        """
        return redacting.redact(self._file, seq, reason, Author(reviewer, now))

    def version(self) -> int:
        """Return a number that moves whenever anything in the ledger changes, whoever changed it."""
        return self._file.moved()

    def changed_since(self, token: int) -> bool:
        """Tell whether the ledger changed since `version` gave this number."""
        return self.version() != token
