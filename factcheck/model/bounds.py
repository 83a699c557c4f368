"""Which values the words of a figure allow: "more than 1,400" has no upper end, "about 200" has some room."""

from dataclasses import dataclass
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Number

ABOUT = Fraction(1, 10)
"""How far "about" and "nearly" may be off, as a share of the figure, unless a desk says otherwise."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """All values between two ends; an end that is None is no end, one that is open does not belong to it."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def within(self, other: "Bounds") -> bool:
        """Tell whether every value of it is one of the other's."""
        return _reaches(other.low, other.low_open, self.low, self.low_open) and _reaches(
            _minus(other.high), other.high_open, _minus(self.high), self.high_open
        )

    def meets(self, other: "Bounds") -> bool:
        """Tell whether both have a value in common."""
        return _joined(self, other) and _joined(other, self)

    def widened(self, by: Fraction) -> "Bounds":
        """Return it with so much more room at each end that belongs to it."""
        return Bounds(
            low=self.low if self.low is None or self.low_open else self.low - by,
            high=self.high if self.high is None or self.high_open else self.high + by,
            low_open=self.low_open,
            high_open=self.high_open,
        )

    def scaled(self, factor: Fraction) -> "Bounds":
        """Return it times a positive number."""
        return Bounds(
            low=None if self.low is None else self.low * factor,
            high=None if self.high is None else self.high * factor,
            low_open=self.low_open,
            high_open=self.high_open,
        )

    @property
    def point(self) -> Fraction | None:
        """The one value that it allows; None where there are more."""
        return self.low if self.low == self.high else None


def bounds(claim: Claim, about: Fraction = ABOUT) -> Bounds:
    """Return the values that the words of a claim allow.

    >>> from tests.factories import claim
    >>> bounds(claim("nearly 200", "nearly 200", "200", hedge=Hedge.NEARLY))
    Bounds(low=Fraction(180, 1), high=Fraction(200, 1), low_open=False, high_open=True)
    """
    if claim.value is None:
        return Bounds(low=_exact(claim.low), high=_exact(claim.high))
    value = Fraction(claim.value)
    room = abs(value) * about
    match claim.hedge:
        case Hedge.ABOUT:
            return Bounds(low=value - room, high=value + room)
        case Hedge.NEARLY:
            return Bounds(low=value - room, high=value, high_open=True)
        case Hedge.MORE_THAN:
            return Bounds(low=value, high=None, low_open=True)
        case Hedge.LESS_THAN:
            return Bounds(low=None, high=value, high_open=True)
        case Hedge.AT_LEAST:
            return Bounds(low=value, high=None)
        case Hedge.AT_MOST:
            return Bounds(low=None, high=value)
        case _:
            return Bounds(low=value, high=value)


_ROUND = 2
"""So many noughts at the end make a whole number a round one: 1,400 may be 1,412, and 20 is never 21."""


def place(number: Number) -> Fraction:
    """Return what one of the last digit that a number is printed to is worth.

    The noughts of a round number are not printed for their own sake; a fraction in words ("a third") says
    about two digits.

    >>> from decimal import Decimal
    >>> place(Decimal(1400)), place(Decimal(20)), place(Decimal("7.20")), place(Fraction(1, 3))
    (Fraction(100, 1), Fraction(1, 1), Fraction(1, 100), Fraction(1, 100))
    """
    if isinstance(number, Fraction):
        return Fraction(1, 100)
    printed = number.as_tuple().exponent
    if number != number.to_integral_value() or (isinstance(printed, int) and printed < 0):
        return Fraction(10) ** printed if isinstance(printed, int) else Fraction(1)
    noughts = number.normalize().as_tuple().exponent
    return Fraction(10) ** noughts if isinstance(noughts, int) and noughts >= _ROUND else Fraction(1)


def _exact(number: Number | None) -> Fraction | None:
    return None if number is None else Fraction(number)


def _minus(number: Fraction | None) -> Fraction | None:
    return None if number is None else -number


def _reaches(low: Fraction | None, is_open: bool, other: Fraction | None, other_open: bool) -> bool:
    """Whether a lower end lets all values through that another lets through."""
    if low is None:
        return True
    return other is not None and (low < other or (low == other and (other_open or not is_open)))


def _joined(one: Bounds, other: Bounds) -> bool:
    """Whether the first does not begin past the second's end."""
    if one.low is None or other.high is None:
        return True
    return one.low < other.high or (one.low == other.high and not one.low_open and not other.high_open)
