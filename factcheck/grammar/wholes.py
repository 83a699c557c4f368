"""Figures that say what another says, or part of it: "eight, including three", "7 miles (11 km)"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction

import regex

from factcheck.grammar import hedges
from factcheck.grammar.conversions import conversions
from factcheck.grammar.ellipsis import is_bare, lender_of, with_noun
from factcheck.grammar.rates import find_rate
from factcheck.model.document import Span
from factcheck.model.quantity import Hedge, Kind, Quantity

_LARGE = 1000
"""From here on a bare number counts what the next one does: not in "two of the 5km races"."""

_ROUGHLY = 10
"""A twin may be off by one in so many."""

_LOOSELY = r"(?:approximately|around|roughly|about|some|or)"
_AT_SOME = r"(?:as[ ]many[ ]as|more[ ]than|at[ ]least|around|nearly|about|up[ ]to|some|the)"
_INCLUDING = re.compile(  # 20 dead, including at least three
    rf"""
    [^.;]{{0,60}}?,?[ ]\(?
    (?: some[ ]of[ ]them|including|of[ ]which|of[ ]whom|of[ ]them|among[ ]them|among[ ]whom
      | (?P<with>(?<!compared[ ])with) )
    (?:[ ]{_AT_SOME})*[ ]?
    """,
    re.VERBOSE,
)
_OF_A_PLACE = regex.compile(
    r"[,:;] (?:and )?(?:\p{Lu}[\p{L}'’-]*,? )+with"
)  # : Dankuwa, with 41, Garki East, with 33
_OF_THEM = re.compile(r"[ ]of[ ](?:these|those|which|whom|them)(?!\w)")  # nine of them
_OF_THESE = regex.compile(r"(?r)(?<!\w)[Oo]f[ ](?:these|those|which|whom|them),?[ ]")  # of these, 40 were
_OUT_OF = re.compile(  # five of the 20 people
    r"[ ](?:out[ ])?of[ ](?:(?:about|just|only)[ ])?"
    r"(?:(?:their|these|those|the|its|his|her)[ ])?(?:\w+'s?[ ])?(?:(?:first|last|past|next)[ ])?"
)
_OF_THE = regex.compile(  # Of the 48 patients, 31 recovered
    r"(?r)(?:(?<!\w)(?:Out[ ])?Of|(?<=[,;:][ ])(?:out[ ])?of)[ ](?:(?:their|these|those|the|its)[ ])?"
)
_TWIN = re.compile(rf"[a-z -]{{0,24}}[ ]?\((?:{_LOOSELY}[ ])?")  # 5 miles (about 8km)
_AGAIN = re.compile(r"[ ]?[/;,][ ]?(?:or[ ])?|[ ]or[ ]")  # (224 kW / 300 PS)
_PARTS = frozenset({None, Kind.FRACTION})


def twin(text: str, gap: str, current: Quantity, previous: Quantity) -> tuple[Quantity, Quantity] | None:
    """Return the two quantities joined where the second says the first again in another unit."""
    if current.unit is None or current.unit == previous.unit:
        return None
    bracketed = _TWIN.fullmatch(gap) or (previous.twin_of and _AGAIN.fullmatch(gap))
    if not bracketed and not (_AGAIN.fullmatch(gap) and _converts(previous, current)):
        return None
    # "C$6 (US$4.46) per share": the rate is of the first, which the second only says again
    closed = text.startswith(")", current.span.end)
    rate = find_rate(text, current.span.end + 1, Span(0, len(text))) if closed else None
    per = previous.per or (rate.per if rate else None)
    first = previous.twin_of or previous.figure.span
    again = replace(current, twin_of=first, role=previous.role, change=previous.change)
    if current.hedge is Hedge.EXACT and current.value is not None and previous.hedge is not Hedge.EXACT:
        low, high = hedges.bounds(previous.hedge, current.value)
        again = replace(again, hedge=previous.hedge, low=low, high=high)
    return replace(previous, per=per), again


def _converts(first: Quantity, second: Quantity) -> bool:
    """Whether two measures are of one size: "80 feet, or 24 metres"."""
    if first.value is None or second.value is None or first.unit is None or second.unit is None:
        return False
    sizes = conversions(first.value, first.unit, second.unit)
    return any(
        abs(Fraction(size) - Fraction(second.value)) <= abs(Fraction(size)) / _ROUGHLY for size in sizes
    )


def out_of(text: str, gap: str, part: Quantity, whole: Quantity) -> Quantity:
    """Return the quantity as part of the next where that follows: "75 of its 300 shops", "half of the 20"."""
    percent = part.unit == "percentage"
    if whole.figure.kind is not None or not (percent or part.figure.kind in _PARTS):
        return part
    all_the = part.figure.kind is Kind.FRACTION and gap in {" the ", " its ", " their ", " his ", " her "}
    if not (all_the or _OUT_OF.fullmatch(gap)) or whole.value is None or part.figure.rule == "none":
        return part
    if percent:
        return replace(part, part_of=whole.figure.span, measure=whole.noun or part.measure)
    if part.noun is not None:
        return replace(part, part_of=whole.figure.span)
    if part.unit is None and whole.noun is not None:
        return replace(with_noun(part, whole), part_of=whole.figure.span)
    # "40 of the past 50 days"
    stretch = text.startswith(("past ", "last "), whole.span.start)
    if is_bare(part) and whole.unit is not None and (stretch or (part.value or 0) >= _LARGE):
        return replace(part, unit=whole.unit, part_of=whole.figure.span)
    return part


def part(text: str, gap: str, current: Quantity, earlier: Sequence[Quantity]) -> Quantity:
    """Return the quantity as part of one before it: "eight people, including three", "nine of them"."""
    previous = earlier[-1]
    including = _INCLUDING.fullmatch(gap)
    if including and current.unit and current.unit == previous.unit and not including["with"]:
        # "£38m, of which £22m"
        return replace(current, part_of=previous.figure.span)
    whole = lender_of(text, earlier)
    if whole is None or current.figure.kind not in _PARTS or current.figure.rule == "none":
        return current
    if _OF_THEM.match(text, current.span.end) or _OF_THEM.match(text, current.figure.span.end):
        return _part_of(whole, current)
    start = current.span.start
    if is_bare(current) and (_opens_list(text, whole) or _OF_THESE.match(text, max(0, start - 12), start)):
        return _part_of(whole, current)
    if including is None or (previous.noun is None and previous.unit is not None):
        return current
    # "40 schools with 18,000 pupils" is no part
    if including["with"] and (not is_bare(current) or _OF_A_PLACE.search(gap)):
        return current
    return _part_of(previous, current)


def _opens_list(text: str, whole: Quantity) -> bool:
    """Whether the parts of a whole follow it: "Of the 48 patients, 31 recovered and five died"."""
    start = whole.span.start
    opened = _OF_THE.match(text, max(0, start - 16), start)
    return opened is not None and text.startswith(",", whole.span.end)


def _part_of(whole: Quantity, current: Quantity) -> Quantity:
    if current.unit == "percentage":
        return replace(current, part_of=whole.figure.span, measure=whole.noun)
    joined = with_noun(current, whole) if current.noun is None and current.unit is None else current
    return replace(joined, part_of=whole.figure.span)
