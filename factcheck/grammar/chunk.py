"""Where a rule looks that sets a number aside: the chunk it stands in, and a few words to either side."""

import re
from collections.abc import Callable
from functools import cache

from factcheck.grammar.numeral import Numeral
from factcheck.grammar.wordlists import either, words
from factcheck.model.document import Span
from factcheck.model.quantity import Aside, SetAside

Rule = Callable[[str, Numeral, Span], SetAside | None]
"""A rule gets the text, a numeral in it, and the chunk around the numeral."""

_REACH = 60
_UP_TO_SPACE = re.compile(rf"[^ \n]{{0,{_REACH}}}")


def chunk_at(text: str, span: Span) -> Span:
    """Return the stretch between white space around a span, at most 60 characters to either side.

    >>> chunk_at("see example.org/2024 now", Span(16, 20))
    Span(start=4, end=20)
    """
    low = max(0, span.start - _REACH)
    space = max(text.rfind(" ", low, span.start), text.rfind("\n", low, span.start))
    after = _UP_TO_SPACE.match(text, span.end)
    return Span(max(low, space + 1), after.end() if after else span.end)


def covering(
    pattern: re.Pattern[str], text: str, numeral: Numeral, left: int, right: int
) -> re.Match[str] | None:
    """Return the match of a pattern around the numeral, within so many characters to the left and right.

    >>> from factcheck.grammar.numerals import find
    >>> text = "at 10:45"
    >>> covering(re.compile("[0-9]+:[0-9]+"), text, next(find(text, 0, 8)), 8, 8).group()
    '10:45'
    """
    start, end = numeral.span
    for match in pattern.finditer(text, max(0, start - left), min(len(text), end + right)):
        if match.start() > start:
            return None
        if start < match.end():
            return match
    return None


def unit_follows(text: str, end: int) -> bool:
    """Tell whether a common unit stands after a number, which then is no year and no part of a name.

    >>> unit_follows("1900 tonnes", 4), unit_follows("1900 was", 4)
    (True, False)
    """
    return _common_units().match(text, end) is not None


@cache
def _common_units() -> re.Pattern[str]:
    return re.compile(rf"[ -]?(?:%|{either(words('set_aside', 'measured', 'units'))})(?!\w)")


def aside(start: int, end: int, reason: Aside, rule: str) -> SetAside:
    """Return a number set aside."""
    return SetAside(span=Span(start, end), reason=reason, rule=rule)
