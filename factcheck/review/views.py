"""Which claims the queue shows and in which order: the choices behind the keys for both."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from factcheck.errors import UsageError
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.safe import one_line


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """One choice of claims, under its letter."""

    words: str
    statuses: frozenset[Status] = frozenset()
    tiers: frozenset[Tier] = frozenset({Tier.CLAIM})
    changed: bool = False
    mine: bool = False
    like: str | None = None
    """What the claims have in common with the one under the cursor: its speaker, kind or document."""

    def over(self, shown: ClaimFilter, reviewer: str, here: ClaimEntry | None = None) -> ClaimFilter:
        """Return the filter for this choice, in the article, search and order that are shown."""
        wanted = replace(
            shown,
            statuses=self.statuses,
            tiers=self.tiers,
            changed=self.changed,
            reviewer=reviewer if self.mine else None,
            speaker=None,
            kinds=frozenset(),
        )
        return wanted if self.like is None else _like(wanted, self.like, here)


def _like(wanted: ClaimFilter, shared: str, here: ClaimEntry | None) -> ClaimFilter:
    if here is None:
        raise UsageError("no claim is shown that others could be like")
    if shared == "speaker":
        if here.claim.speaker is None:
            raise UsageError("nobody is named as having said this")
        return replace(wanted, speaker=here.claim.speaker)
    return replace(wanted, kinds=frozenset({here.claim.kind} if here.claim.kind else ()))


VIEWS: Mapping[str, View] = {
    "a": View(words="all claims"),
    "u": View(words="open", statuses=frozenset({Status.UNREVIEWED})),
    "v": View(words="verified", statuses=frozenset({Status.VERIFIED})),
    "d": View(words="disputed", statuses=frozenset({Status.DISPUTED})),
    "s": View(words="sourced", statuses=frozenset({Status.SOURCED})),
    "-": View(words="not a claim", statuses=frozenset({Status.NOT_A_CLAIM})),
    "c": View(words="changed since an earlier draft", changed=True),
    "m": View(words="decided by me", mine=True),
    "w": View(words="said by the speaker of this one", like="speaker"),
    "k": View(words="of the kind of this one", like="kind"),
    "n": View(words="minor numbers", tiers=frozenset({Tier.MINOR})),
}
"""The first is what a review starts with."""

ORDERS: Mapping[str, tuple[Order, str]] = {
    "p": (Order.POSITION, "position in the articles"),
    "d": (Order.DEADLINE, "deadline: what must not be wrong"),
    "w": (Order.WORTH, "worth, highest first"),
    "v": (Order.VALUE, "value, largest first"),
    "s": (Order.STATUS, "status, open ones first"),
    "t": (Order.TIME, "time, decided last first"),
}
"""The orders of the queue, each under its letter."""


def words_for(shown: ClaimFilter) -> str:
    """Return what a queue with this filter shows, in a few words.

    >>> words_for(ClaimFilter(statuses=frozenset({Status.UNREVIEWED}), order=Order.WORTH))
    'open, by worth'
    """
    if shown.speaker is not None:
        words = f"said by {one_line(shown.speaker)}"
    elif shown.kinds:
        words = ", ".join(sorted(shown.kinds))
    else:
        fields = (shown.statuses, shown.tiers, shown.changed, shown.reviewer is not None)
        words = next(
            view.words
            for view in VIEWS.values()
            if (view.statuses, view.tiers, view.changed, view.mine) == fields
        )
    return words if shown.order is Order.POSITION else f"{words}, by {shown.order}"
