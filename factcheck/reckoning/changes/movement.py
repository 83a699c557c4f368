"""Changes and differences as a text tells them: two levels of one thing, and how far apart they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import cache, partial

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.changes.across import across
from factcheck.reckoning.changes.contrasts import contrasted
from factcheck.reckoning.changes.levels import (
    LEVELS,
    alike,
    is_bare,
    is_degrees,
    is_level,
    joined,
    lends,
    set_against,
    share_of,
)
from factcheck.reckoning.changes.owned import has_level
from factcheck.reckoning.changes.restated import restated
from factcheck.reckoning.changes.sizes import MANY, Size, is_points, sizes
from factcheck.reckoning.changes.then import is_earlier, is_timed
from factcheck.reckoning.page import Page
from factcheck.reckoning.shares.margins import is_margin

_BACK = 3
"""Sentences with figures in which a thing is looked for that is called by its name again."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Two levels of one thing, and what the text says of the way from one to the other."""

    start: Claim
    end: Claim
    size: Claim | None = None
    """How far apart they are said to be; None where the text does not say."""
    change: Change | None = None
    """Which way it is said to go; None where only the size is told."""
    others: tuple[Claim, ...] = ()
    """Levels that may be meant instead of one of the two."""

    @property
    def compares(self) -> bool:
        """Whether the text holds one against the other, rather than telling how one became the other."""
        return self.start.role is None and self.end.role is None


def movements(page: Page) -> tuple[Movement, ...]:
    """Return all changes of a page whose two levels are given, in the order of the text."""
    return page.reading(_movements)


def _movements(page: Page) -> tuple[Movement, ...]:
    told: list[Movement] = []
    for at, (line, found) in enumerate(zip(page.lines, sizes(page), strict=True)):
        if found or any(each.role is Role.FROM for each in line.figures):
            told += _of_line(page, at, found)
    known = {each.size.uid for each in told if each.size is not None}
    loose = [each for found in sizes(page) for each in found if each.claim.uid not in known]
    pairs = [(each.start, each.end) for each in told if each.size is None]
    if loose and pairs:
        told += (Movement(start, end, size, size.change) for start, end, size in restated(page, loose, pairs))
        known |= {each.size.uid for each in told if each.size is not None}
    told += _contrasted(page, known)
    return tuple(told)


def _contrasted(page: Page, known: set[str]) -> Iterator[Movement]:
    """Yield the changes whose two levels stand around their size, with no word that leads to them."""
    for at, found in enumerate(sizes(page)):
        for size in found:
            if size.claim.uid not in known and not size.elsewhere:
                told = contrasted(page, at, size, partial(counts_same, size))
                if told is not None:
                    yield Movement(*told, size.claim, size.claim.change)


def _of_line(page: Page, at: int, found: Sequence[Size]) -> Iterator[Movement]:
    line = page.lines[at]
    if len(line.figures) > MANY:
        return
    measured = {each.claim.uid for each in found}
    levels = [each for each in line.figures if is_level(each) and each.uid not in measured]
    pairs = list(set_against(page, levels))
    sized: set[tuple[str, str]] = set()
    for size in found:
        moved = _based(page, levels, pairs, size) or _of_pair(page, levels, pairs, size)
        if moved is None and not size.elsewhere and not (size.timed and size.base is None):
            moved = _across(page, at, [each for each in levels if not _paired(each, pairs)], size)
        if moved is not None:
            sized.add((moved.start.uid, moved.end.uid))
            # the next size may be said of the same two: "6 more than the 18, an overrun of a third"
            pairs += [] if (moved.start, moved.end) in pairs else [(moved.start, moved.end)]
            yield moved
    for start, end in pairs:
        if (start.uid, end.uid) not in sized and Role.FROM in (start.role, end.role):
            yield Movement(start, end, change=_way(start, end))


def _paired(level: Claim, pairs: Sequence[tuple[Claim, Claim]]) -> bool:
    return any(level is each for pair in pairs for each in pair)


def _across(page: Page, at: int, levels: Sequence[Claim], size: Size) -> Movement | None:
    """Return the change of which another clause or sentence tells one level."""

    def fits(own: Claim, other: Claim) -> bool:
        return is_level(other) and alike(own, other) and counts_same(size, own)

    earlier = page.lines[max(0, at - _BACK) : at]
    following = page.lines[at + 1] if at + 1 < len(page.lines) else None
    lines = (earlier[-1] if earlier else None, page.lines[at], following)
    told = across(page, lines, earlier, levels, size, fits)
    if told is None:
        return None
    start, end = (told.own, told.chosen) if told.own_is_start else (told.chosen, told.own)
    return Movement(start, end, size.claim, size.claim.change, others=told.others)


def _based(
    page: Page, levels: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]], size: Size
) -> Movement | None:
    """Return the change whose size leads to its base, beside the level that it is said of."""
    base = size.base
    if base is None or base.kind not in LEVELS or base.value is None:
        return None
    fitting = [
        each
        for each in levels
        if (alike(each, base) or lends(each, base, tied=True))
        and each is not base
        and counts_same(size, each)
    ]
    before = [each for each in fitting if each.end <= size.claim.start]
    after = [each for each in fitting if each.start >= base.end]
    goes_on = _goes_on().match(page.text, max(0, size.claim.start - 20), size.claim.start)
    if before and goes_on:
        # "$6.3bn, up 5% from $6bn, though 20% below the $7.9bn of 2019"
        starts = [start for start, _ in pairs]
        before = [each for each in before if each.role is not Role.FROM and each not in starts][-1:]
    end: Claim | None = None
    apposed = before and size.apposed and joined(page, before[-1], size.claim, beside=True)
    if before and (apposed or goes_on):
        end = before[-1]
    elif after and _arrives().fullmatch(page.between(base, after[0])):
        end = after[0]
    if end is None:
        return None
    paired = [each for pair in pairs for each in pair if base not in pair]
    others = tuple(each for each in fitting if each is not end and each not in paired)
    return Movement(base, end, size.claim, size.claim.change, others=others)


def _of_pair(
    page: Page, levels: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]], size: Size
) -> Movement | None:
    """Return the change of the two levels nearest to a size, where nothing comes between."""
    if size.elsewhere:
        return None
    near = [(_gap(pair, size.claim), pair) for pair in pairs if counts_same(size, pair[0])]
    if not near:
        return _apart(page, levels, size) if size.between else None
    _, (start, end) = min(near, key=lambda each: each[0])
    if size.claim.kind is Kind.MULTIPLE and Role.FROM not in (start.role, end.role):
        return None
    told = _way(start, end)
    if None not in (told, size.claim.change) and told is not size.claim.change:
        return None
    if not _reaches(page, start, end, size) or has_level(
        page, page.line(size.claim), size.claim, (start, end)
    ):
        return None
    if _is_of_another(page, levels, (start, end), size):
        return None
    paired = {each.uid for pair in pairs for each in pair}
    others = tuple(each for each in levels if each.uid not in paired and alike(each, start))
    return Movement(start, end, size.claim, told or size.claim.change, others=others)


def _is_of_another(page: Page, levels: Sequence[Claim], pair: tuple[Claim, Claim], size: Size) -> bool:
    """Whether a bare size is of the level before it: the 3 of "to 12%, up 3, from 15 seats to 20"."""
    before = [each for each in levels if each.end <= size.claim.start]
    if not before or before[-1] in pair or not is_bare(size.claim):
        return False
    return _up_by().fullmatch(page.between(before[-1], size.claim)) is not None


def _apart(page: Page, levels: Sequence[Claim], size: Size) -> Movement | None:
    """Return the last two levels before what is said to lie between them: "50% to 47%, a margin of 3"."""
    before = [each for each in levels if each.end <= size.claim.start and counts_same(size, each)]
    if len(before) < 2 or not alike(before[-2], before[-1]) or not any(_names(each) for each in before[-2:]):
        return None
    end, start = before[-2:]
    if end.kind is Kind.MONEY and is_margin(page, size.claim):
        return None
    if not (joined(page, end, start) and joined(page, start, size.claim)):
        return None
    return Movement(start, end, size.claim, others=tuple(before[:-2]))


def _names(level: Claim) -> bool:
    """Whether it says what it is a number of: "7 for 309" does not."""
    return level.unit is not None or level.noun_head is not None


def _reaches(page: Page, start: Claim, end: Claim, size: Size) -> bool:
    """Whether a size is said of the pair: between its ends, before them, or beside them."""
    first, last = sorted((start, end), key=lambda each: each.start)
    claim = size.claim
    if claim.end <= first.start:
        if size.timed and claim.role is not Role.BY:
            return page.between(claim, first).endswith(": ")
        return claim.role is Role.BY and joined(page, claim, first)
    # "from £30 to £31, up 40% this year" is told of another time; "a rise of 40% in two years" of this one
    if size.timed and not size.named:
        return False
    if Role.FROM not in (start.role, end.role) and not _is_then(page, start):
        # "300 seats, up 40, against 200 for Labour, down 60" are steps of each
        named = size.named or claim.kind is Kind.MULTIPLE
        if not named or (claim.change is not None and not _goes(page, start, end, claim.change)):
            return False
    if claim.start >= last.end:
        return size.apposed and joined(page, last, claim, beside=True)
    return not size.again


def _is_then(page: Page, level: Claim) -> bool:
    # "£12.4m (2023: £11.1m)"
    year = _year().search(page.text, max(0, level.start - 8), level.start)
    return year is not None or is_earlier(page, level) or is_timed(page, level)


def _goes(page: Page, start: Claim, end: Claim, change: Change) -> bool:
    """Whether the figures go the way that a size is said to go."""
    before, after = Fraction(start.value or 0), Fraction(end.value or 0)
    return after >= before if change is Change.UP else after <= before


def _gap(pair: tuple[Claim, Claim], claim: Claim) -> int:
    first, last = sorted(pair, key=lambda each: each.start)
    return max(first.start - claim.end, claim.start - last.end, 0)


def counts_same(size: Size, level: Claim) -> bool:
    """Whether a size can be one of a level: 40 goals of goals, 40% and a third of anything."""
    claim = size.claim
    if claim.kind in (Kind.FRACTION, Kind.MULTIPLE) or claim.unit == "percentage":
        return True
    if is_points(claim) and level.unit == "percentage":
        return True
    if share_of(claim.unit, level.unit) or is_degrees(claim, level):
        return True
    return alike(replace(claim, per=None), replace(level, per=None))


def _way(start: Claim, end: Claim) -> Change | None:
    return start.change or end.change


@cache
def _arrives() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+[\w’'-]+){0,5}?,?\s+(?:at|to|reaching|making|leaving)(?:\s+(?:it|them|the|a|total|of|about))*\s+",
        regex.IGNORECASE,
    )


@cache
def _goes_on() -> "regex.Pattern[str]":
    """Read from right to left: ", though 20%", "but still 12%", "and 5%"."""
    return regex.compile(
        r"(?r),?\s+(?:though|but|and|while|yet)\s+(?:(?:still|also|is|was|are|were|up|down)\s+){0,2}",
        regex.IGNORECASE,
    )


@cache
def _up_by() -> "regex.Pattern[str]":
    return regex.compile(r",?\s+(?:up|down)\s+(?:by\s+)?", regex.IGNORECASE)


@cache
def _year() -> "regex.Pattern[str]":
    return regex.compile(r"[0-9]{4}:\s")
