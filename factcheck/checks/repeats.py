"""Headlines, standfirsts and captions that the article does not bear out.

Catches a figure at the top, or under a picture, whose thing the body counts otherwise: a headline says "Storm
kills 1,650 people" and the only number of people killed in the body is 1,615. One figure in the body that
agrees, however it is rounded, is enough.
Does not catch two numbers within the body, which often count two things, and figures of which the body does
not say the same in the same words.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.document import Zone
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import place
from factcheck.reckoning.wording import said

NAME = "repeats"

_ABOVE = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION})
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each figure of headline, standfirst or caption, with the body's own where it is another."""
    body: defaultdict[tuple[str, str | None], list[Claim]] = defaultdict(list)
    for claim in page.figures:
        if claim.zone not in _ABOVE and claim.kind in _KINDS:
            body[str(claim.kind), claim.unit].append(claim)
    for claim in page.figures:
        if claim.zone in _ABOVE and claim.kind in _KINDS:
            finding = _held(page, claim, body.get((str(claim.kind), claim.unit), []))
            if finding is not None:
                yield finding


def _held(page: Page, claim: Claim, body: list[Claim]) -> Finding | None:
    same = [other for other in body if _same_thing(claim, other)]
    bearing = next((other for other in same if _agrees(page, claim, other)), None)
    if bearing is not None:
        return _finding(claim, bearing, True)
    near = next((other for other in same if _comparable(claim, other)), None)
    # the thing may go by another name in the body: any figure that agrees bears the headline out
    if near is None or any(_agrees(page, claim, other) for other in body):
        return None
    return _finding(claim, near, False)


def _same_thing(one: Claim, other: Claim) -> bool:
    """Tell whether two figures say of the same how many, or how much, there is of it."""
    if one.per != other.per or one.role is not other.role or other.part_of or other.second is not None:
        return False
    if one.kind is Kind.COUNT:
        return one.noun_head is not None and one.noun_head == other.noun_head and one.action == other.action
    return (
        one.measure is not None
        and _folded(one.measure) == _folded(other.measure)
        and one.change is other.change
    )


def _agrees(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether a figure bears the other out: equal, or equal once it is rounded as the other is."""
    mine, theirs = page.allows(one), page.allows(other)
    if mine.meets(theirs):
        return True
    grain = place(one, page.number(one))
    return mine.widened(grain / 2).meets(theirs)


def _comparable(one: Claim, other: Claim) -> bool:
    if not one.value or not other.value:
        return False
    return Fraction(1, 3) <= Fraction(one.value) / Fraction(other.value) <= 3


def _folded(words: str | None) -> str | None:
    return None if words is None else " ".join(words.lower().split())


def _finding(claim: Claim, other: Claim, fits: bool) -> Finding:
    where = str(claim.zone)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the {where} says {claim.phrase}; the body says {other.phrase}",
        working=f"{said(claim)} in the {where} against {said(other)} in the body",
        place=mention(claim),
        others=(mention(other),),
    )
