"""Turnouts: a share of those who might vote, those who did, and those who might."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.tallies import Tally, neither, took_part
from factcheck.reckoning.shares.wholes import before

_MANY = 12
"""Figures of a sentence that are looked at."""
_NEAR = 3
"""Sentences with figures before or behind a turnout in which its two numbers are told."""

Voters = tuple[Claim, ...]
"""Those who voted: one number, or the two sides and those of neither."""
Turnout = tuple[Claim, Sequence[tuple[Voters, Claim]]]


def turnouts(page: Page, told: Sequence[Tally]) -> Iterator[Turnout]:
    """Yield each turnout, and what it may be reckoned from: some who voted and some who might have."""
    for at, line in enumerate(page.lines):
        if "turnout" not in line.words:
            continue
        for share in line.figures[:_MANY]:
            if (
                share.unit != "percentage"
                or share.role in (Role.FROM, Role.BY)
                or not _is_turnout(page, line, share)
            ):
                continue
            near = (*before(page.lines, at, _NEAR), line, *page.lines[at + 1 : at + 2])
            figures = [each for other in near for each in other.figures[:_MANY] if _is_count(each)]
            might = [each for each in figures if _might_vote(page, each)]
            did = [(each,) for each in figures if each not in might and took_part(page, each)]
            sides = [
                tally.claims for tally in told if page.lines[tally.line] in near and len(tally.claims) > 1
            ]
            whole = [(*tally.claims, *neither(page, tally)) for tally in told if tally.claims in sides]
            pairs = [(voters, all_) for all_ in might for voters in dict.fromkeys((*did, *sides, *whole))]
            if pairs:
                yield share, pairs


def _is_count(claim: Claim) -> bool:
    exact = claim.hedge in (Hedge.EXACT, Hedge.ABOUT) and claim.value is not None
    return exact and claim.kind is Kind.COUNT and claim.unit is None


def _is_turnout(page: Page, line: Line, share: Claim) -> bool:
    begin = max(line.span.start, share.start - 40)
    return bool(
        _led().match(page.text, begin, share.start)
        or _follows().match(page.text, share.number_end, line.span.end)
    )


@cache
def _led() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\bturnout\s*,?\s*(?:(?:of|was|is|at|stood|reached|hit|came|rose|fell|to|down|up|only|just|about|put|a|record)"
        r"[\s,:–—]+){0,4}",
        regex.IGNORECASE,
    )


@cache
def _follows() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s*%|\s+per\s?cent|\s+pct?)?\s+turnout\b", regex.IGNORECASE)


@cache
def _may() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+[\p{L}’'-]+){0,4}?\s+(?:eligible|entitled|registered|on\s+the\s+(?:electoral\s+)?(?:rolls?|register)"
        r"|balloted|called\s+to\s+vote|who\s+(?:could|may|might|can|were\s+able\s+to)(?:\s+have)?\s+vote|could\s+vote|electors?)\b",
        regex.IGNORECASE,
    )


@cache
def _may_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:eligible|registered|entitled|electorate\s+(?:of|is|was|numbers))\s+(?:\w+\s+)?",
        regex.IGNORECASE,
    )


def _might_vote(page: Page, claim: Claim) -> bool:
    sentence = page.sentence(claim)
    behind = _may().match(page.text, claim.number_end, sentence.end)
    return bool(behind or _may_before().match(page.text, max(sentence.start, claim.start - 30), claim.start))
