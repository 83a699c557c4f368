"""One number as written: what every reader of numbers returns."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number


class Form(StrEnum):
    """How a numeral is written, which decides what it may be part of."""

    DIGITS = "digits"
    WORDS = "words"
    ORDINAL = "ordinal"
    VAGUE = "vague"
    GROUP = "group"
    FRACTION = "fraction"
    MULTIPLE = "multiple"
    CODE = "code"
    """A run of digits too long to be a number that anyone counted."""
    UNREAD = "unread"
    """A word for a number with no number before it: "the million-pound house"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One number as written: "1,400", "two and a half million", "dozens"."""

    span: Span
    value: Number | None
    low: Number | None = None
    high: Number | None = None
    form: Form
    scale: Decimal = Decimal(1)
    """What a scale word after the number multiplied it by: a range shares it backwards."""
    flags: tuple[str, ...] = ()
    rule: str


ARTICLE = regex.compile(r"(?r)(?<!\w)(?:an|a|A|An|one|One)[ -]")
"""The article that belongs to the number after it: "a dozen", "an eighth", "one third"."""


def listed(*lists: str) -> list[str]:
    """Return the words of some lists of the numerals lexicon, longest first."""
    lexicon = tables("numerals")
    return sorted({word for name in lists for word in lexicon[name]}, key=lambda word: (-len(word), word))


def cased(words: list[str]) -> str:
    """Return an alternation of the words in lower case, capitalised and in capitals."""
    # listed forms are ten times faster than a case-insensitive scan
    return "|".join(form for word in words for form in dict.fromkeys((word, word.capitalize(), word.upper())))


def share(numerator: int, denominator: int) -> Number:
    """Return a fraction as a decimal where that is exact: 0.75, but 1/3.

    >>> share(3, 4), share(1, 3)
    (Decimal('0.75'), Fraction(1, 3))
    """
    exact = Fraction(numerator, denominator)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return decimal if Fraction(decimal) == exact else exact


def tidy(value: Decimal) -> Decimal:
    """Return 3400000000 for 3400000000.0; 0.10 keeps the nought that was printed."""
    return (
        value.quantize(Decimal(1)) if value == value.to_integral_value() and value.adjusted() < 27 else value
    )
