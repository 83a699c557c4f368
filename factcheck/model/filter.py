"""Which claims somebody wants to see."""

from dataclasses import dataclass

from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.quantity import Kind


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
    reviewer: str | None = None
    """Whose word holds."""
    latest: bool = True
    """Only claims that still stand in the latest draft."""
