"""Parts of a whole in words, "a third", "two-thirds", "a quarter of a million"; and ranks: "third"."""

import re
from decimal import Decimal
from functools import cache

import regex

from factcheck.grammar.numeral import Form, Numeral, article_before, share, tidy
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

PART = re.compile(
    r"""
    [ -] (?P<part> thousandths?|hundredths?|twentieths?|twelfths?|quarters?|sevenths?|eighths?|fourths?
                 | fifths?|halves|half|ninths?|sixths?|tenths?|thirds? ) (?!\w)
    """,
    re.VERBOSE,
)
"""What makes the number before it a part: "two-thirds", "one fifth"."""

_SCALE = "million|billion|trillion"
_HALF_A = re.compile(  # half a million, half a dozen, half-million
    r"[ -](?:an?[ -])?(?P<scale>thousand|trillion|billion|hundred|million|crore|dozen|score|lakh)(?!\w)"
)
_HALF_OF = re.compile(r"[ ](?:their|these|those|your|all|her|his|its|our|the|my|of)(?!\w)")  # half the homes
_QUARTER_SCALE = re.compile(rf"[ -](?P<scale>{_SCALE})(?!\w)")  # quarter million
_OF_SCALE = re.compile(rf"[ ]of[ ]an?[ ](?P<scale>{_SCALE})(?!\w)")  # a third of a million
_OF_OR_MORE = re.compile(  # a third of, a third less
    r"[ ](?:smaller|bigger|higher|larger|longer|fewer|lower|less|more|of)(?!\w)"
)
_SHARE_BEFORE = regex.compile(  # fell by a third, more than a third
    r"(?r)(?<!\w)(?:roughly|almost|around|nearly|about|under|just|only|over|than|by|to)[ ]"
)
_NO_NOUN = (
    "before|since|while|after|from|last|this|over|when|were|have|said"
    "|and|for|was|are|had|has|to|in|on|at|or|as|by|is"
)
_NOUN_NEXT = re.compile(rf"[ ](?!{_NO_NOUN})[a-z]+")  # "a third candidate" is a rank


@cache
def _half_a_unit() -> re.Pattern[str]:
    """What makes "half" a number of its own: half an hour, half a percentage point."""
    return re.compile(rf"[ ]an?[ ](?:{either(words('numerals', 'half', 'before_a'))})")


@cache
def plural_parts() -> frozenset[str]:
    """Return the plurals of the words for parts: thirds, quarters, halves."""
    return frozenset(f"{part}s" for part in tables("numerals")["denominator"] if part != "half") | {"halves"}


def part_of(text: str, first: int, numerator: int, part: re.Match[str]) -> Numeral | None:
    """Return so many parts as one number: "two-thirds"; None for "two quarters" of a year.

    >>> text = "two-thirds"
    >>> part_of(text, 0, 2, PART.match(text, 3)).value
    Fraction(2, 3)
    """
    word = part["part"]
    plural = word.endswith("s")
    if plural != (numerator > 1):
        return None
    denominator = tables("numerals")["denominator"]["half" if word == "halves" else word.removesuffix("s")]
    # "one half" of a match and "two quarters" of a year are no fractions
    of_time = word == "half" or (plural and denominator == 4)
    if of_time and text[part.start()] == " " and not _OF_OR_MORE.match(text, part.end()):
        return None
    return _fraction(first, part.end(), share(numerator, denominator))


def read_half(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the half that stands there, with its scale: "half a million", "half of", "a half-mile".

    >>> text = "half a million"
    >>> read_half(text, Span(0, 4), Span(0, 14)).value
    Decimal('500000')
    """
    at, stop = anchor
    if scale := _HALF_A.match(text, stop):
        size = Decimal(tables("numerals")["scale"][scale["scale"]])
        flags = ("round",) if size == 12 else ()
        span = Span(at, scale.end())
        return Numeral(
            span=span, value=tidy(size / 2), form=Form.WORDS, scale=size, flags=flags, rule="half-a"
        )
    article = article_before(text, at, within.start)
    compound = article is not None and text[stop : stop + 1] == "-" and text[article.start()] in "aA"
    if compound or _half_a_unit().match(text, stop):
        return Numeral(span=anchor, value=Decimal("0.5"), form=Form.WORDS, rule="half-a")
    if article and _OF_OR_MORE.match(text, stop):
        return _fraction(article.start(), stop, Decimal("0.5"))
    return _fraction(at, stop, Decimal("0.5")) if _HALF_OF.match(text, stop) else None


def read_part_or_rank(text: str, anchor: Span, within: Span) -> Numeral | None:
    """Return the part of a whole or the rank that stands there: "a third of", "the third".

    >>> text = "a third of them"
    >>> read_part_or_rank(text, Span(2, 7), Span(0, 15)).value
    Fraction(1, 3)
    """
    lexicon = tables("numerals")
    at, stop = anchor
    word = text[at:stop].lower()
    article = article_before(text, at, within.start)
    if article is None and word == "quarter" and (scale := _QUARTER_SCALE.match(text, stop)):
        return _scaled(at, scale, Decimal("0.25"))
    is_part = article is not None and word in lexicon["denominator"]
    if article and is_part and (_OF_OR_MORE.match(text, stop) or _stands_alone(text, article.start(), stop)):
        value = share(1, lexicon["denominator"][word])
        if scale := _OF_SCALE.match(text, stop):
            return _scaled(article.start(), scale, value)
        return _fraction(article.start(), stop, value)
    if word in lexicon["ordinal"]:
        rank = Decimal(lexicon["ordinal"][word])
        return Numeral(span=anchor, value=rank, form=Form.ORDINAL, rule="ordinal")
    return None


def _fraction(first: int, end: int, value: Number) -> Numeral:
    return Numeral(span=Span(first, end), value=value, form=Form.FRACTION, rule="fraction")


def _scaled(first: int, scale: re.Match[str], part: Number) -> Numeral:
    """Part of a scale: "a quarter of a million" is 250,000."""
    size = tables("numerals")["scale"][scale["scale"]]
    value = tidy(part * size) if isinstance(part, Decimal) else part * size
    return Numeral(span=Span(first, scale.end()), value=value, form=Form.WORDS, rule="fraction")


def _stands_alone(text: str, start: int, stop: int) -> bool:
    """Whether "a third" is a part although no "of" follows: "fell by more than a third"."""
    if text[stop : stop + 1] == ",":
        return True
    measured_by = _SHARE_BEFORE.match(text, max(0, start - 12), start)
    return measured_by is not None and not _NOUN_NEXT.match(text, stop)
