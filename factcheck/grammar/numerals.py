"""Numbers as written, one at a time: digits and words, scales, fractions, ordinals, vague words.

An anchor scan finds where a number could begin; only there is anything tried. What two numbers
make together (a range, a score) is for `figures` to say.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factcheck.grammar.digits import GLYPHS, read_digits
from factcheck.grammar.groups import read_group, read_vague
from factcheck.grammar.number_words import read_words
from factcheck.grammar.numeral import Form, Numeral, cased, listed
from factcheck.grammar.parts import read_half, read_part_or_rank
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number

_GLYPH = "[" + "".join(GLYPHS) + "]"


@cache
def _anchor() -> re.Pattern[str]:
    """Where a number could begin. The standard library's scan is the quicker one here."""
    parts = listed("denominator")
    words = listed("cardinal", "scale", "vague", "group", "handful", "multiple", "ordinal")
    plurals = [f"{word}s" for word in parts if word not in {"half", "halve"}] + ["halves"]
    every = sorted({*words, *parts, *plurals} - {"halve"}, key=lambda word: (-len(word), word))
    return re.compile(rf"\d|{_GLYPH}|(?<![\w'])(?:{cased(every)})(?!\w)")


def find(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numbers written in text[start:end], in order, never overlapping.

    >>> [str(n.value) for n in find("two and a half million of 3.4bn", 0, 31)]
    ['2500000', '3400000000']
    """
    at = start
    while anchor := _anchor().search(text, at, end):
        numeral = _at(text, anchor.start(), start, end)
        if numeral is not None and numeral.span.end > at:
            yield numeral
        at = max(anchor.end(), numeral.span.end if numeral else 0)


def read(words: str) -> Number | None:
    """Return the value of a string that is one number, or None.

    >>> read("nineteen hundred"), read("1,400"), read("half a million"), read("hundreds")
    (Decimal('1900'), Decimal('1400'), Decimal('500000'), None)
    """
    numeral = next(find(words, 0, len(words)), None)
    return numeral.value if numeral and numeral.span == (0, len(words)) else None


def numeral_word(word: str) -> bool:
    """Tell whether a lower-case word opens a number: "dozens", "forty", "half".

    >>> numeral_word("several"), numeral_word("lorries")
    (True, False)
    """
    return _anchor().fullmatch(word) is not None


def _at(text: str, at: int, start: int, end: int) -> Numeral | None:
    if text[at].isdigit():
        return read_digits(text, at, start, end)
    if text[at] in GLYPHS:
        return Numeral(
            span=Span(at, at + 1), value=Fraction(GLYPHS[text[at]]), form=Form.FRACTION, rule="glyph"
        )
    matched = _anchor().match(text, at, end)
    word = matched.group().lower() if matched else ""
    lexicon = tables("numerals")
    stop = at + len(word)
    if word == "half":
        return read_half(text, at, stop)
    if word in lexicon["cardinal"] or word in lexicon["scale"]:
        return read_words(text, at, start, end)
    if word in lexicon["vague"]:
        return read_vague(text, at, stop, word)
    if word in lexicon["group"] or word in lexicon["handful"]:
        return read_group(text, at, stop, word)
    if word in lexicon["multiple"]:
        return Numeral(
            span=Span(at, stop),
            value=Decimal(str(lexicon["multiple"][word])),
            form=Form.MULTIPLE,
            rule="multiple",
        )
    return read_part_or_rank(text, at, stop, word)
