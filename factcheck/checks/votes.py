"""Margins that are not the difference of the two sides.

Catches "by 512 votes to 301, a majority of 201" and "won 24-21, by four points": a majority, margin or lead
given with both numbers.
Does not catch margins whose numbers stand in another sentence, and leads that are not of the two sides alone.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import point
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import against, near

NAME = "votes"


@cache
def _margin() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?:[,\s(–—-]|with|by|for|giving|him|her|them|it|which|is)*\s
            an?\s+(?:\w+\s+)?(?:majority|margin|lead|difference|gap|advantage|deficit)\s+of\s+(?:just|only)?\s*""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each margin that stands with the two numbers it is between, whether it is right."""
    for line in page.lines:
        for score, margin in zip(line.figures, line.figures[1:], strict=False):
            if score.kind is Kind.SCORE and score.second is not None and _is_margin(page, score, margin):
                yield _finding(page, score, margin)


def _is_margin(page: Page, score: Claim, margin: Claim) -> bool:
    return (
        margin.kind is Kind.COUNT
        and margin.value is not None
        and margin.hedge is Hedge.EXACT
        and _margin().fullmatch(page.between(score, margin)) is not None
    )


def _finding(page: Page, score: Claim, margin: Claim) -> Finding:
    first, second = Fraction(score.value or 0), Fraction(score.second or 0)
    gap = abs(first - second)
    fits = page.allows(margin).covers(gap)
    high, low = max(first, second), min(first, second)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{score.phrase} {'is' if fits else 'is not'} a margin of {margin.phrase}",
        working=against(f"{near(point(high))} - {near(point(low))}", point(gap), margin, fits=fits),
        place=mention(margin),
        others=(mention(score),),
    )
