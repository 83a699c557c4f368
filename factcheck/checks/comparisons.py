"""Two levels of one thing that are compared, and a difference that is not theirs.

Catches "118 goals, 40 more than the 88 of last year", "1,460, compared with 365, a sixfold increase",
"£6m, a third less than the £8m set aside" and "47%, up 8% from 39%", which are points: two figures of one
thing in a sentence, a word that compares them, and how far apart they are said to be.
Does not catch levels that stand in two sentences, and sentences with more than two figures of one unit.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.movement import movement
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import near, said

NAME = "comparisons"

_LEVELS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_SIZES = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.FRACTION, Kind.MULTIPLE})


@cache
def _compares() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:compared\s+(?:with|to)|against|(?:up|down)\s+from|than|the\s+average\s+of)\b", regex.IGNORECASE
    )


@cache
def _behind() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:more|less|fewer|higher|lower|(?:fold\s+)?(?:increase|rise|drop|fall|decline|cut|reduction|gain))\b",
        regex.IGNORECASE,
    )


@cache
def _before() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:up|down|(?:an?|the)\s+(?:increase|rise|drop|fall|decline|cut|reduction|gain|loss)\s+of)\s+"
        r"(?:by\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(r"[;:]|\b(?:while|whereas|but|although)\b", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each difference that stands with the two levels it is of, whether it is theirs."""
    for line in page.lines:
        if len(line.figures) < 3 or movement(page, line) is not None:
            continue
        sizes = [each for each in line.figures if _is_size(page, line, each)]
        if len(sizes) == 1:
            levels = _levels(page, line, sizes[0])
            if levels is not None:
                finding = _finding(page, sizes[0], *levels)
                if finding is not None:
                    yield finding


def _is_size(page: Page, line: Line, claim: Claim) -> bool:
    if claim.kind not in _SIZES or claim.value is None:
        return False
    return (
        claim.role is Role.BY
        or claim.kind is Kind.MULTIPLE
        or _behind().match(page.text, claim.number_end, line.span.end) is not None
        or _behind().match(page.text, claim.end, line.span.end) is not None
        or _before().search(page.text, line.span.start, claim.start) is not None
    )


def _levels(page: Page, line: Line, size: Claim) -> tuple[Claim, Claim] | None:
    """Return the two levels of a sentence: its only figures of one unit, with a word that compares them."""
    rest = [
        each for each in line.figures if each is not size and each.kind in _LEVELS and each.twin_of is None
    ]
    if len(rest) != 2:
        return None
    first, second = rest
    same = first.kind is second.kind and first.unit == second.unit
    # what rises "by 2 to 61, against a target of 92" is 2 from what it was, not from the target
    if Role.TO in (first.role, second.role) and Role.FROM not in (first.role, second.role):
        return None
    if not same or first.value is None or not second.value or not page.allows(second).positive:
        return None
    if first.noun_head and second.noun_head and first.noun_head != second.noun_head:
        return None
    between = page.text[first.end : second.start]
    around = page.text[min(first.end, size.end) : max(second.start, size.start)]
    if not _compares().search(between) or _other_clause().search(around):
        return None
    return first, second


def _finding(page: Page, size: Claim, first: Claim, second: Claim) -> Finding | None:
    one, other = page.allows(first), page.allows(second)
    here, there = Fraction(first.value or 0), Fraction(second.value or 0)
    stated, gap = page.allows(size), (one - other).magnitude
    if not one.positive or not here:
        return None
    grown = _apart(one, other), _apart(other, one)
    unit: str | None = first.unit
    allowed: tuple[Interval, ...]
    match size.kind:
        case Kind.MULTIPLE:
            ratios = one / other, other / one, one / other - point(1), other / one - point(1)
            allowed, exact, unit = ratios, max(here / there, there / here), None
        case Kind.FRACTION:
            allowed, exact, unit = (*grown, one / other, other / one), abs(here / there - 1), None
        case Kind.PERCENT if size.unit == "percentage":
            allowed = tuple(each.scaled(Fraction(100)) for each in grown)
            exact, unit = abs(here / there - 1) * 100, "percentage"
        case _ if size.unit == first.unit or (size.unit, first.unit) == ("percentage point", "percentage"):
            allowed, exact, unit = (gap,), abs(here - there), size.unit
        case _:
            return None
    fits = any(each.meets(stated) for each in allowed)
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=size.kind in (Kind.MULTIPLE, Kind.FRACTION)),
        message=f"{said(first)} and {said(second)} {'are' if fits else 'are not'} {size.phrase} apart",
        working=f"{said(first)} against {said(second)} = {near(point(exact), unit)}; "
        f"the text says {said(size)}",
        place=mention(size),
        others=(mention(first), mention(second)),
    )


def _apart(one: Interval, base: Interval) -> Interval:
    """Return how much more or less one is than a base, as a part of the base."""
    return (one / base - point(1)).magnitude
