"""Numbers as written, one at a time: digits and words, scales, fractions, ordinals, vague words.

An anchor scan finds where a number could begin; only there is anything tried. What two numbers
make together (a range, a score) is for `figures` to say.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache

from factcheck.grammar.digits import read_digits
from factcheck.grammar.groups import decades, read_decade, read_group, read_vague
from factcheck.grammar.notations import GLYPHS
from factcheck.grammar.number_words import read_words
from factcheck.grammar.numeral import Form, Numeral, Reader, cased, listed
from factcheck.grammar.parts import plural_parts, read_half, read_part_or_rank
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Number


def find(text: str, start: int, end: int) -> Iterator[Numeral]:
    """Yield the numbers written in text[start:end], in order, never overlapping.

    >>> [str(n.value) for n in find("two and a half million of 3.4bn", 0, 31)]
    ['2500000', '3400000000']
    """
    at, within = start, Span(start, end)
    while opening := anchor().search(text, at, end):
        numeral = _at(text, Span(*opening.span()), within)
        if numeral is not None and numeral.span.end > at:
            yield numeral
        at = max(opening.end(), numeral.span.end if numeral else 0)


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
    return word in _readers()


@cache
def anchor() -> re.Pattern[str]:
    """Return the pattern of all that a number could begin with; nothing is tried anywhere else."""
    # the standard library's scan is the quicker one here
    glyphs = "".join(GLYPHS)
    return re.compile(rf"\d|[{glyphs}]|(?<![\w'])(?:{cased(list(_readers()))})(?!\w)")


def _at(text: str, anchor: Span, within: Span) -> Numeral | None:
    first = text[anchor.start]
    if first.isdecimal():
        return read_digits(text, anchor, within)
    if first in GLYPHS:
        value = Fraction(GLYPHS[first])
        return Numeral(span=anchor, value=value, form=Form.FRACTION, rule="glyph")
    return _readers()[text[anchor.start : anchor.end].lower()](text, anchor, within)


def _read_multiple(text: str, word: Span, within: Span) -> Numeral:
    times = tables("numerals")["multiple"][text[word.start : word.end].lower()]
    return Numeral(span=word, value=Decimal(str(times)), form=Form.MULTIPLE, rule="multiple")


@cache
def _readers() -> dict[str, Reader]:
    """Who reads a number that opens with a word. Of a word in two lists, the first here has it."""
    readers: tuple[tuple[Iterable[str], Reader], ...] = (
        (("half",), read_half),
        (listed("cardinal", "scale"), read_words),
        (listed("vague"), read_vague),
        (listed("group", "handful"), read_group),
        (decades(), read_decade),
        (listed("multiple"), _read_multiple),
        (listed("ordinal", "denominator"), read_part_or_rank),
        (plural_parts(), read_part_or_rank),
    )
    return {word: reader for words, reader in reversed(readers) for word in words}
