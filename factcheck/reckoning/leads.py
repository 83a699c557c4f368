"""Which figure of an article's first sentences a headline must mean, where no word is the same in both."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.document import Zone
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.borne import agrees, is_borne_out
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.likeness import shared
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.rising import is_after, is_before

LEAD = 8
"""Figures of the body among which that of the headline is looked for."""
SHARED = 2
"""Words that two sentences share when they are of one thing."""

_ALIKE = frozenset({Kind.MONEY, Kind.PERCENT, Kind.MEASURE, Kind.DURATION, Kind.AGE, Kind.SCORE, Kind.RANK})
"""Kinds of which a headline and the first sentences have each one, and then the same one."""
_SHARES = frozenset({Kind.PERCENT, Kind.FRACTION})


def sole(page: Page, claim: Claim, above: Sequence[Claim], body: Sequence[Claim]) -> Claim | None:
    """Return the one figure of its sort in the first sentences, where the headline has another one."""
    lead, sort = body[:LEAD], _sort(claim)
    if not _is_sole(claim, above) or is_borne_out(page, claim, body):
        return None
    first = next((other for other in lead if _sort(other) == sort and _is_sole(other, lead)), None)
    known = _of_the(page, claim, body)
    if first is None or known is not None:
        return known
    alike = len(shared(_beside(claim), _beside(first))) >= SHARED or _is_of_whom(claim, first)
    if not alike or _is_span_apart(first) or first.role is not claim.role or first.change is not claim.change:
        return None
    numbers = {Fraction(other.value or 0) for other in lead if _sort(other) == sort}
    one, value = Fraction(first.value or 0), Fraction(claim.value or 0)
    # what the headline adds up itself stands nowhere in the body
    return None if value - one in numbers or value + one in numbers else first


def now(page: Page, claim: Claim, body: Sequence[Claim]) -> Claim | None:
    """Return the level of now, where the headline has that of before: "rises to 45", and "to 53, from 45"."""
    if claim.value is None or not (claim.role is Role.TO or is_after(page, claim)):
        return None
    same = [other for other in body if other.value == claim.value and other.unit == claim.unit]
    if not same or not all(is_before(page, other) for other in same):
        return None
    levels = (level for before in same for level in _levels(page, before))
    return next((level for level in levels if _is_now(page, claim, level)), None)


def _levels(page: Page, before: Claim) -> Iterator[Claim]:
    """Yield what may be the level of now beside one of before, the nearest first: "£94m, up from £63m"."""
    line = page.line(before)
    yield from (each for each in reversed(line.figures) if each.end <= before.start and each.role is None)
    at = page.lines.index(line)
    for beside in (line, *page.lines[max(0, at - 1) : at]):
        yield from (each for each in beside.figures if each.role is Role.TO or is_after(page, each))


def _is_now(page: Page, claim: Claim, level: Claim) -> bool:
    like = (level.kind, level.unit, level.per) == (
        claim.kind,
        claim.unit,
        claim.per,
    ) and level.value is not None
    return like and level.change in (None, claim.change) and not agrees(page, claim, level)


def moved(page: Page, claim: Claim, body: Sequence[Claim]) -> Claim | None:
    """Return by how much the first sentences say that it rose or fell, where the headline says otherwise."""
    if claim.role is not Role.BY or claim.kind not in _SHARES or claim.hedge is not Hedge.EXACT:
        return None
    shares = [other for other in body if other.kind in _SHARES and other.value is not None]
    lead = [other for other in body[:LEAD] if other in shares and other.role is Role.BY]
    first = next((other for other in lead if other.change is claim.change), None)
    if first is None or len(shared(claim.sentence, first.sentence)) < SHARED:
        return None
    meant = _percent(page, claim)
    # "a third of them" is no third by which something fell
    changes = [other for other in shares if other.kind is Kind.PERCENT or other.role is Role.BY]
    told = claim.kind is Kind.PERCENT and is_borne_out(page, claim, shares)
    told = told or any(meant.meets(_percent(page, other)) for other in changes)
    return None if told or _is_reckoned(meant, body[:LEAD]) else first


def _percent(page: Page, claim: Claim) -> Interval:
    size = page.allows(claim)
    return size if claim.kind is Kind.PERCENT else size.scaled(Fraction(100))


def _is_reckoned(meant: Interval, lead: Sequence[Claim]) -> bool:
    """Tell whether two levels of the first sentences are so far apart as a headline says."""
    levels = [Fraction(each.value) for each in lead if each.kind not in _SHARES and each.value]
    return any(
        meant.covers(abs(one - other) / other * 100) for one in levels for other in levels if one != other
    )


def _sort(claim: Claim) -> tuple[str, str | None] | None:
    """Return of what sort a figure is, if a headline and the first sentences have mostly one of that sort."""
    if _is_of_dead(claim):
        return (str(Kind.AGE), "year") if _at().search(claim.sentence) else None
    if claim.kind not in _ALIKE or claim.hedge is not Hedge.EXACT or claim.value is None:
        return None
    if claim.kind is Kind.RANK and claim.value < 10:
        return None
    return str(claim.kind), claim.unit


def _is_of_dead(claim: Claim) -> bool:
    """Tell whether a headline tells at which age somebody died: "dies at 93"."""
    bare = claim.kind is Kind.COUNT and claim.noun is None
    return bare and claim.action == "die" and claim.zone is not Zone.BODY


def _is_of_whom(claim: Claim, other: Claim) -> bool:
    """Tell whether a sentence says nothing but the age of the one who died: "She was 78."."""
    return _is_of_dead(claim) and other.kind is Kind.AGE and bool(_was().fullmatch(other.sentence))


def _of_the(page: Page, claim: Claim, body: Sequence[Claim]) -> Claim | None:
    """Return the span that a text speaks of as known, where it tells no other: "over the 33 days"."""
    if claim.kind is not Kind.DURATION:
        return None
    spans = [other for other in body if other.kind is Kind.DURATION and other.unit == claim.unit]
    known = len(spans) == 1 and spans[0].hedge is Hedge.EXACT and shared(claim.sentence, spans[0].sentence)
    if not known or not _the().search(page.text, max(0, spans[0].start - 20), spans[0].start):
        return None
    return spans[0]


def _is_span_apart(claim: Claim) -> bool:
    """Tell whether a span of time may be of something else: one that is said, or told beside a time."""
    return claim.kind is Kind.DURATION and bool(claim.speaker or _apart().search(_beside(claim)))


def _beside(claim: Claim) -> str:
    """Return the sentence of a figure without it: that both are in days makes them no one span."""
    return claim.sentence.replace(claim.phrase, "", 1)


def _is_sole(claim: Claim, among: Sequence[Claim]) -> bool:
    sort = _sort(claim)
    return (
        sort is not None
        and sum(_sort(other) == sort and other.sentence == claim.sentence for other in among) == 1
    )


@cache
def _apart() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:1[5-9]|20)[0-9]{2}\b|[“\"]|\b(?:month|week|day|hour)s?\b")


@cache
def _at() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:at|aged) [1-9][0-9]\b")


@cache
def _was() -> "regex.Pattern[str]":
    return regex.compile(r"(?:He|She|They)\s+(?:was|were)\s+(?:aged\s+)?[\w-]+\.?")


@cache
def _the() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:over|in|during|for|through|throughout|of)\s+(?:the|those|its)\s+\Z")
