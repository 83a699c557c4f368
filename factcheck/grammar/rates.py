"""Rates: "a day", "per head", "each week", "-a-year"."""

from dataclasses import dataclass

import regex

from factcheck.grammar.plurals import singular
from factcheck.grammar.units import time_unit
from factcheck.model.document import Span

_PER = regex.compile(
    r"""
    (?P<of>[ ]of[ ][a-z]+)?
    (?: [ ]?/[ ]? | [ ](?:per|a|an|each|every)[ ] | -(?:per|a|an)- | [ ]per[ ](?!cent) )
    (?P<unit>[A-Za-z]+(?:-[a-z]+)?)(?!\w)
    (?![ ](?:earlier|ago|later|before|after|old|on[ ]from|ahead|prior|in[ ]advance))
    """,
    regex.VERBOSE,
)
_ADVERB = regex.compile(r"[ ](?P<word>annually|daily|weekly|monthly|hourly|yearly|apiece|nightly)(?!\w)")
_ADVERBS = {"annually": "year", "daily": "day", "weekly": "week", "monthly": "month", "hourly": "hour", "yearly": "year",
            "apiece": "item", "nightly": "night"}  # fmt: skip
_HEADS = frozenset(
    """head person share barrel litre liter tonne ton kilo kilogram kg pound ounce gallon mile kilometre km unit household pupil student patient
    worker employee employees capita night shift ticket vehicle car passenger plate dose ounce bottle pint cup bag square acre hectare game match season seat room
    item copy hour go pop piece child family home house visit flight trip journey meal mwh kwh megawatt bushel dozen week-end weekend fortnight term lap minute second""".split()
)


@dataclass(frozen=True, slots=True)
class Rate:
    """What a quantity is counted over: "day", and where the words end."""

    per: str
    end: int


def find_rate(text: str, at: int, sentence: Span) -> Rate | None:
    """Return the rate that begins right after `at`.

    >>> text = "£10m a year"
    >>> find_rate(text, 4, Span(0, len(text)))
    Rate(per='year', end=11)
    """
    adverb = _ADVERB.match(text, at, sentence.end)
    if adverb:
        return Rate(_ADVERBS[adverb["word"]], adverb.end())
    found = _PER.match(text, at, sentence.end)
    if found is None:
        return None
    word = found["unit"]
    link = found.group()[len(found["of"] or "") : -len(word)].strip(" -")
    unit = time_unit(word)
    if unit:
        return Rate(unit, found.end())
    lowered = word.lower()
    if link == "per" or link == "/" and lowered in _HEADS:
        if lowered == "cent":
            return None
        return Rate(singular(lowered), found.end())
    if lowered in _HEADS and link in {"a", "an", "each", "every"} and not found["of"]:
        return Rate(lowered, found.end())
    return None
