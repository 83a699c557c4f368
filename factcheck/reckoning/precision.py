"""How precisely a figure is printed, and so which values it allows: "2.4 million" is 2.35 to 2.45 million."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factcheck.model.claim import Claim
from factcheck.model.house import HouseRules
from factcheck.model.quantity import Hedge, Kind, Number
from factcheck.reckoning.interval import Interval

_DIGITS = re.compile(r"[0-9][0-9,\u00a0\u2009\u202f]*(?:\.[0-9]+)?")
_BOUNDS = frozenset({Hedge.MORE_THAN, Hedge.LESS_THAN, Hedge.AT_LEAST, Hedge.AT_MOST})
_JUST = (
    "just over",
    "just under",
    "just more",
    "just less",
    "slightly",
    "a little",
    "marginally",
    "barely more",
)
_COMPOUND = frozenset({"compound", "race-time"})
"""The rules that read "5ft 10in" and "2:22:08"."""
_BARS = re.compile(r"[,\u00a0\u2009\u202f]")


def step(claim: Claim, surface: str) -> Fraction:
    """Return what one of the last printed digit stands for; the surface is that of the number.

    "2.4 million" is printed to 100,000, "1,400" to 1, "two million" to 1,000,000, "12.5" per cent to 0.1.
    """
    value = _size(claim)
    printed = _DIGITS.findall(surface)
    if not printed:
        if value is not None and Fraction(value).denominator > 1:
            # "half a point" is none of 0.3
            return Fraction(1, 5 * Fraction(value).denominator)
        return _noughts(value) if value is not None and value >= 1_000_000 else Fraction(1)
    digits = _BARS.sub("", printed[-1])
    mantissa, decimals = Decimal(digits), len(digits.partition(".")[2])
    if claim.rule in _COMPOUND:
        # its unit is that of its last number
        return _power(-decimals)
    if value is None or not mantissa:
        return _power(-decimals)
    if isinstance(value, Decimal):
        # nearly every figure is its digits times a power of ten: that is told without a division
        shift = value.adjusted() - mantissa.adjusted()
        if mantissa.scaleb(shift) == abs(value):
            return _power(shift - decimals)
    return abs(Fraction(value) / Fraction(mantissa)) * _power(-decimals)


@lru_cache(maxsize=256)
def _power(exponent: int) -> Fraction:
    return Fraction(10) ** exponent


def place(claim: Claim, surface: str) -> Fraction:
    """Return the place of the last digit that is not nought: of "1,400" it is 100, of "340" 10."""
    value, width = _size(claim), step(claim, surface)
    return max(width, _noughts(value)) if value and width >= 1 else width


def allowed(claim: Claim, surface: str, rules: HouseRules, grain: Fraction | None = None) -> Interval:
    """Return the values that a claim's words allow, with the rounding that its print leaves open.

    A whole number of things is exact, unless a `grain` says to which place the figures around it are
    rounded; "more than" and "at least" have no upper end, and "nearly" ends below its figure.
    """
    width = step(claim, surface)
    counted = claim.unit is None and claim.kind in (Kind.COUNT, Kind.SCORE, Kind.RANK)
    slack = Fraction(0) if counted and width <= 1 else width / 2
    if grain is not None and grain > width:
        slack = grain / 2
    if claim.kind in (Kind.FRACTION, Kind.MULTIPLE) and claim.value and _is_round(claim, surface):
        # "a third", "doubled": in words it is a round figure, but "more than half" ends at the half
        slack = Fraction(0) if claim.hedge in _BOUNDS else abs(Fraction(claim.value)) * rules.about
        if claim.kind is Kind.FRACTION:
            slack = min(slack, rules.fraction)
    if claim.value is None:
        return Interval(_fraction(claim.low), _fraction(claim.high)).widened(slack)
    value = Fraction(claim.value)
    match claim.hedge:
        case Hedge.ABOUT:
            return Interval(value, value).widened(max(slack, abs(value) * rules.about))
        case Hedge.NEARLY:
            return Interval(value - max(slack, abs(value) * rules.nearly), value)
        case Hedge.MORE_THAN | Hedge.AT_LEAST:
            near = value + max(slack, abs(value) * rules.nearly) if _is_just(claim) else None
            return Interval(value - slack, near)
        case Hedge.LESS_THAN | Hedge.AT_MOST:
            near = value - max(slack, abs(value) * rules.nearly) if _is_just(claim) else None
            return Interval(near, value + slack)
        case _:
            return Interval(value, value).widened(slack)


def rough(claim: Claim) -> Decimal:
    """Return a value for a first look, a third as 28 digits of it: fractions cost ten times as much."""
    value = claim.value or 0
    return Decimal(value.numerator) / value.denominator if isinstance(value, Fraction) else Decimal(value)


def printed(claim: Claim, surface: str) -> Interval:
    """Return the values that a figure's digits allow, whatever the words around it say."""
    slack = step(claim, surface) / 2
    if claim.value is None:
        return Interval(_fraction(claim.low), _fraction(claim.high)).widened(slack)
    return Interval(Fraction(claim.value), Fraction(claim.value)).widened(slack)


def _is_just(claim: Claim) -> bool:
    """Tell whether a bound is hardly passed: "just over 2,000", "slightly less than half"."""
    return claim.phrase.lower().startswith(_JUST)


def _is_round(claim: Claim, surface: str) -> bool:
    """Tell whether a fraction or multiple is a round one: "a third", "one in 10", and not "33 out of 60"."""
    if claim.rule != "one-in":
        return not _DIGITS.search(surface)
    first = _DIGITS.match(surface)
    return first is None or len(first[0]) == 1


def _size(claim: Claim) -> Number | None:
    if claim.value is not None:
        return claim.value
    return claim.high if claim.high is not None else claim.low


def _noughts(value: Number) -> Fraction:
    """Return the largest power of ten that a number is a multiple of; one, where it is not whole."""
    number = Fraction(value)
    if number.denominator != 1 or not number:
        return Fraction(1)
    digits = str(abs(number.numerator))
    return Fraction(10 ** (len(digits) - len(digits.rstrip("0"))))


def _fraction(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(number)
