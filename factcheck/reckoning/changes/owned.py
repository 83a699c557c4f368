"""Levels and sizes that have each other: what one is explained by is not held against others as well."""

from collections.abc import Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Role
from factcheck.reckoning.changes.levels import is_level
from factcheck.reckoning.page import Line, Page

_REACH = 60
"""Characters before a level in which the words stand that give it to somebody."""


def has_level(page: Page, line: Line, size: Claim, pair: Sequence[Claim]) -> bool:
    """Tell whether a size has a level of its own that is none of a pair, or is of what is only named.

    "Ford 67,000, up 15%, Honda 7,400 against 5,000", "rose 2% to £17bn, and the dividend was raised to £2.50
    from £2.38", "hit 100, up from 97, and beat its target by 1%".
    """
    at = line.figures.index(size)
    first, last = min(each.start for each in pair), max(each.end for each in pair)
    before = line.figures[at - 1] if at else None
    if size.end <= first:
        if before is not None and is_level(before) and _up_by().fullmatch(page.between(before, size)):
            return True
        behind = line.figures[at + 1]
        return is_level(behind) and behind not in pair and bool(_to().fullmatch(page.between(size, behind)))
    return size.start >= last and _did_more().search(page.text, last, size.start) is not None


def has_size(page: Page, level: Claim) -> bool:
    """Tell whether a level is told with how far it went to get there: "rose 55% to 1,460"."""
    line = page.line(level)
    at = line.figures.index(level)
    if not at or level.role is not Role.TO:
        return False
    by = line.figures[at - 1]
    return by.role is Role.BY and bool(_to().fullmatch(page.between(by, level)))


def is_of_some(page: Page, level: Claim) -> bool:
    """Tell whether a level is said to be what somebody has: "Detached houses had a median of £446,000"."""
    start = max(page.line(level).span.start, level.start - _REACH)
    return _had_one().search(page.text, start, level.start) is not None


@cache
def _up_by() -> "regex.Pattern[str]":
    return regex.compile(r"[^\S\n]*[,(]\s*(?:up|down)\s+(?:by\s+)?", regex.IGNORECASE)


@cache
def _to() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+\w+)?,?\s+to\s+(?:an?\s+|the\s+)?(?:\w+\s+)?", regex.IGNORECASE)


@cache
def _did_more() -> "regex.Pattern[str]":
    # and exceeded its target by
    return regex.compile(
        r"(?r)\band\s+\w+\s+(?:its|their|his|her|the|an?)\s+(?:[\p{L}’'-]+\s+){1,3}by\s+\Z", regex.IGNORECASE
    )


@cache
def _had_one() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:had|has|have|with)\s+an?\s+(?:\w+\s+){1,3}of\s+\Z", regex.IGNORECASE)
