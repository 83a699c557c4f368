"""Temperatures said by their tens: "highs in the low 90s", "in the upper 20s Celsius"."""

import re
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar.terms import Term
from factcheck.grammar.units import unit_at
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Figure

_REACH = 60
_S = re.compile(r"s(?!\w)")
_PART = regex.compile(r"(?r)(?<!\w)(?P<part>lower|upper|high|low|mid)[ -]")
_PARTS = {"low": (0, 3), "lower": (0, 3), "mid": (4, 6), "high": (7, 9), "upper": (7, 9)}
_SCALE = re.compile(r"[ ](?=Celsius|Fahrenheit|degrees)", re.IGNORECASE)


def in_tens_of_degrees(text: str, start: int, end: int) -> bool:
    """Tell whether "90s" is a temperature: the words before it speak of one, or a scale follows.

    >>> in_tens_of_degrees("highs in the 90s", 13, 16), in_tens_of_degrees("hits of the 90s", 12, 15)
    (True, False)
    """
    if _SCALE.match(text, end):
        return True
    return _weather().search(text, max(0, start - _REACH), start) is not None


@cache
def _weather() -> re.Pattern[str]:
    return re.compile(
        rf"(?<!\w)(?:{either(words('units', 'temperature', 'near'))})(?!\w)[^.;]*\Z", re.IGNORECASE
    )


def find_tens(text: str, term: Term, sentence: Span) -> Figure | None:
    """Return the ten degrees, or the part of them, that a temperature lies in.

    >>> from factcheck.grammar import numerals, terms
    >>> text, whole = "Highs were in the mid-80s.", Span(0, 26)
    >>> figure = find_tens(text, terms.term(text, next(numerals.find(text, *whole)), whole), whole)
    >>> figure.low, figure.high
    (Decimal('84'), Decimal('86'))
    """
    start, end = term.numeral.span
    tens = _S.match(text, end)
    value = term.numeral.value
    if tens is None or not isinstance(value, Decimal) or value % 10 or not 10 <= value <= 120:
        return None
    if not in_tens_of_degrees(text, start, tens.end()):
        return None
    part = _PART.match(text, max(sentence.start, start - 6), start)
    first, last = _PARTS[part["part"]] if part else (0, 9)
    scale = unit_at(text, tens.end() + 1, attached=False) if _SCALE.match(text, tens.end()) else None
    return Figure(
        span=Span(part.start() if part else start, tens.end()),
        value=None,
        low=value + first,
        high=value + last,
        unit=scale[0] if scale else "degree angle",
        unit_span=Span(tens.end(), scale[1]) if scale else None,
        rule="tens-of-degrees",
    )
