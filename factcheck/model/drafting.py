"""What one draft of an article changed in its figures, and what else may be a draft of it."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.entry import ClaimEntry, DocumentEntry


class Fate(StrEnum):
    """What a later draft did to a claim."""

    CHANGED = "changed"
    """Another claim took its place, and has to be decided again."""
    NEW = "new"
    GONE = "gone"
    KEPT = "kept"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One claim in two drafts."""

    was: ClaimEntry | None = None
    now: ClaimEntry | None = None

    @property
    def fate(self) -> Fate:
        """What became of it."""
        if self.was is None:
            return Fate.NEW
        if self.now is None:
            return Fate.GONE
        return Fate.KEPT if self.was.id == self.now.id else Fate.CHANGED


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """One revision of a document, as far as two are compared."""

    number: int
    text: str
    engine: str
    added_at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftDiff:
    """Two drafts of a document side by side."""

    document: DocumentEntry
    earlier: Draft
    later: Draft
    changes: tuple[Change, ...]
    """In the order of the later draft; what is gone comes last."""

    @property
    def fates(self) -> Counter[Fate]:
        """How many claims had which fate."""
        return Counter(change.fate for change in self.changes)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resemblance:
    """A document that a text may be a draft of."""

    document: DocumentEntry
    shared: int
    """Sentences that both have."""
    of: int
    """Sentences of the shorter one."""
