"""Weekdays that do not fall on their date.

Catches "Monday, 8 October 2023", which was a Sunday. A date without a year is held against the year of
publication, where the article gives one: the weekday nearest to that day counts.
Does not catch dates in figures alone (8/10/23 is two days), and days before 1752.
"""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import regex

from factcheck.model.finding import Finding, Mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.page import Page
from factcheck.times import day_of

NAME = "weekdays"

_FIRST_YEAR = 1752
"""From here on the calendar of today holds in English."""

_DAYS = tuple(calendar.day_name)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@cache
def _dated() -> "regex.Pattern[str]":
    month = (
        r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
        r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
    )
    return regex.compile(
        rf"""\b(?P<weekday>(?:mon|tues|wednes|thurs|fri|satur|sun)day),?\s+(?:the\s+)?
             (?: (?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{month})
               | (?P<month>{month})\s+(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?\b )
             (?:,?\s+(?P<year>[12][0-9]{{3}})\b)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each weekday that stands with its date, whether the two agree."""
    published = day_of(page.extraction.document.published)
    for said in _dated().finditer(page.text):
        on = _on(said, published)
        if on is not None:
            yield _finding(said, on)


def _on(said: "regex.Match[str]", published: date | None) -> date | None:
    month = _MONTHS.index(said["month"].lower()[:3]) + 1
    if said["year"] is not None:
        year = int(said["year"])
        return _date(year, month, int(said["day"])) if year >= _FIRST_YEAR else None
    if published is None:
        return None
    near = [_date(year, month, int(said["day"])) for year in (published.year + step for step in (-1, 0, 1))]
    # the one that is nearest to the day of publication; half a year away it could be either
    return min(
        (day for day in near if day is not None and abs(day - published) < timedelta(days=150)),
        key=lambda day: abs(day - published),
        default=None,
    )


def _finding(said: "regex.Match[str]", on: date) -> Finding:
    real = _DAYS[on.weekday()]
    fits = real.lower() == said["weekday"].lower()
    long = f"{on.day} {calendar.month_name[on.month]} {on.year}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{long} {'is' if fits else 'is not'} a {said['weekday'].title()}",
        working=f"{long} is a {real}; the text says {said['weekday']}",
        place=Mention(start=said.start(), end=said.end(), phrase=said.group()),
    )


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
