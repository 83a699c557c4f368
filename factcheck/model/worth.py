"""How much a claim deserves checking, 0 to 1, as a sum of named parts: it ranks, and hides nothing."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from factcheck.model.claim import Tier
from factcheck.model.document import Zone
from factcheck.model.quantity import Attribution, Context, Hedge, Kind, Number, Quantity

_COUNTED = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.FRACTION, Kind.MULTIPLE})
"""Kinds of what something can happen to: a length of time is not killed."""

_FEW, _SUM, _SAYING = 4, 100, 3
_GRAVE = 0.2
"""From so many points on, what happened is a matter of life or liberty: one is not too few."""


class Part(NamedTuple):
    """One reason why a claim is worth more, or less, than another."""

    name: str
    points: float
    because: str
    """What in the text it is for: "kill", "headline"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How many points there are for what: a table of the lexicon each."""

    kind: Mapping[str, float]
    action: Mapping[str, float]
    size: Mapping[int, float]
    """By the number that has to be reached; ascending."""
    zone: Mapping[str, float]
    modality: Mapping[str, float]
    hedge: Mapping[str, float]
    other: Mapping[str, float]
    people: frozenset[str]


def worth(parts: Iterable[Part], tier: Tier, weights: Weights) -> float:
    """Return the sum of the parts, cut to 0 to 1; of a minor number, a part of it.

    >>> weights = Weights(kind={}, action={}, size={}, zone={}, modality={}, hedge={}, other={"minor": 0.3},
    ...                   people=frozenset())
    >>> parts = [Part("kind", 0.4, "money"), Part("zone", 0.2, "headline")]
    >>> worth(parts, Tier.CLAIM, weights), worth(parts, Tier.MINOR, weights)
    (0.6, 0.18)
    """
    score = min(1.0, max(0.0, sum(part.points for part in parts)))
    return round(score * weights.other["minor"] if tier is Tier.MINOR else score, 2)


def parts(
    weights: Weights, kind: Kind, zone: Zone, quantity: Quantity, around: Context, said: Attribution | None
) -> Iterator[Part]:
    """Yield what a claim of that kind is worth checking for, part by part, the kind first."""
    yield Part("kind", weights.kind[kind], kind)
    happened = _action(weights, kind, around)
    if happened:
        yield happened
    if kind in {Kind.COUNT, Kind.MONEY}:
        yield from _amount(weights, kind, quantity, happened.points if happened else 0.0)
    yield from _told(weights.zone, "zone", zone)
    yield from _told(weights.modality, "modality", around.modality)
    yield from _told(weights.hedge, "hedge", quantity.hedge)
    yield from _rest(weights.other, quantity, around, said)


def _told(points: Mapping[str, float], name: str, value: str) -> Iterator[Part]:
    if points.get(value):
        yield Part(name, points[value], value)


def _action(weights: Weights, kind: Kind, around: Context) -> Part | None:
    if around.action is None or kind not in _COUNTED:
        return None
    return Part("action", weights.action.get(around.action, weights.action["other"]), around.action)


def _amount(weights: Weights, kind: Kind, quantity: Quantity, gravity: float) -> Iterator[Part]:
    """How much it is, and of whom."""
    ends = (quantity.value, quantity.high, quantity.low)
    amount: Number | None = next((end for end in ends if end is not None), None)
    if amount is None or (isinstance(amount, Decimal) and not amount.is_finite()):
        return
    amount = -amount if amount < 0 else amount
    reached = max((step for step in weights.size if amount >= step), default=0)
    if reached:
        yield Part("size", weights.size[reached], f"{reached:,} or more")
    if kind is Kind.MONEY and amount < _SUM:
        yield Part("small sum", weights.other["small_sum"], f"less than {_SUM}")
    # that there was none is a statement
    few = kind is Kind.COUNT and 0 < amount <= _FEW and quantity.hedge is Hedge.EXACT
    if few and gravity < _GRAVE:
        yield Part("few", weights.other["few"], f"no more than {_FEW}")
    head = quantity.noun_head
    if head and kind is Kind.COUNT and (head[0].isupper() or head in weights.people):
        yield Part("people", weights.other["people"], head)


def _rest(
    points: Mapping[str, float], quantity: Quantity, around: Context, said: Attribution | None
) -> Iterator[Part]:
    if quantity.role:
        yield Part("change", points["change"], quantity.role)
    if _is_precise(quantity):
        yield Part("precise", points["precise"], "three digits or more that say something")
    if pinned := around.place or around.period:
        yield Part("pinned down", points["pinned_down"], pinned)
    if said is not None and said.speaker:
        yield Part("named", points["named"], said.speaker)
    if quantity.twin_of:
        yield Part("twin", points["twin"], "said over again")


def _is_precise(quantity: Quantity) -> bool:
    value = quantity.value
    if not isinstance(value, Decimal) or quantity.hedge is not Hedge.EXACT or not value.is_finite():
        return False
    return len(f"{value:E}".partition("E")[0].rstrip("0.").replace(".", "").lstrip("-")) >= _SAYING
