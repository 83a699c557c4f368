"""Figures: what one term, or two together, say."""

from collections.abc import Iterator, Sequence

import regex

from factcheck.grammar.ages import read_age
from factcheck.grammar.composites import composed
from factcheck.grammar.multiples import multiplied, read_multiple
from factcheck.grammar.numeral import Form
from factcheck.grammar.pairs import PAIRINGS
from factcheck.grammar.temperatures import find_tens
from factcheck.grammar.terms import Term, single
from factcheck.model.document import Span
from factcheck.model.quantity import Figure, Hedge, Kind

_APART = 30
"""Characters between two terms past which they make no figure together."""

_CATEGORY = regex.compile(r"(?r)(?<!\w)[Cc]ategory[ -]")  # a category 4 storm


def find(text: str, terms: Sequence[Term], sentence: Span) -> Iterator[tuple[Figure, int]]:
    """Yield the figures that the sentence's terms make, in order, and where the words of each end.

    >>> from factcheck.grammar import numerals, terms
    >>> text, whole = "five to seven of 34-year-olds", Span(0, 29)
    >>> made = [terms.term(text, each, whole) for each in numerals.find(text, *whole)]
    >>> [(str(figure.low), figure.rule) for figure, _ in find(text, made, whole)]
    [('5', 'range'), ('34', 'age')]
    """
    terms = composed(text, terms, sentence)
    at = 0
    while at < len(terms):
        first = terms[at]
        pair = _paired(text, first, terms[at + 1], sentence) if at + 1 < len(terms) else None
        if pair and pair.rule == "range" and pair.unit is None:
            pair = multiplied(text, pair) or pair
        figure = pair or _single(text, first, sentence)
        at += 2 if pair else 1
        yield figure, _end(figure, terms[at - 1])


def _end(figure: Figure, last: Term) -> int:
    """Where the figure's own words end: its number, or the unit after it."""
    unit_end = figure.unit_span.end if figure.unit_span else figure.span.end
    return max(figure.span.end, unit_end, last.end if figure.kind is None else 0)


def _paired(text: str, first: Term, second: Term, sentence: Span) -> Figure | None:
    if not 0 <= second.start - first.numeral.span.end <= _APART:
        return None
    figures = (pairing(text, first, second, sentence) for pairing in PAIRINGS)
    return next((figure for figure in figures if figure is not None), None)


def _single(text: str, term: Term, sentence: Span) -> Figure:
    numeral = term.numeral
    if numeral.form is Form.ORDINAL:
        return single(numeral.span, term.value, "ordinal", kind=Kind.RANK)
    if numeral.form is Form.MULTIPLE:
        return read_multiple(text, term)
    if tens := find_tens(text, term, sentence):
        return tens
    if age := read_age(text, term, sentence):
        return age
    if numeral.form is Form.VAGUE:
        return Figure(
            span=numeral.span,
            value=None,
            low=numeral.low,
            high=numeral.high,
            hedge=Hedge.VAGUE,
            unit=term.unit,
            unit_span=term.unit_span,
            rule=numeral.rule,
        )
    start = numeral.span.start
    if _CATEGORY.match(text, max(sentence.start, start - 10), start):
        return single(numeral.span, term.value, "category", kind=Kind.RANK)
    plain = _plain(term)
    return (None if term.unit else multiplied(text, plain)) or plain


def _plain(term: Term) -> Figure:
    numeral = term.numeral
    loose = "round" in numeral.flags
    share = numeral.form is Form.FRACTION and term.unit is None and numeral.rule != "glyph"
    return Figure(
        span=Span(term.first, numeral.span.end),
        value=term.value,
        low=None if loose else term.value,
        high=None if loose else term.value,
        hedge=Hedge.ABOUT if loose else Hedge.EXACT,
        kind=Kind.FRACTION if share else None,
        unit=term.unit,
        unit_span=term.unit_span,
        flags=tuple(flag for flag in numeral.flags if flag != "round"),
        rule=numeral.rule,
    )
