"""Years ago that do not lead to the year given with them.

Catches "opened in 1985, 30 years ago" in an article of 2025, "for nine years, since 2019" and "61, who was
born in 1974". The year of the article is that of its publication, or of any day that it names in full; one
that fits is enough, and a year more or less is.
Does not catch articles that tell no year of their own, and years that stand further away.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import said
from factcheck.times import day_of

NAME = "since"

_YEAR = r"(?P<year>(?:1[5-9]|20)[0-9]{2})(?![0-9])"


@cache
def _ago() -> "regex.Pattern[str]":
    return regex.compile(rf"(?r)\b(?:in|since)\s+{_YEAR},\s+\Z", regex.IGNORECASE)


@cache
def _since() -> "regex.Pattern[str]":
    return regex.compile(rf",?\s+since\s+{_YEAR}", regex.IGNORECASE)


@cache
def _born() -> "regex.Pattern[str]":
    return regex.compile(
        rf",?\s+(?:and\s+|who\s+)?(?:was\s+)?born\s+(?:\w+\s+){{0,4}}?in\s+{_YEAR}", regex.IGNORECASE
    )


@cache
def _full() -> "regex.Pattern[str]":
    month = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
    return regex.compile(
        rf"\b(?:[0-9]{{1,2}}\s+{month},?\s+{_YEAR}|{month}\s+[0-9]{{1,2}},\s+{_YEAR})", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each number of years that leads to a year, whether it does."""
    published = day_of(page.extraction.document.published)
    todays = {int(each["year"]) for each in _full().finditer(page.text)}
    todays |= {published.year} if published else set()
    if not todays:
        return
    for line in page.lines:
        for claim in line.figures:
            told = _year(page, line, claim)
            if told is not None:
                yield _finding(claim, told, todays)


def _year(page: Page, line: Line, claim: Claim) -> "regex.Match[str] | None":
    if claim.value is None or claim.hedge is not Hedge.EXACT:
        return None
    if claim.kind is Kind.AGE:
        return _born().match(page.text, claim.end, line.span.end)
    if claim.kind is not Kind.DURATION or claim.unit != "year":
        return None
    if page.text[claim.number_end : claim.number_end + 24].lower().strip().startswith(_AGO):
        return _ago().search(page.text, line.span.start, claim.start)
    return _since().match(page.text, claim.end, line.span.end)


_AGO = ("years ago", "seasons ago")


def _finding(claim: Claim, told: "regex.Match[str]", todays: set[int]) -> Finding:
    year, years = int(told["year"]), Fraction(claim.value or 0)
    fits = any(abs(today - year - years) <= 1 for today in todays)
    today = min(todays, key=lambda each: abs(each - year - years))
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{claim.phrase} {'leads' if fits else 'does not lead'} to {year}",
        working=f"{today} - {year} = {today - year}; the text says {said(claim)}",
        place=mention(claim),
        others=(Mention(start=told.start("year"), end=told.end("year"), phrase=told["year"]),),
    )
