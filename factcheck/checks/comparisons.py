"""Two levels of one thing that are compared, and a multiple that is not theirs.

Catches "1,460, compared with 365, a sixfold increase": two figures of one thing in a sentence, a word that
compares them, and how far apart they are said to be.
Does not catch levels that stand in two sentences, and sentences with more than two figures of one unit. A
difference or a share that stands beside its two levels is for the check `changes`.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import point
from factcheck.reckoning.movement import movements
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import near, said

NAME = "comparisons"

_LEVELS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


@cache
def _compares() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:compared\s+(?:with|to)|against|(?:up|down)\s+from|than|the\s+average\s+of)\b", regex.IGNORECASE
    )


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(r"[;:]|\b(?:while|whereas|but|although)\b", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each multiple that stands with the two levels it is of, whether it is theirs."""
    taken = {each.uid for moved in movements(page) for each in (moved.start, moved.end)}
    for line in page.lines:
        if len(line.figures) < 3 or any(each.uid in taken for each in line.figures):
            continue
        multiples = [each for each in line.figures if each.kind is Kind.MULTIPLE and each.value is not None]
        if len(multiples) == 1:
            levels = _levels(page, line, multiples[0])
            if levels is not None:
                yield _finding(page, multiples[0], *levels)


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
    if not same or not (page.allows(first).positive and page.allows(second).positive):
        return None
    if not first.value or not second.value:
        return None
    if first.noun_head and second.noun_head and first.noun_head != second.noun_head:
        return None
    between = page.text[first.end : second.start]
    around = page.text[min(first.end, size.end) : max(second.start, size.start)]
    if not _compares().search(between) or _other_clause().search(around):
        return None
    return first, second


def _finding(page: Page, size: Claim, first: Claim, second: Claim) -> Finding:
    one, other = page.allows(first), page.allows(second)
    here, there = Fraction(first.value or 0), Fraction(second.value or 0)
    ratios = one / other, other / one, one / other - point(1), other / one - point(1)
    fits = any(each.meets(page.allows(size)) for each in ratios)
    return Finding(
        check=NAME,
        outcome=outcome(fits, decisive=True),
        message=f"{said(first)} and {said(second)} {'are' if fits else 'are not'} {size.phrase} apart",
        working=f"{said(first)} against {said(second)} = {near(point(max(here / there, there / here)))}; "
        f"the text says {said(size)}",
        place=mention(size),
        others=(mention(first), mention(second)),
    )
