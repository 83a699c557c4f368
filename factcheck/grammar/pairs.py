"""Figures of two terms: sizes, and what `ratios` and `ranges` know."""

import re
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from factcheck.grammar.ranges import find_range
from factcheck.grammar.ratios import find_for_every, find_one_in, find_over, find_score, two_values
from factcheck.grammar.terms import Term, single
from factcheck.grammar.units import time_unit
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Hedge, Kind

Pairing = Callable[[str, Term, Term, Span], Figure | None]
"""Makes one figure of two neighbouring terms, or declines. It gets the text and the sentence, too."""

_PLUS_OR_MINUS = re.compile(r"[ ]?(?:±|\+/?-)[ ]?|,?[ ]plus[ ]or[ ]minus[ ]")
_BY = re.compile(r"[ ]?[x×][ ]?|[ ]by[ ]|-by-")  # 3x4, 3 by 4, 3-by-4


def _uncertain(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """ "1.3 ± 0.5 mm", "48%, plus or minus 3": a number and how far off it may be."""
    value, margin = first.value, second.numeral.value
    if not _PLUS_OR_MINUS.fullmatch(text, first.end, second.start):
        return None
    if not isinstance(value, Decimal) or not isinstance(margin, Decimal):
        return None
    bearer = second if second.unit else first
    figure = single(
        Span(first.first, second.numeral.span.end),
        value,
        "uncertain",
        unit=bearer.unit,
        unit_span=bearer.unit_span,
    )
    return replace(figure, low=value - margin, high=value + margin, hedge=Hedge.ABOUT)


def _sized(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    """ "3m by 4m", "six-by-four": one size in two dimensions."""
    link = text[first.end : second.start]
    wide, high = first.numeral.value, second.numeral.value
    if not _BY.fullmatch(link) or first.currency or second.currency or wide is None or high is None:
        return None
    # "grew 5 by 2020", "fell 3% by two points"
    if link == " by " and not (second.unit or second.hyphenated):
        return None
    units = {unit for unit in (first.unit, second.unit) if unit}
    if len(units) > 1 or "percentage" in units or (second.unit and time_unit(second.unit)):
        return None
    size = two_values(Span(first.first, second.numeral.span.end), wide, high, Kind.MEASURE, "size")
    return replace(size, unit=second.unit or first.unit, unit_span=second.unit_span)


# the order is precedence: the first that knows the two terms has them
PAIRINGS: tuple[Pairing, ...] = (
    _uncertain,
    find_for_every,
    find_score,
    find_one_in,
    find_over,
    _sized,
    find_range,
)
