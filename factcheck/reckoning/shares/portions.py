"""A share, the number it comes to, and what both are of, as a text tells them: over clauses and sentences."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import total
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.apposed import closing, number_after, number_before, said_again, to_share
from factcheck.reckoning.shares.based import based
from factcheck.reckoning.shares.concluded import concluded
from factcheck.reckoning.shares.margins import margin
from factcheck.reckoning.shares.named import called_again, named, of_named
from factcheck.reckoning.shares.restating import restating
from factcheck.reckoning.shares.slipped import fits, fitting, is_slip, share_of_one
from factcheck.reckoning.shares.wholes import (
    before,
    beside,
    comparable,
    is_number,
    is_of_others,
    is_of_them,
    is_share,
    opener,
    spoken_of,
    told,
)

_BACK = 80
"""Figures before a share of "the total" among which the total is looked for."""

_MANY = 12
"""Figures of a sentence of which another may be part of what a share is of."""

_LISTED = 3
"""Figures that make a list."""

Whole = tuple[Claim, ...]
"""What a share is of: one figure, or some that make it together."""


@dataclass(frozen=True, slots=True)
class Portion:
    """A share, and the numbers and wholes that it may be of: the likeliest first, never empty."""

    share: Claim
    readings: tuple[tuple[Claim, Whole], ...]


def portions(page: Page) -> Iterator[Portion]:
    """Yield each share that is told with its number and with what both are of."""
    for at, line in enumerate(page.lines):
        for place, share in enumerate(line.figures):
            if is_share(share):
                readings = tuple(each for each in _readings(page, at, place) if all(map(_is_told, each[1])))
                if readings and not (
                    _together(page, share, *readings[0]) or _is_of_list(page, share, readings)
                ):
                    yield Portion(share, readings)


def _together(page: Page, share: Claim, number: Claim, whole: Whole) -> bool:
    """Whether a share is of a number and another beside it: "33 had scars and 12 had wounds, or 75%"."""
    if fits(page, share, number, *whole):
        return False
    parts = [
        each
        for each in page.line(number).figures[:_MANY]
        if each is not number and each not in whole and is_number(each) and comparable(number, each)
        if may_be_one(number, each) and page.allows(each).positive and page.allows(each).high is not None
    ]
    reckoned = share_of_one(page, share) * total([page.allows(one) for one in whole])
    return any(reckoned.meets(page.allows(each) + page.allows(number)) for each in parts)


def _is_of_list(page: Page, share: Claim, readings: Sequence[tuple[Claim, Whole]]) -> bool:
    """Whether a share is of all that a list before it makes: "20 houses, 70 flats … One in eight, or 11"."""
    if any(fits(page, share, number, *whole) for number, whole in readings):
        return False
    number, (whole, *_) = readings[0]
    line = page.line(whole)
    told = [each for each in line.figures[:_MANY] if is_number(each) and comparable(number, each)]
    listed = [each for each in told if each.end <= min(share.start, number.start)]
    return len(listed) >= _LISTED and whole in listed and fits(page, share, number, *listed)


def _is_told(whole: Claim) -> bool:
    """Whether a whole has a number: "thousands" has none to speak of."""
    return whole.hedge is not Hedge.VAGUE


def _reaches(page: Page, share: Claim, number: Claim, whole: Claim) -> bool:
    """Whether a number may be part of another, or would be, were it not ten or a thousand times too large."""
    part, all_ = page.allows(number), page.allows(whole)
    within = part.low is None or all_.high is None or part.low < all_.high
    return within or is_slip(page, share, number, whole)


def _readings(page: Page, at: int, place: int) -> Iterator[tuple[Claim, Whole]]:
    line = page.lines[at]
    share = line.figures[place]
    for number, whole in (*number_before(page, line, place), *number_after(page, line, place)):
        if whole is None:
            readings = tuple(_of_wholes(page, at, share, number))
        else:
            readings = ((number, (whole,)),) if comparable(number, whole) else ()
        if readings:
            yield from readings
            return
    readings = (*_alone(concluded(page, at, share)), *margin(page, at, share))
    readings = readings or tuple(_alone(restating(page, at, share)))
    yield from readings or _alone(
        pair for number in said_again(page, line, place) for pair in based(page, line, share, number)
    )


def _alone(pairs: Iterable[tuple[Claim, Claim]]) -> Iterator[tuple[Claim, Whole]]:
    yield from ((part, (whole,)) for part, whole in pairs)


def _of_wholes(page: Page, at: int, share: Claim, number: Claim) -> Iterator[tuple[Claim, Whole]]:
    line = page.lines[at]
    spoken = is_of_them(page, number)
    whole = told(page, line, number)
    if whole is not None:
        yield number, (whole,)
    if whole is None or spoken:
        yield from ((number, each) for each in _untold(page, at, share, number, spoken=spoken))


def _likely(page: Page, share: Claim, number: Claim, wholes: Sequence[Claim]) -> Sequence[Claim]:
    """Return the wholes of which no word tells, if one of them is right, or else those that are slips."""
    if next(fitting(page, share, number, wholes), None) is not None:
        return wholes
    return [each for each in wholes if is_slip(page, share, number, each, tied=True)]


def _untold(page: Page, at: int, share: Claim, number: Claim, *, spoken: bool) -> Iterator[Whole]:
    """Yield what a share and its number may be of where their own clause does not tell."""
    line, near = page.lines[at], before(page.lines, at)
    end, start = closing(page, line, share), min(number.start, share.start)
    # "51% of those cast", "420 of those questioned, or 35%"
    name = None if spoken or (end and end["total"]) else named(page, line, share) or named(page, line, number)
    if name is not None:
        yield from ((each,) for each in of_named(page, at, name, number, start))
        return
    if is_of_others(page, number):
        return
    begins = share.start < number.start and opener(page, line, share) is None
    if spoken or begins or (end and end["of"]):
        may_be = list(spoken_of(line, near, number, start))
        if not spoken and ((end and end["total"]) or (begins and not (end and end["of"]))):
            # "40% of the total" may be of one that was told long before
            alike = [each for each in may_be if _counts_same(number, each)]
            far = (
                _far(page, number, start)
                if end and end["total"]
                else (each for each in _far(page, number, start) if may_be_one(number, each))
            )
            may_be = [*alike, *far] if alike else []
        may_be = [each for each in may_be if each is not number and _reaches(page, share, number, each)]
        of_them = spoken or (end and end["all"] and not end["total"])
        yield from ((each,) for each in (may_be if of_them else _likely(page, share, number, may_be)))
        if spoken and may_be:
            # "36 women and 27 men. Forty-one of them, or 65%": they are both together
            lines = (*near[:1], line)
            earlier = (each for other in lines for each in other.figures[:_MANY] if each.end <= start)
            for pair in pairwise(earlier):
                if number not in pair and all(is_number(each) and comparable(number, each) for each in pair):
                    yield pair
        return
    verb = end is not None and end["verb"] is not None
    wholes = [
        each for each in beside(page, line, number, share, verb=verb) if _reaches(page, share, number, each)
    ]
    yield from ((each,) for each in wholes)
    if wholes:
        # it may be of both together, or of what the sentence before tells
        for each in (*line.figures, *(other for other_line in near for other in other_line.figures)):
            if each is not number and is_number(each) and comparable(number, each):
                yield (each,)
                if each in line.figures:
                    yield number, each
        return
    yield from ((each,) for each in called_again(page, at, number))


def _counts_same(part: Claim, whole: Claim) -> bool:
    """Whether a number is of what another counts: tons of tons, but not money of money."""
    if part.kind is Kind.MONEY:
        return False
    return part.unit is not None or part.noun_head in (None, "people", whole.noun_head)


def _far(page: Page, number: Claim, start: int) -> Iterator[Claim]:
    """Yield the figures before a place that a number may be part of, the nearest first."""
    told = bisect_left(page.figures, start, key=lambda each: each.start)
    for each in reversed(page.figures[max(0, told - _BACK) : told]):
        # what was "more than 300" may be any number
        if is_number(each) and comparable(number, each) and page.allows(each).high is not None:
            yield each


def restated(page: Page) -> Iterator[tuple[Claim, Claim]]:
    """Yield each two shares of which one says the other again: "one in four, or 40%", "a third (33%)"."""
    for line in page.lines:
        for first, second in pairwise(line.figures):
            kinds = {first.kind, second.kind}
            if not (kinds == {Kind.PERCENT, Kind.FRACTION} and is_share(first) and is_share(second)):
                continue
            gap = to_share().fullmatch(page.text, first.end, second.start)
            end = closing(page, line, second)
            if gap and gap["again"] and not gap["words"] and end and not end["of"]:
                yield first, second
