"""What somebody wants recorded, checked and made storable before the chain takes it."""

from dataclasses import dataclass, replace

from factcheck.errors import DecisionError
from factcheck.ledger.clean import storable
from factcheck.limits import NAME_CHARS, NOTE_CHARS
from factcheck.model.decision import REASONS, Evidence, Judgement, Reason, Source, Stance, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Opinion:
    """Where a decision leaves its claim: all of it comes back when the decision is brought back."""

    status: Status = Status.UNREVIEWED
    reason: Reason | None = None
    correction: str = ""
    evidence: tuple[Evidence, ...] = ()


def name(reviewer: str) -> str:
    """Return the reviewer's name as the ledger keeps it.

    >>> name("  ann ")
    'ann'
    """
    cleaned = storable(reviewer).strip()
    if not cleaned:
        raise DecisionError("a decision needs a reviewer; give a name with --reviewer")
    return _bounded(cleaned, "the reviewer's name", NAME_CHARS)


def read(judgement: Judgement) -> tuple[Opinion, str]:
    """Return a judgement as an opinion and its note, or say why it cannot be recorded."""
    status = Status(judgement.status)
    reason = None if judgement.reason is None else Reason(judgement.reason)
    allowed = REASONS.get(status, ())
    if reason is not None and reason not in allowed:
        choice = " or ".join(allowed) or "no reason"
        raise DecisionError(f"{status} cannot have the reason {reason}; give {choice}")
    return (
        Opinion(
            status=status,
            reason=reason,
            correction=_bounded(storable(judgement.correction), "the correction", NOTE_CHARS),
            evidence=tuple(_evidence(piece) for piece in judgement.evidence),
        ),
        _bounded(storable(judgement.note), "the note", NOTE_CHARS),
    )


def _evidence(piece: Evidence) -> Evidence:
    return replace(
        piece,
        source=_source(piece.source),
        passage=_bounded(storable(piece.passage), "the passage", NOTE_CHARS),
        locator=_bounded(storable(piece.locator), "the locator", NAME_CHARS),
        stance=Stance(piece.stance),
        consulted_at=_optional(piece.consulted_at, "the date of consulting", NAME_CHARS),
        as_of=_optional(piece.as_of, "the date of the source", NAME_CHARS),
    )


def _source(source: Source) -> Source:
    return replace(
        source,
        title=_bounded(storable(source.title), "the source's title", NAME_CHARS),
        publisher=_optional(source.publisher, "the publisher", NAME_CHARS),
        url=_optional(source.url, "the address", NOTE_CHARS),
        contact=_optional(source.contact, "the contact", NAME_CHARS),
        origin=_optional(source.origin, "the origin", NAME_CHARS),
    )


def _optional(text: str | None, what: str, most: int) -> str | None:
    return None if text is None else _bounded(storable(text), what, most)


def _bounded(text: str, what: str, most: int) -> str:
    if len(text) > most:
        raise DecisionError(f"{what} has {len(text):,} characters; shorten it to {most:,}")
    return text
