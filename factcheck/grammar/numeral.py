"""One number as written: what every reader of numbers returns, and what several of them look for."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from functools import cache

import regex

from factcheck.grammar.words import alternation
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


Reader = Callable[[str, Span, Span], Numeral | None]
"""Reads the number that a word opens. It gets the text, the word, and the stretch it may look at."""

GAP = r"(?:[ ]{1,2}|-)"
"""Between the words of one number: a space, which may be typed twice, or a hyphen."""

_ARTICLE = regex.compile(r"(?r)(?<!\w)(?i:an|a|one)(?:[ ]{1,2}|-)")


def article_before(text: str, at: int, start: int = 0) -> regex.Match[str] | None:
    """Return the article that belongs to the number at a place: "a dozen", "an eighth", "one third".

    >>> article_before("an eighth", 3).group()
    'an '
    """
    return _ARTICLE.match(text, max(start, at - 5), at)


def alone(text: str, start: int, end: int) -> bool:
    """Tell whether the text holds nothing else: a cell of a table, an answer, a figure to compare.

    >>> alone("a fifth.", 0, 7), alone("a fifth of them", 0, 7)
    (True, False)
    """
    short = len(text) - (end - start) <= 8
    return short and not text[:start].strip() and not text[end:].strip(" .?!\n")


def listed(*lists: str) -> list[str]:
    """Return the words of some lists of the numerals lexicon, longest first."""
    lexicon = tables("numerals")
    return sorted({word for name in lists for word in lexicon[name]}, key=lambda word: (-len(word), word))


@cache
def scale_words() -> dict[str, int]:
    """Return the words that multiply, with what by; in the plural, too, but for centuries at cricket.

    >>> scale_words()["dozens"], scale_words()["crore"], "hundreds" in scale_words()
    (12, 10000000, False)
    """
    scales: dict[str, int] = tables("numerals")["scale"]
    many = {f"{word}s": size for word, size in scales.items() if size > 144 or word == "dozen"}
    return scales | many


@cache
def odd() -> re.Pattern[str]:
    """Return the pattern of what may loosen a number inside it: 40-odd million."""
    return re.compile(rf"-odd(?=[ ](?:{'|'.join(scale_words())})(?!\w))", re.IGNORECASE)


def cased(words: list[str]) -> str:
    """Return a pattern for the words in lower case, capitalised and in capitals.

    >>> cased(["one"])
    '(?:O(?:NE|ne)|one)'
    """
    # listed forms are ten times faster than a case-insensitive scan
    return alternation(form for word in words for form in {word, word.capitalize(), word.upper()})


def share(numerator: int, denominator: int) -> Number:
    """Return a fraction as a decimal where that is exact: 0.75, but 1/3.

    >>> share(3, 4), share(1, 3)
    (Decimal('0.75'), Fraction(1, 3))
    """
    exact = Fraction(numerator, denominator)
    decimal = Decimal(exact.numerator) / Decimal(exact.denominator)
    return decimal if Fraction(decimal) == exact else exact


def tidy(value: Decimal) -> Decimal:
    """Return a whole number without decimals, where it has few enough digits; others as they are.

    >>> tidy(Decimal("3400000000.0")), tidy(Decimal("0.10"))
    (Decimal('3400000000'), Decimal('0.10'))
    """
    whole = value == value.to_integral_value() and value.adjusted() < 27
    return value.quantize(Decimal(1)) if whole else value
