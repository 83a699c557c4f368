"""Whether an article bears a figure out that stands above it: has it, as it is or to be rounded to it."""

from collections.abc import Sequence
from decimal import Decimal, localcontext
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind, Number
from factcheck.reckoning.interval import point
from factcheck.reckoning.misprint import misprint, significant
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import place, rough

_BARE = frozenset({Kind.COUNT, Kind.AGE, Kind.RANK, Kind.FRACTION, Kind.MULTIPLE})
"""Kinds that a headline may leave untold: "dies at 93"."""
_ROUNDED = 10
"""As what part of itself a figure is rounded at the most: 1.8 million to two million hardly."""
_BOUNDS = frozenset({Hedge.AT_LEAST, Hedge.AT_MOST, Hedge.MORE_THAN, Hedge.LESS_THAN})


def is_borne_out(page: Page, claim: Claim, body: Sequence[Claim]) -> bool:
    """Tell whether the body has the figure, of whatever in its unit: as it is, or to be rounded to it."""
    like = [other for other in body if _is_like(claim, other)]
    if any((other.value, other.second) == (claim.value, claim.second) for other in like):
        return True
    if claim.second is not None:
        return False
    value, grain = Fraction(claim.value or 0), place(claim, page.number(claim))
    near, wide = rough(claim), Decimal(grain.numerator) / grain.denominator
    for other in like:
        for end in (other.value, other.low, other.high):
            # a first look, for little: most are far off
            if end is None or (isinstance(end, Decimal) and abs(near - end) > wide):
                continue
            told = Fraction(end)
            if claim.hedge is Hedge.EXACT and abs(value - told) * _ROUNDED >= value:
                # nobody makes 30 of 27
                continue
            # 228.6 may be rounded to 229, or cut to 228
            if abs(value - told) < grain and (
                abs(value - told) * 2 < grain or told // grain * grain == value
            ):
                return True
    return False


def _is_like(claim: Claim, other: Claim) -> bool:
    """Tell whether two figures are in one unit, or of kinds that a headline tells without it."""
    return (
        other.unit == claim.unit
        or other.kind is claim.kind is Kind.MONEY
        or (other.kind in _BARE and claim.kind in _BARE)
    )


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


def slip(claim: Claim, other: Claim) -> str | None:
    """Return how a figure may be another one, or that one in as many digits, keyed wrong."""
    value, meant = claim.value or Decimal(0), other.value or Decimal(0)
    if not is_one(other):
        return None
    digits = significant(value)
    rounded = _rounded(meant, digits) if 2 <= digits < significant(meant) else None
    return misprint(value, meant) or (None if rounded is None else misprint(value, rounded))


def _rounded(number: Number, digits: int) -> Number:
    """Return a figure as a headline rounds it, to so many digits: 1,284 is "near 1,300"."""
    with localcontext() as context:
        context.prec = digits
        return +number if isinstance(number, Decimal) else number
