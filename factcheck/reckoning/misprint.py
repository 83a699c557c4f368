"""Whether a figure is another one with a slip of the hand: digits that changed places, a nought too many.

Where a text does not say outright that figures belong together, a sum that fails proves little. That it
would come right with one figure misprinted, as hands misprint, hardly happens by chance.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.reckoning.interval import Interval


@dataclass(frozen=True, slots=True)
class Least:
    """From how many digits on a slip tells something: short numbers may differ so by chance."""

    wrong: int
    """Where one digit is another."""
    swapped: int
    """Where two that stand side by side have changed places."""


LOOSE, STRICTER, STRICT = Least(3, 2), Least(4, 2), Least(4, 3)
SCALES = (10, 100, 1000, 10**6)
"""How many times too large or too small a number is whose point or scale is wrong."""


def misprinted(
    printed: Fraction,
    step: Fraction,
    meant: Interval,
    least: Least = LOOSE,
    scales: Sequence[int] = SCALES,
) -> bool:
    """Tell whether a number may be a misprint of one that is meant, which is known within bounds.

    The step is what one of its last printed digit stands for.

    >>> from factcheck.reckoning.interval import point
    >>> misprinted(Fraction(189), Fraction(1), point(198)), misprinted(Fraction(16), Fraction(1), point(160))
    (True, True)
    >>> misprinted(Fraction(881), Fraction(1), point(811)), misprinted(Fraction(7), Fraction(1), point(9))
    (True, False)
    """
    if meant.low is None or meant.high is None or not step or not printed or not meant.positive:
        return False
    middle = (meant.low + meant.high) / 2
    if middle == printed:
        return False
    if any(meant.covers(printed * factor) or meant.covers(printed / factor) for factor in scales):
        return True
    ones, others = printed / step, round(middle / step)
    if ones.denominator != 1 or others < 1 or not meant.covers(others * step):
        return False
    return _slipped(str(ones.numerator), str(others), least)


def _slipped(one: str, other: str, least: Least) -> bool:
    """Tell whether two numbers of one length differ in a digit, or in two that changed places."""
    if len(one) != len(other):
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    # the noughts that both end in are no digits that anyone mistypes
    digits = max(len(one.rstrip("0")), len(other.rstrip("0")))
    if len(apart) == 1:
        return digits >= least.wrong
    if len(apart) == 2:
        first, second = apart
        swapped = second == first + 1 and one[first] + one[second] == other[second] + other[first]
        return swapped and digits >= least.swapped
    return False
