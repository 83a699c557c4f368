"""Whether a level is said to be of now, of before, or of a time that is named."""

import calendar
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Page

_REACH = 60
"""Characters before a level in which a time may stand; half of them behind it."""

EARLIER = (
    r"(?:\b(?:last\s+(?:year|month|week|time|season|spring|summer|autumn|winter)"
    r"|(?:years?|months?|weeks?|decades?)\s+(?:ago|earlier|before)|previous(?:ly)?|original(?:ly)?|initially"
    r"|first\s+\w+ed|at\s+(?:its|their)\s+peak|the\s+(?:year|month|week)\s+before|when|before|until"
    r"|(?:in|from|of)\s+(?:the\s+)?(?:1[5-9]|20)[0-9]{2})\b)"
)
"""Words that put a level before another, without capitals and names."""

MONTHS = rf"(?:{'|'.join((*calendar.month_name[1:], *calendar.day_name))})"


def is_earlier(page: Page, level: Claim) -> bool:
    """Tell whether a level is said to be one of before: "last year", "in 2019", "when she took over"."""
    return _told(page, level, _earlier())


def is_timed(page: Page, level: Claim) -> bool:
    """Tell whether a level is told of a month, a day, a year, or the start or end of one."""
    return _told(page, level, _named())


def times(page: Page, level: Claim) -> frozenset[str]:
    """Return the words of its clause that tell of when a level is: "in 2014", "now", "a year earlier"."""
    return frozenset(
        " ".join(found[0].lower().split())
        for words in _around(page, level)
        for found in _any().finditer(words)
    )


def is_now(words: str) -> bool:
    """Tell whether words say that something is so now, or is to be."""
    return _now().search(words) is not None


def _told(page: Page, level: Claim, time: "regex.Pattern[str]") -> bool:
    return any(time.search(words) for words in _around(page, level))


def _around(page: Page, level: Claim) -> tuple[str, str]:
    """Return the words of a level's clause before and behind it."""
    start = max(level.start - _REACH, 0)
    before = _clause().split(page.text[start : level.start])[-1]
    behind = _clause().split(page.text[level.end : level.end + _REACH])[0]
    return before, behind


@cache
def _clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"[.;:!?]\s+|,\s+(?:and|but|while|so|which\s+means)\s+|\s+and\s+|,\s+(?:an?|up|down)\s+|\n"
    )


@cache
def _earlier() -> "regex.Pattern[str]":
    return regex.compile(EARLIER, regex.IGNORECASE)


@cache
def _named() -> "regex.Pattern[str]":
    return regex.compile(
        rf"\b(?:in|by|at|on|since|this|last)\s+(?:the\s+(?:start|end|beginning)|(?:early\s+|late\s+|mid-)?"
        rf"(?:{MONTHS}|spring|summer|autumn|winter|(?:19|20)[0-9]{{2}}))\b",
        regex.IGNORECASE,
    )


@cache
def _any() -> "regex.Pattern[str]":
    return regex.compile(
        "|".join(each.pattern for each in (_earlier(), _named(), _now(), _once())), regex.IGNORECASE
    )


@cache
def _once() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:once|used\s+to|had|heyday|earlier|later|(?:was|were)\s+(?:built|meant|made|designed)\s+for"
        r"|(?:this|next|last|that|first|second)\s+\w+)\b",
        regex.IGNORECASE,
    )


@cache
def _now() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:now|today|currently|will|at\s+present|this\s+(?:year|month|week|time|season))\b",
        regex.IGNORECASE,
    )
