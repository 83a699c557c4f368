"""Rates that do not agree with each other.

Catches one rate given for two periods: "120 a day, or 5,600 a month", "£50 a week (£3,600 a year)", "£62 a
month for water, or £774 a year", also where the next sentence says "That is". A month has 20 days, if only
those of work are counted, to 31; a year 220 to 366 days and 50 to 53 weeks.
Does not catch rates of two things, and rates that are not said to be the same.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge
from factcheck.reckoning.again import leads_on, says_again
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.links import is_same
from factcheck.reckoning.page import Page
from factcheck.reckoning.periods import times
from factcheck.reckoning.wording import near, said

NAME = "rates"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each rate that is said over again for another period, whether the two agree."""
    before: Claim | None = None
    for line in page.lines:
        for rate in line.figures:
            if rate.per is None:
                continue
            if before is not None and _same(before, rate) and _told_again(page, before, rate):
                finding = _finding(page, before, rate)
                if finding is not None:
                    yield finding
            before = rate


def _same(first: Claim, second: Claim) -> bool:
    return first.kind is second.kind and first.unit == second.unit and first.role is second.role


def _told_again(page: Page, first: Claim, second: Claim) -> bool:
    if is_same(page, first, second):
        return True
    sentence = page.sentence(second)
    if first.start >= sentence.start:
        return says_again(page.text, first.end, second.start)
    return leads_on(page.text, sentence.start, second.start)


def _finding(page: Page, first: Claim, second: Claim) -> Finding | None:
    short, long = (first, second) if times(first.per, second.per) else (second, first)
    many = times(short.per, long.per)
    if many is None or many.low is None or many.high is None:
        return None
    reckoned = _restated(page, short, long) * many
    fits = reckoned.meets(_restated(page, long, short))
    exact = Fraction(short.value or short.high or short.low or 0)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{first.phrase} {'is' if fits else 'is not'} {second.phrase}",
        working=f"{said(short)} × {_span(many, None)} = {_span(many.scaled(exact), long.unit)}; "
        f"the text says {said(long)}",
        place=mention(second),
        others=(mention(first),),
    )


def _restated(page: Page, claim: Claim, other: Claim) -> Interval:
    """Return what a figure allows that is said over again: "at least" holds for both, and for both alike."""
    allowed = page.allows(claim)
    if claim.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) and other.hedge in (Hedge.EXACT, claim.hedge):
        return page.printed(claim)
    return allowed


def _span(size: Interval, unit: str | None) -> str:
    low, high = (near(point(end or 0), unit) for end in (size.low, size.high))
    return low if low == high else f"{low} to {high}"
