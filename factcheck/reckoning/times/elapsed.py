"""How long it is from one moment to another, and how long a span of time is said to be."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.moments import Grain, Moment

YEAR = Fraction(36525, 100)
_DAYS = {
    "day": Fraction(1), "week": Fraction(7), "fortnight": Fraction(14), "month": YEAR / 12, "year": YEAR,
    "decade": 10 * YEAR, "century": 100 * YEAR,
}  # fmt: skip
_FINE = {"day": Grain.DAY, "week": Grain.DAY, "fortnight": Grain.DAY, "month": Grain.MONTH}
"""How finely moments have to be told for so short a span to be held against them."""

SHORT = frozenset(_FINE)
"""The units of spans that lead from one day to another, rather than from year to year."""


def days(page: Page, length: Claim) -> Interval | None:
    """Return how many days a span of time may be; None where it is not told in days or longer."""
    unit = _DAYS.get(length.unit or "year")
    return None if unit is None or length.second is not None else page.allows(length).scaled(unit)


def years(page: Page, length: Claim) -> Interval | None:
    """Return how many years a span may be; None where it is told in something shorter."""
    if length.unit in _FINE:
        return None
    known = days(page, length)
    return None if known is None else known.scaled(1 / YEAR)


def between(first: Moment, last: Moment, unit: str | None) -> Interval | None:
    """Return how many days lie between two moments, for a span in that unit; None where nobody can tell.

    Of two days both may be counted; a month or a year may be meant from any of its days on.
    """
    fine = _FINE.get(unit or "year", Grain.YEAR)
    if min(first.grain, last.grain) < fine:
        return None
    if fine is Grain.YEAR and None in (first.year, last.year):
        return None
    if first.year is None and last.year is None:
        if last.first < first.first:
            last = _in_year(last, last.first.year + 1)
    elif first.year is None:
        first = _in_year(first, last.first.year)
        first = _in_year(first, last.first.year - 1) if first.first > last.last else first
    elif last.year is None:
        last = _in_year(last, first.first.year)
        last = _in_year(last, first.first.year + 1) if last.last < first.first else last
    both = 1 if Grain.DAY in (first.grain, last.grain) else 0
    return Interval(Fraction((last.first - first.last).days), Fraction((last.last - first.first).days + both))


def _in_year(moment: Moment, year: int) -> Moment:
    return replace(moment, first=_moved(moment.first, year), last=_moved(moment.last, year))


def _moved(day: date, year: int) -> date:
    # 29 February has no place in most years: the day before it has
    year = min(max(year, date.min.year), date.max.year)
    return day.replace(year=year, day=min(day.day, 28)) if day.month == 2 else day.replace(year=year)
