"""Running tolls that fall, or jump, or that no day places among the others.

Catches a count of dead, injured, missing or displaced that is lower than an older article's, or half as high
again as the latest one before it. Tolls do fall and jump, but each time somebody should know why. And a toll
of an article that gives no day, neither its own nor the toll's, where dated articles of the ledger have other
ones: nobody can tell whether it is the newest or an old one, unless it is the number that was given last.
Does not catch tolls of articles without a date that no dated article counts, or counts five times as high or
low, and figures that are not of the same story (see `elsewhere`).
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import allowed
from factcheck.reckoning.series import Dated, is_adrift, is_toll, series
from factcheck.reckoning.wording import near, said
from factcheck.times import day_of

NAME = "tolls"

_FAR = 5
"""How many times as high a toll of no day may be, or as low, to be of the same dead."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each toll that is lower than it was, much higher than it was last, or of no day."""
    today = day_of(page.extraction.document.published)
    asked: set[tuple[object, ...]] = set()
    for claim in page.figures:
        if not is_toll(claim) or (today is None and not is_adrift(page, claim)):
            continue
        thing = (claim.noun_head, claim.action, claim.measure, claim.value)
        if thing in asked:
            continue
        asked.add(thing)
        dated = series(claim, memory)
        if today is None:
            finding = _adrift(page, claim, dated)
        else:
            earlier = [each for each in dated if each.day < today]
            finding = _fall(page, claim, earlier) or _jump(page, claim, earlier)
        if finding is not None:
            yield finding


def _fall(page: Page, claim: Claim, earlier: Sequence[Dated]) -> Finding | None:
    most = page.allows(claim).high
    for before in sorted(earlier, key=lambda each: each.day, reverse=True):
        least = _allowed(page, before).low
        if most is not None and least is not None and most < least:
            return _finding(claim, before, "lower than", f"{near(point(least))} or more")
        if most is not None and least is not None:
            # the latest that can be compared decides: what came before may have been revised already
            return None
    return None


def _jump(page: Page, claim: Claim, earlier: Sequence[Dated]) -> Finding | None:
    if not earlier:
        return None
    latest = earlier[-1]
    least, before = page.allows(claim).low, _allowed(page, latest).high
    if least is None or before is None or least <= before * (1 + page.rules.jump):
        return None
    return _finding(claim, latest, "much higher than", f"{near(point(before))} at most")


def _adrift(page: Page, claim: Claim, dated: Sequence[Dated]) -> Finding | None:
    """Return the last two of the days on which a toll was given that is of no day itself."""
    highest = {each.day: each for each in dated if _is_near(claim, each.toll.claim)}
    last = [highest[day] for day in sorted(highest)[-2:]]
    newest = [each for each in dated if last and each.day == last[-1].day]
    if not last or any(page.allows(claim).meets(_allowed(page, each)) for each in newest):
        return None
    told = " and ".join(f"{each.toll.claim.phrase} on {each.day} in “{each.toll.title}”" for each in last)
    given = ", ".join(
        f"{said(each.toll.claim)} in document {each.toll.document} of {each.day}" for each in last
    )
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} is of no day: it cannot be placed among {told}",
        working=f"{said(claim)} here, undated; {given}",
        place=mention(claim),
        others=tuple(mention(each.toll.claim, each.toll.document) for each in last),
    )


def _is_near(claim: Claim, other: Claim) -> bool:
    ratio = Fraction(claim.value or 0) / Fraction(other.value or 1)
    return Fraction(1, _FAR) <= ratio <= _FAR


def _allowed(page: Page, dated: Dated) -> Interval:
    claim = dated.toll.claim
    return allowed(
        claim, claim.phrase[claim.number_start - claim.start : claim.number_end - claim.start], page.rules
    )


def _finding(claim: Claim, before: Dated, how: str, bound: str) -> Finding:
    day, other = before.day, before.toll
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} is {how} on {day}: {other.claim.phrase} in “{other.title}”",
        working=f"{said(claim)} here; {bound} in document {other.document} of {day}",
        place=mention(claim),
        others=(mention(other.claim, other.document),),
    )
