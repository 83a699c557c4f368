"""Whether a size that misses two levels is off by a slip, or is told of other things: too far astray."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind
from factcheck.reckoning.changes.levels import share_of
from factcheck.reckoning.changes.then import MONTHS
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.misprint import LOOSE, misprinted
from factcheck.reckoning.page import Page

_NEAR = 6
"""How many times what it should be a wrong size may be: more, and it is hardly of these two."""
_ROUND = 100
"""What ends in two noughts is a round number."""
_BEFORE = 200
"""Characters before a sentence in which it is told from what time on all is counted."""


def is_slip(page: Page, start: Claim, end: Claim, size: Claim) -> bool:
    """Tell whether a size goes the way that two levels lie apart, and about so far, or one is a misprint."""
    return is_off(page, start, end, size) or any(
        misprinted(Fraction(level.value or 0), page.step(level), meant, LOOSE)
        for level, meant in _meant(page, start, end, size)
        if meant.positive
    )


def is_off(page: Page, start: Claim, end: Claim, size: Claim, *, near: int = _NEAR) -> bool:
    """Tell whether a size goes the way that two levels lie apart, and is off by little or by a misprint."""
    before, after, stated = (Fraction(each.value or 0) for each in (start, end, size))
    if before <= 0 or after <= 0 or stated <= 0:
        return True
    gap = _gap(before, after, size, start)
    same_way = size.change is None or before == after or (after > before) is (size.change is Change.UP)
    if same_way and gap and Fraction(1, near) <= stated / gap <= near:
        return True
    return bool(same_way and gap) and misprinted(stated, page.step(size), _printed(page, size, gap), LOOSE)


def _gap(before: Fraction, after: Fraction, size: Claim, level: Claim) -> Fraction:
    """Return how far two levels lie apart, in the unit of a size."""
    gap = abs(after - before)
    if size.kind is Kind.MULTIPLE:
        return max(after / before, before / after) if Fraction(size.value or 0) > 1 else after / before
    if size.kind is Kind.FRACTION:
        return gap / before
    if size.unit == "percentage":
        return gap * 100 / before
    return gap * (share_of(size.unit, level.unit) or 1)


def _printed(page: Page, size: Claim, gap: Fraction) -> Interval:
    return point(gap).widened(page.step(size) / 2)


def _meant(page: Page, start: Claim, end: Claim, size: Claim) -> Iterator[tuple[Claim, Interval]]:
    """Yield each level with what it would be by the other one and the size."""
    stated, before, after = page.printed(size), page.printed(start), page.printed(end)
    ways = [size.change] if size.change else list(Change)
    for way in ways:
        up = way is Change.UP
        if size.kind is Kind.MULTIPLE:
            factor = stated if up else Interval(Fraction(1), Fraction(1)) / stated
            factor = stated if size.value is not None and size.value < 1 else factor
        elif size.kind is Kind.FRACTION or size.unit == "percentage":
            part = stated.scaled(Fraction(1, 100)) if size.unit == "percentage" else stated
            factor = point(1) + part if up else point(1) - part
        else:
            step = stated.scaled(Fraction(1, share_of(size.unit, start.unit) or 1))
            yield end, before + step if up else before - step
            yield start, after - step if up else after + step
            continue
        if factor.positive:
            yield end, before * factor
            yield start, after / factor


def is_rounded(size: Claim, exact: Fraction) -> bool:
    """Tell whether a size is a round number for what lies between two levels: "slid 300, to 279 from 580".

    What ends in two noughts is rounded by a hundredth of it at most.
    """
    stated = Fraction(size.value or 0)
    return stated > 0 and not stated % _ROUND and abs(stated - exact) <= stated / 100


def is_told_otherwise(page: Page, start: Claim, size: Claim) -> bool:
    """Tell whether a size is counted from another time than a level is of, or a level is only a name.

    "Up 70% year on year to £8bn, from £6bn in January", and "107 basis points over the 9 per cent gilt".
    """
    if size.unit == "basis point":
        return _loan().match(page.text, start.end) is not None
    line = page.line(start)
    return _of_month().match(page.text, start.end) is not None and (
        _of_year().search(page.text, max(0, line.span.start - _BEFORE), line.span.end) is not None
    )


@cache
def _loan() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:[\p{L}’'-]+\s+)?(?:treasur(?:y|ies)|bonds?|notes?|gilts?|bunds?|debentures?|stock)\b",
        regex.IGNORECASE,
    )


@cache
def _of_month() -> "regex.Pattern[str]":
    return regex.compile(
        rf"\s+(?:in|at\s+(?:the\s+)?end[\s-](?:of\s+)?)\s*(?:{MONTHS})\b(?!,?\s+[12][0-9]{{3}})"
    )


@cache
def _of_year() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:year[\s-]on[\s-]year|year[\s-]over[\s-]year|on\s+the\s+year|from\s+(?:a|the)\s+year\s+(?:earlier|ago|before))\b",
        regex.IGNORECASE,
    )
