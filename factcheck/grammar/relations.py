"""What quantities take from their neighbours: a unit or a noun left out, parts, twins in another unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from factcheck.grammar import wholes
from factcheck.grammar.ellipsis import completed, is_bare, lent_back
from factcheck.grammar.enclosed import enclosed
from factcheck.grammar.plurals import is_plural, singular
from factcheck.grammar.units import unit
from factcheck.grammar.victims import is_of_people
from factcheck.model.document import Span
from factcheck.model.quantity import Change, Figure, Hedge, Quantity, Role

_FAR = 90
"""Characters past which two quantities share nothing."""

_THAN = re.compile(  # seven fewer than 53, 20 mm below the average of 92 mm
    r"[ ](?P<words>(?:fewer|higher|lower|less|more)[ ]than|above|below)[ ](?:the[ ]average[ ]of[ ])?"
)
_PER = re.compile(r"(?:[ ][a-z]+){0,3}[ ]per[ ]")  # deaths from falls per 1,000 births
_ENDS = re.compile(r"[ ](?:from|and|or|to)[ ](?:around[ ]|about[ ])?")  # 5 to 7 per cent
_AND = re.compile(r"[ ](?:and|or)[ ]")
_WERE = re.compile(r"(?:[ ]of[ ]the[ ][a-z]+)?[ ](?:were|are)[ ](?P<noun>[a-z]+)(?=[ ]and[ ]|[.,;]|\Z)")
_TO = re.compile(r"[ ]to[ ](?:around[ ]|nearly[ ]|about[ ]|just[ ])?")
_FROM = regex.compile(r"(?r)(?<!\w)from[ ](?:roughly[ ]|around[ ]|nearly[ ]|about[ ]|just[ ])?")


def share_units(text: str, figures: Sequence[tuple[Figure, int]]) -> list[tuple[Figure, int]]:
    """Return the figures, with where the words of each end, and the unit left out of "5 to 7 per cent"."""
    shared = list(figures)
    for at, ((first, end), (second, _)) in enumerate(pairwise(figures)):
        if second.unit is None or second.kind is not None or first.unit is not None or first.kind is not None:
            continue
        link = Span(end, second.span.start)
        percent = second.unit in {"percentage", "percentage point"}
        started = _FROM.match(text, max(0, first.span.start - 24), first.span.start)
        ends = percent and _ENDS.fullmatch(text, *link)
        both = _is_bare_before(first, second, end) and _AND.fullmatch(text, *link)
        if ends or both or (started and _TO.fullmatch(text, *link)):
            shared[at] = (replace(first, unit=second.unit), end)
    return shared


def _is_bare_before(first: Figure, second: Figure, end: int) -> bool:
    """Whether a number has a measure's unit left out: "45 and 50 mg"; money is left alone."""
    digits = first.rule == second.rule == "digits" and first.span.end == end
    measured = unit(second.unit) if second.unit and digits else None
    return measured is not None and measured.entity != "currency"


def relate(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the sentence's quantities with what they share: nouns left out, parts, twins."""
    related: list[Quantity] = []
    for quantity in quantities:
        current = quantity
        if related and current.span.start - related[-1].span.end <= _FAR:
            current = _set_against(text, related[-1], current)
            gap = text[related[-1].span.end : current.span.start]
            if one := enclosed(gap, related[-1], current):
                related[-1] = one
                continue
            over = _PER.fullmatch(gap) is not None or (gap == " for every " and related[-1].noun is not None)
            if over and related[-1].per is None:
                related[-1], current = _per_so_many(text, related[-1], current)
            related[-1] = wholes.out_of(text, gap, related[-1], current)
            if not is_bare(current):
                related = lent_back(text, related, current)
            if joined := wholes.twin(text, gap, current, related[-1]):
                related[-1], current = joined
            else:
                current = completed(text, gap, wholes.part(text, gap, current, related), related)
        if is_bare(quantity) and current.part_of is None:
            current = _named_after(text, current)
        related.append(_counted_people(text, current))
    return tuple(_directed(related))


def _set_against(text: str, previous: Quantity, current: Quantity) -> Quantity:
    """The 53 of "seven fewer than 53": exact, as the words before it are about the seven."""
    against = _THAN.match(text, previous.span.end, current.figure.span.start)
    if against is None or current.span.start != against.start("words") or current.value is None:
        return current
    span = Span(against.end(), current.span.end)
    return replace(current, span=span, hedge=Hedge.EXACT, low=current.value, high=current.value)


def _per_so_many(text: str, counted: Quantity, base: Quantity) -> tuple[Quantity, Quantity]:
    """The two quantities of "4.2 per 100,000 people": the second is only what the first is counted over."""
    per = text[base.span.start : base.span.end]
    phrase = Span(counted.span.start, base.span.end)
    figure = replace(base.figure, rule="base")
    return replace(counted, per=per, span=phrase), replace(base, figure=figure)


def _named_after(text: str, quantity: Quantity) -> Quantity:
    """The quantity with the noun that the verb brings: "nine of the dead were children"."""
    named = _WERE.match(text, quantity.span.end)
    if named is None or not is_plural(named["noun"]):
        return quantity
    return replace(quantity, noun=named["noun"], noun_head=singular(named["noun"]))


def _counted_people(text: str, quantity: Quantity) -> Quantity:
    """The quantity as one of people where its verb says so: no noun is printed, its head is "people"."""
    if quantity.role is not None or not is_bare(quantity) or not is_of_people(text, quantity):
        return quantity
    return replace(quantity, noun_head="people")


def _directed(quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities with the way they moved where only the numbers tell: "gone from 50 to 60"."""
    directed = list(quantities)
    for at, (start, end) in enumerate(pairwise(quantities)):
        undirected = start.change is None and end.change is None
        if undirected and (start.role, end.role) == (Role.FROM, Role.TO) and start.unit == end.unit:
            if start.value is None or end.value is None or start.value == end.value:
                continue
            change = Change.UP if start.value < end.value else Change.DOWN
            directed[at], directed[at + 1] = replace(start, change=change), replace(end, change=change)
    return directed
