"""Lists that are not as long as they are said to be.

Catches a number of things that is followed by a colon and the things themselves: "four priorities: housing,
roads and schools". Where "and" may belong to one of the things ("law and order"), any reading will do.
Does not catch lists of several sentences, lists under a headline, and lists that end in "among others".
"""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import said

NAME = "lists"

_MOST = 12
"""Longer lists are not written in one sentence."""

_LONGEST_THING = 60
"""Characters: what is longer is a clause, and its commas may be its own."""


@cache
def _listed() -> "regex.Pattern[str]":
    return regex.compile(r":\s+(?P<things>[^.;:!?\n()“”\"]+(?:;[^.:!?\n()“”\"]+)*)(?:[.!?]|\n|\Z)")


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:and|or|&|plus)\s+", regex.IGNORECASE)


@cache
def _open_ended() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:among\s+others|etc|such\s+as|including|for\s+example|for\s+instance|said|says|is|are|was|were"
        r"|has|have|had|will|would|can|could|that|which|who|because|if|when)\b",
        regex.IGNORECASE,
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each number of things that is followed by their list, whether all of them are there."""
    for line in page.lines:
        for claim in line.figures:
            if _counts(claim):
                finding = _finding(page, line, claim)
                if finding is not None:
                    yield finding


def _counts(claim: Claim) -> bool:
    return (
        claim.kind is Kind.COUNT
        and claim.unit is None
        and claim.noun_head is not None
        and claim.hedge is Hedge.EXACT
        and claim.value is not None
        and claim.value == int(claim.value)
        and 2 <= claim.value <= _MOST
    )


def _finding(page: Page, line: Line, claim: Claim) -> Finding | None:
    listed = _listed().match(page.text, claim.end, line.span.end)
    if listed is None:
        return None
    things = listed["things"]
    pieces = [piece for piece in regex.split(";" if ";" in things else ",", things) if piece.strip()]
    too_long = any(len(piece) > _LONGEST_THING for piece in pieces)
    counted_within = any(listed.start() <= each.start < listed.end() for each in line.figures)
    if too_long or counted_within or _open_ended().search(things) or any(map(str.isdigit, things)):
        return None
    # stripped: the word behind a comma ("…, and schools") parts nothing that the comma has not parted
    within = sum(len(_and().findall(piece.lstrip())) for piece in pieces)
    least, most = len(pieces), len(pieces) + within
    if most < 2:
        return None
    assert claim.value is not None
    fits = least <= claim.value <= most
    counted = f"{least}" if least == most else f"{least} to {most}"
    start = listed.start("things")
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"the list has {counted} things and is said to have {said(claim)}",
        working=f"{'; '.join(piece.strip() for piece in pieces)} = {counted}; the text says {said(claim)}",
        place=mention(claim),
        others=(Mention(start=start, end=start + len(things.rstrip()), phrase=things.rstrip()),),
    )
