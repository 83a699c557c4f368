"""Whether two claims are of one story: figures of the same thing may be of two floods."""

import calendar
from functools import cache, lru_cache

import regex

from factcheck.model.claim import Claim

_DAYS_AND_MONTHS = frozenset(word.lower() for word in (*calendar.day_name, *calendar.month_name))

_SENTENCES = 10_000
"""As many sentences are remembered: an import holds the same ones against one article after the other."""


@cache
def _name() -> "regex.Pattern[str]":
    # not the first word of a sentence: that has its capital anyway
    return regex.compile(r"(?<=[\w,;:)’'\"”]\s[“\"‘'(]?)\p{Lu}[\p{L}’'-]+")


@lru_cache(maxsize=_SENTENCES)
def names(sentence: str) -> frozenset[str]:
    """Return the words of a sentence that are names, by their capitals.

    >>> sorted(names("The army said Hamas fighters killed 1,400 people in Israel on Monday."))
    ['hamas', 'israel']
    """
    found = (word.lower().removesuffix("’s").removesuffix("'s") for word in _name().findall(sentence))
    return frozenset(found) - _DAYS_AND_MONTHS


def tells_story(claim: Claim) -> bool:
    """Tell whether a claim names anything by which its story could be known again."""
    return claim.place is not None or bool(names(claim.sentence))


def one_story(one: Claim, other: Claim) -> bool:
    """Tell whether two claims of the same sort are of one story: one place, or a name in both sentences.

    Two places that are told and differ are two stories, whatever the names.
    """
    if one.place and other.place:
        here, there = one.place.lower(), other.place.lower()
        if here == there:
            return True
        if not (names(f"x {one.place}") & names(f"x {other.place}")):
            return False
    return bool(names(one.sentence) & names(other.sentence))
