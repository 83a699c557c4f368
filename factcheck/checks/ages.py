"""Ages and spans that do not follow from the years given with them.

Catches "born in 1920 and died in 2001, aged 91", "Jane Roe (1931-2019), who died at 78" and "for twelve
years, from 1989 to 1998". Where no birthday is told two ages are right, and a span of years may be counted
with its first year or without.
Does not catch people whose years stand in two sentences, and spans whose ends are not years.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import near, said

NAME = "ages"

_YEAR = r"(?:1[5-9]|20)[0-9]{2}(?![0-9])"


@cache
def _lives() -> tuple["regex.Pattern[str]", ...]:
    return tuple(
        regex.compile(words, regex.IGNORECASE)
        for words in (
            rf"\((?:b\.\s*|born\s+)?(?P<first>{_YEAR})\s*(?:-|–|—|to)\s*(?P<last>{_YEAR})\)",
            rf"\bborn\b[^.;]{{0,60}}?\b(?P<first>{_YEAR})[^.;]{{0,80}}?\bdied\b[^.;]{{0,60}}?\b(?P<last>{_YEAR})",
        )
    )


@cache
def _at_death() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:died|dying|death|dead)\b[^.;]{0,80}?\Z", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each age or number of years that stands with its years, whether it follows from them."""
    for line in page.lines:
        for claim in line.figures:
            if claim.value is None or claim.hedge is not Hedge.EXACT:
                continue
            years = _life(page, line, claim)
            if years is not None:
                yield _finding(page, claim, years)


def _life(page: Page, line: Line, claim: Claim) -> "regex.Match[str] | None":
    if claim.kind is not Kind.AGE:
        return None
    lives = [life for words in _lives() for life in words.finditer(page.text, *line.span)]
    # of two people nobody can tell whose age it is
    if len(lives) != 1 or sum(each.kind is Kind.AGE for each in line.figures) != 1:
        return None
    told = _at_death().search(page.text, line.span.start, claim.start)
    return lives[0] if told or "died" in lives[0].group().lower() else None


def _finding(page: Page, claim: Claim, years: "regex.Match[str]") -> Finding:
    first, last = int(years["first"]), int(years["last"])
    gap = last - first
    lived = claim.kind is Kind.AGE
    # an age is that of the last birthday; a span may have both of its years counted, or begin within one
    allowed = Interval(Fraction(gap - 1), Fraction(gap if lived else gap + 1))
    fits = allowed.covers(Fraction(claim.value or 0))
    other = gap - 1 if lived else gap + 1
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{claim.phrase} {'follows' if fits else 'does not follow'} from {first} and {last}",
        working=f"{last} - {first} = {near(point(gap))}, or {other}; the text says {said(claim)}",
        place=mention(claim),
        others=(_years(years),),
    )


def _years(years: "regex.Match[str]") -> Mention:
    span = Span(years.start("first"), years.end("last"))
    text = years.string[span.start : span.end]
    return Mention(start=span.start, end=span.end, phrase=text)
