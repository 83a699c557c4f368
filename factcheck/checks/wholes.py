"""Parts that are larger than their whole.

Catches a part that the text itself puts into a whole: "eight people, including nine children", "34 people, 39
of whom", "Of the 34 who died, 39 were", "the 34 dead included 39 children", and behind "240 houses were
searched": "Of them, 300 were empty", "300 of the houses were empty". What the dead, the injured and those
killed include is held against the largest number of them that the text tells.
Does not catch parts in per cent, what one thing holds of another ("five complexes containing 80 proteins"),
and parts of what was told by another name.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind
from factcheck.reckoning.links import is_of
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.included import included
from factcheck.reckoning.shares.wholes import before, is_number, is_of_them, is_share, size, spoken_of
from factcheck.reckoning.wording import said

NAME = "wholes"

_AT_ONCE = 16
"""Characters to the next figure in which there is hardly more than "of which only"."""
_TIMES = 20
_LED = 32
"""Characters before a whole that say what it is."""
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_GOING_ON = _KINDS | {Kind.PERCENT, Kind.FRACTION}
"""Kinds of figures that may say what a part itself has in it."""


def _largest(page: Page, part: Claim, whole: Claim) -> Fraction | None:
    """Return the most that a part may be: of several wholes before it in its sentence, the largest."""
    bounds = [
        page.allows(each).high
        for each in page.figures
        if each.sentence == part.sentence
        and each.start < part.start
        and (each.kind, each.unit) == (whole.kind, whole.unit)
    ]
    bounds.append(page.allows(whole).high)
    return None if None in bounds else max(bound for bound in bounds if bound is not None)


@cache
def _inside() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:including|among\s+them|of\s+(?:whom|which|them|the|its|their))\b", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each part that cannot be in the whole that it is said to be of."""
    yield from _spoken(page)
    for part, wholes in included(page):
        finding = _of_several(page, part, wholes)
        if finding is not None:
            yield finding
    by_uid = {claim.uid: claim for claim in page.figures}
    for at, part in enumerate(page.figures):
        whole = by_uid.get(part.part_of) if part.part_of else None
        if whole is None or part.kind not in _KINDS or (part.kind, part.unit) != (whole.kind, whole.unit):
            continue
        first, second = sorted((part, whole), key=lambda each: each.start)
        if part.per != whole.per:
            continue
        if not _inside().search(page.between(first, second)):
            following = page.figures[at + 1 : at + 2]
            goes_on = following and following[0].kind in _GOING_ON and _goes_on(page, part, following[0])
            if not is_of_them(page, part) or goes_on:
                continue
        if _count_others(part, whole) or not _may_hold(page, whole) or _is_of_more(page, part, whole):
            continue
        if part.end > part.number_end and is_of(page, part, whole):
            # "640 members of the nine churches" are not nine
            continue
        smallest, largest = page.allows(part).low, _largest(page, part, whole)
        if smallest is None or largest is None:
            continue
        fits = smallest <= largest
        yield _finding(part, whole, fits=fits)


def _count_others(part: Claim, whole: Claim) -> bool:
    """Tell whether a number is so large that it is of what the others have: 13 shops, 68,000 shoes."""
    alike = None in (part.noun_head, whole.noun_head) or part.noun_head == whole.noun_head
    return not alike and size(part) > size(whole) * _TIMES


def _may_hold(page: Page, whole: Claim) -> bool:
    """Tell whether a figure is all that there was of something: not "three shops each", nor a loss."""
    return (
        whole.value != 1
        and _each().match(page.text, whole.end) is None
        and (
            whole.kind is not Kind.MONEY
            or _net().search(page.text, max(0, whole.start - _LED), whole.start) is None
        )
    )


@cache
def _each() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:each|apiece)\b", regex.IGNORECASE)


@cache
def _net() -> "regex.Pattern[str]":
    # what larger figures leave: a loss of 29.6m, including a charge of 34m
    return regex.compile(
        r"(?r)\b(?:loss(?:es)?|profits?|earnings|surplus|deficit|net\s+\p{Ll}+)\s+(?:\p{Ll}+\s+){0,2}\Z",
        regex.IGNORECASE,
    )


def _is_of_more(page: Page, part: Claim, whole: Claim) -> bool:
    """Tell whether a figure counts what holds them: "seven of the cattle …, 40 herds of them"."""
    own = part.noun_head is not None and part.end > part.number_end
    return (
        own
        and part.start > whole.end
        and part.noun_head != whole.noun_head
        and page.text[part.end : part.end + 8] == " of them"
    )


def _of_several(page: Page, part: Claim, wholes: Sequence[Claim]) -> Finding | None:
    """Return how a part fits the largest of the wholes that it may be of."""
    smallest = page.allows(part).low
    highs = [high for high in (page.allows(each).high for each in wholes) if high is not None]
    if smallest is None or len(highs) < len(wholes):
        return None
    largest = max(range(len(highs)), key=lambda at: highs[at])
    fits = smallest <= highs[largest]
    return _finding(part, wholes[largest], fits=fits) if fits or _may_hold(page, wholes[largest]) else None


def _goes_on(page: Page, part: Claim, following: Claim) -> bool:
    """Whether a number is itself a whole ("80 proteins of which 13"), or has a share to be held against."""
    return is_share(following) or following.part_of == part.uid or following.start - part.end < _AT_ONCE


@cache
def _many() -> "regex.Pattern[str]":
    # a word that "of them" may mean instead of the figure: any plural between the two
    return regex.compile(
        r"\b(?!(?:was|has|his|its|this|thus|does|says|across|always|perhaps|less|plus|yes|us|as|is|towards)\b)"
        r"(?:\p{L}{2,}s|people|men|women|children|police)\b",
        regex.IGNORECASE,
    )


def _spoken(page: Page) -> Iterator[Finding]:
    """Yield each "of them" that is more than the number before it in its sentence, or in the one before."""
    for at, line in enumerate(page.lines):
        if not line.names(_OF_THEM) or _of_them_at_all().search(line.text) is None:
            continue
        near = before(page.lines, at)
        for place, part in enumerate(line.figures):
            if part.part_of is not None or not is_number(part) or not is_of_them(page, part):
                continue
            wholes = spoken_of(line, near, part, part.start)
            if wholes and place and wholes[0] is line.figures[place - 1]:
                # Varania was next with 22, nine of them gold
                if _apposed().fullmatch(page.between(wholes[0], part)):
                    # the 36 women and 27 men were hurt, 40 of them badly
                    two = len(wholes) > 1 and _and().search(page.between(wholes[1], wholes[0])) is not None
                    yield from _held(page, part, wholes[: 1 + two], apposed=True)
            elif wholes and near and wholes[0] in near[0].figures:
                yield from _held(page, part, wholes)


_OF_THEM = "of them", "of these", "of those", "of whom", "of which"


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"^[^,;:.!?]{0,30}\s(?:and|plus)\s+\Z")


@cache
def _apposed() -> "regex.Pattern[str]":
    return regex.compile(r"[^,;:.!?()]{0,60},\s+(?:(?:at\s+least|only|just|some|about)\s+)?")


@cache
def _of_them_at_all() -> "regex.Pattern[str]":
    return regex.compile(r"\bof\s+(?:them|these|those|whom|which)\b", regex.IGNORECASE)


def _held(page: Page, part: Claim, wholes: Sequence[Claim], *, apposed: bool = False) -> Iterator[Finding]:
    whole, smallest = wholes[0], page.allows(part).low
    highs = [high for high in (page.allows(each).high for each in wholes) if high is not None]
    if smallest is None or len(highs) < len(wholes) or whole.per is not None or not _may_hold(page, whole):
        return
    holding = next((each for each, high in zip(wholes, highs, strict=True) if smallest <= high), None)
    if holding is not None:
        yield _finding(part, holding, fits=True)
        return
    # "36 women and 27 men were hurt. Forty of them": they may be of both together
    others = not apposed and (whole.noun is None or _many().search(page.text[whole.end : part.start]))
    if smallest > sum(highs) and not others:
        yield _finding(part, whole, fits=False)


def _finding(part: Claim, whole: Claim, *, fits: bool) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{part.phrase} {'are' if fits else 'cannot be'} part of {whole.phrase}",
        working=f"{said(part)} {'fit into' if fits else 'are more than'} {said(whole)}",
        place=mention(part),
        others=(mention(whole),),
    )
