"""Rates that do not agree with each other.

Catches one rate given for two periods: "120 a day, or 5,600 a month", "£50 a week (£3,600 a year)", "£62 a
month for water, or £774 a year", also where the next sentence says "That is". A month has 20 days, if only
those of work are counted, to 31; a year 220 to 366 days and 50 to 53 weeks.
Does not catch rates of two things, and rates that are not said to be the same.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.links import is_same
from factcheck.reckoning.page import Page
from factcheck.reckoning.rates.again import goes_further, leads_on, says_again
from factcheck.reckoning.times.periods import times
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
    sentence = page.sentence(second)
    if goes_further(page.text, second.end, sentence.end):
        return False
    if is_same(page, first, second):
        return True
    if first.start >= sentence.start:
        again = says_again(page.text, first.end, second.start) and not _another(page, first, second)
        return again or _works_out().fullmatch(page.text, first.end, second.start) is not None
    return leads_on(page.text, sentence.start, second.start)


def _another(page: Page, first: Claim, second: Claim) -> bool:
    """Tell whether a total stands between two rates, and the second is of that one."""
    between = (each for each in page.line(second).figures if first.end <= each.start < second.start)
    return any(each.per is None and _same(first, each) for each in between)


@cache
def _works_out() -> "regex.Pattern[str]":
    # £120,000 a year works out at £10,000 a month
    return regex.compile(
        r"""\s+(?:work(?:s|ed)?\s+out\s+(?:at|as|to)|(?:comes?|came)\s+(?:out\s+)?(?:to|at)|amounts?\s+to|equals|equates\s+to
             |(?:is|was)\s+(?:the\s+)?equivalent\s+(?:to|of)|translates?\s+(?:in)?to)\s+(?:(?:just|only|a)\s+)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def _finding(page: Page, first: Claim, second: Claim) -> Finding | None:
    short, long = (first, second) if times(first.per, second.per) else (second, first)
    many = times(short.per, long.per)
    if many is None or many.low is None or many.high is None:
        return None
    reckoned = _restated(page, short, long) * many
    stated = _restated(page, long, short)
    fits = reckoned.meets(stated)
    if not fits and _is_cheaper(page, first, second, stated / reckoned):
        return None
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


def _is_cheaper(page: Page, first: Claim, second: Claim, share: Interval) -> bool:
    """Tell whether it may be a price that is lower for longer: "£40 a month or £400 a year"."""
    offered = first.kind is Kind.MONEY and _or().match(page.text, first.end, second.start) is not None
    return (
        offered
        and share.high is not None
        and share.low is not None
        and share.high >= _CHEAP
        and share.low < 1
    )


_CHEAP = Fraction(1, 2)
"""What a price for longer is at least of the price for so many times a shorter one."""


@cache
def _or() -> "regex.Pattern[str]":
    return regex.compile(r"\s+or\s+", regex.IGNORECASE)


def _restated(page: Page, claim: Claim, other: Claim) -> Interval:
    """Return what a figure allows that is said over again: "at least" holds for both, and for both alike."""
    allowed = page.allows(claim)
    if claim.hedge in (Hedge.AT_LEAST, Hedge.AT_MOST) and other.hedge in (Hedge.EXACT, claim.hedge):
        return page.printed(claim)
    if claim.hedge is Hedge.MORE_THAN and claim.value is not None:
        # "more than 6,000" is said of 6,240, and never of 62,000
        return Interval(allowed.low, Fraction(claim.value) * 2)
    return allowed


def _span(size: Interval, unit: str | None) -> str:
    low, high = (near(point(end or 0), unit) for end in (size.low, size.high))
    return low if low == high else f"{low} to {high}"
