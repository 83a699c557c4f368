"""What a reviewer says of a claim, and on which evidence."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.ruling import Ruling


class Status(StrEnum):
    """Where a claim stands."""

    UNREVIEWED = "unreviewed"
    VERIFIED = "verified"
    DISPUTED = "disputed"
    SOURCED = "sourced"
    NOT_A_CLAIM = "not_a_claim"


MEANINGS = {
    Status.UNREVIEWED: "nobody has looked at it yet",
    Status.VERIFIED: "it is so: confirmed against evidence",
    Status.DISPUTED: "it is wrong, or could not be confirmed",
    Status.SOURCED: "a named source says so; not independently confirmed",
    Status.NOT_A_CLAIM: "there is nothing here to check",
}
"""What each status says to a reader, in the words that every door prints."""


class Reason(StrEnum):
    """Why a claim is disputed; `on_author` says that a verified claim rests on the author's word."""

    WRONG = "wrong"
    SOURCES_CONFLICT = "sources_conflict"
    CANNOT_CONFIRM = "cannot_confirm"
    ON_AUTHOR = "on_author"


REASONS = {
    Status.DISPUTED: (Reason.WRONG, Reason.SOURCES_CONFLICT, Reason.CANNOT_CONFIRM),
    Status.VERIFIED: (Reason.ON_AUTHOR,),
}
"""The reasons that a status may have; the others have none."""


class Act(StrEnum):
    """What a decision does. Undo and clear are no opinions."""

    DECIDE = "decide"
    CLEAR = "clear"
    UNDO = "undo"
    REDO = "redo"


WITHDRAWAL = "withdrawal:"
"""How the batch begins that clears what rested on a source when it was withdrawn."""


class Stance(StrEnum):
    """What a passage does to a claim."""

    SUPPORTS = "supports"
    REFUTES = "refutes"
    CONTEXT = "context"


class SourceKind(StrEnum):
    """What sort of thing evidence comes from."""

    DOCUMENT = "document"
    TABLE = "table"
    PERSON = "person"
    STATEMENT = "statement"
    WEB_PAGE = "web_page"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where evidence comes from."""

    kind: SourceKind = SourceKind.DOCUMENT
    title: str
    publisher: str | None = None
    url: str | None = None
    contact: str | None = None
    """How a person was reached: "spokeswoman, by phone"."""
    origin: str | None = None
    """Who said it first: three links to one wire story have one origin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """A passage of a source that bears on a claim."""

    source: Source
    passage: str = ""
    locator: str = ""
    """The place in the source: page, paragraph, cell, time."""
    stance: Stance = Stance.SUPPORTS
    consulted_at: str | None = None
    """When the reviewer looked, as a UTC stamp."""
    as_of: str | None = None
    """The date that the source speaks for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What a reviewer wants recorded of a claim, before the ledger has taken it."""

    status: Status
    reason: Reason | None = None
    note: str = ""
    correction: str = ""
    """What the copy should say instead: "1,200"."""
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A judgement that the ledger holds: who, when, and sealed into the chain."""

    seq: int
    uid: str
    claim_id: int
    act: Act
    status: Status
    """Where the claim stands after it."""
    reason: Reason | None = None
    note: str | None = ""
    """None when the note was erased by law; its digest stays in the chain."""
    correction: str = ""
    evidence: tuple[Evidence, ...] = ()
    reviewer: str
    decided_at: str
    batch: str | None = None
    """Shared by decisions that one key gave to many claims; undone together."""
    undoes: int | None = None
    """The seq of the decision that an undo takes back, or a redo brings back."""
    hash: str
    ruling: Ruling | None = None
    """What an editor said last of the change that it asks for."""

    @property
    def by_withdrawal(self) -> bool:
        """Whether it returned its claim to the queue because a source was withdrawn."""
        return self.act is Act.CLEAR and (self.batch or "").startswith(WITHDRAWAL)
