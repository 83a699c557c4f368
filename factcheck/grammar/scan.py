"""An independent look for numbers: digits and the plainest number words, whatever the grammar made of them."""

import re
from collections.abc import Iterable
from functools import cache

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.document import Span


@cache
def _plain() -> re.Pattern[str]:
    words = [word for word in tables("numerals")["cardinal"] if word != "nil"]
    scales = [
        "hundred",
        "thousand",
        "million",
        "billion",
        "trillion",
        "dozen",
        "hundreds",
        "thousands",
        "millions",
        "dozens",
    ]
    listed = sorted(words + scales, key=len, reverse=True)
    return re.compile(rf"\d(?:[\d,.]*\d)?|\b(?:{'|'.join(listed)})\b", re.IGNORECASE)


def unaccounted(text: str, records: Iterable[Claim]) -> tuple[Span, ...]:
    """Return the numbers of a text that none of the records covers.

    >>> unaccounted("1,400 dead", ())
    (Span(start=0, end=5),)
    """
    covered = sorted((record.number_start, record.number_end) for record in records)
    missed: list[Span] = []
    index, reach = 0, 0
    for number in _plain().finditer(text):
        while index < len(covered) and covered[index][0] <= number.start():
            reach = max(reach, covered[index][1])
            index += 1
        if number.start() >= reach:
            missed.append(Span(*number.span()))
    return tuple(missed)
