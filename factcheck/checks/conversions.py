"""Conversions that do not recompute, in brackets or behind an "or".

Catches one measure given in two units of which one is wrong: "a 30-foot (48-kilometre) fence", "7 miles
(112 km)", "some 11 miles, or 81 kilometres,", "10 years, or 100 months". Both ways are tried, and the house
says how far a conversion may be rounded. Money is held against the rate that the text states, "8 crowns to
the dollar", or against its other sums in the two currencies.
Does not catch one sum of money alone (rates move), those of another time, and pairs that are not one measure
said twice.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.grammar.conversions import conversions
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import place
from factcheck.reckoning.rates.exchange import Exchanged, exchanged
from factcheck.reckoning.wording import against, near, said

NAME = "conversions"

_SINGLE = frozenset({Kind.MEASURE, Kind.DURATION})
_WARMER = 60
"""More degrees are no difference between two temperatures that an article would tell."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each measure that is said again in another unit, whether it is the same."""
    by_uid = {claim.uid: claim for claim in page.figures}
    pairs = [(by_uid[claim.twin_of], claim) for claim in page.figures if claim.twin_of in by_uid]
    pairs += (pair for pair in pairwise(page.figures) if _is_again(page, *pair))
    for first, second in pairs:
        finding = _finding(page, first, second)
        if finding is not None:
            yield finding
    yield from map(_money, exchanged(page))


def _is_again(page: Page, first: Claim, second: Claim) -> bool:
    """Whether a measure ends its clause and is said again: "10 years, or 120 months."."""
    if second.twin_of is not None or first.kind not in _SINGLE or second.kind is not first.kind:
        return False
    if first.per != second.per or second.role or first.value is None or second.value is None:
        return False
    if first.kind is Kind.MEASURE and first.unit != second.unit:
        between = page.between(first, second)
        dashed = _dash().fullmatch(between) and _dash().match(page.text, second.end)
        return bool(dashed or (_again().fullmatch(between) and _ends().match(page.text, second.end)))
    if first.hedge is not Hedge.EXACT or first.role:
        return False
    again = _or().fullmatch(page.text, first.end, second.start)
    # 18 months, a year and a half; "six months, a year and 18 months" are three
    in_words = second.rule == "and-a-half" and second.phrase.startswith(("a ", "an "))
    return bool(
        again
        and (again["or"] or in_words)
        and _ends().match(page.text, second.end)
        and not _within().search(page.text, max(0, first.start - 16), first.start)
    )


@cache
def _or() -> "regex.Pattern[str]":
    return regex.compile(r",\s+(?P<or>(?:or|that\s+is)\s+)?", regex.IGNORECASE)


@cache
def _again() -> "regex.Pattern[str]":
    """Between a measure and itself, which no other thing can be: ", or about", "long, equivalent to"."""
    return regex.compile(
        r"""(?:\s+(?:long|high|tall|wide|deep|across|away))?,\s+
        (?:or|that\s+is|i\.e\.|which\s+is|equivalent\s+to|equal\s+to|about|roughly|around|(?=about|around|roughly|some))
        \s*(?:about\s+|roughly\s+|around\s+|some\s+|nearly\s+|almost\s+|just\s+(?:over|under)\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _dash() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+(?:long|high|tall|wide|deep|across|away))?(?:\s+[–—-]+\s+|\s?—\s?)")


@cache
def _ends() -> "regex.Pattern[str]":
    return regex.compile(r"\s*(?:[.,;)”\"](?!\d)|\Z)")


@cache
def _within() -> "regex.Pattern[str]":
    """What makes two times a choice: "within 10 days, or two weeks"."""
    return regex.compile(r"\b(?:within|either|maximum|minimum|every)\b", regex.IGNORECASE)


def _finding(page: Page, first: Claim, second: Claim) -> Finding | None:
    compound = first.rule == "compound"
    if first.unit is None or second.unit is None or (first.unit == second.unit and not compound):
        return None
    # a fall of 5C is one of 9F: a difference of temperatures has no nought, and is not always called one
    ways = [True, False] if first.change is not None else [False, True]
    if first.change is None and abs(Fraction(first.value or 0)) > _WARMER:
        ways = [False]
    sizes = [
        size
        for difference in ways
        for size in _converted(page.printed(first), first.unit, second.unit, difference)
    ]
    if not sizes:
        return None
    if len(sizes) > 1 and "liter" in f"{first.phrase} {second.phrase}".lower():
        # who spells it so has gallons of one size
        sizes = sizes[:1]
    stated = page.printed(second)
    fits = any(size.widened(_room(size, page, second)).meets(stated) for size in sizes)
    verb, told = "is" if fits else "is not", first.phrase if compound else said(first)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{first.phrase} {verb} {second.phrase}",
        working=f"{told} = {near(sizes[0], second.unit)}; the text says {said(second)}",
        place=mention(second),
        others=(mention(first),),
    )


def _money(told: Exchanged) -> Finding:
    """Return whether a sum of money is what the rate in the text makes of it."""
    first, second = told.first, told.second
    verb = "is" if told.fits else "is not"
    return Finding(
        check=NAME,
        outcome=outcome(told.fits),
        message=f"{first.phrase} {verb} {second.phrase} at {told.at}",
        working=against(f"{first.phrase} at {told.at}", point(told.exact), second, fits=told.fits),
        place=mention(second),
        others=(mention(first), *map(mention, told.others)),
    )


def _converted(size: Interval, from_unit: str, to_unit: str, difference: bool) -> Iterator[Interval]:
    """Yield what an interval may be in the other unit, the likeliest first: a gallon has two sizes."""
    if size.low is None or size.high is None:
        return
    ends = (conversions(end, from_unit, to_unit, difference=difference) for end in (size.low, size.high))
    for low, high in zip(*ends, strict=True):
        yield Interval(*sorted((Fraction(low), Fraction(high))))


def _room(size: Interval, page: Page, second: Claim) -> Fraction:
    largest = max(abs(end) for end in (size.low, size.high) if end is not None)
    room = largest * page.rules.conversion
    if (second.unit or "").startswith("degree "):
        # 5% of 446F is a lot: what is told to the degree is right to two
        return min(room, max(place(second, page.number(second)) / 2, Fraction(2)))
    return room
