"""What the ledger holds, as its readers see it: claims with their status, documents, counts, the head."""

from array import array
from dataclasses import dataclass

from factcheck.model.claim import Claim
from factcheck.model.decision import Decision, Reason, Source, Status
from factcheck.model.finding import Finding


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentEntry:
    """A document that the ledger holds, at its latest revision."""

    id: int
    uid: str
    origin: str | None
    title: str
    revision: int
    """The number of the latest revision, from 1."""
    added_at: str
    """When the latest revision came in."""

    @property
    def called(self) -> str:
        """What people know it by: its title, else where it came from."""
        return self.title or self.origin or f"article {self.id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Chosen claims in the order of a queue, without what they say: a million of them fit into memory."""

    ids: "array[int]"
    open: bytearray
    """A 1 for each that was open, a 0 for the others."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimEntry:
    """A claim in the ledger: the record, and where it stands."""

    id: int
    claim: Claim
    document_id: int
    status: Status = Status.UNREVIEWED
    reviewer: str | None = None
    decided_at: str | None = None
    reason: Reason | None = None
    correction: str = ""
    last_decision: int | None = None
    """The seq of the latest decision: the lock to hand back when deciding."""
    decision_count: int = 0
    evidence_count: int = 0
    """Pieces of evidence in force: those of the decision that gave the status."""
    differ: bool = False
    """Whether its reviewers' last words on it differ."""
    supersedes_id: int | None = None
    """The claim of an earlier draft that this one takes the place of."""
    findings: int = 0
    """How many findings of the checks speak of it that nobody has dismissed."""
    in_latest: bool = True
    """Whether it still stands in the latest draft."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Every figure of a text, and what became of it.

    >>> print(Coverage(decided=50, open=3, minor=4, set_aside=6, unaccounted=0))
    63 figures: 50 decided, 3 open, 4 minor, 6 set aside, 0 unaccounted.
    """

    decided: int
    open: int
    minor: int
    set_aside: int
    unaccounted: int

    @property
    def figures(self) -> int:
        """How many numbers there are in all."""
        return self.decided + self.open + self.minor + self.set_aside + self.unaccounted

    def __str__(self) -> str:
        return (
            f"{self.figures} figure{'' if self.figures == 1 else 's'}: "
            f"{self.decided} decided, {self.open} open, "
            f"{self.minor} minor, {self.set_aside} set aside, {self.unaccounted} unaccounted."
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts:
    """How many claims of tier claim, in the latest drafts, stand where."""

    unreviewed: int = 0
    verified: int = 0
    disputed: int = 0
    sourced: int = 0
    not_a_claim: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.unreviewed + self.decided

    @property
    def decided(self) -> int:
        """Those on which somebody has decided."""
        return self.verified + self.disputed + self.sourced + self.not_a_claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What adding one article did to the ledger."""

    document: DocumentEntry
    new: bool
    """False when the text was the latest revision already, and nothing was written."""
    coverage: Coverage
    reread: bool = False
    """Whether the revision is the same text again, read by a newer engine."""
    kept: int = 0
    """Decisions that the new revision keeps."""
    changed: int = 0
    """Claims that take the place of an earlier one and wait to be decided again."""
    added: int = 0
    """Claims that the earlier revision did not have."""
    gone: int = 0
    """Claims of the earlier revision that the text no longer makes."""
    findings: int = 0
    """What the checks found in it and nobody has dismissed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The last link of the chain of decisions: who holds it can prove what came before."""

    seq: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """The outcome of proving the ledger."""

    faults: tuple[str, ...]
    """One sentence each; none when the ledger is whole."""
    decisions: int
    documents: int
    claims: int
    head: Head

    @property
    def whole(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawal:
    """That a source may not be relied on any more."""

    reason: str
    reviewer: str
    withdrawn_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceEntry:
    """A source that the ledger holds, and what rests on it."""

    id: int
    uid: str
    source: Source
    claims: int
    """Claims of the latest drafts whose standing decision has evidence from it."""
    withdrawal: Withdrawal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismissal:
    """That a reviewer looked at a finding and says it is none."""

    reason: str
    reviewer: str
    dismissed_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEntry:
    """What a check says of a latest draft, as the ledger keeps it."""

    id: int
    document_id: int
    document_title: str
    finding: Finding
    claims: tuple[int, ...]
    """The ids of the claims that it speaks of, in whatever article."""
    found_at: str
    dismissal: Dismissal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimHistory:
    """One claim with all its decisions, oldest first."""

    entry: ClaimEntry
    decisions: tuple[Decision, ...]
    earlier: ClaimEntry | None = None
    """While it is open: the claim of an earlier draft, in other words, on which somebody had decided."""
