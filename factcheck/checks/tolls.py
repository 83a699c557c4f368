"""Running tolls that fall, or jump.

Catches a count of dead, injured, missing or displaced that is lower than an older article's, or half as high
again as the latest one before it. Tolls do fall and jump, but each time somebody should know why.
Does not catch tolls of articles without a date, and figures that are not of the same story (see `elsewhere`).
"""

from collections.abc import Iterator
from datetime import date
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Remembered, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import allowed
from factcheck.reckoning.story import one_story
from factcheck.reckoning.wording import near, said
from factcheck.times import day_of

NAME = "tolls"

_DOINGS = frozenset({"kill", "die", "injure", "displace", "miss", "hold", "capture"})
_MEASURES = ("toll", "deaths", "dead", "casualties")


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each toll that is lower than it was, or much higher than it was last."""
    today = day_of(page.extraction.document.published)
    if today is None:
        return
    asked: set[tuple[object, ...]] = set()
    for claim in page.figures:
        thing = (claim.noun_head, claim.action, claim.measure, claim.value)
        if not is_toll(claim) or thing in asked:
            continue
        asked.add(thing)
        dated = [
            (day, other) for other in memory.alike(claim) if (day := day_of(other.published)) is not None
        ]
        earlier = [
            (day, other)
            for day, other in dated
            if day < today and is_toll(other.claim) and one_story(claim, other.claim)
        ]
        if earlier:
            finding = _fall(page, claim, earlier) or _jump(page, claim, earlier)
            if finding is not None:
                yield finding


def is_toll(claim: Claim) -> bool:
    """Tell whether a claim is a count that grows as a story goes on."""
    counted = claim.kind is Kind.COUNT and bool(claim.value) and claim.per is None and claim.part_of is None
    told = claim.action in _DOINGS or (claim.measure or "").lower().endswith(_MEASURES)
    return counted and told and claim.role in (None, Role.TO)


def _fall(page: Page, claim: Claim, earlier: list[tuple[date, Remembered]]) -> Finding | None:
    most = page.allows(claim).high
    for day, other in sorted(earlier, key=lambda each: each[0], reverse=True):
        least = _allowed(page, other.claim).low
        if most is not None and least is not None and most < least:
            return _finding(claim, day, other, "lower than", f"{near(point(least))} or more")
        if most is not None and least is not None:
            # the latest that can be compared decides: what came before may have been revised already
            return None
    return None


def _jump(page: Page, claim: Claim, earlier: list[tuple[date, Remembered]]) -> Finding | None:
    day, latest = max(earlier, key=lambda each: (each[0], Fraction(each[1].claim.value or 0)))
    least, before = page.allows(claim).low, _allowed(page, latest.claim).high
    if least is None or before is None or least <= before * (1 + page.rules.jump):
        return None
    return _finding(claim, day, latest, "much higher than", f"{near(point(before))} at most")


def _allowed(page: Page, claim: Claim) -> Interval:
    return allowed(
        claim, claim.phrase[claim.number_start - claim.start : claim.number_end - claim.start], page.rules
    )


def _finding(claim: Claim, day: date, other: Remembered, how: str, bound: str) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} is {how} on {day}: {other.claim.phrase} in “{other.title}”",
        working=f"{said(claim)} here; {bound} in document {other.document} of {day}",
        place=mention(claim),
        others=(mention(other.claim, other.document),),
    )
