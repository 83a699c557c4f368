"""Which claims somebody wants to see, and in which order."""

from dataclasses import dataclass
from enum import StrEnum

from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.document import Zone
from factcheck.model.quantity import Kind


class Order(StrEnum):
    """What comes first. Claims that are alike in it follow in the order of the articles."""

    POSITION = "position"
    """As they stand in the articles."""
    DEADLINE = "deadline"
    """What must not be wrong: what the checks found, then the top of the story, what nobody is named for,
    and by worth."""
    WORTH = "worth"
    """Those first that deserve checking most."""
    VALUE = "value"
    """The largest first."""
    STATUS = "status"
    """Open, then disputed, sourced, verified, not a claim."""
    TIME = "time"
    """Decided on last first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """A choice of claims: all that is said here must hold; what is left empty does not narrow.

    >>> ClaimFilter(text="1,400").tiers == {Tier.CLAIM}
    True
    """

    document: int | None = None
    """The id of a document; None for all."""
    statuses: frozenset[Status] = frozenset()
    tiers: frozenset[Tier] = frozenset({Tier.CLAIM})
    """Of claim and minor; empty for both. What was set aside is no claim."""
    text: str = ""
    """Beginnings of words of the phrase, sentence or speaker; figures as printed: "1,400"."""
    kinds: frozenset[Kind] = frozenset()
    zones: frozenset[Zone] = frozenset()
    """The parts of the page that they stand in."""
    reviewer: str | None = None
    """Whose word holds."""
    since: str | None = None
    """A UTC stamp: only claims decided on at that moment or later."""
    speaker: str | None = None
    """Who is said to have said it."""
    changed: bool = False
    """Only claims that the draft before did not make, or put otherwise."""
    findings: bool = False
    """Only claims that a finding of the checks speaks of."""
    hidden: bool = False
    """Only figures with characters in or beside them that a reader cannot see."""
    differs: bool = False
    """Only claims of which reviewers say different things."""
    latest: bool = True
    """Only claims that still stand in the latest draft."""
    order: Order = Order.POSITION

    def __str__(self) -> str:
        """Say what is chosen, in words for the top of a page; nothing where nothing narrows.

        >>> from factcheck.model.decision import Status
        >>> str(ClaimFilter(statuses=frozenset({Status.DISPUTED}), speaker="police", changed=True))
        'status disputed; speaker police; changed'
        """
        return "; ".join(filter(None, (_told(self, field) for field in _TOLD)))


_TOLD = {
    "statuses": "status", "tiers": "tier", "kinds": "kind", "zones": "zone", "text": "text",
    "reviewer": "reviewer", "since": "decided since", "speaker": "speaker", "changed": "changed",
    "findings": "with findings", "hidden": "with hidden characters", "differs": "reviewers differ",
}  # fmt: skip


def _told(chosen: ClaimFilter, field: str) -> str:
    said = getattr(chosen, field)
    if not said or said == getattr(ClaimFilter(), field):
        return ""
    if said is True:
        return _TOLD[field]
    words = " or ".join(sorted(map(str, said))) if isinstance(said, frozenset) else str(said)
    return f"{_TOLD[field]} {words}"
