"""How many there are of what a rate falls to, and how well such a number is tied to it and to a total."""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import IntEnum
from operator import attrgetter

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Page
from factcheck.reckoning.rates.each import Each, comes_with, own_noun
from factcheck.reckoning.rates.singly import counted
from factcheck.reckoning.times.periods import is_period, times

BESIDE = 1
"""Sentences from a rate in which a number may be that of its things though it does not name them."""
FEW = 8
"""Numbers that are tried as how many there are."""
TABLE = 40
"""Figures of a sentence beyond which it is a table."""
HEADS = frozenset({"head", "capita", "person"})
"""What a rate falls to that does not say what is counted: men, or cattle."""
_CLOSE = 3
"""Sentences between three figures that stand close to each other."""


class Tie(IntEnum):
    """How a number is tied to a rate."""

    BESIDE = 0
    """It stands near, and the rate does not say what it falls to: "£18 each"."""
    NAMED = 1
    """It counts what the rate falls to, or there is no other that could."""


@dataclass(frozen=True, slots=True)
class Many:
    """A figure as how many times a rate is taken."""

    claim: Claim
    size: Decimal
    """As many times: 14 of "two weeks" of so much a day."""
    tie: Tie


def numbers(page: Page, at: int, each: Each) -> Iterator[Many]:
    """Yield how many the things of a rate are, the likeliest first."""
    if each.many is not None:
        size = _size(each, each.many)
        if size is not None:
            yield Many(each.many, size, Tie.NAMED)
        return
    beside = list(figures(page, at, BESIDE, BESIDE))
    known = counted(page).get(each.of or "", ())
    place = bisect(known, each.claim.start, key=attrgetter("start"))
    known = known[max(0, place - FEW) : place + FEW]
    named = [*(other for other in beside if other.kind in (Kind.MEASURE, Kind.DURATION)), *known]
    named.sort(key=lambda other: abs(other.start - each.claim.start))
    for other in named:
        size = _size(each, other)
        if size is not None and _may_be_many(each, other):
            yield Many(other, size, Tie.NAMED)
    if each.of is None or is_period(each.of) or each.of in HEADS:
        beside.sort(key=lambda other: abs(other.start - each.claim.start))
        for other in beside:
            if other.kind is not Kind.COUNT or not _may_be_many(each, other) or comes_with(page, each, other):
                continue
            size = _size(each, other) if own_noun(other) is not None else None
            if size is not None:
                alone = (
                    not is_period(each.of) and other.start < each.claim.start and _is_alone(page, each, other)
                )
                yield Many(other, size, Tie.NAMED if alone else Tie.BESIDE)


def _is_alone(page: Page, each: Each, many: Claim) -> bool:
    """Tell whether a number is the only one of its sentence that counts anything."""
    counts = (other for other in page.line(many).figures if other.kind is Kind.COUNT)
    return [many] == [other for other in counts if other is not each.claim]


def _may_be_many(each: Each, other: Claim) -> bool:
    one = each.claim
    if other is one or other.second is not None or other.twin_of or other.role in (Role.FROM, Role.BY):
        return False
    return one.kind is not Kind.COUNT or other.noun_head is None or other.noun_head != one.noun_head


def _size(each: Each, other: Claim) -> Decimal | None:
    """Return how many of what a rate falls to a figure is: 14 days of "two weeks"."""
    if not isinstance(other.value, Decimal) or other.value <= 1:
        return None
    if other.kind is Kind.COUNT and other.value % 1:
        return None
    if other.kind is Kind.COUNT or other.unit == each.of:
        return other.value
    of = times(each.of, other.unit)
    return None if of is None or of.low is None or of.low != of.high else other.value * int(of.low)


def figures(page: Page, at: int, back: int, on: int) -> Sequence[Claim]:
    """Return the figures around a sentence, the tables left out."""
    lines = page.lines[max(0, at - back) : at + on + 1]
    return [each for line in lines if len(line.figures) <= TABLE for each in line.figures]


def tried(each: Each, many: Many, manys: Sequence[Many]) -> int:
    """Return how many numbers no farther from a rate could as well be that of its things."""
    far = abs(many.claim.start - each.claim.start)
    return len(
        {
            other.size
            for other in manys
            if other.tie >= many.tie and abs(other.claim.start - each.claim.start) <= far
        }
    )


def limit(page: Page, at: int, many: Many, total: Claim) -> Decimal:
    """Return how likely by chance a misprint of a rate, a number or a total may be, and is told.

    In news the three hardly ever look misprinted and are right, at these odds.
    """
    here, number, whole = page.lines[at], page.line(many.claim), page.line(total)
    if number is here and whole is here:
        return _SAME[many.tie]
    if whole is here or (number is whole and number in page.lines[max(0, at - 1) : at + 2]):
        return _TOLD_WITH[many.tie]
    close = page.lines[max(0, at - _CLOSE) : at + _CLOSE + 1]
    return _NEAR[many.tie] if number in close and whole in close else _FAR[many.tie]


# each by its tie: beside, and named
_SAME = Decimal("0.2"), Decimal("0.3")
_TOLD_WITH = Decimal("0.02"), Decimal("0.07")
_NEAR = Decimal("0.011"), Decimal("0.045")
_FAR = Decimal("0.004"), Decimal("0.012")
