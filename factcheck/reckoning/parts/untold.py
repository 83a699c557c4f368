"""What a list of parts leaves untold, by its own words or because it is told beside it: more, or a whole."""

from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.split import Sum, is_like

_BEHIND = 60
"""Characters behind a list in which it may go on."""
_VERB = 20
"""Characters before a whole in which its verb stands."""
_NEAR = 3
"""Sentences with figures around a list in which one more of it may be told."""
_LEAST = 100
"""Fewer things that are only counted are told too often for it to mean anything."""


@cache
def _opens() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:includ(?:es?|ed|ing)|among\s+(?:them|others)|such\s+as|mostly|mainly|notably|others?|some|many|most|at\s+least"
        r"|more\s+than|led\s+by|largest|biggest|only|against)\b",
        regex.IGNORECASE,
    )


def is_open(page: Page, sum_: Sum) -> bool:
    """Tell whether the words around parts say that there may be more of them."""
    first, last = sum_.parts[0], sum_.parts[-1]
    end = page.line(last).span.end
    return (
        _opens().search(page.text, min(sum_.whole.end, first.start), min(end, last.end + _BEHIND)) is not None
    )


@cache
def _single() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:[,;:]|\b(?:and|with|plus|of|comprising|into|namely))\s+(?:(?:an?|another|his|her)\s|one\b)",
        regex.IGNORECASE,
    )


@cache
def _clause() -> "regex.Pattern[str]":
    return regex.compile(r"[^,;:.!?\n]{0,60}(?:,\s+(?:and|plus)\b[^,;:.!?\n]{0,60})?")


def one_is_in_words(page: Page, sum_: Sum) -> bool:
    """Tell whether so few are missing as stand there uncounted: "a woman, two boys and the other four"."""
    figures = sorted((*sum_.parts, sum_.whole), key=lambda each: each.start)
    short = Fraction(sum_.whole.value or 0) - sum_.comes_to
    rest = _clause().match(page.text, figures[-1].end)
    words = page.text[figures[0].start : rest.end() if rest else figures[-1].end]
    told = sum(each.value == 1 for each in sum_.parts) + sum_.ones
    return sum_.whole.unit is None and 0 < short <= len(_single().findall(words)) - told


def rest_is_told(page: Page, sum_: Sum) -> bool:
    """Tell whether just what is missing is told near the parts: "… Chile has set none; its 7,000 tonnes"."""
    missing = Fraction(sum_.whole.value or 0) - sum_.comes_to
    if missing <= 0 or (sum_.whole.unit is None and missing < _LEAST):
        return False
    at = page.lines.index(page.line(sum_.parts[-1]))
    return any(
        each.value == missing and is_like(sum_.whole, each) and each not in sum_.parts
        for line in page.lines[max(0, at - _NEAR) : at + _NEAR]
        for each in line.figures
    )


def is_one_of_all(page: Page, sum_: Sum) -> bool:
    """Tell whether the whole is the first of a list of parts, whose own whole is told beside them.

    "A gap of 21.6m. It will be closed with 9.8m of savings, 7.3m of tax and 4.5m of reserves."
    """
    every = Fraction(sum_.whole.value or 0) + sum_.comes_to
    at = page.lines.index(page.line(sum_.whole))
    return any(
        each.value == every and is_like(sum_.whole, each)
        for line in page.lines[max(0, at - _NEAR) : at + _NEAR]
        for each in line.figures
    )


def is_more_than_told(page: Page, sum_: Sum) -> bool:
    """Tell whether a part is more than its number: "two chairs £400 each", or those of another deed.

    "Killing 318, 251 of them civilians, and carrying off 96": nobody is both.
    """
    told = (each for each in page.line(sum_.parts[-1]).figures if is_like(sum_.whole, each))
    if any(_each().match(page.text, each.end) for each in told):
        return True
    start = sum_.whole.start
    return _doing().search(page.text, max(0, start - _VERB), start) is not None and any(
        _deed().search(page.text, one.end, other.start) for one, other in pairwise(sum_.parts)
    )


@cache
def _each() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:each|apiece)\b")


@cache
def _doing() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b\p{Ll}{2,}ing\s+\Z")


@cache
def _deed() -> "regex.Pattern[str]":
    return regex.compile(r",\s+and\s+(?!(?:leaving|including|counting|adding)\b)\p{Ll}+ing\b")
