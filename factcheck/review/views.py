"""Which claims the queue shows and in which order: the choices behind the keys for both."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any

from factcheck.errors import UsageError
from factcheck.model.claim import Tier
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.filter import ClaimFilter, Order
from factcheck.model.wording import STATUS_WORDS
from factcheck.safe import one_line

_NOTHING = ClaimFilter()


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One choice of claims, under its letter. It narrows what is shown; chosen again, it is dropped."""

    words: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    """What it narrows to, by the fields of a filter."""
    like: str = ""
    """The field that it takes from the claim under the cursor: its speaker, kind or article."""
    mine: bool = False

    def over(self, shown: ClaimFilter, reviewer: str, here: ClaimEntry | None = None) -> ClaimFilter:
        """Return the filter with this choice made, or dropped where it is made already."""
        if self.on(shown, reviewer):
            return replace(shown, **{name: getattr(_NOTHING, name) for name in self._names})
        return replace(shown, **self._wanted(reviewer, here))

    def on(self, shown: ClaimFilter, reviewer: str) -> bool:
        """Tell whether it is made."""
        if self.like:
            return bool(getattr(shown, self.like))
        wanted = self._wanted(reviewer, None)
        return all(getattr(shown, name) == given for name, given in wanted.items())

    @property
    def _names(self) -> tuple[str, ...]:
        return (*self.fields, *((self.like,) if self.like else ()), *(("reviewer",) if self.mine else ()))

    def _wanted(self, reviewer: str, here: ClaimEntry | None) -> dict[str, Any]:
        wanted = dict(self.fields)
        if self.mine:
            wanted["reviewer"] = reviewer
        if self.like:
            wanted[self.like] = _shared(self.like, here)
        return wanted


def _shared(name: str, here: ClaimEntry | None) -> object:
    if here is None:
        raise UsageError("no claim is shown that others could be like")
    if name == "document":
        return here.document_id
    if name == "speaker":
        if here.claim.speaker is None:
            raise UsageError("nobody is named as having said this")
        return here.claim.speaker
    return frozenset({here.claim.kind} if here.claim.kind else ())


_APART = ("document", "text", "latest", "order")
"""What is chosen by other keys, and stays."""
_ALL = {each.name: getattr(_NOTHING, each.name) for each in fields(ClaimFilter) if each.name not in _APART}

VIEWS: Mapping[str, Choice] = {
    "a": Choice(words="all claims", fields=_ALL),
    "u": Choice(words="open", fields={"statuses": frozenset({Status.UNREVIEWED})}),
    "v": Choice(words="verified", fields={"statuses": frozenset({Status.VERIFIED})}),
    "d": Choice(words="disputed", fields={"statuses": frozenset({Status.DISPUTED})}),
    "s": Choice(words="sourced", fields={"statuses": frozenset({Status.SOURCED})}),
    "-": Choice(words="not a claim", fields={"statuses": frozenset({Status.NOT_A_CLAIM})}),
    "m": Choice(words="decided by me", mine=True),
    "x": Choice(words="reviewers differ", fields={"differs": True}),
    "c": Choice(words="changed in this draft", fields={"changed": True}),
    "!": Choice(words="with a finding of the checks", fields={"findings": True}),
    "h": Choice(words="hidden characters", fields={"hidden": True}),
    "k": Choice(words="of this one's kind", like="kinds"),
    "w": Choice(words="said by this one's speaker", like="speaker"),
    "t": Choice(words="of this article", like="document"),
    "n": Choice(words="minor numbers", fields={"tiers": frozenset({Tier.MINOR})}),
}
"""The first is what a review starts with. Each of the others narrows, whichever are made already."""

FROM_LISTS: Mapping[str, tuple[str, str]] = {
    "K": ("choose_kind", "of a kind from a list"),
    "W": ("choose_speaker", "said by one from a list"),
    "+": ("save_view", "save what is shown now"),
    "D": ("forget_view", "delete a saved view"),
}
"""What else the key for choosing offers: the action, and its words."""

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

    >>> words_for(ClaimFilter(statuses=frozenset({Status.UNREVIEWED}), changed=True, order=Order.WORTH))
    'open, changed in this draft, by worth'
    """
    words = ", ".join(_narrowed(shown)) or VIEWS["a"].words
    return words if shown.order is Order.POSITION else f"{words}, by {shown.order}"


def _narrowed(shown: ClaimFilter) -> Iterator[str]:
    if shown.tiers == VIEWS["n"].fields["tiers"]:
        yield VIEWS["n"].words
    elif shown.tiers != _NOTHING.tiers:
        yield "claims and minor numbers"
    if shown.statuses:
        yield " or ".join(STATUS_WORDS[status] for status in Status if status in shown.statuses)
    if shown.kinds:
        yield " or ".join(sorted(shown.kinds))
    if shown.zones:
        yield f"in {' or '.join(sorted(shown.zones))}"
    if shown.speaker is not None:
        yield f"said by {one_line(shown.speaker)}"
    if shown.reviewer is not None:
        yield f"decided by {one_line(shown.reviewer)}"
    yield from (VIEWS[letter].words for letter in "xc!h" if VIEWS[letter].on(shown, ""))
