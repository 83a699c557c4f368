"""Spans whose ends stand in other sentences, and are a slip of the hand away from the time between them.

"Freed 38 days after they were seized", and a page further down "on 10 October"; "a career of 39 years" of
somebody who joined in 1957 and left in 1996. So far apart only a slip tells, and only if the text has no two
times that lie so far apart as it says.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.elapsed import between
from factcheck.reckoning.times.moments import Grain, Moment
from factcheck.reckoning.times.outline import LENGTH, MOMENT, Outline
from factcheck.reckoning.times.spells import is_plain, is_slip
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_MANY = 24
"""A text that names more times is a list of them: some two lie as far apart as anything."""
_MOMENTS = 100
_LEAST = 10
_AGES = 60
"""Years that are more are hardly those of anything but what the text tells of."""
_GRAINS = {"day": Grain.DAY, "year": Grain.YEAR}
_NOUN = (
    r"(?:career|reign|tenure|marriage|rule|stint|spell|service|partnership|presidency|imprisonment|captivity|war"
    r"|strike|occupation|siege|lockout|dictatorship|sentence)"
)


@dataclass(frozen=True, slots=True)
class Far:
    """A span, and the two moments that it would lie between had it been keyed right."""

    length: Claim
    first: Moment
    last: Moment
    gap: int
    is_today: bool
    """Whether the last one is the day of the article."""


@cache
def _counted() -> tuple[Tie, ...]:
    """Return how a span (▲) is said to lead from something to the moment (●) beside it, or to today."""
    return (
        # last checked on 24 July, 15 days before the crash
        tie(r"(?P<m>●),? (?P<d>▲) (?:before|after|earlier than)\b", "▲ before", "▲ after", "▲ earlier"),
        # walked free, 38 days after they were seized
        tie(r"(?P<d>▲) after (?!which\b|that\b)(?=\w)", "▲ after"),
        # in the 115 years that they have been writing it down
        tie(r"\b(?:in|for|over) (?:all )?(?:the|those) (?P<long>(?P<d>▲)) (?:that|since|in which)\b", "▲"),
    )


@cache
def _lasting() -> tuple[Tie, ...]:
    """Return how a span is said to be that of somebody's time at something."""
    return (
        tie(rf"\b{_NOUN} (?:of|lasting|that lasted|which lasted) (?P<d>▲)", "of ▲", "lasting ▲", "lasted ▲"),
        tie(rf"(?P<d>▲)(?: \p{{Ll}}+)? {_NOUN}\b", "▲"),
    )


@cache
def _intervals() -> tuple[Tie, ...]:
    """Return how a sentence tells that something went on from one moment to another."""
    return (
        tie(r"\b(?i:from|between) (?P<a>●) (?:to|until|till|and) (?P<b>●)", "●"),
        tie(
            r"\b(?:joined|started|began|entered|enlisted|came|took|married|wed|appointed|elected|became|hired)\b"
            r"[^●▲;:]{0,60}?\bin (?P<a>●)[^;:▲●]{1,60}?\b(?:until|left|retired?|leaving|retiring|resigned"
            r"|died|stepp(?:ed|ing) down|ended|divorced|to)\b[^;:▲●]{0,20}?(?P<b>●)",
            "in ●",
        ),
    )


def afar(page: Page) -> Iterator[Far]:
    """Yield the spans of a page that are a slip of the hand away from the time between two of its moments."""
    long = [outline for outline in page.outlines if LENGTH in outline.text]
    counted = [(outline, found) for outline in long for found in tied_by(_counted(), outline.text)]
    lasting = [outline.figure(found, "d") for outline in long for found in tied_by(_lasting(), outline.text)]
    if not counted and not lasting:
        return
    dated = [outline for outline in page.outlines if MOMENT in outline.text]
    is_list = sum(outline.text.count(MOMENT) for outline in dated) > _MANY
    for outline, found in counted if not is_list else ():
        length = outline.figure(found, "d")
        end = outline.moment(found, "m") if found.groupdict().get("m") else None
        if length.unit == "day" or found.groupdict().get("long"):
            yield from _slipped(page, dated, outline, length, end)
    for length in lasting:
        yield from _lasted(dated, length)


def _slipped(
    page: Page, dated: list[Outline], outline: Outline, length: Claim, end: Moment | None
) -> Iterator[Far]:
    size, unit = _size(length), length.unit or ""
    if size is None or (unit == "year" and size < _AGES):
        return
    told = {each.name: each for other in dated for each in other.moments if each.grain >= _GRAINS[unit]}
    todays = [Moment(length.number_span, day, day, Grain.DAY, day.year) for day in page.today.days]
    if not todays or any(
        _fits(size, one, other, unit) for one, other in combinations((*told.values(), *todays), 2)
    ):
        return
    own = {each.name for each in outline.moments}
    for last in [end] if end else todays:
        hits = [
            Far(length, first, last, gap, end is None)
            for name, first in told.items()
            if name not in own and (gap := _slip(size, first, last, unit)) is not None
        ]
        if len(hits) == 1:
            yield hits[0]
            return


def _lasted(dated: list[Outline], length: Claim) -> Iterator[Far]:
    size = _size(length)
    if size is None or length.unit != "year":
        return
    told = [
        (place.moment(found, "a"), place.moment(found, "b"))
        for place in dated
        for found in tied_by(_intervals(), place.text)
    ]
    # it may end with what another sentence tells
    every = [each for place in dated for each in place.moments][:_MOMENTS]
    if any(_fits(size, first, each, "year") for first, _ in told[:_MANY] for each in every):
        return
    hits = [
        Far(length, first, last, gap, is_today=False)
        for first, last in told
        if (gap := _slip(size, first, last, "year")) is not None
    ]
    if len(hits) == 1:
        yield hits[0]


def _size(length: Claim) -> int | None:
    if not is_plain(length) or length.unit not in _GRAINS or (length.value or 0) < _LEAST:
        return None
    return int(length.value or 0)


def _gap(one: Moment, other: Moment, unit: str) -> int | None:
    if unit == "year":
        return None if one.year is None or other.year is None else abs(one.year - other.year)
    # a day without its year is the one nearest to the other
    ways = (between(one, other, unit), between(other, one, unit))
    return min(
        (int(each.low) for each in ways if each and each.low is not None and each.low >= 0), default=None
    )


def _fits(size: int, one: Moment, other: Moment, unit: str) -> bool:
    gap = _gap(one, other, unit)
    return gap is not None and abs(gap - size) <= 2


def _slip(size: int, one: Moment, other: Moment, unit: str) -> int | None:
    """Return the time between two moments if a number of days or years is a slip of it, give or take one."""
    gap = _gap(one, other, unit)
    if gap is None:
        return None
    if unit == "year" and size in _swapped(one, other):
        return gap
    return gap if any(is_slip(size, each) for each in (gap, gap - 1, gap + 1) if each > 0) else None


def _swapped(one: Moment, other: Moment) -> Iterator[int]:
    """Yield the years between two, had the last digits of one not changed places."""
    for first, last in ((one.year or 0, other.year or 0), (other.year or 0, one.year or 0)):
        yield abs(last - (first // 100 * 100 + first % 10 * 10 + first // 10 % 10))
