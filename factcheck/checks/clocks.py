"""Hours and minutes that do not lie between the two times given with them.

Catches "from 7 p.m. to 11 p.m., six hours in all", "broke out at 21:40 and was put out eight hours later,
at 03:40", "at 4:50 p.m., 55 minutes after it went down at 4:15 p.m.", "a 16-hour meeting that started at 2
p.m. and broke up at 4 a.m." and "due at 8:05. It arrived at 8:52, 74 minutes late", and of what two took
("28:14, 12 seconds ahead of Lind, who finished in 28:36") a gap that is not the one between them. Where no
word ties them hours are asked about only if they come near. Half an hour of whole hours is rounding, and so
are a few of round minutes; where a day has passed, too, the hours left over count.
Does not catch journeys by air, whose clocks may be of two places, and times that stand further away than
the sentence before.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.clock import DAY, Hour
from factcheck.reckoning.times.ends import Tied, tied
from factcheck.reckoning.times.gaps import Gap, gaps
from factcheck.reckoning.times.outline import HOUR, LENGTH, Outline
from factcheck.reckoning.times.spells import is_slip
from factcheck.reckoning.wording import near, said

NAME = "clocks"

_MINUTES = {"minute": 1, "hour": 60}
_LONGEST = 7 * DAY
"""Minutes of a span beyond which nobody counts from one hour to another."""

_EACH = 15
"""Characters around a span and its ends in which it is told that there were more of them."""


@cache
def _abroad() -> "regex.Pattern[str]":
    # clocks of two places; what leaves late is told of one
    return regex.compile(
        r"\b(?:flights?|flew|fly|flies|flying|land(?:s|ed|ing)?|jet|plane|local time|time zones?|clocks?"
        r"|GMT|UTC|BST|CET|E[SD]?T|P[SD]?T|C[SD]?T)\b"
    )


@cache
def _several() -> "regex.Pattern[str]":
    # spans that are told of more than one: "for two hours each, from"
    return regex.compile(r"\b(?:each|apiece|every|twice)\b")


@cache
def _late() -> "regex.Pattern[str]":
    return regex.compile(r" (?:late|early|behind|ahead)\b")


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each span of hours or minutes with both of its ends, whether it lies between them."""
    before: Outline | None = None
    for outline in page.outlines:
        if HOUR in outline.text and LENGTH in outline.text:
            for told in tied(page.text, before, outline, HOUR):
                if told.length.unit in _MINUTES and not _is_excused(outline, told):
                    yield from _held(page, told)
        before = outline
    yield from map(_apart, gaps(page))


def _apart(told: Gap) -> Finding:
    ends = " - ".join(map(said, told.times))
    return Finding(
        check=NAME,
        outcome=outcome(told.fits),
        message=f"{told.gap.phrase}: {'' if told.fits else 'not '}the gap between two times",
        working=f"{ends} = {near(told.passed, 'second')}; the text says {said(told.gap)}",
        place=mention(told.gap),
        others=tuple(map(mention, sorted(told.times, key=lambda each: each.start))),
    )


def _is_excused(outline: Outline, told: Tied) -> bool:
    text, found = told.place.text, told.found
    if _several().search(text, max(0, found.start() - _EACH), found.end() + _EACH):
        return True
    return not _is_late(told) and bool(_abroad().search(text) or _abroad().search(outline.text))


def _is_late(told: Tied) -> bool:
    return bool(_late().match(told.place.text, told.found.end("d")))


def _held(page: Page, told: Tied) -> Iterator[Finding]:
    length, one, other = told.length, told.place.hour(told.found, "a"), told.place.hour(told.found, "b")
    unit = _MINUTES[length.unit or "minute"]
    if length.second is not None or length.value is None or length.per not in (None, "day"):
        return
    stated = page.allows(length).scaled(Fraction(unit)).widened(_rounding(length, unit))
    if stated.high is None or stated.high > _LONGEST:
        return
    # what is late may be told of before the hour at which it was due
    ways = ((one, other), (other, one)) if _is_late(told) else ((one, other),)
    begun, ended = min(ways, key=lambda way: _gaps(*way))
    gaps = _gaps(begun, ended)
    fits = any(_covers(stated, gap) for way in ways for gap in _gaps(*way))
    is_loose = told.is_loose or length.per is not None
    if not fits and is_loose and not any(_is_near(length, unit, gap) for gap in gaps):
        return
    first, last = (page.text[slice(*each.span)] for each in (begun, ended))
    yield Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{length.phrase}: {'' if fits else 'not '}the time from {first} to {last}",
        working=f"from {first} to {last} it is {' or '.join(map(_told, gaps))}; the text says {said(length)}",
        place=mention(length),
        others=tuple(page.mention(span) for span in sorted((one.span, other.span))),
    )


def _gaps(begun: Hour, ended: Hour) -> list[int]:
    """Return how many minutes it may be from one to the other, the fewest first."""
    return sorted({(last - first) % DAY or DAY for first in begun.minutes for last in ended.minutes})


def _covers(stated: Interval, gap: int) -> bool:
    """Tell whether a span may be so many minutes, or some days and so many."""
    return any(stated.covers(Fraction(each)) for each in range(gap % DAY, _LONGEST, DAY))


def _is_near(length: Claim, unit: int, gap: int) -> bool:
    """Tell whether a span comes near enough to so many minutes to be meant for them."""
    size = int(length.value or 0)
    return any(
        each <= 2 * size * unit <= 4 * each or (not each % unit and is_slip(size, each // unit))
        for each in (gap, gap + DAY)
    )


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
