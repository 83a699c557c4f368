"""Relative clauses that hold an attribution: "a levy that officials say would cost £5m was dropped"."""

from functools import cache
from itertools import islice

import regex

from factcheck.grammar.letters import finite
from factcheck.model.document import Span

# How much of a sentence before a relative clause is searched for its verb.
_HEAD = 160
# No relative clause goes on for more characters than this after its verb.
_LONGEST = 400


def end(text: str, low: int, words: Span, high: int) -> int:
    """Return where the relative clause that holds an attribution's words ends.

    At a comma; or, where the clause belongs to the subject of the sentence, before the sentence's verb.

        >>> text = "A levy that officials say would cost £5m was dropped."
        >>> text[25 : end(text, 0, Span(12, 25), len(text))]
        ' would cost £5m '
    """
    high = min(high, words.end + _LONGEST)
    comma = text.find(", ", words.end, high)
    high = comma if comma >= 0 else high
    if _parenthetic().search(text, max(low, words.start - 10), words.end):
        return high
    if _verb().search(text, max(low, words.start - _HEAD), words.start):
        return high
    verbs = [match.start() for match in islice(_verb_or_plural().finditer(text, words.end, high), 2)]
    return verbs[-1] if len(verbs) == 2 else high


def verb_at(text: str, at: int) -> bool:
    """Tell whether a finite verb stands at a position.

    >>> verb_at("police said killed 30", 12), verb_at("police said officers", 12)
    (True, False)
    """
    return _verb().match(text, at) is not None


def verb_within(text: str, start: int, end: int) -> bool:
    """Tell whether a finite verb stands between two positions."""
    return _verb().search(text, start, end) is not None


@cache
def _parenthetic() -> "regex.Pattern[str]":
    return regex.compile(r",\s(?:who|which|whom|that)\s")


# "would be killed" is one verb, and "and hurt" is the clause's second, not the sentence's
_GOES_ON = r"""(?<! \b(?: and|or|but|to|who|which|that|be|been|was|were|is|are|has|have|had|would|could|will
    |may|might )\s )"""


@cache
def _verb() -> "regex.Pattern[str]":
    # of the present, those alone that are hardly ever a noun's plural after "police say"
    return regex.compile(rf"\b(?:{finite()}|costs|kills|takes|needs|makes|leaves|saves)\b")


@cache
def _verb_or_plural() -> "regex.Pattern[str]":
    # in doubt, "parks" is a verb: what is cut off has no speaker rather than a false one
    plural = r"(?<!\d\p{L}{0,2}\s)\b\p{Ll}{2,}[^\Ws]s\b"
    return regex.compile(rf"{_GOES_ON} (?: {_verb().pattern} | {plural} )", regex.VERBOSE)
