"""Hours and minutes that do not lie between the two times of the day given with them.

Catches "from 7 p.m. to 11 p.m., six hours in all", "broke out at 21:40 and was put out eight hours later, at
03:40", "at 4:50 p.m., 55 minutes after it went down at 4:15 p.m." and "due at 8:05 but arrived at 8:52, 74
minutes late". Half an hour of whole hours is rounding, and so are a few of round minutes; where a day has
passed, too, the hours left over count.
Does not catch journeys by air, whose clocks may be of two places, and times that stand further away than the
sentence before.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.clock import DAY, Hour
from factcheck.reckoning.times.ends import tied
from factcheck.reckoning.times.outline import HOUR, LENGTH, Outline
from factcheck.reckoning.wording import said

NAME = "clocks"

_MINUTES = {"minute": 1, "hour": 60}
_LONGEST = 7 * DAY
"""Minutes of a span beyond which nobody counts from one hour to another."""


@cache
def _elsewhere() -> "regex.Pattern[str]":
    # clocks of two places, and spans that are told twice: "for two hours each, from"
    return regex.compile(
        r"\b(?:flights?|flew|fly|flies|flying|land(?:s|ed|ing)?|jet|plane|local time|time zones?|clocks?"
        r"|GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|C[SD]?T|each|a day|every|daily|nightly|twice"
        r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|week)days)\b"
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each span of hours or minutes with both of its ends, whether it lies between them."""
    before: Outline | None = None
    for outline in page.outlines:
        if (
            HOUR in outline.text
            and LENGTH in outline.text
            and any(each.unit in _MINUTES for each in outline.figures)
        ):
            for length, place, found in tied(page.text, before, outline, HOUR):
                if length.unit in _MINUTES and not _is_abroad(outline, place):
                    yield from _held(page, length, place.hour(found, "a"), place.hour(found, "b"))
        before = outline


def _is_abroad(outline: Outline, place: Outline) -> bool:
    return bool(_elsewhere().search(place.text) or _elsewhere().search(outline.text))


def _held(page: Page, length: Claim, one: Hour, other: Hour) -> Iterator[Finding]:
    unit = _MINUTES[length.unit or "minute"]
    if length.second is not None or length.value is None or length.per is not None:
        return
    stated = page.allows(length).scaled(Fraction(unit)).widened(_rounding(length, unit))
    if stated.high is None or stated.high > _LONGEST:
        return
    gaps = sorted({_gap(first, last) for first in one.minutes for last in other.minutes})
    fits = any(_covers(stated, gap) for gap in gaps)
    ends = sorted((one, other), key=lambda each: each.span.start)
    first, last = (page.text[slice(*each.span)] for each in (one, other))
    yield Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{length.phrase}: {'' if fits else 'not '}the time from {first} to {last}",
        working=f"from {first} to {last} it is {' or '.join(map(_told, gaps))}; the text says {said(length)}",
        place=mention(length),
        others=tuple(
            Mention(start=each.span.start, end=each.span.end, phrase=page.text[slice(*each.span)])
            for each in ends
        ),
    )


def _gap(first: int, last: int) -> int:
    return (last - first) % DAY or DAY


def _covers(stated: Interval, gap: int) -> bool:
    """Tell whether a span may be so many minutes, or some days and so many."""
    return any(stated.covers(Fraction(each)) for each in range(gap % DAY, _LONGEST, DAY))


def _rounding(length: Claim, unit: int) -> Fraction:
    """Return how many minutes a span may be rounded by: whole hours are so by their print already."""
    value = Fraction(length.value or 0)
    if unit == _MINUTES["hour"]:
        return Fraction(5 if value.denominator == 1 else 15)
    if value % 60 == 0:
        return Fraction(10)
    return Fraction(4 if value % 5 == 0 else 1)


def _told(minutes: int) -> str:
    """Return a span as a sum shows it.

    >>> _told(260), _told(120), _told(35)
    ('4 h 20 min', '2 h', '35 min')
    """
    hours, rest = divmod(minutes, 60)
    return " ".join(each for each in (hours and f"{hours} h", rest and f"{rest} min") if each)
