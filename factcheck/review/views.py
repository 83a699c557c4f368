"""Which claims the queue shows: the choices behind the filter key."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.filter import ClaimFilter


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One choice of claims, under its letter."""

    words: str
    statuses: frozenset[Status] = frozenset()
    tiers: frozenset[Tier] = frozenset({Tier.CLAIM})
    mine: bool = False

    def over(self, shown: ClaimFilter, reviewer: str) -> ClaimFilter:
        """Return the filter for this choice, in the article and with the search that are shown."""
        return replace(
            shown, statuses=self.statuses, tiers=self.tiers, reviewer=reviewer if self.mine else None
        )


VIEWS: Mapping[str, View] = {
    "a": View(words="all claims"),
    "u": View(words="open", statuses=frozenset({Status.UNREVIEWED})),
    "v": View(words="verified", statuses=frozenset({Status.VERIFIED})),
    "d": View(words="disputed", statuses=frozenset({Status.DISPUTED})),
    "s": View(words="sourced", statuses=frozenset({Status.SOURCED})),
    "-": View(words="not a claim", statuses=frozenset({Status.NOT_A_CLAIM})),
    "m": View(words="decided by me", mine=True),
    "n": View(words="minor numbers", tiers=frozenset({Tier.MINOR})),
}
"""The first is what a review starts with."""
