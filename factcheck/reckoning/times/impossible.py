"""Days, times of the day and years that there are none of: "31 June", "at 110 p.m.", "in 8125"."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from factcheck.model.document import Span
from factcheck.model.finding import Mention
from factcheck.reckoning.times.moments import MONTH

_WHEN = r"(?i:from|to|until|till|on|since|between|and|by)"
_FAR = 2200
"""Years beyond which no news is told of, unless two digits of a year have changed places."""
_PAST = range(1500, 2101)
_HALF = re.compile(r"[0-9]\s?[ap]\.?m")
_BEYOND = re.compile(r"[a-z.]\s(?:3[2-9]|[4-9][0-9])(?:[,;]|\s[JFMASOND])")
_LATE = re.compile(r"[2-9][0-9]{3}")


@cache
def _no_day() -> "regex.Pattern[str]":
    short = r"(?:Apr(?:il)?|June?|Sept?(?:ember)?|Nov(?:ember)?)\b\.?"
    far = r"(?:3[2-9]|[4-9][0-9])(?![0-9,.]*[0-9])"
    return regex.compile(
        rf"\b(?=[3JFMASOND])(?:31(?:st)?\s+(?:of\s+)?{short}|(?:30|31)(?:th|st)?\s+(?:of\s+)?Feb(?:ruary)?\b"
        rf"|(?:{short}\s+31|Feb(?:ruary|\.)?\s+3[01])(?:st|th)?(?=,?\s+[12][0-9]{{3}}\b)"
        # "in Aug 90" is of 1990; from Aug. 90 to Aug. 15 is not
        rf"|(?<=\b{_WHEN}\s){MONTH}\s+{far}(?=\s+{_WHEN}\s+{MONTH}\s+[0-3]?[0-9]\b(?!\d))"
        rf"|(?<=\b{MONTH}\s+[0-3]?[0-9]\s+{_WHEN}\s){MONTH}\s+{far})"
    )


@cache
def _late_day() -> "regex.Pattern[str]":
    # on July 42, before the crash; from 50 March, until 2 April
    late, on = r"(?:3[2-9]|[4-9][0-9])", r"(?<=\b(?i:on|from|until|till)\s)"
    return regex.compile(
        rf"\b(?=[3-9JFMASOND])(?:{on}{MONTH}\s+{late}(?=[,;])"
        rf"|{on}{late}\s+{MONTH}(?=[,;]|\s+(?:to|until|till|[12][0-9]{{3}})\b))"
    )


@cache
def _no_hour() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?=[1-9][0-9])(?<=\b(?:at|from|to|until|till|by|before|after|between|about|around|and)\s)"
        r"(?:2[5-9]|[3-9][0-9]|[1-9][0-9]{2})(?:[:.][0-5][0-9])?\s?[ap](?:m\b|\.m\.)"
    )


@cache
def _no_year() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?=[2-9][0-9]{3})(?<=\b(?:in|In|since|Since)\s)[2-9][0-9]{3}(?=[,;)]|\.?\s*\Z|\.\s|\s+(?:and|to|until|when|with|as|at)\b)"
    )


def impossible(text: str, stretches: Iterable[Span]) -> Iterator[tuple[Mention, str]]:
    """Yield each of them in a text, of which the stretches around its months are given, and what is wrong.

    >>> from factcheck.reckoning.times.moments import dated
    >>> said = "Closed on 31 June, from 7 p.m. to 110 p.m."
    >>> [(place.phrase, why) for place, why in impossible(said, dated(said))]
    [('31 June', 'that month has no such day'), ('110 p.m.', 'no day has such an hour')]
    """
    for start, end in stretches:
        for found in _no_day().finditer(text, start, end):
            yield _mention(found), "that month has no such day"
        for found in _late_day().finditer(text, start, end) if _BEYOND.search(text, start, end) else ():
            yield _mention(found), "that month has no such day"
    # the plain search is asked first, as it costs a tenth
    for found in _no_hour().finditer(text) if _HALF.search(text) else ():
        yield _mention(found, keep="."), "no day has such an hour"
    for found in _no_year().finditer(text) if _LATE.search(text) else ():
        meant = int(found.group()[1] + found.group()[0] + found.group()[2:])
        if int(found.group()) > _FAR and meant in _PAST:
            yield _mention(found), f"a year still to come; is it {meant}?"


def _mention(found: "regex.Match[str]", keep: str = "") -> Mention:
    # the stop behind a month in full is the sentence's own
    phrase = found.group() if keep else found.group().rstrip(".")
    return Mention(start=found.start(), end=found.start() + len(phrase), phrase=phrase)
