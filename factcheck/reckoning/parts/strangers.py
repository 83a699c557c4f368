"""Figures that stand beside a whole and are none of its parts: its peers, marks, totals, and what scores.

"South Korea 7.1 billion dollars, Hong Kong 6.4 billion": each is its own country's. "An 8 in French and a 7
in art": nobody adds marks. "19 points, having won five and lost seven": games are no points. "Exports of
2.18bn, of which 979m were crude, with total imports 1.66bn": a total has parts itself.
Does not catch peers that are told in other words ("Leeds has 48 shops, and 31 stand in Hull").
"""

from collections.abc import Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.parts.split import Sum, is_bare

_LED, _BEHIND = 40, 48
"""Characters before a figure that say whose it is, and behind it that say what it is of."""
_SCORES = frozenset({"point", "goal", "run", "mark"})


def is_strange(page: Page, sum_: Sum) -> bool:
    """Tell whether the words around a sum show that one of its figures does not belong in it."""
    whole, parts = sum_.whole, sum_.parts
    return (
        any(_is_mark(page, each) or _is_total(page, each, whole) for each in parts)
        or _is_mark(page, whole)
        or _is_score(page, whole, parts)
        or (whole.start < parts[0].start and are_peers(page, whole, parts[0]))
    )


@cache
def _article() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\ban?\s+\Z", regex.IGNORECASE)


def _is_mark(page: Page, claim: Claim) -> bool:
    """Tell whether a figure names a mark or a size: "an 8 in French", and not "a 12-strong team"."""
    return (
        claim.kind is Kind.COUNT
        and is_bare(claim)
        and page.number(claim).isdigit()
        and _article().search(page.text, max(0, claim.number_start - 4), claim.number_start) is not None
    )


@cache
def _total() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:total|overall|combined)\s+(?!of\b)(?:\p{Ll}+\s+){1,2}(?:(?:of|at|were|was)\s+)?\Z"
    )


def _is_total(page: Page, part: Claim, whole: Claim) -> bool:
    """Tell whether a figure behind a whole is called a total itself: "with total imports of 1.66bn"."""
    return whole.start < part.start and _total().search(page.text, whole.end, part.start) is not None


@cache
def _games() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:won|drawn|lost|drew|wins?|draws?|defeats?)\b", regex.IGNORECASE)


def _is_score(page: Page, whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether games stand beside what they were worth: "19 points, having won five, drawn four"."""
    if whole.noun_head not in _SCORES or not all(map(is_bare, parts)):
        return False
    begin, end = min(whole.end, parts[0].start), max(whole.start, parts[-1].end)
    return _games().search(page.text, begin, end + _LED // 2) is not None


# Peers


@cache
def _name() -> "regex.Pattern[str]":
    # a name of one word at the head of a sentence may be no name: "Some 320", "Of 1,200"
    return regex.compile(r"(?r)(?<=[\p{L}\d,;:]\s+)\p{Lu}[\p{L}.’'-]*\p{L}\s+\Z")


@cache
def _preposition() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?P<word>for|at|by|with|to|on|from|in)\s+\Z")


@cache
def _of_its_own() -> "regex.Pattern[str]":
    # 40m bushels of wheat; 11.25 billion francs' worth of notes
    return regex.compile(
        r"(?:\s+(?:million|billion|trillion|mln|bn|m))?(?P<what>(?:\s+[\p{L}’']+){1,3}?)\s+of\s+"
        r"(?!(?:them|which|whom|these|those|it|the|its|their|his|her|all)\b)\p{L}"
    )


@cache
def _joint() -> "regex.Pattern[str]":
    return regex.compile(r",|\s(?:and|while)\s")


@cache
def _tying() -> "regex.Pattern[str]":
    return regex.compile(
        r"[:–—]|\((?![^()]*\))|\s-\s|\b(?:of\s+(?:them|which|whom|these|those)|includ\p{L}+|whose)\b"
    )


def are_peers(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether two figures are told one like the other, each of what is its own.

    "South Korea 7.1 billion, Hong Kong 6.4 billion"; "electricity accounts for 18.9 million, buildings for
    11.6 million"; "40 million bushels of wheat, 180 million bushels of corn".
    """
    between = page.between(one, other)
    if not _joint().search(between) or _tying().search(between):
        return False
    led = [(page.text, max(0, each.start - _LED), each.start) for each in (one, other)]
    if all(_name().search(*each) for each in led):
        return True
    prepositions = [_preposition().search(*each) for each in led]
    words = {found["word"] for found in prepositions if found}
    if all(prepositions) and len(words) == 1 and len(between.replace(",", " ").split()) > 1:
        return True
    behind = [
        _of_its_own().match(page.text, each.number_end, each.number_end + _BEHIND) for each in (one, other)
    ]
    return all(behind) and len({found["what"] for found in behind if found}) == 1
