"""The two levels of a multiple that says in words only what it compares: "20 times as many", "as now"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.changes.levels import is_bare
from factcheck.reckoning.interval import point
from factcheck.reckoning.likeness import may_be_one
from factcheck.reckoning.misprint import LOOSE, misprinted
from factcheck.reckoning.page import Page
from factcheck.reckoning.rates.again import leads_on
from factcheck.reckoning.rates.multiples import Times, bears

_LEVELS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_LINES = 40
"""Sentences before a multiple in which its levels may stand."""
_MANY = 24
"""More levels of one sort, and nobody can tell which are meant."""
_ONES = 10
"""Up to this a multiple is a slip apart from many others."""
_ROUGHLY = Fraction(1, 50)
"""How exactly a multiple is meant, as a share of it: what is off by more is no misprint of the rest."""
_DIGITS = 2
"""Digits that a level has at least: any two numbers of one digit are a slip apart."""


def afar(page: Page, at: int, times: Times, own: Claim | None) -> tuple[Claim, Claim] | None:
    """Return the two levels that a multiple would be of, but for a misprint in one of the three.

    One of them stands in its own sentence, or it says so of what was told before. Where any two fit, or
    several would with a misprint, nothing is known.
    """
    line, claim = page.lines[at], times.claim
    here = [each for each in line.figures if each is not claim and _is_level(each)]
    earlier = [
        each for other in page.lines[max(0, at - _LINES) : at] for each in other.figures if _is_level(each)
    ]
    told = page.lines[at - 1] if at and leads_on(page.text, line.span.start, claim.start) else None
    owns = [own] if own else [each for each in earlier if told and each in told.figures]
    pairs = list(_pairs(times, owns, here, earlier))
    if any(bears(times.factors, page.rounded(one), page.rounded(other)) for one, other in pairs):
        return None
    for is_slip in (_is_many, _is_level_off):
        near = [pair for pair in pairs if is_slip(page, times, *pair)]
        if near:
            return near[0] if len(near) == 1 else None
    return None


def _pairs(
    times: Times, owns: Sequence[Claim], here: Sequence[Claim], earlier: Sequence[Claim]
) -> Iterator[tuple[Claim, Claim]]:
    """Yield which level may be so many times which other one."""
    if times.base is not None:
        yield from ((each, times.base) for each in earlier if _alike(each, times.base))
    elif owns:
        told = (*here, *earlier)
        yield from ((own, each) for own in owns for each in told if each is not own and _alike(own, each))
    elif here:
        # "it began with 1,200 runners, and yesterday's had 20 times as many"
        yield from ((each, here[-1]) for each in earlier if _alike(each, here[-1]))


def _alike(one: Claim, other: Claim) -> bool:
    if is_bare(other) and one.kind in (Kind.MEASURE, Kind.DURATION):
        return True
    return one.kind is other.kind and may_be_one(one, other)


def _is_level(claim: Claim) -> bool:
    return (
        claim.kind in _LEVELS
        and claim.value is not None
        and claim.value > 0
        and claim.twin_of is None
        and claim.second is None
        and claim.role is not Role.BY
    )


def _is_known(claim: Claim) -> bool:
    """Tell whether a number has digits by which it can be known."""
    return isinstance(claim.value, Fraction) or len(str(claim.value).replace(".", "").strip("0")) >= _DIGITS


def _is_many(page: Page, times: Times, one: Claim, other: Claim) -> bool:
    """Tell whether a multiple may be a misprint of that of two levels."""
    stated = Fraction(times.claim.value or 1)
    if stated.denominator > 1 or stated <= _ONES or not (_is_known(one) or _is_known(other)):
        return False
    many = page.printed(one) / page.printed(other)
    return misprinted(stated, Fraction(1), many, LOOSE, scales=(10,))


def _is_level_off(page: Page, times: Times, one: Claim, other: Claim) -> bool:
    """Tell whether a level may be a misprint of what it would be by the other one."""
    if not (_is_known(one) and _is_known(other)):
        return False
    middle = [(each.low + each.high) / 2 for each in times.factors if each.low and each.high]
    factors = [point(each).widened(each * _ROUGHLY) for each in middle]
    return any(
        misprinted(Fraction(level.value or 0), page.step(level), meant, LOOSE)
        for factor in factors
        for level, meant in ((one, page.printed(other) * factor), (other, page.printed(one) / factor))
    )
