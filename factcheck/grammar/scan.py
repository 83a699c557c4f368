"""An independent look for numbers: digits and the plainest number words, whatever the grammar said."""

import re
from collections.abc import Iterable
from functools import cache

from factcheck.grammar.wordlists import either
from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.document import Span

_SCALES = ("hundred", "thousand", "million", "billion", "trillion", "dozen")
_MANY = ("hundreds", "thousands", "millions", "dozens")


@cache
def _plain() -> re.Pattern[str]:
    words = either({*tables("numerals")["cardinal"], *_SCALES, *_MANY} - {"nil"})
    return re.compile(rf"\d(?:[\d,.]*\d)?|\b(?:{words})\b", re.IGNORECASE)


def unaccounted(text: str, records: Iterable[Claim]) -> tuple[Span, ...]:
    """Return the numbers of a text that none of the records covers.

    >>> unaccounted("1,400 dead", ())
    (Span(start=0, end=5),)
    """
    covered = sorted(record.number_span for record in records)
    missed: list[Span] = []
    following, reach = 0, 0
    for number in _plain().finditer(text):
        while following < len(covered) and covered[following].start <= number.start():
            reach = max(reach, covered[following].end)
            following += 1
        if number.start() >= reach:
            missed.append(Span(*number.span()))
    return tuple(missed)
