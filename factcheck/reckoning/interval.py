"""Numbers that are known within bounds, and sums with them."""

from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from operator import add


@dataclass(frozen=True, slots=True)
class Interval:
    """All values from low to high, both allowed; an end that is None has no bound.

    >>> Interval(Fraction(2), Fraction(3)) + Interval(Fraction(1), None)
    Interval(low=Fraction(3, 1), high=None)
    """

    low: Fraction | None
    high: Fraction | None

    def meets(self, other: "Interval") -> bool:
        """Tell whether some value is in both.

        >>> Interval(Fraction(1), Fraction(2)).meets(Interval(Fraction(2), None))
        True
        """
        return _below(self.low, other.high) and _below(other.low, self.high)

    def covers(self, value: Fraction) -> bool:
        """Tell whether a value is in it."""
        return _below(self.low, value) and _below(value, self.high)

    @property
    def positive(self) -> bool:
        """Whether nothing in it is nought or less."""
        return self.low is not None and self.low > 0

    @property
    def magnitude(self) -> "Interval":
        """The interval without its sign.

        >>> Interval(Fraction(-3), Fraction(1)).magnitude
        Interval(low=Fraction(0, 1), high=Fraction(3, 1))
        """
        if self.low is None or self.high is None:
            return Interval(max(self.low or Fraction(0), -(self.high or Fraction(0)), Fraction(0)), None)
        inner, outer = sorted((abs(self.low), abs(self.high)))
        return Interval(Fraction(0) if self.low < 0 < self.high else inner, outer)

    def __add__(self, other: "Interval") -> "Interval":
        return Interval(_sum(self.low, other.low), _sum(self.high, other.high))

    def __neg__(self) -> "Interval":
        return Interval(_minus(self.high), _minus(self.low))

    def __sub__(self, other: "Interval") -> "Interval":
        return self + -other

    def __mul__(self, other: "Interval") -> "Interval":
        """Return the products; of intervals that are not negative."""
        low = Fraction(0) if self.low is None or other.low is None else self.low * other.low
        high = None if self.high is None or other.high is None else self.high * other.high
        return Interval(low, high)

    def __truediv__(self, other: "Interval") -> "Interval":
        """Return the quotients; of intervals that are not negative. Divided by nought there is no bound."""
        low = Fraction(0) if self.low is None or not other.high else self.low / other.high
        high = None if self.high is None or not other.low else self.high / other.low
        return Interval(low, high)

    def scaled(self, factor: Fraction) -> "Interval":
        """Return it times a number that is not negative."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
        )

    def widened(self, by: Fraction) -> "Interval":
        """Return it with so much more room at either end."""
        return Interval(
            None if self.low is None else self.low - by, None if self.high is None else self.high + by
        )


def point(value: Fraction | int) -> Interval:
    """Return the interval of one value."""
    return Interval(Fraction(value), Fraction(value))


def total(parts: "list[Interval] | tuple[Interval, ...]") -> Interval:
    """Return the sum of intervals.

    >>> total([point(1), Interval(Fraction(2), None)])
    Interval(low=Fraction(3, 1), high=None)
    """
    return reduce(add, parts, point(0))


def _below(low: Fraction | None, high: Fraction | None) -> bool:
    # multiplied out: comparing fractions costs many times as much, and is done more than all else
    return low is None or high is None or low.numerator * high.denominator <= high.numerator * low.denominator


def _sum(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one + other


def _minus(value: Fraction | None) -> Fraction | None:
    return None if value is None else -value
