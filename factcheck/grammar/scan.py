"""An independent look for numbers: digits of any script and number words, whatever the grammar made of them.

It shares no word list and no pattern with the grammar, and knows more: a number that the grammar cannot
read is still seen here, and is reported as unaccounted for.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.document import Span

_DIGITS = r"(?:[\d,.]*\d)?"  # the rest of 1,400
_SIGN = r"(?<=[¼-¾⅐-↋①-⓿❶-➓])"  # ½ Ⅳ ①: one character, one number
# 10²; but "km²" is a unit, and "left.²" has a note
_RAISED = r"(?<=[⁰⁴-⁹₀-₉²³¹])(?<![^\W\d_].)(?<!['\".,;:!?)\]].)"


@cache
def _number() -> re.Pattern[str]:
    words = alternation(word for listed in tables("scan").values() for word in listed)
    # one character to begin with, which the engine leaps to: a word begins after something that is no letter
    return re.compile(rf"[^a-z](?:(?<=\d){_DIGITS}|{_SIGN}|{_RAISED}|(?P<word>{words})(?!\w))")


def unaccounted(text: str, records: Iterable[Claim]) -> tuple[Span, ...]:
    """Return the numbers of a text that none of the records covers.

    >>> unaccounted("1,400 or umpteen dead", ())
    (Span(start=0, end=5), Span(start=9, end=16))
    """
    listed = tuple(records)
    numbers, phrases = _Reach(each.number_span for each in listed), _Reach(each.span for each in listed)
    return tuple(
        number
        for number in _numbers(text)
        if not numbers.over(number.start)
        and not (phrases.over(number.start) and _is_in_unit(text, number.start))
    )


class _Reach:
    """How far spans reach, for places of a text that are asked about in order."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._next = self._reach = 0

    def over(self, at: int) -> bool:
        """Tell whether a place lies in one of the spans."""
        while self._next < len(self._spans) and self._spans[self._next].start <= at:
            self._reach = max(self._reach, self._spans[self._next].end)
            self._next += 1
        return at < self._reach


def _is_in_unit(text: str, at: int) -> bool:
    """Whether a number belongs to a unit, and is counted with its phrase: 5 km2, 10 m s-1."""
    before = text[max(0, at - 3) : at]
    return before.rstrip("-\u2212").removesuffix("^")[-1:].isalpha()


def _numbers(text: str) -> Iterator[Span]:
    lower = text.lower()
    # a few capitals are two characters in lower case; where a text has one, only plain words are seen
    spaced = f" {lower if len(lower) == len(text) else text}"
    for match in _number().finditer(spaced):
        start, end = match.span("word") if match["word"] else match.span()
        # "bénine" is no nine
        if not (match["word"] and spaced[start - 1].isalpha()):
            yield Span(start - 1, end - 1)
