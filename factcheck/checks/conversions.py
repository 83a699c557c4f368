"""Bracketed conversions that do not recompute.

Catches one measure given in two units of which one is wrong: "a 30-foot (48-kilometre) fence", "7 miles
(112 km)". Both ways are tried, and the house says how far a conversion may be rounded.
Does not catch money (rates move) and pairs that are not one measure said twice.
"""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.grammar.conversions import conversions
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import near, said

NAME = "conversions"


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each measure that is said again in another unit, whether it is the same."""
    by_uid = {claim.uid: claim for claim in page.figures}
    for claim in page.figures:
        first = by_uid.get(claim.twin_of) if claim.twin_of else None
        if first is not None and first.unit and claim.unit and first.unit != claim.unit:
            finding = _finding(page, first, claim)
            if finding is not None:
                yield finding


def _finding(page: Page, first: Claim, second: Claim) -> Finding | None:
    if first.unit is None or second.unit is None:
        return None
    # a fall of 5C is one of 9F: a difference of temperatures has no nought, and is not always called one
    ways = (True, False) if first.change is not None else (False, True)
    sizes = [
        size
        for difference in ways
        for size in _converted(page.printed(first), first.unit, second.unit, difference)
    ]
    if not sizes:
        return None
    stated = page.printed(second)
    fits = any(size.widened(_room(size, page)).meets(stated) for size in sizes)
    verb = "is" if fits else "is not"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{first.phrase} {verb} {second.phrase}",
        working=f"{said(first)} = {near(sizes[0], second.unit)}; the text says {said(second)}",
        place=mention(second),
        others=(mention(first),),
    )


def _converted(size: Interval, from_unit: str, to_unit: str, difference: bool) -> Iterator[Interval]:
    """Yield what an interval may be in the other unit, the likeliest first: a gallon has two sizes."""
    if size.low is None or size.high is None:
        return
    ends = (conversions(end, from_unit, to_unit, difference=difference) for end in (size.low, size.high))
    for low, high in zip(*ends, strict=True):
        yield Interval(*sorted((Fraction(low), Fraction(high))))


def _room(size: Interval, page: Page) -> Fraction:
    largest = max(abs(end) for end in (size.low, size.high) if end is not None)
    return largest * page.rules.conversion
