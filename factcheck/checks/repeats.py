"""Headlines, standfirsts and captions that the article does not bear out.

Catches a figure at the top, or under a picture, whose thing the body counts otherwise: a headline says
"Storm kills 1,650 people" and the only number of people killed in the body is 1,615. One figure in the body
that agrees, however it is rounded, is enough. And a figure that stands nowhere in the body, where that has
its digits in another order or with another scale, one of its sort in the first sentences, or another number
in the same words ("by eight seconds"). Lines at the top without a stop, and paragraphs that begin with
"Photo:", count as headline and caption, too.
Does not catch other numbers within the body, which often count two things, and figures of which the body
does not say the same in the same words.
"""

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.document import Zone
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.borne import agrees, is_borne_out, is_one, is_told, slip
from factcheck.reckoning.frame import framed
from factcheck.reckoning.leads import LEAD, SHARED, moved, now, sole
from factcheck.reckoning.likeness import is_plain, may_be_one, shared
from factcheck.reckoning.misprint import significant
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "repeats"

_DOINGS = frozenset({"kill", "die", "injure", "miss", "arrest", "displace", "rescue"})
_ANYBODY = frozenset({"people", "person"})
_KNOWN_BY = 3
"""Digits by which a number is known again, whatever the words around it."""
_SLIGHT = frozenset({"the", "a", "an", "and", "or", "in", "on", "as", "about", "some", "than", "least"})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_MANY = 400
"""Figures of the body that a headline's is held against: no headline is of the ten-thousandth."""
_TOP = 100
"""Figures of headlines and captions that are held against the body's: where there are more, it is a table."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each figure of headline, standfirst or caption, with the body's own where it is another."""
    around = framed(page)
    if not around:
        return
    zones = {claim.uid: zone for claim, zone in around}
    above = [claim for claim, _ in around][:_TOP]
    body = [claim for claim in page.figures if claim.uid not in zones]
    alike: defaultdict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in body:
        if claim.kind in _KINDS:
            alike[str(claim.kind), claim.unit].append(claim)
    for claim in above:
        zone = zones[claim.uid]
        held = _held(page, claim, zone, alike.get((str(claim.kind), claim.unit), [])[:_MANY])
        finding = (
            held
            or _misprinted(page, claim, zone, above, body[:_MANY])
            or _reworded(page, claim, zone, body[:_MANY])
            or _otherwise(page, claim, zone, above, body[:_MANY])
        )
        if finding is not None:
            yield finding


def _held(page: Page, claim: Claim, zone: Zone, body: list[Claim]) -> Finding | None:
    if claim.kind not in _KINDS:
        return None
    same = [other for other in body if _same_thing(claim, other)]
    bearing = next((other for other in same if agrees(page, claim, other)), None)
    if bearing is not None:
        return _finding(claim, bearing, zone, True)
    near = next((other for other in same if _comparable(claim, other)), None)
    # the thing may go by another name in the body: any figure that agrees bears the headline out
    if near is None or is_told(page, claim, body) or _is_sum(claim, same):
        return None
    return _finding(claim, near, zone, False)


def _is_sum(claim: Claim, same: list[Claim]) -> bool:
    """Tell whether a headline adds up two figures of the body."""
    values = {Fraction(each.value or 0) for each in same[:LEAD]}
    return any(Fraction(claim.value or 0) - each in values for each in values)


def _same_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two figures say of the same how many, or how much, there is of it."""
    if one.per != other.per or one.role is not other.role or other.part_of or other.second is not None:
        return False
    if one.kind is Kind.COUNT:
        # a headline leaves out whom a storm kills
        untold = one.action in _DOINGS and one.noun is None and other.noun_head in _ANYBODY
        named = one.noun_head is not None and one.noun_head == other.noun_head
        return (named or untold) and one.action == other.action
    return (
        one.measure is not None
        and _folded(one.measure) == _folded(other.measure)
        and one.change is other.change
    )


def _misprinted(
    page: Page, claim: Claim, zone: Zone, above: list[Claim], body: list[Claim]
) -> Finding | None:
    """Return the figure of the body that a headline's, which stands nowhere in it, is a misprint of."""
    if not is_one(claim) or is_borne_out(page, claim, body):
        return None
    digits = significant(claim.value or Decimal(0))
    if digits < 2 and claim.kind is Kind.COUNT:
        # of one digit "two" and "20" are just numbers
        return None
    own = {each.value for each in above if each is not claim and each.sentence == claim.sentence}
    for other in body:
        alike = claim.kind is other.kind and (claim.unit == other.unit or claim.kind is Kind.MONEY)
        if other.value in own or not (alike or may_be_one(claim, other)):
            continue
        if claim.kind is Kind.DURATION and claim.unit != other.unit:
            # 25 years are a quarter of a century
            continue
        how = slip(claim, other)
        if how is None:
            continue
        words = len(shared(claim.sentence, other.sentence))
        # the noun of a headline is often none of the body's
        alike = words >= SHARED or may_be_one(claim, other)
        # who has three digits of another number in another order has that number
        known = digits >= _KNOWN_BY and how != "one digit apart"
        if alike and (words or known):
            return _finding(claim, other, zone, False, f": {how}")
    return None


def _reworded(page: Page, claim: Claim, zone: Zone, body: list[Claim]) -> Finding | None:
    """Return the figure that the body tells in the words of the headline: "by eight seconds"."""
    if not is_plain(claim):
        return None
    word = _before(page, claim)
    borne_out = is_borne_out(page, claim, body)
    for other in body if word else ():
        same = other.unit == claim.unit and (claim.unit or claim.noun_head) and is_plain(other)
        if not same or other.noun_head != claim.noun_head or other.per != claim.per:
            continue
        if other.value == claim.value or _before(page, other) != word:
            continue
        words = len(shared(claim.sentence, other.sentence))
        # where the headline is borne out elsewhere, it may be the body that tells it otherwise here
        again = claim.kind is not Kind.PERCENT and words and _is_alone(other, body)
        alike = again and _after(page, claim) == _after(page, other) != ""
        if alike or (words >= SHARED and not borne_out):
            return _finding(claim, other, zone, False)
    return None


def _is_alone(claim: Claim, body: list[Claim]) -> bool:
    return sum(other.value == claim.value and other.unit == claim.unit for other in body) == 1


def _before(page: Page, claim: Claim) -> str:
    """Return the word before a figure where it tells what the figure is to the rest: by, for, of a verb."""
    words = page.text[max(0, claim.start - 20) : claim.start].split()
    return words[-1].lower() if words and words[-1].isalpha() and words[-1].lower() not in _SLIGHT else ""


def _after(page: Page, claim: Claim) -> str:
    """Return the two words behind a figure, none where its clause ends before."""
    words = [word.rstrip(",.;:") for word in page.text[claim.end : claim.end + 40].lower().split()[:2]]
    return " ".join(words) if len(words) > 1 and words[0].isalpha() else ""


def _otherwise(page: Page, claim: Claim, zone: Zone, above: list[Claim], body: list[Claim]) -> Finding | None:
    """Return the figure of the first sentences that the headline must mean, where it has another one."""
    if zone is Zone.CAPTION:
        return None
    other = now(page, claim, body) or moved(page, claim, body) or sole(page, claim, above, body)
    return None if other is None else _finding(claim, other, zone, False)


def _comparable(one: Claim, other: Claim) -> bool:
    if not one.value or not other.value:
        return False
    return Fraction(1, 5) <= Fraction(one.value) / Fraction(other.value) <= 5


def _folded(words: str | None) -> str | None:
    return None if words is None else " ".join(words.lower().split())


def _finding(claim: Claim, other: Claim, zone: Zone, fits: bool, how: str = "") -> Finding:
    where = str(zone)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the {where} says {claim.phrase}; the body says {other.phrase}",
        working=f"{said(claim)} in the {where} against {said(other)} in the body{how}",
        place=mention(claim),
        others=(mention(other),),
    )
