"""Hedges: the words before or after a figure that loosen or bound it."""

from dataclasses import dataclass
from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Hedge, Number

_LONGEST = 5
"""Words in the longest phrase of the lexicon."""

_WORDS_LEFT = regex.compile(r"(?r)(?:[^\s(),;:\"]+[ ]){1,5}")
_TEMPORAL = regex.compile(r"(?r)(?<!\w)(?:over|around|about|above|under|below|beyond)[ ]")


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge and the words that make it."""

    hedge: Hedge
    span: Span


@cache
def _before() -> dict[tuple[str, ...], Hedge | None]:
    lexicon = tables("hedges")
    phrases: dict[tuple[str, ...], Hedge | None] = {
        tuple(phrase.split()): None for phrase in lexicon["neutral"]["before"]
    }
    for hedge in Hedge:
        for phrase in lexicon.get(hedge.value, {}).get("before", ()):
            phrases[tuple(phrase.split())] = hedge
    return phrases


@cache
def _after() -> regex.Pattern[str]:
    lexicon = tables("hedges")
    groups = []
    for hedge in Hedge:
        phrases = sorted(lexicon.get(hedge.value, {}).get("after", ()), key=len, reverse=True)
        if phrases:
            listed = "|".join(regex.escape(phrase) for phrase in phrases)
            groups.append(f"(?P<{hedge.value}>{listed})")
    return regex.compile(rf"[ ]?(?:{'|'.join(groups)})(?![\w])(?! than)")


def before(text: str, start: int, sentence: Span) -> Hedging | None:
    """Return the hedge that ends right before `start`.

    >>> text = "no fewer than 300 arrests"
    >>> before(text, 14, Span(0, len(text)))
    Hedging(hedge=<Hedge.AT_LEAST: 'at_least'>, span=Span(start=0, end=13))
    """
    if start and text[start - 1] in "~≈<>≥≤":
        sign = _before().get((text[start - 1],))
        return Hedging(sign, Span(start - 1, start)) if sign else None
    if start and text[start - 1] == "-" and text[max(0, start - 4) : start - 1].lower() == "sub":
        return Hedging(Hedge.LESS_THAN, Span(start - 4, start))
    window = _WORDS_LEFT.match(text, max(sentence.start, start - 48), start)
    if window is None:
        return None
    return _longest(window.group().split(), start - 1)


def _longest(words: list[str], end: int) -> Hedging | None:
    neutral_skipped = 0
    while words and neutral_skipped <= 2:
        for size in range(min(_LONGEST, len(words)), 0, -1):
            phrase = tuple(word.lower() for word in words[-size:])
            if phrase not in _before():
                continue
            hedge = _before()[phrase]
            length = sum(len(word) for word in words[-size:]) + size - 1
            if hedge is not None:
                return Hedging(hedge, Span(end - length, end))
            words, end = words[:-size], end - length - 1
            neutral_skipped += 1
            break
        else:
            return None
    return None


def after(text: str, ends: tuple[int, ...]) -> Hedging | None:
    """Return the hedge that begins right after one of the places: the number's end, or the unit's.

    >>> after("50 or more people", (2,))
    Hedging(hedge=<Hedge.AT_LEAST: 'at_least'>, span=Span(start=3, end=10))
    """
    for end in dict.fromkeys(ends):
        found = _after().match(text, end)
        if found and found.lastgroup:
            words = found.group()
            return Hedging(Hedge(found.lastgroup), Span(end + len(words) - len(words.lstrip()), found.end()))
    return None


def bounds(hedge: Hedge, value: Number | None) -> tuple[Number | None, Number | None]:
    """Return the interval that a hedge allows around a single value.

    >>> from decimal import Decimal
    >>> bounds(Hedge.AT_MOST, Decimal(20))
    (None, Decimal('20'))
    """
    if hedge is Hedge.EXACT:
        return value, value
    if hedge in {Hedge.MORE_THAN, Hedge.AT_LEAST}:
        return value, None
    if hedge in {Hedge.NEARLY, Hedge.LESS_THAN, Hedge.AT_MOST}:
        return None, value
    return None, None
