"""The ledger: every article, claim and decision of a desk, in one file."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import EllipsisType

from factcheck.ledger import (
    adding,
    audit,
    checking,
    copying,
    deciding,
    recording,
    redacting,
    ruling,
    undoing,
    withdrawing,
)
from factcheck.ledger.deciding import Author
from factcheck.ledger.file import LedgerFile
from factcheck.ledger.reader import LedgerReader
from factcheck.model.claim import Claim, Extraction
from factcheck.model.decision import Decision, Judgement, Status
from factcheck.model.entry import (
    Audit,
    ClaimEntry,
    FindingEntry,
    Head,
    Receipt,
)
from factcheck.model.finding import Finding
from factcheck.model.protocols import Lineage
from factcheck.model.ruling import Outcome


class Ledger(LedgerReader):
    """One ledger file, open. Every change is one transaction, on disk before the call returns.

    >>> import tempfile
    >>> folder = tempfile.TemporaryDirectory()
    >>> with Ledger.open(Path(folder.name) / "ledger.db", create=True) as ledger:
    ...     ledger.documents(), ledger.audit().whole
    ([], True)
    >>> folder.cleanup()
    """

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

    def while_busy(self, waits: Callable[[float], None]) -> None:
        """Have a function told how many seconds a change has waited for another program.

        What it raises gives the change up; nothing of it is written then.
        """
        self._file.waits = waits

    @contextmanager
    def together(self) -> Iterator[None]:
        """Make one transaction of all changes inside: every one of them is kept, or none."""
        with self._file.writing():
            yield

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

    # claims

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

    def redact(self, seq: int, *, reason: str, reviewer: str, now: datetime) -> tuple[int, ...]:
        """Erase the text of a decision's note for good, and return the decisions that had it.

        A decision on the same claim that repeated the note loses it, too. Who erased it, when and why stays
        on record, and the chain holds.
        """
        return redacting.redact(self._file, seq, reason, Author(reviewer, now))

    def rule(
        self,
        claim_id: int,
        decision_uid: str,
        outcome: Outcome,
        *,
        words: str = "",
        editor: str,
        now: datetime,
    ) -> bool:
        """Record what an editor says of the change that a decision asks for; tell whether that is new.

        The decision has to be the one that its claim stands on.
        """
        with self._file.writing() as connection:
            return ruling.rule(connection, claim_id, decision_uid, outcome, words, Author(editor, now))

    # sources

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

    # findings

    def keep_findings(
        self, document_id: int, found: Sequence[Finding], *, engine: str, now: datetime
    ) -> list[FindingEntry]:
        """Record what the checks say of a document's latest draft, and return what nobody has dismissed.

        It takes the place of what they said of it before; what they said then is kept.
        """
        with self._file.writing() as connection:
            checking.keep(connection, document_id, found, engine=engine, now=now)
            return checking.findings(connection, document_id=document_id)

    def dismiss(self, finding_id: int, *, reason: str, reviewer: str, now: datetime) -> None:
        """Record that a finding is none, and why: the same phrases are not found again in a later draft."""
        with self._file.writing() as connection:
            checking.dismiss(connection, finding_id, reason, Author(reviewer, now))

    def restore(self, finding_id: int, *, reason: str, reviewer: str, now: datetime) -> None:
        """Record that a dismissed finding is one after all, and why."""
        with self._file.writing() as connection:
            checking.restore(connection, finding_id, reason, Author(reviewer, now))

    # the whole

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
