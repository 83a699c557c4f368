"""One number for two different things.

Catches a figure of three or more digits that counts people in one place and things in another: a toll of
4,460 in a text that also has 4,460 shelters. A number of people who cannot be the same ones, and of whom the
same is said: 58 miners who were killed, and in a caption 58 children. And two numbers that change places: 17
killed and 93 hurt, and then 93 killed and 17 hurt.
Does not catch round numbers, one thing under two names, what a text speaks of as known ("all 1,248"), and
people and things of which there is one each, such as voters and votes.
"""

from collections import defaultdict
from collections.abc import Iterator, Set
from functools import cache
from itertools import combinations

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind, Number
from factcheck.reckoning.frame import framed
from factcheck.reckoning.likeness import people
from factcheck.reckoning.misprint import significant
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "nouns"

_DIGITS = 3
"""Digits by which a number is known, whatever is said of it; of two it is in a headline or caption."""
_MOST = 3
"""Figures of one number that another is held against."""
_DOINGS = {"die": "kill"} | {
    doing: doing for doing in ("kill", "injure", "miss", "arrest", "rescue", "displace")
}
"""What is done to people, of whom a text may swap the numbers."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each number that counts people here and something else there."""
    counted: defaultdict[Number, list[Claim]] = defaultdict(list)
    for claim in page.figures:
        value = claim.value
        if (
            claim.kind is not Kind.COUNT
            or value is None
            or claim.noun_head is None
            or claim.unit
            or claim.per
        ):
            continue
        earlier = counted[value]
        before = next((each for each in earlier if _are_two(page, each, claim)), None)
        if before is not None:
            yield _finding(before, claim)
        elif len(earlier) < _MOST:
            earlier.append(claim)
    yield from _swapped(page)


def _are_two(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether two figures of one number count what cannot be the same."""
    if one.hedge is not other.hedge or one.sentence == other.sentence or _head(one) == _head(other):
        return False
    digits = 0 if one.value is None else significant(one.value)
    heads = frozenset((_head(one), _head(other)))
    if digits > 1 and one.action is not None and one.action == other.action and _exclude(heads):
        around = {claim.uid for claim, _ in framed(page)}
        return digits >= _DIGITS or bool({one.uid, other.uid} & around)
    if digits < _DIGITS or len(heads & people()) != 1 or heads & _each() or one.hedge is not Hedge.EXACT:
        return False
    return not (_is_again(page, one) or _is_again(page, other))


def _head(claim: Claim) -> str:
    """Return the noun of a figure, also that of a headline in capitals."""
    return (claim.noun_head or "").lower().removesuffix("s")


def _exclude(heads: Set[str]) -> bool:
    """Tell whether of two nouns one is of people whom the other cannot be."""
    return any(
        len(one & heads) == len(other & heads) == 1 and not one & other & heads for one, other in _sorts()
    )


@cache
def _sorts() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    pairs = tables("beside")["people"]["exclusive"]
    return tuple((frozenset(one.split()), frozenset(other.split())) for one, other in pairs)


@cache
def _each() -> frozenset[str]:
    return frozenset(tables("beside")["people"]["each"].split())


def _is_again(page: Page, claim: Claim) -> bool:
    return _again().search(page.text, max(0, claim.start - 12), claim.start) is not None


@cache
def _again() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:the|these|those|all|its|their|his|her)\s+\Z", regex.IGNORECASE)


def _swapped(page: Page) -> Iterator[Finding]:
    """Yield two figures of a sentence that stood for each other before: 93 killed and 17 hurt."""
    told: dict[tuple[str, Number | int], Claim] = {}
    for line in page.lines:
        done = [
            (_DOINGS[each.action], each)
            for each in line.figures
            if each.action in _DOINGS and _is_plain(each)
        ]
        for (deed, one), (doing, other) in combinations(done[:_MOST], 2):
            before = told.get((doing, one.value or 0)), told.get((deed, other.value or 0))
            if deed != doing and one.value != other.value and before[0] and before[1]:
                yield _exchanged((deed, one, before[1]), (doing, other, before[0]))
        for doing, each in done:
            told.setdefault((doing, each.value or 0), each)


def _is_plain(claim: Claim) -> bool:
    return claim.kind is Kind.COUNT and claim.hedge is Hedge.EXACT and claim.value is not None


def _exchanged(one: tuple[str, Claim, Claim], other: tuple[str, Claim, Claim]) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{one[1].phrase} and {other[1].phrase} have changed places",
        working="; ".join(
            f"{deed}: {said(here)} here, {said(there)} above" for deed, here, there in (one, other)
        ),
        place=mention(one[1]),
        others=(mention(other[1]), mention(one[2]), mention(other[2])),
    )


def _finding(before: Claim, claim: Claim) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} has the number of {before.phrase}",
        working=f"{said(claim)} {claim.noun} and {said(before)} {before.noun}: is one the other's number?",
        place=mention(claim),
        others=(mention(before),),
    )
