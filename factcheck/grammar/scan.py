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
    covered = sorted(record.number_span for record in records)
    missed: list[Span] = []
    following, reach = 0, 0
    for number in _numbers(text):
        while following < len(covered) and covered[following].start <= number.start:
            reach = max(reach, covered[following].end)
            following += 1
        if number.start >= reach:
            missed.append(number)
    return tuple(missed)


def _numbers(text: str) -> Iterator[Span]:
    lower = text.lower()
    # a few capitals are two characters in lower case; where a text has one, only plain words are seen
    spaced = f" {lower if len(lower) == len(text) else text}"
    for match in _number().finditer(spaced):
        start, end = match.span("word") if match["word"] else match.span()
        # "bénine" is no nine
        if not (match["word"] and spaced[start - 1].isalpha()):
            yield Span(start - 1, end - 1)
