"""Words that say where something happened: "in Leeds", "near the town of Ely", "in the Donetsk region"."""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.grammar import names, periods
from factcheck.grammar.words import alternation
from factcheck.lexicon.load import tables
from factcheck.model.document import Span


@cache
def _places() -> re.Pattern[str]:
    words = tables("places")
    capital = r"[^\W\d_a-z][\w'-]*+"
    direction, kind = alternation(words["directions"]), alternation(words["kinds"])
    return re.compile(
        rf"""
        \b (?: [Ii]n | [Aa]t | [Nn]ear | [Aa]cross | [Oo]n (?=\sthe\s(?:[\w-]+\s)?island) ) \s
        (?: (?:the|a)\s (?:[\w-]+\s){{0,2}}? {kind} (?:\sof|,)?\s )?+       # the Russian city of
        (?P<place>
            (?:the\s)? (?: {direction} [a-z-]*\s )?
            (?!(?:{periods.weekday_or_month()}|Mr|Mrs|Ms|Dr|Sir|Lord|Lady|Prof)\b) {capital}
            (?: \s(?:of\s(?:the\s)?|upon\s|and\s)?{capital} ){{0,4}}
            (?: \s{kind}\b )?                                                   # the Donetsk region
        )
        (?P<noun> \s [a-z]++ )?""",
        re.VERBOSE,
    )


@cache
def _after() -> frozenset[str]:
    return frozenset(tables("places")["after"])


@cache
def _other() -> frozenset[str]:
    return frozenset(tables("places")["other"])


def find(text: str, sentence: Span) -> Iterator[tuple[int, int]]:
    """Yield where the places of a sentence stand, in order.

    >>> text = "Ten died in the Russian city of Belgorod and six in British custody."
    >>> [text[start:end] for start, end in find(text, Span(0, len(text)))]
    ['Belgorod']
    """
    given = names.lexicon().given
    for match in _places().finditer(text, *sentence):
        words = match["place"].split(" ")
        noun = match["noun"]
        is_adjective = noun and noun[1:] not in _after() and names.is_country(words[-1])
        is_person = len(words) > 1 and words[0] in given and words[1] not in ("and", "of")
        if words[0] in _other():
            continue
        if not is_person and not is_adjective:
            yield match.span("place")
