"""Terms of a larger unit and smaller ones: "5ft 10in", "2 hours and 30 minutes", "two years and a half"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

import regex

from factcheck.grammar.currencies import currency_at, minor_unit
from factcheck.grammar.numeral import share
from factcheck.grammar.races import seconds_at
from factcheck.grammar.terms import Term
from factcheck.grammar.units import unit_at
from factcheck.model.document import Span
from factcheck.model.quantity import Number

_LADDERS: tuple[Mapping[str, int], ...] = (
    {"mile": 63360, "furlong": 7920, "yard": 36, "foot": 12, "inch": 1},
    {"kilometre": 1_000_000, "metre": 1000, "centimetre": 10, "millimetre": 1},
    {"stone": 224, "pound-mass": 16, "ounce": 1},
    {"tonne": 1_000_000, "metric ton": 1_000_000, "kilogram": 1000, "gram": 1},
    {"year": 12, "month": 1},
    {"week": 604_800, "day": 86_400, "hour": 3600, "minute": 60, "second": 1},
)
"""Units that are said one after the other, and how many of the smallest each one is."""

_LINKS = frozenset({"", " ", " and ", ", ", ", and "})
_STEPS = {"hour": ("minute", 60), "foot": ("inch", 12), "stone": ("pound-mass", 14)}
"""What a bare number after a unit counts, and how many there are of it: "6ft 2", "1 hour 30"."""

_BARE = re.compile(  # a bare number ends here: "6ft 2 tall", and no "2 hours 30 people"
    r"(?=[.,;:!?)](?!\d)|\s*$"
    r"|[ ](?:tall|late|later|long|ahead|behind|away|to|but|and|with|when|if|in[ ]height)(?!\w))"
)
_TWO_DIGITS = re.compile(r"[1-9]\d(?=[.,;:!?)](?!\d)|$|[ ](?:more|each|for|to|but|when|if|per|an?)[ ])")
_AND_A_PART = re.compile(  # two hours and a half
    r"[ ]and[ ](?:an?[ ])?(?P<part>half|quarter)(?!\w)(?![ ](?:of|the|a|an|to|past|its|their)(?!\w))",
    re.IGNORECASE,
)
_ARTICLE = regex.compile(r"(?r)(?<!\w)[Aa]n?[ ](?P<unit>[A-Za-z]+)[ ]and[ ]")


class Composite(NamedTuple):
    """A term of several, and how many."""

    term: Term
    taken: int


def composed(text: str, terms: Sequence[Term], sentence: Span) -> tuple[Term, ...]:
    """Return the terms of a sentence, with those put together that are one number.

    >>> from factcheck.grammar import numerals, terms
    >>> text, whole = "2 yards, 2 feet and 10 inches", Span(0, 29)
    >>> made = [terms.term(text, each, whole) for each in numerals.find(text, *whole)]
    >>> [(str(term.value), term.unit) for term in composed(text, made, whole)]
    [('106', 'inch')]
    """
    made: list[Term] = []
    at = 0
    while at < len(terms):
        composite = find_composite(text, terms, at, made[-1].end if made else sentence.start)
        made.append(composite.term if composite else terms[at])
        at += composite.taken if composite else 1
        # the quarter of "two hours and a quarter"
        while composite and at < len(terms) and terms[at].start < made[-1].end:
            at += 1
    return tuple(made)


def find_composite(text: str, terms: Sequence[Term], at: int, floor: int) -> Composite | None:
    """Return the term that the one at that place and those after it make together, or None."""
    first = terms[at]
    if first.unit is None and (run := seconds_at(text, terms, at)):
        joined = _joined(first, terms[at + run[1] - 1], run[0], "second")
        return Composite(replace(joined, numeral=replace(joined.numeral, rule="race-time")), run[1])
    if first.unit is None or not isinstance(first.numeral.value, Decimal):
        return None
    if first.currency:
        return _coins(text, terms, at, floor)
    return _climbed(text, terms, at, floor) or _and_a_part(text, first)


def _joined(first: Term, last: Term, value: Number, unit: str, *, start: int | None = None) -> Term:
    """One term of those from the first to the last."""
    opens = first.numeral.span.start if start is None else start
    numeral = replace(
        first.numeral, span=Span(opens, last.numeral.span.end), value=value, scale=Decimal(1), rule="compound"
    )
    return replace(
        first,
        numeral=numeral,
        start=min(first.start, opens),
        end=last.end,
        unit=unit,
        unit_span=last.unit_span or first.unit_span,
        hyphenated=last.hyphenated,
    )


def _and_a_part(text: str, term: Term) -> Composite | None:
    """ "Two years and a half"."""
    part = _AND_A_PART.match(text, term.end)
    if part is None or not isinstance(term.numeral.value, Decimal):
        return None
    total = Fraction(term.numeral.value) + Fraction(1, 2 if part["part"].lower() == "half" else 4)
    span = Span(term.numeral.span.start, part.end())
    value = share(total.numerator, total.denominator)
    numeral = replace(term.numeral, span=span, value=value, rule="and-a-half")
    return Composite(replace(term, numeral=numeral, end=part.end()), 1)


# ── down a ladder of units ─────────────────────────────────────────────────────────────────────────


def _climbed(text: str, terms: Sequence[Term], at: int, floor: int) -> Composite | None:
    """ "5ft 10in" is 70 inches; "2 hours, 30 minutes" is 150 minutes."""
    first = terms[at]
    ladder = next((ladder for ladder in _LADDERS if first.unit in ladder), None)
    if ladder is None or first.unit is None or not isinstance(first.numeral.value, Decimal):
        return None
    total, unit, start = first.numeral.value * ladder[first.unit], first.unit, None
    if before := _article_before(text, first, floor):
        larger = unit_at(text, before.start("unit"), attached=False)
        if larger and larger[1] == before.end("unit") and _fits(ladder, larger[0], first.numeral.value, unit):
            start, total = before.start(), total + ladder[larger[0]]
    last, taken = first, 1
    for term in terms[at + 1 : at + 4]:
        link, small = text[last.end : term.start], term.numeral.value
        if not isinstance(small, Decimal) or term.negative or not _links(link, unit):
            break
        below = term.unit or _bare(text, unit, term, small, link)
        if below is None or not _fits(ladder, unit, small, below):
            break
        unit, last, taken, total = below, term, taken + 1, total + small * ladder[below]
    if taken == 1 and start is None:
        return None
    return Composite(_joined(first, last, total / ladder[unit], unit, start=start), taken)


def _links(link: str, unit: str) -> bool:
    """Whether a smaller unit may follow so; only feet and inches are joined by a hyphen: "6-foot-2"."""
    return link in _LINKS or (link == "-" and unit == "foot")


def _fits(ladder: Mapping[str, int], unit: str, small: Decimal, below: str) -> bool:
    """Whether so many of the smaller unit are less than one of the larger: no "1 foot 20 inches".

    "10.82 seconds, 0.15 seconds ahead" are two.
    """
    if unit not in ladder or below not in ladder or ladder[below] >= ladder[unit]:
        return False
    return small * ladder[below] < ladder[unit]


def _bare(text: str, unit: str, term: Term, small: Decimal, link: str) -> str | None:
    """What a number without a unit counts after a larger one: the inches of "6ft 2"."""
    below, most = _STEPS.get(unit, (None, 0))
    alone = small == small.to_integral_value() and 0 < small < most and term.numeral.scale == 1
    return below if alone and (link == "-" or _BARE.match(text, term.numeral.span.end)) else None


def _article_before(text: str, first: Term, floor: int) -> regex.Match[str] | None:
    """ "An hour and 20 minutes"; what touches the figure before it is a rate: "£5 an hour and 20 minutes"."""
    if not text.startswith(" and ", first.start - 5):
        return None
    article = _ARTICLE.match(text, max(floor, first.start - 24), first.start)
    return article if article and article.start() != floor + 1 else None


# ── money ──────────────────────────────────────────────────────────────────────────────────────────


def _coins(text: str, terms: Sequence[Term], at: int, floor: int) -> Composite | None:
    """A sum with its coins, in its main unit: "3 dollars 50 cents" is $3.50."""
    first = terms[at]
    large = first.numeral.value
    if before := _article_before(text, first, floor):
        main = currency_at(text, before.start("unit"), attached=False)
        if main and minor_unit(main.name) == first.unit and isinstance(large, Decimal) and large < 100:
            return Composite(_joined(first, first, 1 + large / 100, main.name, start=before.start()), 1)
    second = terms[at + 1] if at + 1 < len(terms) else None
    if second is None or first.unit is None or text[first.end : second.start] not in {"", " ", " and "}:
        return None
    small = second.numeral.value
    if minor_unit(first.unit) is None or not isinstance(large, Decimal) or not isinstance(small, Decimal):
        return None
    if not _is_coins(text, first, second, small):
        return None
    return Composite(_joined(first, second, large + small / 100, first.unit), 2)


def _is_coins(text: str, first: Term, second: Term, small: Decimal) -> bool:
    """Whether the second number is the coins of a sum: "3 dollars 50 cents", and "3 dollars 50" alone."""
    if first.unit is None or small >= 100 or small != small.to_integral_value():
        return False
    if second.unit is not None:
        return second.unit == minor_unit(first.unit)
    sign_before = first.start < first.numeral.span.start
    return not sign_before and _TWO_DIGITS.match(text, second.start) is not None
