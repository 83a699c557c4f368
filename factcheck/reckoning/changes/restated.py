"""Changes that a headline or an opening tells, and the two levels that the article gives for them below."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.document import Zone
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.changes.sizes import Size
from factcheck.reckoning.page import Page

_OPENING = 2
"""Sentences with figures, at the start of the article proper, that tell its news."""

_SAME = frozenset(
    {"pre-tax", "pretax", "net", "annual", "yearly", "full-year", "total", "overall", "the", "its", "their"}
)
"""Words before a thing that leave it what it is: profits are pre-tax profits."""


def restated(
    page: Page, sized: Sequence[Size], pairs: Sequence[tuple[Claim, Claim]]
) -> Iterator[tuple[Claim, Claim, Claim]]:
    """Yield start, end and size where the opening tells how far a thing moved, and a later sentence whence.

    Given are the sizes that stand without levels and the levels without a size, in the order of the text.
    Where two pairs of levels are of such a thing nobody can tell which is meant.
    """
    for size in _opening(page, sized):
        like = [pair for pair in pairs if pair[0].start > size.end and _one_thing(size, *pair)]
        if len(like) == 1 and _is_whole(page, like[0]):
            yield *like[0], size


def _opening(page: Page, sized: Sequence[Size]) -> Iterator[Claim]:
    lead = [line.span for line in page.lines if line.figures[0].zone is Zone.BODY][:_OPENING]
    for size in sized:
        claim = size.claim
        relative = claim.unit == "percentage" or claim.kind is Kind.FRACTION
        if not relative or claim.role is not Role.BY or claim.measure is None or size.base is not None:
            continue
        above = claim.zone in (Zone.HEADLINE, Zone.STANDFIRST)
        if above or any(span.start <= claim.start < span.end for span in lead):
            yield claim


def _one_thing(size: Claim, start: Claim, end: Claim) -> bool:
    """Whether a size and two levels are of one thing, by the last word of what is measured."""
    named = start.measure or end.measure
    if not named or not size.measure or (start.change or end.change) is not size.change:
        return False
    return named.lower().split()[-1] == size.measure.lower().split()[-1]


def _is_whole(page: Page, pair: tuple[Claim, Claim]) -> bool:
    """Whether two levels are of the thing as a whole: not of online sales, nor of sales in Asia."""
    start, end = pair
    words = (start.measure or "").lower().split()[:-1]
    last = max(start.end, end.end)
    return set(words) <= _SAME and not _part().match(page.text, last) and start.place is None


@cache
def _part() -> "regex.Pattern[str]":
    period = r"(?:the\s+(?:\w+\s+)?(?:year|month|quarter|half|week)|last|[0-9])"
    return regex.compile(rf"\s+(?:in|at|for|among|across)\s+(?!{period})", regex.IGNORECASE)
