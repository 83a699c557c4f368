"""Hedges: the words before or after a figure that loosen or bound it."""

import re
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.grammar.wordlists import either
from factcheck.lexicon.load import tables
from factcheck.model.document import Span
from factcheck.model.quantity import Hedge, Number

_LONGEST = 5
"""Words in the longest phrase of the lexicon."""

_SKIPPED = 2
"""How many phrases that change nothing may stand between a hedge and its figure: "at least a further"."""

_SIGNS = frozenset("~≈<>≥≤")
_FASTENED = regex.compile(r"(?r)(?<!\w)(?i:under|over|sub)-")  # sub-500, the over-60s
_WORDS_LEFT = regex.compile(rf"(?r)(?:[^\s(),;:\"]+[ ]){{1,{_LONGEST}}}")


@dataclass(frozen=True, slots=True)
class Hedging:
    """A hedge and the words that make it."""

    hedge: Hedge
    span: Span


@cache
def _before() -> dict[tuple[str, ...], Hedge | None]:
    """Every phrase before a figure, word by word; None for those that change nothing."""
    lexicon = tables("hedges")
    neutral: dict[tuple[str, ...], Hedge | None] = {
        tuple(phrase.split()): None for phrase in lexicon["neutral"]["before"]
    }
    return neutral | {
        tuple(phrase.split()): hedge
        for hedge in Hedge
        for phrase in lexicon.get(hedge.value, {}).get("before", ())
    }


@cache
def _after() -> re.Pattern[str]:
    lexicon = tables("hedges")
    listed = {hedge: lexicon.get(hedge.value, {}).get("after") for hedge in Hedge}
    groups = "|".join(f"(?P<{hedge.value}>{either(phrases)})" for hedge, phrases in listed.items() if phrases)
    return re.compile(rf"[ ]?(?:{groups})(?![\w-])(?![ ](?:than|[\d£$€]))")


def before(text: str, start: int, sentence: Span) -> Hedging | None:
    """Return the hedge that ends right before `start`.

    >>> text = "no fewer than 300 arrests"
    >>> before(text, 14, Span(0, len(text)))
    Hedging(hedge=<Hedge.AT_LEAST: 'at_least'>, span=Span(start=0, end=13))
    """
    touching = text[start - 1 : start]
    if touching in _SIGNS:
        hedge = _before().get((touching,))
        return Hedging(hedge, Span(start - 1, start)) if hedge else None
    if touching == "-" and (fastened := _FASTENED.match(text, max(sentence.start, start - 6), start)):
        bound = Hedge.MORE_THAN if fastened.group().lower() == "over-" else Hedge.LESS_THAN
        return Hedging(bound, Span(*fastened.span()))
    window = _WORDS_LEFT.match(text, max(sentence.start, start - 48), start) if touching == " " else None
    return _nearest(window.group().split(), start - 1) if window else None


@cache
def _about_what() -> regex.Pattern[str]:
    """What makes the "over" behind it a reason: "a row over", "was sued over", "jailed for a year over"."""
    reason = tables("hedges")["reason"]
    disputes, verbs, priced = (either(reason[key]) for key in ("nouns", "verbs", "priced"))
    was = r"(?:being|been|were|was|are|is|be)[ ](?:[a-z]+ly[ ])?"
    term = r"(?:for[ ])?(?:[^\s.,;:]+[ ]){1,3}(?:months|years|weeks|life|days)[ ]"
    sum_ = r"[£$€][^\s;:]+[ ](?:[mb]illion[ ])?"
    whom = r"(?:(?:their|the|its|his|her|an?)[ ])?(?:[^\s.,;:]+[ ]){0,1}?[^\s.,;:]+[ ]"
    return regex.compile(
        rf"""
        (?r) (?<![\w-])
        (?: (?i:{disputes}) [ ]
          | {was} (?: (?i:{verbs}) | (?P<priced>{priced}) ) [ ]
          | (?i:{verbs}|{priced}) [ ] (?:{term} | (?:{whom})?? {sum_})
          | (?i:sued|sues|sue|suing) [ ] {whom} )
        """,
        regex.VERBOSE,
    )


def is_reason(text: str, start: int, sentence: Span, *, money: bool = False) -> bool:
    """Tell whether the "over" that starts there says what a dispute or a penalty is about.

    >>> text = "a row over £3m"
    >>> is_reason(text, text.index("over"), Span(0, len(text)))
    True
    """
    dispute = _about_what().match(text, max(sentence.start, start - 56), start)
    return dispute is not None and not (money and dispute["priced"])


def _nearest(words: list[str], end: int) -> Hedging | None:
    """The longest hedge that ends the words, or that only words without effect come after."""
    phrases, left = _before(), tuple(word.lower() for word in words)
    skipped = 0
    while left and skipped <= _SKIPPED:
        phrase = next((left[at:] for at in range(len(left)) if left[at:] in phrases), None)
        if phrase is None:
            return None
        length = len(phrase)
        start = end - len(" ".join(words[len(left) - length : len(left)]))
        hedge = phrases[phrase]
        if hedge is not None:
            return Hedging(hedge, Span(start, end))
        left, end = left[:-length], start - 1
        skipped += 1
    return None


def after(text: str, ends: tuple[int, ...]) -> Hedging | None:
    """Return the hedge that begins right after one of the places: the number's end, or the unit's.

    >>> after("50 or more people", (2,))
    Hedging(hedge=<Hedge.AT_LEAST: 'at_least'>, span=Span(start=3, end=10))
    """
    for end in dict.fromkeys(ends):
        words = _after().match(text, end)
        if words and words.lastgroup:
            return Hedging(Hedge(words.lastgroup), Span(*words.span(words.lastgroup)))
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
