"""Rates that do not agree with each other, or with their total.

Catches one rate given for two periods: "120 a day, or 5,600 a month", "£50 a week (£3,600 a year)". A month
has 20 days, if only those of work are counted, to 31; a year 250 to 366 days and 50 to 53 weeks.
Does not catch rates of two things, and rates that are not said to be the same.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.links import is_same
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import near, said

NAME = "rates"

_TIMES = {
    ("second", "minute"): (60, 60),
    ("minute", "hour"): (60, 60),
    ("hour", "day"): (7, 24),
    ("hour", "week"): (35, 168),
    ("hour", "year"): (1600, 8784),
    ("day", "week"): (5, 7),
    ("day", "month"): (20, 31),
    ("day", "year"): (220, 366),
    ("week", "month"): (4, 5),
    ("week", "year"): (50, 53),
    ("month", "quarter"): (3, 3),
    ("month", "year"): (12, 12),
    ("quarter", "year"): (4, 4),
}
"""How many of the shorter periods the longer has, at least and at most, working time and all time."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each rate that is said over again for another period, whether the two agree."""
    for line in page.lines:
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            alike = first.kind is second.kind and first.unit == second.unit
            if first.per and second.per and alike and is_same(page, first, second):
                finding = _finding(page, first, second)
                if finding is not None:
                    yield finding


def _finding(page: Page, first: Claim, second: Claim) -> Finding | None:
    short, long = (first, second) if (first.per, second.per) in _TIMES else (second, first)
    times = _TIMES.get((short.per or "", long.per or ""))
    if times is None:
        return None
    least, most = map(Fraction, times)
    reckoned = page.allows(short) * Interval(least, most)
    fits = reckoned.meets(page.allows(long))
    many = _span(least, most, None)
    exact = Fraction(short.value or short.high or short.low or 0)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{first.phrase} {'is' if fits else 'is not'} {second.phrase}",
        working=f"{said(short)} × {many} = {_span(exact * least, exact * most, long.unit)}; "
        f"the text says {said(long)}",
        place=mention(second),
        others=(mention(first),),
    )


def _span(low: Fraction, high: Fraction, unit: str | None) -> str:
    if low == high:
        return near(point(low), unit)
    return f"{near(point(low), unit)} to {near(point(high), unit)}"
