"""Whether an article bears a figure out that stands above it: has it, as it is or to be rounded to it."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind, Number
from factcheck.reckoning.interval import point
from factcheck.reckoning.misprint import misprint
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import place

_BARE = frozenset({Kind.COUNT, Kind.AGE, Kind.RANK, Kind.FRACTION, Kind.MULTIPLE})
"""Kinds that a headline may leave untold: "dies at 93"."""
_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE_THAN, Hedge.LESS_THAN})


@lru_cache(maxsize=2_000)
def _ends(*numbers: Number | None) -> frozenset[Fraction]:
    return frozenset(Fraction(number) for number in numbers if number is not None)


def is_borne_out(page: Page, claim: Claim, body: Sequence[Claim]) -> bool:
    """Tell whether the body has the figure, of whatever in its unit: as it is, or to be rounded to it."""
    value, grain = Fraction(claim.value or 0), place(claim, page.number(claim))
    for other in body:
        like = other.unit == claim.unit or other.kind is claim.kind is Kind.MONEY
        if not like and not {other.kind, claim.kind} <= _BARE:
            continue
        if (other.value, other.second) == (claim.value, claim.second):
            return True
        # 228.6 may be rounded to 229, or cut to 228
        for end in _ends(other.value, other.low, other.high) if claim.second is None else ():
            if abs(value - end) < grain and (abs(value - end) * 2 < grain or end // grain * grain == value):
                return True
    return False


def agrees(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether a figure bears the other out: equal, or equal once it is rounded as the other is."""
    mine, theirs = page.allows(one), page.allows(other)
    if mine.meets(theirs) and not {one.hedge, other.hedge} & _BOUNDS:
        return True
    if mine.meets(theirs) and one.hedge is not other.hedge:
        # "at least 23" and 32: more is allowed, but not by a slip of the hand
        return misprint(one.value or Decimal(0), other.value or Decimal(0)) is None
    if one.hedge is other.hedge:
        # both "at least 58": it is the same number that is told
        mine, theirs = point(Fraction(one.value or 0)), point(Fraction(other.value or 0))
    grain = place(one, page.number(one))
    return mine.widened(grain / 2).meets(theirs)


def is_told(page: Page, claim: Claim, body: Sequence[Claim]) -> bool:
    """Tell whether anything in the body agrees with a figure: "at least 68" agrees with all that is more."""
    if claim.hedge in _BOUNDS:
        return is_borne_out(page, claim, body)
    return any(agrees(page, claim, other) for other in body)


def is_one(claim: Claim) -> bool:
    """Tell whether a figure is one number, hedged or not."""
    return claim.value is not None and claim.value > 0 and claim.second is None


def slip(page: Page, claim: Claim, other: Claim) -> str | None:
    """Return how a headline's figure may be one of the body, or that rounded, keyed wrong."""
    value = claim.value or Decimal(0)
    if not is_one(other):
        return None
    return misprint(value, other.value or Decimal(0)) or misprint(value, _rounded(page, other, claim))


def _rounded(page: Page, claim: Claim, like: Claim) -> Number:
    """Return a figure as a headline rounds it: 1,284 is "near 1,300"."""
    value = Fraction(claim.value or 0)
    grain = place(like, page.number(like))
    if grain <= page.step(claim) or value < grain:
        return claim.value or Decimal(0)
    rounded = round(value / grain) * grain
    return Decimal(rounded.numerator) if rounded.denominator == 1 else claim.value or Decimal(0)
