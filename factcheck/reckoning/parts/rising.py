"""A toll that one text tells twice, before and after, and how many were added between.

"Six more bodies took the toll to 41. It had stood at 35": three numbers of one story, in any order and in
sentences near each other, which come out right but for a slip of the hand.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.interval import point
from factcheck.reckoning.misprint import misprinted
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import Split, Sum, Tie

_WORDS = ("toll", "dead", "death", "died", "bodies", "killed")
_AGAIN = (*_WORDS, "it ", "count", "figure", "tally", "total", "number")
_NEAR = 12
"""Sentences with figures among which the three of a toll are looked for."""
_FEW = 40
"""Figures of a sentence that are looked at: of more, as in a table, none is a toll."""
_TOLL = r"\b(?:toll|number|count|total|tally|figure|dead|deaths|fatalities)\b"


@cache
def _after() -> "regex.Pattern[str]":
    """ "toll … reached", and whatever moves it: "pushing the number of dead to", "climbs to"."""
    return regex.compile(
        rf"(?r)(?:{_TOLL}[^.;]{{0,60}}\b(?:to|at|reach(?:ed|es)?|hits?|is\s+now|now)"
        r"|\b(?:\p{Ll}{3,}ing|rose|risen|rises|climbed|climbs|grew|grown|jumped|mounted|brought|took|passed|pushed)\b"
        r"[^.;]{0,60}\bto|\bnow\s+(?:killed|claimed))\s+(?:at\s+least\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    """ "it had stood at", "who had given a figure of", "had said on Monday that", "an earlier toll of"."""
    return regex.compile(
        rf"(?r)(?:(?:\bit\b|{_TOLL})[^.;]{{0,40}}\b(?:stood\s+at|had\s+been(?:\s+(?:put|set)\s+at)?|was)"
        r"|\bhad\b[^.;]{0,30}\b(?:put|given?|set|sa(?:id|ying)|reported|announced|confirmed|counted|listed)\b"
        r"[^.;]{0,40}?(?:\b(?:at|of|as|that|only))?"
        rf"|\b(?:earlier|previous|initial|first|last)\s+(?:\p{{Ll}}+\s+)?{_TOLL}[^.;]{{0,20}}\b(?:of|was|at)"
        r"|\bfrom)\s+\Z",
        regex.IGNORECASE,
    )


@cache
def _apart() -> "regex.Pattern[str]":
    """What makes a toll before one of something else: "last year's storm", "in 1987", "nationwide"."""
    return regex.compile(
        r"\b(?:last|previous)\s+(?:year|winter|season)|\b(?:1[5-9]|20)[0-9]{2}\b|\b(?:nation|state|country|world)wide\b",
        regex.IGNORECASE,
    )


@cache
def _more() -> "regex.Pattern[str]":
    return regex.compile(r"\bmore\b", regex.IGNORECASE)


@cache
def _another() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:another|a\s+further|further|an?\s+additional)\s+\Z", regex.IGNORECASE)


@cache
def _since() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:since|overnight)\b")


def rises(page: Page) -> Iterator[Split]:
    """Yield each toll of a text as the sum of the one before it and of what was added, if it may be that.

    Where it neither is that sum nor misprinted from it, some may have been added that the text does not tell.
    """
    for at, line in enumerate(page.lines):
        if not line.names(_WORDS) or len(line.figures) > _FEW:
            continue
        for after in line.figures:
            if _is_plain(after) and is_after(page, after):
                yield from _of_toll(page, page.lines[max(0, at - 1) : at + _NEAR], after)


def _of_toll(page: Page, lines: Sequence[Line], after: Claim) -> Iterator[Split]:
    lines = [line for line in lines if line.names(_AGAIN)]
    told = [each for line in lines for each in line.figures[:_FEW]]
    others = [each for each in told if each is not after and _is_plain(each)]
    added = [each for each in others if _is_added(page, each)]
    # what the sentence of the toll adds to it, before what others tell of parts of it
    added = [each for each in added if each.sentence == after.sentence] or added
    before = [each for each in others if each not in added and is_before(page, each)]
    afters = [each for each in others if each.role is Role.TO and each.value != after.value]
    if len(added) == len(before) == 1 and not afters:
        tied = _is_tied(page, before[0], added[0], after)
        if tied or _is_told(before[0], added[0], after):
            yield Split((Sum(after, (before[0], added[0])),), Tie.TOTAL)


def _is_tied(page: Page, before: Claim, added: Claim, after: Claim) -> bool:
    """Tell whether a sentence tells what was added and to what it comes, and one beside it of what it was."""
    if added.sentence != after.sentence or not (before.value or 0) < (after.value or 0):
        return False
    apart = abs(page.lines.index(page.line(before)) - page.lines.index(page.line(after)))
    return apart <= 1 and not _apart().search(before.sentence)


def _is_told(before: Claim, added: Claim, after: Claim) -> bool:
    """Tell whether the sum comes right, or would with one of the three keyed otherwise."""
    one, two, three = (Fraction(each.value or 0) for each in (before, added, after))
    meant = ((one, three - two), (two, three - one), (three, one + two))
    return one + two == three or any(misprinted(each, Fraction(1), point(other)) for each, other in meant)


def _is_plain(claim: Claim) -> bool:
    whole = claim.value is not None and Fraction(claim.value).denominator == 1
    counted = claim.kind is Kind.COUNT and claim.per is None and claim.unit is None
    return whole and counted and claim.hedge is Hedge.EXACT and claim.second is None


def is_after(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is what a toll came to: "reached 53", "pushing to 53 the number of dead"."""
    if _is_added(page, claim) or is_before(page, claim):
        return False
    return _after().search(page.text, page.line(claim).span.start, claim.start) is not None


def is_before(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is what a toll, or any level, was before: "from 45", "it had stood at 45"."""
    if claim.role is Role.FROM:
        return True
    start = page.line(claim).span.start
    return claim.role is not Role.TO and _before().search(page.text, start, claim.start) is not None


def _is_added(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is of dead who are told besides: six more bodies, 27 bodies found since."""
    if claim.action not in ("die", "kill") and claim.noun_head not in ("body", "death", "victim", "corpse"):
        return False
    if page.text.startswith(" of ", claim.end):
        return False
    if _more().search(claim.phrase) or _another().search(page.text, max(0, claim.start - 16), claim.start):
        return True
    return claim.noun_head in ("body", "death") and _since().search(claim.sentence) is not None
