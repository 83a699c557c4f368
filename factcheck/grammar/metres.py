"""Whether the m of "5m" is metres or millions."""

import re
from functools import cache

import regex

from factcheck.grammar.plurals import is_plural
from factcheck.grammar.wordlists import either, words

_LINKS = (
    r"(?:reaching|between|around|nearly|almost|above|about|below|under|from|just|only|over|with|some|his|her"
    r"|the|was|were|and|up|to|of|is|at|by|an?)"
)
_OBJECT = r"[ ](?:the|his|her)[ ](?:javelin|discus|hammer|shot|ball|bar)"  # threw the javelin 60m
_WORD_NEXT = re.compile(r"[ ]([a-z]+)")
_RACES = frozenset({"50", "60", "100", "110", "200", "400", "800", "1500", "1,500", "3000", "5000", "10,000"})
_BEFORE = 64
"""Characters before a number in which a word may say that it is a length."""


def is_metres(text: str, first: int, end: int, floor: int) -> bool:
    """Tell whether the letter that ends there makes the number that starts at `first` metres.

    >>> is_metres("5m deep", 0, 2, 0), is_metres("a depth of 5m.", 11, 13, 0)
    (True, True)
    >>> is_metres("5m voters", 0, 2, 0)
    False
    """
    low = max(floor, first - _BEFORE)
    return (
        _after().match(text, end) is not None
        or (
            text[first : end - 1] in _RACES
            and _raced().match(text, low, first) is not None
            and not _counts(text, end)
        )
        or _before().match(text, low, first) is not None
        or _length_after().match(text, end) is not None
        or _length_before().match(text, low, first) is not None
    )


def _counts(text: str, end: int) -> bool:
    """Whether a plural follows, which the number then counts: "the 200m refugees"."""
    following = _WORD_NEXT.match(text, end)
    return following is not None and is_plural(following[1])


@cache
def _after() -> re.Pattern[str]:
    """The words that follow a length or a race, or its feet in brackets."""
    return re.compile(rf"[ -](?:{either(words('numerals', 'metres', 'after'))})(?!\w)|[ ]?\(")


@cache
def _raced() -> "regex.Pattern[str]":
    """What shows that a usual distance is a race: "won the 200m", "the women's 100m"."""
    return regex.compile(r"(?r)(?<!\w)(?:[Tt]he|[a-z]+'s|s'|4[ ]?[x×])[ ](?:individual[ ]|indoor[ ])?")


@cache
def _before() -> "regex.Pattern[str]":
    """A word for a length or a throw: "a height of between 5m and 10m"."""
    said = either(words("numerals", "metres", "before"))
    from_so_much = r"(?:\d+(?:\.\d+)?m?(?:[ ](?:and|or|to)[ ]|-))?"
    return regex.compile(rf"(?r)(?<!\w)(?:{said})(?:{_OBJECT})?(?:[ ]{_LINKS}){{0,4}}[ ]{from_so_much}")


@cache
def _length_after() -> re.Pattern[str]:
    """Another length beside it: "1m is 10 dm", "between 1m and 150cm"."""
    return re.compile(r"[ ](?:[a-z]+[ ]){0,4}\d+(?:\.\d+)?[ -]?(?:mm|cm|dm|km|ft)(?!\w)")


@cache
def _length_before() -> "regex.Pattern[str]":
    """Another length before it: "from 50cm to 1m", "12m by 4m"."""
    return regex.compile(
        r"(?r)\d(?:[ -]?(?:mm|cm|dm|km)[ ](?:[a-z]+[ ]){0,4} | [ ]?m?(?:[ ]by|[ ]?[x×])[ ]?)", regex.VERBOSE
    )
