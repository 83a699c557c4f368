"""What day an article may be of: that of its publication, or one that it names in full."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import regex

from factcheck.model.document import Span
from factcheck.reckoning.times.moments import MONTH, Grain, moments
from factcheck.times import day_of


@dataclass(frozen=True, slots=True)
class Today:
    """The days that an article may have been written on; none where it tells none."""

    days: tuple[date, ...]
    published: date | None
    """The one of its publication, where that is known."""

    @property
    def years(self) -> frozenset[int]:
        """The years of those days."""
        return frozenset(day.year for day in self.days)


@cache
def _full() -> "regex.Pattern[str]":
    return regex.compile(
        rf"\b(?=[0-9JFMASOND])(?<!\b[Bb]orn )(?<!\b[Bb]orn on )(?<!\b[Bb]orn on \w+day,? )(?<!\b[Bb]orn in )"
        # a loan matures long after what is told of it
        r"(?<!\b(?:matur(?:es?|ing)|expir(?:es?|ing)) (?:on )?)"
        rf"(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH}|{MONTH}\s+[0-9]{{1,2}}(?:st|nd|rd|th)?),?"
        r"\s+[12][0-9]{3}\b"
    )


@cache
def _year() -> "regex.Pattern[str]":
    return regex.compile(r"(?<![\w.,$£€#-])(?:19|20)[0-9]{2}(?![\w%]|[.,-][0-9])")


def today(text: str, dated: Sequence[Span], published: str | None) -> Today:
    """Return the days that an article may be of: the one of its publication, where that is known.

    Otherwise any day that it names in full may be its own, but for those that most of its years come after:
    nobody tells in 1932 what happened in 1961. Days are looked for in the stretches around its months.

    >>> life = "Born on 3 May 1932, she died on 8 September 2025. She built it in 1961."
    >>> sorted(today(life, [Span(0, len(life))], None).years)
    [2025]
    """
    day = day_of(published)
    if day is not None:
        return Today((day,), day)
    days = set()
    for start, end in dated:
        for found in _full().finditer(text, start, end):
            days |= {each.first for each in moments(found.group()) if each.grain is Grain.DAY and each.year}
    years = sorted(int(found.group()) for found in _year().finditer(text))
    late = (each for each in days if 2 * (len(years) - bisect_right(years, each.year)) <= len(years))
    return Today(tuple(sorted(late)), None)
