"""One number for two different things.

Catches a figure of three or more digits that counts people in one place and things in another: a toll of
4,460 in a text that also has 4,460 shelters. Either may be right; that both are is unlikely.
Does not catch round numbers, and one thing under two names. A noun that is read wrong makes it cry wolf: this
check is off unless it is asked for.
"""

from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "nouns"

_DIGITS = 3


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each number that counts people here and something else there."""
    people = frozenset(tables("worth")["people"]["nouns"].split())
    counted: defaultdict[Fraction, list[Claim]] = defaultdict(list)
    for claim in page.figures:
        if not _telling(claim):
            continue
        earlier = counted[Fraction(claim.value or 0)]
        for before in earlier:
            if (before.noun_head in people) is not (claim.noun_head in people):
                yield _finding(before, claim)
                break
        if len(earlier) < _DIGITS:
            earlier.append(claim)


def _telling(claim: Claim) -> bool:
    if claim.kind is not Kind.COUNT or claim.value is None or claim.noun_head is None:
        return False
    if claim.unit is not None or claim.per is not None or claim.hedge is not Hedge.EXACT:
        return False
    return claim.value == int(claim.value) and len(str(int(claim.value)).strip("0")) >= _DIGITS


def _finding(before: Claim, claim: Claim) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} has the number of {before.phrase}",
        working=f"{said(claim)} {claim.noun} and {said(before)} {before.noun}: is one the other's number?",
        place=mention(claim),
        others=(mention(before),),
    )
