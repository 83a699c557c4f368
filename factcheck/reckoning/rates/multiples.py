"""How many times one thing another is said to be: "three times the 72", "half as many", "a tenfold rise"."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page

_ONE = point(1)


@dataclass(frozen=True, slots=True)
class Times:
    """A figure by which one level is compared with another."""

    claim: Claim
    factors: tuple[Interval, ...]
    """What the one is of the other; more than one where the words leave it open ("three times more")."""
    base: Claim | None = None
    """The level compared with, where it is named right behind."""
    today: bool = False
    """Whether it is compared with what the article is about: "twice as many as this week"."""
    elsewhere: bool = False
    """Whether what it is compared with is named in words and may be told elsewhere: "what it had been"."""


def multiples(page: Page, line: Line) -> Iterator[Times]:
    """Yield the figures of a sentence by which one level is said to be so many times another."""
    for at, claim in enumerate(line.figures):
        if claim.kind in (Kind.MULTIPLE, Kind.FRACTION) and claim.value is not None and claim.value > 0:
            times = _times(page, line, claim, line.figures[at + 1] if at + 1 < len(line.figures) else None)
            if times is not None:
                yield times


def _times(page: Page, line: Line, claim: Claim, behind: Claim | None) -> Times | None:
    told = _likened().match(page.text, claim.number_end, line.span.end)
    whole = claim.kind is Kind.FRACTION
    if told is None or (whole and not (told["as"] or told["the"] or told["what"])):
        return None
    stated = page.allows(claim)
    if not stated.positive:
        return None
    if told["again"]:
        factors: tuple[Interval, ...] = (stated + _ONE,)
    elif told["more"]:
        # "three times more" is three times as much to some, and four times to others
        factors = (stated, stated + _ONE)
    elif told["less"]:
        factors = (_ONE / stated,)
    else:
        factors = (stated,)
    if behind is not None and _leads_to().fullmatch(page.text, told.end(), behind.start):
        return Times(claim, factors, behind)
    if whole and not told["as"] and not told["what"]:
        return None
    if told["as"] or told["more"] or told["less"] or told["that"] or told["what"]:
        if _today().match(page.text, told.end(), line.span.end):
            return Times(claim, factors, today=True)
        if _ends().match(page.text, told.end(), line.span.end):
            return Times(claim, factors)
    refers = claim.role is None and _refers().match(page.text, told.end(), line.span.end)
    return Times(claim, factors, elsewhere=True) if refers else None


@cache
def _likened() -> "regex.Pattern[str]":
    # behind the number: as many (again), the …, more, fewer, rise; "doubled" has nothing behind it
    return regex.compile(
        r"""(?: \s+(?P<as>as\s+(?:many|much|large|big|great|high|tall|long|wide|deep|far|fast|heavy|old))
                (?:\s+(?P<again>again))?
              | \s+(?P<that>that(?:\s+(?:many|much))?
                  |(?:that|the)\s+(?:number|amount|figure|sum|total|rate|price|cost|size|length|weight|height))(?=\s*[.,;:)]|\s*\Z)
              | (?=\s+(?P<what>of\s+what)\s)
              | (?=\s+(?P<the>the|its|their|his|her|an?|that|what|last|[\w]+['’]s)\b)
              | \s+(?P<more>more|higher|bigger|larger|greater|longer|taller|faster|heavier|dearer|wider)
              | \s+(?P<less>less|fewer|lower|smaller|shorter|slower|cheaper)
              | \s+(?P<more>rise|increase|jump|growth|gain|surge)
              | \s+(?P<less>fall|drop|cut|decline|decrease|reduction) )(?!\w)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _leads_to() -> "regex.Pattern[str]":
    # as the 400 of last year; than its 30; the average of 72mm
    return regex.compile(
        r"""(?:\s+(?!and\b|or\b|but\b)[\w'’-]+){0,6}?
            (?: \s+what(?:\s+[\w’'-]+){1,4},\s+           # what it had been, £440,000
                # the older one, published in 2016, which had 4,920
              | (?<=\w)\s+[\w'’-]+(?:,\s+[^,.;:()]{1,40})?,\s+(?:which|who|when)\s+(?:\w+\s+){1,3}
              | \s+(?: (?:the|its|their|his|her|an?|[\w]+['’]s)(?:\s+[a-z]+){0,2}
                  | than | as | of | on | average | just | only | about | some )
                \s+ )""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _ends() -> "regex.Pattern[str]":
    return regex.compile(r"\s*(?:[.,;:)!?–—]|\Z)|\s+by\s+(?:19|20)\d\d\b")


@cache
def _refers() -> "regex.Pattern[str]":
    # what it had been, as many as they began with: named by what was told, and not "the 1982 level"
    return regex.compile(
        r"\s+(?:(?:of\s+)?what|(?:[a-z]+\s+)?(?:as|than)\s+(?:it|they|he|she|those|was|were|had|did))\b",
        regex.IGNORECASE,
    )


@cache
def _today() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+of)?(?:\s+[a-z]+)?\s+(?:as|than|what)\s+(?:(?:the\s+(?:number|total|toll|figure)|it|they|he|she)\s+)?"
        r"(?:confirmed\s+\w+\s+)?(?:(?:have|has|had|were|was|been|are|is|died|\w+ed)\s+){0,3}(?:(?:this|on\s+this)\s+(?:week|month|year|time|season|occasion)|now|today)\b",
        regex.IGNORECASE,
    )


def bears(factors: tuple[Interval, ...], one: Interval, other: Interval) -> bool:
    """Tell whether one level can be as many times the other as the text says.

    >>> bears((point(2),), point(820), point(410)), bears((point(3),), point(820), point(410))
    (True, False)
    """
    return any((one / other).meets(factor) for factor in factors)


def quotient(one: Claim, other: Claim) -> Fraction:
    """Return how many times the other the one is, by the numbers as said."""
    return Fraction(one.value or 0) / Fraction(other.value or 1)
