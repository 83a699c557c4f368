"""Hundredths of one whole: the two sides of a split, and where each pound or dollar goes."""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Line, Page

_COINS = frozenset({"penny", "cent"})
_FEW = 2
"""As many sums at least are what a pound is spent on."""

Parts = tuple[tuple[Claim, ...], tuple[Fraction, ...]]
"""The figures of which all is made, and the hundredths that they are."""


def hundredths(page: Page, line: Line) -> Iterator[Parts]:
    """Yield what a sentence divides into hundredths: "a split of 48% to 52%", "of every pound, 78p …"."""
    if "split" in line.words:
        for each in line.figures:
            one, other = (each.low, each.high) if each.value is None else (each.value, each.second)
            if each.unit == "percentage" and one is not None and other is not None and one != other:
                led = _split_of().match(page.text, line.span.start, each.start)
                if led or page.text.startswith(" split", each.end):
                    yield (each,), (Fraction(one), Fraction(other))
    if not line.words.isdisjoint(("every", "each")):
        found = _every_pound().search(page.text, line.span.start, line.span.end)
        coins = (
            [each for each in line.figures if each.kind is Kind.MONEY and each.unit in _COINS]
            if found
            else []
        )
        if len(coins) > _FEW and all(each.value is not None for each in coins):
            yield tuple(coins), tuple(Fraction(each.value or 0) for each in coins)


@cache
def _split_of() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bsplit(?:\s+(?!between)\p{L}+){0,3}[\s:(–—]+", regex.IGNORECASE)


@cache
def _every_pound() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:every|each)\s+(?:pound|dollar|euro|[£$€]1)\b(?![.,]\d)", regex.IGNORECASE)
