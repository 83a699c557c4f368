"""How many of a shorter period a longer one has: working time at least, all time at most."""

from fractions import Fraction

from factcheck.reckoning.interval import Interval

_TIMES = {
    ("second", "minute"): (60, 60),
    ("second", "hour"): (3600, 3600),
    ("minute", "hour"): (60, 60),
    ("hour", "day"): (7, 24),
    ("hour", "week"): (35, 168),
    ("hour", "year"): (1600, 8784),
    ("day", "week"): (5, 7),
    ("day", "fortnight"): (10, 14),
    ("day", "month"): (20, 31),
    ("day", "year"): (220, 366),
    ("night", "week"): (7, 7),
    ("night", "year"): (365, 366),
    ("week", "fortnight"): (2, 2),
    ("week", "month"): (4, 5),
    ("week", "year"): (50, 53),
    ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12),
    ("quarter", "year"): (4, 4),
    ("year", "decade"): (10, 10),
}


def times(short: str | None, long: str | None) -> Interval | None:
    """Return how many of the shorter period the longer has; None where it is no longer one.

    >>> times("month", "year"), times("year", "month")
    (Interval(low=Fraction(12, 1), high=Fraction(12, 1)), None)
    """
    ends = _TIMES.get((short or "", long or ""))
    return Interval(Fraction(ends[0]), Fraction(ends[1])) if ends else None


def is_period(word: str | None) -> bool:
    """Tell whether a word is a stretch of time that rates are counted over.

    >>> is_period("month"), is_period("head")
    (True, False)
    """
    return word in _PERIODS


_PERIODS = frozenset(word for pair in _TIMES for word in pair)
