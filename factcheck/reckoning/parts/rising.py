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
from factcheck.reckoning.page import Line, Page, has_any
from factcheck.reckoning.parts.split import Split, Sum, Tie

_WORDS = ("toll", "dead", "death", "died", "bodies", "killed")
_NEAR = 12
"""Sentences with figures among which the three of a toll are looked for."""
_FEW = 40
"""Figures of a sentence that are looked at: of more, as in a table, none is a toll."""


@cache
def _after() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)(?:\b(?:toll|number|count|total|tally|figure|dead|deaths)\b[^.;]{0,60}"
        r"\b(?:to|at|reached|reaches|is now|now)"
        r"|\b(?:rose|risen|rises|climbed|climbs|grew|grown|jumped|mounted|brought|bringing|taking|took|passed)\b"
        r"[^.;]{0,60}\bto)\s+(?:at\s+least\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:(?:it|toll|number|count|total|tally|figure)\b[^.;]{0,40}\b(?:had\s+stood\s+at|stood\s+at|had\s+been|was)"
        r"|up\s+from|from)\s+\Z",
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
        if not has_any(line.text, _WORDS) or len(line.figures) > _FEW:
            continue
        for after in line.figures:
            if _is_plain(after) and _is_after(page, line, after):
                yield from _of_toll(page, page.lines[max(0, at - 1) : at + _NEAR], after)


def _of_toll(page: Page, lines: Sequence[Line], after: Claim) -> Iterator[Split]:
    lines = [line for line in lines if has_any(line.text, (*_WORDS, "it "))]
    told = [each for line in lines for each in line.figures[:_FEW]]
    others = [each for each in told if each is not after and _is_plain(each)]
    added = [each for each in others if _is_added(page, each)]
    before = [each for each in others if each not in added and _is_before(page, each)]
    afters = [each for each in others if each.role is Role.TO and each.value != after.value]
    if len(added) == len(before) == 1 and not afters and _is_told(before[0], added[0], after):
        yield Split((Sum(after, (before[0], added[0])),), Tie.TOTAL)


def _is_told(before: Claim, added: Claim, after: Claim) -> bool:
    """Tell whether the sum comes right, or would with one of the three keyed otherwise."""
    one, two, three = (Fraction(each.value or 0) for each in (before, added, after))
    meant = ((one, three - two), (two, three - one), (three, one + two))
    return one + two == three or any(misprinted(each, Fraction(1), point(other)) for each, other in meant)


def _is_plain(claim: Claim) -> bool:
    whole = claim.value is not None and Fraction(claim.value).denominator == 1
    counted = claim.kind is Kind.COUNT and claim.per is None and claim.unit is None
    return whole and counted and claim.hedge is Hedge.EXACT and claim.second is None


def _is_after(page: Page, line: Line, claim: Claim) -> bool:
    if claim.role is Role.FROM or _is_added(page, claim):
        return False
    return _after().search(page.text, line.span.start, claim.start) is not None


def _is_before(page: Page, claim: Claim) -> bool:
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
