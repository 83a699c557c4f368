"""Whether a figure is another one with a slip of the hand: digits that changed places, a nought too many.

Where a text does not say outright that figures belong together, a sum that fails proves little. That it
would come right with one figure misprinted, as hands misprint, hardly happens by chance.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from factcheck.model.quantity import Number
from factcheck.reckoning.interval import Interval


@dataclass(frozen=True, slots=True)
class Least:
    """From how many digits on a slip tells something: short numbers may differ so by chance."""

    wrong: int
    """Where one digit is another."""
    swapped: int
    """Where two that stand side by side have changed places."""


SHORT, LOOSE, STRICTER, STRICT = Least(2, 2), Least(3, 2), Least(4, 2), Least(4, 3)
SCALES = (10, 100, 1000, 10**6)
"""How many times too large or too small a number is whose point or scale is wrong."""
_REACH = Fraction(2 * SCALES[-1])
"""How far off a wrong figure stands at most: "£36" for £36 million, and a wrong factor besides."""


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


def within_reach(told: Number, meant: Fraction) -> bool:
    """Tell whether a number may be a slip for another at all: a scale left out, twice, and no more.

    What is further off is another thing: dollars times days, or shares where they were taken for dollars.

    >>> within_reach(Decimal(36), Fraction(36_000_000)), within_reach(Decimal(91), Fraction(218_400_000_000))
    (True, False)
    """
    if not told or not meant:
        return True
    apart = abs(Fraction(told) / meant)
    return 1 / _REACH <= apart <= _REACH


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


_KNOWN_BY = 3
"""Digits by which a number is known though one of them is wrong: 1,274 and 1,284, not 40 and 50."""


def misprint(one: Number, other: Number) -> str | None:
    """Return how two numbers may be one that was keyed wrong; None where they are just two numbers.

    >>> misprint(Decimal(1274), Decimal(1724)), misprint(Decimal(216), Decimal(116))
    ('the same digits in another order', 'one digit apart')
    >>> misprint(Decimal("8200"), Decimal(820)), misprint(Decimal(1400), Decimal(1500))
    ('the same digits, 10 times apart', None)
    """
    if (
        not isinstance(one, Decimal)
        or not isinstance(other, Decimal)
        or one == other
        or one <= 0
        or other <= 0
    ):
        return None
    (mine, my_place), (theirs, their_place) = digits_of(one), digits_of(other)
    if mine == theirs and abs(my_place - their_place) in (1, 2, 3):
        return f"the same digits, {10 ** abs(my_place - their_place):,} times apart"
    shift = my_place - their_place
    mine, theirs = mine + "0" * max(0, shift), theirs + "0" * max(0, -shift)
    if len(mine) != len(theirs) or len(mine) < 2:
        return None
    if sorted(mine) == sorted(theirs):
        return "the same digits in another order"
    apart = sum(left != right for left, right in zip(mine, theirs, strict=True))
    known = min(len(mine.rstrip("0")), len(theirs.rstrip("0")))
    return "one digit apart" if apart == 1 and known >= _KNOWN_BY else None


ANY_DIGIT = "?"
"""What stands in a key for the one digit that may be wrong."""


def keys(number: Number) -> Iterator[str]:
    """Yield keys of which two numbers have one in common if one of them is a misprint of the other.

    >>> set(keys(Decimal(216))) & set(keys(Decimal(116)))
    {'?16 0'}
    """
    if isinstance(number, Decimal):
        digits, place = digits_of(number)
        yield "".join(sorted(digits.strip("0")))
        if len(digits) >= _KNOWN_BY:
            yield from (f"{digits[:at]}{ANY_DIGIT}{digits[at + 1 :]} {place}" for at in range(len(digits)))


def significant(number: Number) -> int:
    """Return how many digits a number is known by: three of 1,270."""
    return len(digits_of(number)[0]) if isinstance(number, Decimal) else 1


@lru_cache(maxsize=4_000)
def digits_of(number: Decimal) -> tuple[str, int]:
    """Return the digits without the noughts behind them, and the place of the last of them."""
    _, digits, exponent = number.as_tuple()
    shown = "".join(map(str, digits)).lstrip("0")
    left = shown.rstrip("0")
    return left, int(exponent) + len(shown) - len(left)
