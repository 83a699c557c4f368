"""What quantities take from their neighbours: a unit or a noun left out, parts, twins in another unit."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import regex

from factcheck.grammar.quantities import SMALL_STEPS
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Kind, Quantity, Role

_LARGE = 1000
"""From here on a bare number counts what the next one does: not in "two of the 5km races"."""

_FAR = 90
"""Characters past which two quantities share nothing."""

_LOOSELY = r"(?:approximately|around|roughly|about|some|or)"
_AT_SOME = r"(?:as[ ]many[ ]as|more[ ]than|at[ ]least|around|nearly|about|up[ ]to|some|the)"
_INCLUDING = re.compile(  # 20 dead, including at least three
    rf"""
    [^.;]{{0,60}}?,?[ ] (?:some[ ]of[ ]them|including|of[ ]which|of[ ]whom|of[ ]them|among[ ]them|with)
    (?:[ ]{_AT_SOME})*[ ]?
    """,
    re.VERBOSE,
)
_TWIN = re.compile(rf"[a-z -]{{0,24}}[ ]?\((?:{_LOOSELY}[ ])?")  # 5 miles (about 8km)

_ALSO = r"(?:another|a[ ]further)"
_JOINED = r"(?:compared[ ]with|compared[ ]to|up[ ]from|down[ ]from|against|from|than|then|with|and|but|to|or)"
_SHARED = re.compile(  # 20 people in May and just ten
    rf"""
      (?:[ ][a-z]+){{0,6}}?,?[ ]{_JOINED} (?:[ ][a-z]+(?=[ ]{_ALSO}))?
      (?:[ ](?:{_ALSO}|more[ ]than|around|nearly|about|other|just|only|some|the))*[ ]?
    | ,[ ] (?:and[ ])?
    """,
    re.VERBOSE,
)
_OUT_OF = re.compile(
    r"[ ]of[ ](?:(?:their|the|its|his|her)[ ])?(?:(?:first|last|past|next)[ ])?"
)  # five of the 20 people
_ENDS = re.compile(r"[ ](?:from|and|or|to)[ ](?:around[ ]|about[ ])?")  # 5 to 7 per cent
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
        if (percent and _ENDS.fullmatch(text, *link)) or (started and _TO.fullmatch(text, *link)):
            shared[at] = (replace(first, unit=second.unit), end)
    return shared


def relate(text: str, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the sentence's quantities with what they share: nouns left out, parts, twins."""
    related: list[Quantity] = []
    for current in quantities:
        previous = related[-1] if related else None
        if previous is None or current.span.start - previous.span.end > _FAR:
            related.append(current)
            continue
        gap = text[previous.span.end : current.span.start]
        if _is_bare(previous) and _lends(gap, current):
            related[-1] = _with_noun(previous, current)
        elif _is_bare(previous) and _is_part(previous, current) and _OUT_OF.fullmatch(gap):
            related[-1] = replace(previous, unit=current.unit)
        related.append(_related(gap, current, related))
    return tuple(related)


def _is_bare(quantity: Quantity) -> bool:
    return quantity.unit is None and quantity.noun is None and quantity.figure.kind is None


def _is_part(part: Quantity, whole: Quantity) -> bool:
    """Whether both are large sums of one unit: "280 million of the 1.5 billion shekels"."""
    return whole.unit is not None and whole.figure.kind is None and (part.value or 0) >= _LARGE


def _with_noun(quantity: Quantity, lender: Quantity) -> Quantity:
    return replace(quantity, noun=lender.noun, noun_head=lender.noun_head)


def _lends(gap: str, lender: Quantity) -> bool:
    """Whether a noun goes to the figure before it: "five or six people", "five of the 20 people"."""
    if lender.noun is None or lender.figure.kind is not None:
        return False
    return gap in {" and ", " or "} or _OUT_OF.fullmatch(gap) is not None


def _related(gap: str, current: Quantity, earlier: Sequence[Quantity]) -> Quantity:
    """The quantity with what those before it in the sentence give it."""
    previous = earlier[-1]
    stepped = previous.role is Role.BY and current.role is None and current.unit in SMALL_STEPS
    if stepped and gap in {", or ", " or ", ", "}:
        # "fell 20p, or 3 per cent"
        current = replace(current, role=previous.role, change=previous.change)
    if current.unit and current.unit != previous.unit and _TWIN.fullmatch(gap):
        return replace(current, twin_of=previous.figure.span, role=previous.role, change=previous.change)
    countable = previous.noun is not None or previous.unit is None
    if countable and current.figure.kind is not Kind.AGE and _INCLUDING.fullmatch(gap):
        current = replace(current, part_of=previous.figure.span)
        return _with_noun(current, previous) if _is_bare(current) and previous.noun else current
    if not _is_bare(current):
        return current
    if current.figure.rule == "another":
        return _with_noun(current, previous) if previous.noun else current
    lenders = (each for each in reversed(earlier) if each.noun and each.figure.kind is None)
    lender = next(lenders, None) if _SHARED.fullmatch(gap) else None
    return _with_noun(current, lender) if lender else current
