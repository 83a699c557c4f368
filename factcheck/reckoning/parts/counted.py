"""What was counted apart and is then named as one: "212 shops here and 96 there. The 308 shops …"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.likeness import people
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, is_bare, joined, may_be_whole, pairs, suits

_NEAR = 3
"""Characters between two sentences that follow each other."""
_EARLIER = 10
"""Sentences before a list, in which "the 308" may have been told already."""


def counted(page: Page) -> Iterator[Split]:
    """Yield each figure that a text calls "the" or "all" after a list that may be those."""
    for at, line in enumerate(page.lines):
        for place, whole in enumerate(line.figures[:MOST]):
            if (
                not _is_definite(page, whole)
                or not may_be_whole(whole)
                or _others().match(page.text, whole.end)
            ):
                continue
            listed = line.figures[:place]
            if len(listed) < 2 and at and _follows(page.lines[at - 1], line):
                listed = (*page.lines[at - 1].figures[-MOST:], *listed)
            parts = _list(page, whole, listed)
            if parts and not _told(page.lines[max(0, at - _EARLIER) : at + 1], whole, parts):
                yield Split((Sum(whole, parts),), Tie.TOTAL)


def _follows(before: Line, line: Line) -> bool:
    return line.span.start - before.span.end <= _NEAR


def _is_definite(page: Page, claim: Claim) -> bool:
    led = page.text[max(0, claim.number_start - 4) : claim.number_start].lower()
    return led in ("the ", "all ") and claim.kind is Kind.COUNT and claim.hedge is Hedge.EXACT


@cache
def _others() -> "regex.Pattern[str]":
    # some of them, or others: the 25 homes that were searched last year
    return regex.compile(
        r"[^.!?;]{0,12}\b(?:that|who|whom|which|whose|in|at|on|from|of|for|with|last|other|more)\b|[^.!?;]{0,60}\b"
        r"(?:last|previous|earlier|ago|(?:19|20)\d\d)\b",
        regex.IGNORECASE,
    )


def _list(page: Page, whole: Claim, figures: Sequence[Claim]) -> tuple[Claim, ...]:
    """Return the figures right before a whole that are listed and count what it counts; () where none are."""
    listed = [each for each in figures if each.kind is Kind.COUNT][-MOST:]
    if len(listed) < 2 or len(listed) < len([each for each in figures if suits(whole, each)]):
        return ()
    if not all(suits(whole, each) and each.hedge is Hedge.EXACT for each in listed):
        return ()
    if any(not joined(page, one, other) for one, other in pairwise(listed)):
        return ()
    last = page.text[listed[-2].number_end : listed[-1].number_start]
    if not _and().search(last) or any(each.value == whole.value or each.part_of for each in listed):
        return ()
    heads = {each.noun_head for each in listed}
    same = whole.noun_head is not None and heads == {whole.noun_head}
    nouns = frozenset((each.noun or "").lower() for each in listed)
    sexes = nouns in pairs() and page.text[listed[0].end : listed[1].start] == " and "
    persons = heads <= people() and _are_all(page, whole)
    return tuple(listed) if same or sexes or (is_bare(whole) and (len(heads) == 1 or persons)) else ()


def _are_all(page: Page, whole: Claim) -> bool:
    """Tell whether a figure is all of what was told: "All 23 had been at the market"."""
    return page.text[max(0, whole.number_start - 4) : whole.number_start].lower() == "all "


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:and|plus)\b", regex.IGNORECASE)


def _told(lines: Sequence[Line], whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether so many, or more of the same, were told before the list: "the 308" may be those."""
    return any(
        each.start < parts[0].start and (each.value == whole.value or each.noun_head == whole.noun_head)
        for line in lines
        for each in line.figures[:MOST]
    )
