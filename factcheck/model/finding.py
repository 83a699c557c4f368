"""What a check says: two phrases that do not agree, and the sum that shows it."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import Claim
from factcheck.model.document import Span


class Outcome(StrEnum):
    """How a statement stands once it is worked out again."""

    CONSISTENT = "consistent"
    """It fits, perhaps by rounding only; the working says so."""
    INCONSISTENT = "inconsistent"
    """No value that the words and their rounding allow fits."""
    DECISIVE = "decisive"
    """It does not fit, and what is said with it (more than half, doubled, first, record) falls."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A phrase that a finding is about: where it stands, and in which document if not in this one."""

    start: int
    end: int
    phrase: str
    uid: str | None = None
    """The claim that it is, where it is one."""
    document: str | None = None
    """None for the text that was checked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What a check says of a phrase, and the other phrases that it was held against."""

    check: str
    outcome: Outcome
    message: str
    """One sentence that a reporter understands."""
    working: str
    """The sum itself: "340 + 75 + 1,200 = 1,615; the text says 1,650 (35 more)"."""
    place: Mention
    """The phrase to look at first: the total, the percentage, the later of two."""
    others: tuple[Mention, ...] = ()

    @property
    def mentions(self) -> tuple[Mention, ...]:
        """All phrases concerned, the one to look at first before the others."""
        return (self.place, *self.others)

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where its phrases stand in the text that was checked."""
        return tuple(Span(each.start, each.end) for each in self.mentions if each.document is None)

    @property
    def pair(self) -> str:
        """A digest of the check and the phrases, wherever they stand: the same in a later draft."""
        said = (self.check, *(f"{each.document or ''}:{each.phrase}" for each in self.mentions))
        folded = "\x1f".join(" ".join(words.lower().split()) for words in said)
        return hashlib.sha256(folded.encode("utf-8", "surrogatepass")).hexdigest()[:32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A figure of another article, as the ledger remembers it."""

    claim: Claim
    document: str
    """Its id in the ledger."""
    title: str
    published: str | None = None
    """ISO date, where that article gives one."""


def outcome(fits: bool, *, decisive: bool = False) -> Outcome:
    """Return the outcome of a sum that fits or not, and of what is said with it."""
    if fits:
        return Outcome.CONSISTENT
    return Outcome.DECISIVE if decisive else Outcome.INCONSISTENT


def mention(claim: Claim, document: str | None = None) -> Mention:
    """Return a claim as a finding names it."""
    return Mention(start=claim.start, end=claim.end, phrase=claim.phrase, uid=claim.uid, document=document)


def finding_record(finding: Finding) -> dict[str, object]:
    """Return a finding as the record that `factcheck check --format json` prints."""
    return {
        "check": finding.check,
        "message": finding.message,
        "working": finding.working,
        "outcome": str(finding.outcome),
        "start": finding.place.start,
        "end": finding.place.end,
        "phrase": finding.place.phrase,
        "others": [mention_record(each) for each in finding.others],
    }


def mention_record(said: Mention) -> dict[str, object]:
    """Return a phrase of a finding as a record; its document only where it is another."""
    where = {} if said.document is None else {"document": said.document}
    return {"start": said.start, "end": said.end, "phrase": said.phrase, "uid": said.uid, **where}
