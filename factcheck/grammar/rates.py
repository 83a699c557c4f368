"""Rates: "a day", "per head", "each week", "-a-year"."""

import re
from dataclasses import dataclass
from functools import cache

from factcheck.grammar.compounds import divisor_at
from factcheck.grammar.plurals import singular
from factcheck.grammar.units import time_unit, unit_at
from factcheck.grammar.wordlists import either, words
from factcheck.lexicon.load import tables
from factcheck.model.document import Span

_THEN = re.compile(
    r"[ ](?:earlier|(?:before|after)(?![ ]tax)|later|ahead|prior|ago|old|on[ ]from|in[ ]advance)(?!\w)"
)
_ADJECTIVE = r"(?:additional|single|extra|other|whole|full|new|one)"
_PER = re.compile(
    rf"""
    (?P<of>[ ]of[ ][a-z]+|[ ](?:in[ ])?cash|[ ]each(?=[ ]an?[ ]))?  # litres of water a day, cash per share
    (?: [ ]?(?P<slash>/)[ ]?                                    # 5/day
      | [ ]for[ ](?P<for>every|each)[ ](?!(?:{_ADJECTIVE}|of)[ ])  # for each tree
      | [ ](?P<link>every|each|per|an|a)[ -]                    # a day, per head, a-year
      | -(?P<joined>per|an|a)- )                                # -a-year
    (?P<unit>[A-Za-z]+(?:-[a-z]+)?)(?!\w)
    """,
    re.VERBOSE,
)
_POWERS = frozenset({"square", "cubic"})


@dataclass(frozen=True, slots=True)
class Rate:
    """What a quantity is counted over: "day", and where the words end."""

    per: str
    end: int


@cache
def _adverb() -> re.Pattern[str]:
    return re.compile(rf"[ ](?P<word>{either(tables('nouns')['rate_adverbs'])})(?!\w)")


def find_rate(text: str, at: int, sentence: Span, *, measured: bool = False) -> Rate | None:
    """Return the rate that begins right after `at`; after a unit (`measured`) it may be in symbols.

    >>> text = "£10m a year"
    >>> find_rate(text, 4, Span(0, len(text)))
    Rate(per='year', end=11)
    >>> find_rate("12 g/km", 4, Span(0, 7), measured=True)
    Rate(per='kilometre', end=7)
    """
    rate = _rate(text, at, sentence, measured=measured)
    if rate is None or not text.startswith((" per ", "/"), rate.end):
        return rate
    # 140 litres per person per day, 140 l/person/day
    over = _rate(text, rate.end, sentence, measured=False)
    return Rate(f"{rate.per} per {over.per}", over.end) if over else rate


def _rate(text: str, at: int, sentence: Span, *, measured: bool) -> Rate | None:
    if measured and (divisor := divisor_at(text, at, sentence.end)):
        return Rate(*divisor)
    if adverb := _adverb().match(text, at, sentence.end):
        return Rate(tables("nouns")["rate_adverbs"][adverb["word"]], adverb.end())
    rate = _PER.match(text, at, sentence.end)
    if rate is None:
        return None
    if unit := time_unit(rate["unit"]):
        # no "5 a year ago"
        return None if _THEN.match(text, rate.end()) else Rate(unit, rate.end())
    stated = rate["link"] == "per" or (rate["link"] and rate["unit"] in _POWERS)
    if stated and (measure := unit_at(text, rate.start("unit"), attached=False)):
        # a unit of several words: "per square foot", "a cubic metre"
        return Rate(*measure)
    word = rate["unit"].lower()
    link = rate["slash"] or rate["link"] or rate["joined"]
    countable = word in words("nouns", "per")
    if word != "cent" and (link == "per" or (link == "/" and countable)):
        return Rate(singular(word), rate.end())
    if countable and link not in {"per", "/"} and not rate["of"]:
        return Rate(word, rate.end())
    if rate["for"]:
        # "£40 for each tree"
        return Rate(singular(word), rate.end())
    if link in {"each", "every"} and word in words("nouns", "per", "seasons"):
        return Rate(word, rate.end())
    return None
