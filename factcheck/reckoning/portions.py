"""A share, the number it comes to, and what both are of, as a text tells them: over clauses and sentences."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise, product

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.apposed import closing, number_after, number_before, to_share
from factcheck.reckoning.interval import Interval, total
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.margins import margin
from factcheck.reckoning.named import called_again, named, of_named
from factcheck.reckoning.page import Page
from factcheck.reckoning.restating import restating
from factcheck.reckoning.wholes import (
    before,
    beside,
    comparable,
    is_number,
    is_of_others,
    is_of_them,
    is_share,
    opener,
    size,
    spoken_of,
    told,
)

_BACK = 80
"""Figures before a share of "the total" among which the total is looked for."""

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
                if readings and not _together(page, line.figures, share, *readings[0]):
                    yield Portion(share, readings)


def share_of_one(page: Page, share: Claim) -> Interval:
    """Return what a share allows as a part of one: 14% is 0.135 to 0.145."""
    allowed = page.allows(share)
    return allowed.scaled(Fraction(1, 100)) if share.unit == "percentage" else allowed


def fits(page: Page, share: Claim, number: Claim, whole: Whole) -> bool:
    """Tell whether some value that the words allow makes the number that share of the whole."""
    return (share_of_one(page, share) * _size(page, whole)).meets(_size(page, (number,)))


def _together(page: Page, figures: Sequence[Claim], share: Claim, number: Claim, whole: Whole) -> bool:
    """Whether a share is of a number and the one before it: "33 had scars and 12 had wounds, or 75%"."""
    if fits(page, share, number, whole):
        return False
    parts = [
        each
        for each in figures
        if each.end <= number.start and each not in whole and is_number(each) and comparable(number, each)
    ]
    reckoned = share_of_one(page, share) * _size(page, whole)
    return any(reckoned.meets(_size(page, (each, number))) for each in parts)


def _is_told(whole: Claim) -> bool:
    """Whether a whole has a number: "thousands" has none to speak of."""
    return whole.hedge is not Hedge.VAGUE


_TENS = tuple(Fraction(10) ** power for power in (1, 3, 6, -1, -3, -6))


def _size(page: Page, figures: Whole) -> Interval:
    return total([page.rounded(each) for each in figures])


def _reaches(page: Page, share: Claim, number: Claim, whole: Claim) -> bool:
    """Whether a number may be part of another, or would be, were it not ten or a thousand times too large."""
    part, all_ = page.allows(number), page.allows(whole)
    if part.low is None or all_.high is None or part.low < all_.high:
        return True
    reckoned = share_of_one(page, share) * all_
    return any(reckoned.scaled(times).meets(part) for times in _TENS)


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
    concluded = (*_concluded(page, at, share), *margin(page, at, share))
    yield from concluded
    if not concluded:
        yield from ((part, (whole,)) for part, whole in restating(page, at, share))


def _of_wholes(page: Page, at: int, share: Claim, number: Claim) -> Iterator[tuple[Claim, Whole]]:
    line = page.lines[at]
    spoken = is_of_them(page, number)
    whole = told(page, line, number)
    if whole is not None:
        yield number, (whole,)
    if whole is not None and not spoken:
        return
    end, start = closing(page, line, share), min(number.start, share.start)
    # "51% of those cast", "420 of those questioned, or 35%"
    name = None if spoken or (end and end["total"]) else named(page, line, share) or named(page, line, number)
    if name is not None:
        yield from ((number, (each,)) for each in of_named(page, at, name, number, start))
        return
    if is_of_others(page, number):
        return
    near = before(page.lines, at)
    begins = share.start < number.start and opener(page, line, share) is None
    if spoken or begins or (end and end["of"]):
        may_be = spoken_of(line, near, number, start)
        if not spoken and ((end and end["total"]) or (begins and not (end and end["of"]))):
            # "40% of the total" may be of one that was told long before
            alike = [each for each in may_be if _counts_same(number, each)]
            far = (
                _far(page, number, start)
                if end and end["total"]
                else (each for each in _far(page, number, start) if may_be_one(number, each))
            )
            may_be = (*alike, *far) if alike else ()
        for each in may_be:
            if each is not number and _reaches(page, share, number, each):
                yield number, (each,)
        return
    verb = end is not None and end["verb"] is not None
    wholes = [
        each for each in beside(page, line, number, share, verb=verb) if _reaches(page, share, number, each)
    ]
    for each in wholes:
        yield number, (each,)
    if wholes:
        # it may be of both together, or of what the sentence before tells
        for each in (*line.figures, *(other for other_line in near for other in other_line.figures)):
            if each is not number and is_number(each) and comparable(number, each):
                yield number, (each,)
                if each in line.figures:
                    yield number, (number, each)
        return
    for each in called_again(page, at, number):
        yield number, (each,)


def _counts_same(part: Claim, whole: Claim) -> bool:
    """Whether a number is of what another counts: tons of tons, but not money of money."""
    if part.kind is Kind.MONEY:
        return False
    return part.unit is not None or part.noun_head in (None, "people", whole.noun_head)


def _far(page: Page, number: Claim, start: int) -> Iterator[Claim]:
    """Yield the figures before a place that a number may be part of, the nearest first."""
    told = bisect_left(page.figures, start, key=lambda each: each.start)
    for each in reversed(page.figures[max(0, told - _BACK) : told]):
        if is_number(each) and comparable(number, each):
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


# A share that is concluded from what was told: "That is one in four"


@cache
def _that_is() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)(?: (?:\A|[.“"‘'\n;]\s?|,\s)(?:that|this|it|which)
                  (?:['’]s|\s+(?:is|was|means|makes|represents|amounts\s+to|equates\s+to|comes\s+to|works\s+out\s+at))
                | [,;—–]\s(?:so|meaning|which\s+means)(?:\s+that)? )
            \s+(?:about\s|around\s|roughly\s|just\s|only\s|an?\s){0,2}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def _concluded(page: Page, at: int, share: Claim) -> Iterator[tuple[Claim, Whole]]:
    line = page.lines[at]
    said_before = page.text[line.span.start : share.start]
    if not _that_is().match(said_before) or not closing(page, line, share):
        return
    near = before(page.lines, at, 2)
    told_before = [each for each in line.figures if each.end <= share.start]
    numbers = [
        each
        for each in (*told_before[::-1], *(figure for other in near for figure in other.figures[::-1]))
        if is_number(each) and each.value is not None and each.role is None
    ]
    pairs = [
        (part, whole)
        for part, whole in product(numbers[:8], numbers[:8])
        if part is not whole and comparable(part, whole) and size(part) < size(whole)
    ]
    by_uid = {whole.uid for whole in numbers}
    tied = [
        (part, whole)
        for part, whole in pairs
        if (part.part_of in by_uid and part.part_of == whole.uid) or _is_some_of(part, whole)
    ]
    if tied:
        yield from ((part, (whole,)) for part, whole in (*tied, *pairs))


def _is_some_of(part: Claim, whole: Claim) -> bool:
    """Whether two counts are some and all of the same: 140 people, 35 died; 3m cars, 40,000 electric cars."""
    if part.noun_head is None or part.noun_head != whole.noun_head:
        return False
    sort = part.noun is not None and whole.noun is not None and part.noun.endswith(f" {whole.noun}")
    return sort or part.start > whole.start
