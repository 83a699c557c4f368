"""The words in which a check shows its sum."""

from decimal import ROUND_HALF_EVEN, Decimal, localcontext
from fractions import Fraction

from factcheck.model.amount import amount, written
from factcheck.model.claim import Claim
from factcheck.model.quantity import Number
from factcheck.reckoning.interval import Interval

_DIGITS = 4
"""Significant digits of what was reckoned, where it is not whole."""


def said(claim: Claim) -> str:
    """Return a claim's figure as people write it, with its hedge: "about 200", "$1.9bn"."""
    return amount(claim)


def near(size: Interval, unit: str | None = None) -> str:
    """Return the middle of an interval as people write it.

    >>> near(Interval(Fraction(9), Fraction(10)), "metre")
    '9.5 metres'
    """
    ends = [end for end in (size.low, size.high) if end is not None]
    return written(short(sum(ends, Fraction(0)) / len(ends)), unit) if ends else "any number"


def short(value: Fraction) -> Number:
    """Return a number in a few digits: whole ones stay as they are, others are rounded.

    >>> short(Fraction(1615)), short(Fraction(100, 7)), short(Fraction(1, 3000))
    (Decimal('1615'), Decimal('14.29'), Decimal('0.0003333'))
    """
    if value.denominator == 1:
        return Decimal(value.numerator)
    with localcontext() as context:
        context.prec = 60
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        digits = max(_DIGITS, exact.adjusted() + 1)
        step = Decimal(1).scaleb(exact.adjusted() + 1 - digits)
        return exact.quantize(step, ROUND_HALF_EVEN).normalize() + 0


def against(sum_: str, reckoned: Interval, stated: Claim, *, fits: bool) -> str:
    """Return a sum, what it comes to, and what the text says: "… = 1,615; the text says 1,650 (35 more)".

    Where the two fit and yet differ, it is said that only rounding makes them one.
    """
    unit = stated.unit
    result = near(reckoned, unit)
    working = f"{sum_} = {result}; the text says {said(stated)}"
    if stated.value is None or reckoned.low is None or reckoned.high is None:
        return working
    # two percentages lie points apart
    unit = "percentage point" if unit == "percentage" else unit
    gap = Fraction(stated.value) - (reckoned.low + reckoned.high) / 2
    if not gap:
        return working
    by = ": right by rounding" if fits else ""
    return f"{working} ({written(short(abs(gap)), unit)} {'more' if gap > 0 else 'less'}{by})"
