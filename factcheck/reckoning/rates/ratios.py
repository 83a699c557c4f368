"""So many of one for so many of another: "one doctor for every 50 patients", "15 pupils to each teacher"."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.changes.sizes import SUMS
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.each import own_noun
from factcheck.reckoning.times.periods import is_period

_LOOSE = Fraction(1, 20)
"""How far such a ratio is rounded, as a share of it: 1 for every 50 may be 1 for every 48."""


@dataclass(frozen=True, slots=True)
class Ratio:
    """How many of one thing there are for one of another."""

    claim: Claim
    first: str
    """What there are so many of, in the singular."""
    second: str
    size: Interval
    middle: Fraction
    counted: Claim | None = None
    """How many of the first there are, where it stands before it: "3,000 marshals, one for every eight"."""


def ratios(page: Page, line: Line) -> Iterator[Ratio]:
    """Yield what a sentence tells of so many for so many."""
    if len(line.figures) <= _MANY and any(word in line.text for word in _CHEAP):
        for found in _for_each().finditer(page.text, *line.span):
            ratio = _ratio(page, line, found.start(), found.end())
            if ratio is not None and SUMS.isdisjoint((ratio.first, ratio.second)):
                yield ratio


_CHEAP = (" every ", " each ", " per ", " to one ", " to a ", " to an ")
_MANY = 40
"""Figures of a sentence beyond which it is a table."""


def _ratio(page: Page, line: Line, start: int, end: int) -> Ratio | None:
    covering = next((each for each in line.figures if each.start < start and each.end > end), None)
    left = _one().search(page.text, line.span.start, start)
    if covering is not None and covering.kind is Kind.FRACTION:
        # one steward for every 50 spectators
        noun = left["noun"] if left else None
        value = Fraction(covering.value or 0)
        if noun is None or covering.noun_head is None or not value or 1 / value < 2:
            return None
        many = (point(1) / page.allows(covering)).widened(max(Fraction(1, 2), _LOOSE / value))
        return Ratio(covering, noun.lower(), covering.noun_head, point(1) / many, value)
    right = next((each for each in line.figures if each.number_start == end and each.value), None)
    if right is not None and own_noun(right) is None and left is not None and left["noun"] is None:
        return _of_two(page, line, right, left.start())
    second = own_noun(right) if right is not None else _word(page, end)
    if second is None or is_period(second) or (right is not None and right.kind is not Kind.COUNT):
        return None
    one = next((each for each in reversed(line.figures) if each.start < start and each is not right), None)
    if one is not None and _thing().fullmatch(page.text, one.number_end, start):
        if one.kind is not Kind.COUNT or not one.value or one.noun_head is None:
            return None
        if _to().match(page.text, start) and not _there_are().search(page.text, line.span.start, one.start):
            # 20 tickets to one customer are no ratio
            return None
        if right is None or right.value == 1:
            return Ratio(one, one.noun_head, second, _loosely(page, one), Fraction(one.value))
        if one.value == 1:
            return _of_one(page, right, one.noun_head, second)
        middle = Fraction(one.value) / Fraction(right.value or 1)
        room = middle * _LOOSE * 2
        return Ratio(one, one.noun_head, second, point(middle).widened(room), middle)
    if left is None or right is None:
        return None
    if left["noun"] is not None:
        return _of_one(page, right, left["noun"].lower(), second)
    if one is None or own_noun(one) is None or not _beside().fullmatch(page.text, one.end, left.start()):
        return None
    return _of_one(page, right, own_noun(one) or "", second, one)


def _of_two(page: Page, line: Line, many: Claim, end: int) -> Ratio | None:
    """Return the ratio that the two numbers before it have: "40 teachers, 1,200 pupils, one for every 30"."""
    before = [each for each in line.figures if each.end <= end and each.kind is Kind.COUNT and each.value]
    if len(before) != 2 or not _beside().fullmatch(page.text, before[1].end, end):
        return None
    few, most = sorted(before, key=lambda each: each.value or 0)
    nouns = own_noun(few), own_noun(most)
    if nouns[0] is None or nouns[1] is None or nouns[0] == nouns[1]:
        return None
    return _of_one(page, many, nouns[0], nouns[1], few)


def _of_one(page: Page, many: Claim, first: str, second: str, counted: Claim | None = None) -> Ratio | None:
    value = Fraction(many.value or 1)
    return (
        Ratio(many, first, second, point(1) / _loosely(page, many), 1 / value, counted)
        if value >= 2
        else None
    )


def _loosely(page: Page, claim: Claim) -> Interval:
    """Return what the number of a ratio may be: rounded, or cut off where it ends."""
    room = max(page.step(claim), abs(Fraction(claim.value or 0)) * _LOOSE)
    allowed = page.allows(claim).widened(room)
    return Interval(max(allowed.low or Fraction(0), Fraction(0)), allowed.high)


def _word(page: Page, start: int) -> str | None:
    found = _noun().match(page.text, start)
    return found[0].lower() if found else None


@cache
def _noun() -> "regex.Pattern[str]":
    return regex.compile(r"[a-z-]{3,}\b")


@cache
def _for_each() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s(?:(?:for|to)\s+(?:every|each|one)|to\s+an?|per)\s+(?:single\s+)?",
        regex.IGNORECASE,
    )


@cache
def _to() -> "regex.Pattern[str]":
    return regex.compile(r"\s+to\s+(?:an?|one)\b", regex.IGNORECASE)


@cache
def _there_are() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:ratio\s+of|has|have|had|with|there\s+(?:are|were)|averag\w+|an\s+average\s+of|or)\s+(?:just\s+|only\s+|about\s+)?\Z",
        regex.IGNORECASE,
    )


@cache
def _one() -> "regex.Pattern[str]":
    # one (steward) for every
    return regex.compile(
        r"(?r)\b(?:one|an?|1)(?:\s+(?!(?:for|to)\b)(?P<noun>[a-z-]+))?\s*\Z", regex.IGNORECASE
    )


@cache
def _thing() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+[\w’'-]+){1,2}")


@cache
def _beside() -> "regex.Pattern[str]":
    return regex.compile(r"(?:,|\s[–—-]|\s\()?\s*(?:(?:or|about|roughly|that\s+is)\s+)?", regex.IGNORECASE)
