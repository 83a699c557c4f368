"""How far two levels lie apart, worked out again and held against what the text says."""

from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Hedge, Kind, Role
from factcheck.reckoning.changes.levels import alike, is_degrees, share_of
from factcheck.reckoning.changes.movement import Movement
from factcheck.reckoning.changes.sizes import is_points
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import allowed, place

_HUNDRED = Fraction(100)


@dataclass(frozen=True, slots=True)
class Growth:
    """What comes of two levels, in the unit of the size that the text gives."""

    fits: bool
    exact: Fraction
    points: bool = False
    """It would fit as percentage points, where the text says per cent."""


def growth(page: Page, moved: Movement) -> Growth | None:
    """Return how the size of a change fits its two levels; None where nothing can be reckoned."""
    reckoned = reckon(page, moved)
    if reckoned is None or reckoned.fits:
        return reckoned
    meant = [pair for other in moved.others for pair in ((other, moved.end), (moved.start, other))]
    for other in _rivals(page, moved):
        meant += [(other, each) for each in (moved.start, moved.end)]
        meant += [(each, other) for each in (moved.start, moved.end)]
    for start, end in meant:
        known = reckon(page, replace(moved, start=start, end=end))
        if known is not None and known.fits:
            return None
    return reckoned


_RIVALS = 8
"""Levels of the same sentences of which a size may be told instead."""


def _rivals(page: Page, moved: Movement) -> list[Claim]:
    """Return those levels: "fell 13% to 41 from a revised 47, and was off 1% from 41.5 a year ago"."""
    ends = [each for each in (moved.start, moved.end, moved.size) if each is not None]
    told = {each.uid for each in ends}
    near = {line.span: line for line in map(page.line, ends)}.values()
    gap = abs(Fraction(moved.end.value or 0) - Fraction(moved.start.value or 0))
    return [
        each
        for line in near
        for each in line.figures[: 2 * _RIVALS]
        if each.uid not in told
        and each.value
        and not _is_apart(page, each, ends)
        and each.role is not Role.BY
        # what lies between the two is no third one
        and Fraction(each.value) != gap
        and alike(each, moved.start)
    ][:_RIVALS]


def _is_apart(page: Page, level: Claim, ends: list[Claim]) -> bool:
    """Whether another clause tells a level: "halved from 46 to 23, while those of chairs fell to 39"."""
    behind = max((each for each in ends if each.end <= level.start), key=lambda each: each.end, default=None)
    ahead = min((each for each in ends if each.start >= level.end), key=lambda each: each.start, default=None)
    if behind is not None and ahead is not None:
        return False
    between = page.between(behind, level) if behind else page.between(level, ahead) if ahead else ""
    return _while().search(between) is not None


@cache
def _while() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:while|whereas)\b|;\s", regex.IGNORECASE)


def reckon(page: Page, moved: Movement) -> Growth | None:
    """Return how the size of a change fits its two levels, whatever others it may be of."""
    by, start, end = moved.size, moved.start, moved.end
    if by is None or not start.value or end.value is None:
        return None
    stated = page.allows(by)
    exact = abs(Fraction(end.value) - Fraction(start.value))
    gap = (_rounded(page, end, start) - _rounded(page, start, end)).magnitude
    if by.kind in (Kind.FRACTION, Kind.MULTIPLE) or by.unit == "percentage":
        return _relative(page, moved, by, Fraction(end.value) / Fraction(start.value), gap)
    many = share_of(by.unit, start.unit)
    if many is not None:
        return Growth(gap.scaled(Fraction(many)).meets(stated), exact * many)
    if (
        by.unit in (start.unit, end.unit)
        or is_degrees(by, start)
        or (is_points(by) and start.unit == "percentage")
    ):
        return Growth(gap.meets(stated), exact)
    return None


def _relative(page: Page, moved: Movement, by: Claim, factor: Fraction, gap: Interval) -> Growth | None:
    before, after = (
        _thousands(page, one, other) for one, other in ((moved.start, moved.end), (moved.end, moved.start))
    )
    if not before.positive or after.low is None or after.low < 0:
        return None
    times, stated, exact = after / before, page.allows(by), abs(factor - 1)
    grown = (times - point(1)).magnitude
    if by.kind is Kind.FRACTION:
        return Growth(grown.meets(stated), exact)
    if by.kind is Kind.MULTIPLE:
        if by.change is Change.DOWN and by.value is not None:
            if by.value < 1:
                # "more than halved" is less than half as much
                fall, half = point(1) - times, Fraction(by.value)
                return Growth(fall.meets(stated + point(1 - 2 * half)), factor)
            times, factor = point(1) / times, 1 / factor if factor else factor
        # "three times more" is three times as much to some, and four times to others
        more = "times" in by.phrase.lower() or "fold" in by.phrase.lower()
        return Growth(times.meets(stated) or (more and (times - point(1)).meets(stated)), factor)
    fits = grown.scaled(_HUNDRED).meets(stated)
    points = moved.start.unit == "percentage" and gap.meets(stated)
    return Growth(fits, exact * 100, points and not fits)


def _rounded(page: Page, level: Claim, other: Claim) -> Interval:
    """Return what a level allows beside another that is told more exactly: noughts are left out in print.

    "$3 billion" beside "$3.36 billion" is no 3.4, and "£6" beside "£7.50" no £6.40.
    """
    allowed = page.allows(level)
    if level.value is None or level.hedge is not Hedge.EXACT or level.unit is None:
        return allowed
    whole = page.step(level)
    finer = max(page.step(other), whole / 10)
    near = abs(Fraction(level.value)) >= whole and finer < whole
    return point(Fraction(level.value)).widened(finer / 2) if near else allowed


def _thousands(page: Page, level: Claim, other: Claim) -> Interval:
    """Return what a level allows in a share: thousands are seldom counted to the last one."""
    number = page.number(level)
    if level.unit is not None or level.value is None or level.kind is not Kind.COUNT:
        return _rounded(page, level, other)
    # of 4,000 the second place is 100
    second = Fraction(10) ** max(0, len(str(int(abs(Fraction(level.value))))) - 2)
    grain = min(place(level, number), second)
    return allowed(level, number, page.rules, grain if grain >= page.rules.round_from else None)
