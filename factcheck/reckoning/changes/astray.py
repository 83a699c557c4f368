"""Whether a size that misses two levels is off by a slip, or is told of other things: too far astray."""

from collections.abc import Iterator
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind
from factcheck.reckoning.changes.levels import share_of
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.misprint import LOOSE, misprinted
from factcheck.reckoning.page import Page

_NEAR = 6
"""How many times what it should be a wrong size may be: more, and it is hardly of these two."""


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
