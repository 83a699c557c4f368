"""Ranges that run backwards, or have their scale at one end only.

Catches "between 30 and 20 people" and "$26 to $31 million", whose first end is twenty-six dollars as it is
printed.
Does not catch ranges without a sign of money at both ends: "26 to 31 million" is how people write it.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.amount import written
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "ranges"

_SIGN = r"(?:(?:US|A|C|HK|NZ|S)?[$]|£|€)"
_SCALE = r"(?:thousand|million|billion|trillion|bn|trn|tn|m|k)\b"


@cache
def _one_scale() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?:(?:between|from)\s+)?(?P<first>{_SIGN}\s?[0-9][0-9,]*+(?:\.[0-9]++)?)\s*(?:to|and|or|-|–|—)\s*"
        rf"(?P<second>{_SIGN}\s?[0-9][0-9,.]*+\s?{_SCALE})",
        regex.IGNORECASE,
    )


@cache
def _between() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bbetween\s+\Z", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each range that is not one as it is printed."""
    for line in page.lines:
        for claim in line.figures:
            finding = _scale(page, claim)
            if finding is not None:
                yield finding
        for first, second in zip(line.figures, line.figures[1:], strict=False):
            if _reversed(page, first, second):
                yield _backwards(first, second)


def _scale(page: Page, claim: Claim) -> Finding | None:
    if claim.kind is not Kind.MONEY or claim.value is not None:
        return None
    printed = _one_scale().match(page.text, claim.start, claim.end)
    if printed is None or claim.low is None:
        return None
    first, second = printed["first"], printed["second"]
    if Fraction(claim.low) == Fraction(first.lstrip("USACHKNZ$£€ ").rstrip(".").replace(",", "")):
        return None
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"the scale of {second} stands at one end only",
        working=f"{first} is printed, {written(claim.low, claim.unit)} is meant",
        place=mention(claim),
    )


def _reversed(page: Page, first: Claim, second: Claim) -> bool:
    if first.kind is not second.kind or first.value is None or second.value is None:
        return False
    if (first.unit, first.per) != (second.unit, second.per) or first.role or second.role:
        return False
    return (
        Fraction(first.value) > Fraction(second.value)
        and page.between(first, second).strip().lower() == "and"
        and _between().search(page.text, max(0, first.start - 12), first.start) is not None
    )


def _backwards(first: Claim, second: Claim) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"between {first.phrase} and {second.phrase} runs backwards",
        working=f"{said(first)} is more than {said(second)}",
        place=mention(first),
        others=(mention(second),),
    )
