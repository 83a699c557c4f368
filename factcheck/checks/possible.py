"""Shares that cannot come from their count.

Catches a percentage of so few that no whole number of them is that share: 45% of 12 people is neither five
(41.7%) nor six (50%).
Does not catch shares of more than a few hundred, of sums of money, and of samples whose size is not given
beside the share.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache
from math import ceil, floor

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import point
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import near, said

NAME = "possible"

_LEAST = 5
"""Of fewer things each may be shared: "60% of one mine"."""
_MOST = 1000
"""Of more things than this, every share that news prints is possible."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each exact percentage of an exact count, whether some number of them is that share."""
    for line in page.lines:
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            if _is_share(first) and is_of(page, first, second):
                finding = _finding(page, first, second)
            elif _is_share(second) and _leads(page, first, second):
                finding = _finding(page, second, first)
            else:
                continue
            if finding is not None:
                yield finding


def _is_share(claim: Claim) -> bool:
    return (
        claim.unit == "percentage"
        and claim.kind is Kind.PERCENT
        and claim.hedge is Hedge.EXACT
        and claim.value is not None
        and claim.role is None
    )


@cache
def _before() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:of|among)\s+(?:the|its|their|all)?\s*\Z", regex.IGNORECASE)


def _leads(page: Page, whole: Claim, share: Claim) -> bool:
    """Tell whether a whole stands before its share: "Of the 12 people, 45% said"."""
    return (
        page.between(whole, share) in (", ", " ")
        and _before().search(page.text, max(0, whole.start - 12), whole.start) is not None
    )


def _finding(page: Page, share: Claim, whole: Claim) -> Finding | None:
    counted = whole.kind is Kind.COUNT and whole.unit is None and whole.hedge is Hedge.EXACT
    size = whole.value
    if not counted or size is None or size != int(size) or not _LEAST <= size <= _MOST:
        return None
    allowed = page.allows(share)
    if allowed.low is None or allowed.high is None or share.value is None or share.value > 100:
        return None
    number = int(size)
    lowest, highest = ceil(allowed.low * number / 100), floor(allowed.high * number / 100)
    fits = lowest <= highest
    shown = [lowest] if fits else [highest, highest + 1]
    tried = ", ".join(
        f"{each} of {number:,} = {near(point(Fraction(each * 100, number)), 'percentage')}" for each in shown
    )
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{said(share)} of {whole.phrase} {'can' if fits else 'cannot'} be a whole number of them",
        working=f"{tried}; the text says {said(share)}",
        place=mention(share),
        others=(mention(whole),),
    )
