"""Which claims somebody wants to see."""

from dataclasses import dataclass

from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.quantity import Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimFilter:
    """A choice of claims: all that is said here must hold; what is left empty does not narrow.

    >>> ClaimFilter().narrows, ClaimFilter(text="1,400").narrows
    (False, True)
    """

    document: int | None = None
    """The id of a document; None for all."""
    statuses: frozenset[Status] = frozenset()
    tiers: frozenset[Tier] = frozenset({Tier.CLAIM})
    text: str = ""
    """Beginnings of words of the phrase, sentence or speaker; figures as printed: "1,400"."""
    kinds: frozenset[Kind] = frozenset()
    reviewer: str | None = None
    """Whose word holds."""
    latest: bool = True
    """Only claims that still stand in the latest draft."""

    @property
    def narrows(self) -> bool:
        """Whether it leaves out claims that the whole queue has."""
        return bool(
            self.document is not None or self.statuses or self.text.strip() or self.kinds or self.reviewer
        )
