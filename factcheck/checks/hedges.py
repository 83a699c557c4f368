"""Hedges and speakers that are lost from one mention to the next.

Catches a figure that is "about 200" or "at least 200", or that somebody says, and that the article repeats as
plain fact: "about 200 captives, officials said", and further down "200 captives were held".
Does not catch what is meant as the same again ("the 200 captives"), and hedges that are lost from one article
to another. Copy often drops them with good reason: this check is off unless it is asked for.
"""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "hedges"

_FIRM = frozenset({Hedge.EXACT, Hedge.VAGUE})


@cache
def _again() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:the|these|those|all|its|their|his|her|other|remaining)\s+\Z", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each figure that is firmer than where the article gave it first."""
    first: dict[tuple[object, ...], Claim] = {}
    for claim in page.figures:
        if claim.kind is not Kind.COUNT or claim.value is None or claim.noun_head is None:
            continue
        earlier = first.setdefault((claim.value, claim.noun_head, claim.per), claim)
        if earlier is not claim and claim.hedge is Hedge.EXACT and not _is_again(page, claim):
            lost = _lost(earlier, claim)
            if lost:
                yield _finding(earlier, claim, lost)


def _is_again(page: Page, claim: Claim) -> bool:
    return _again().search(page.text, max(0, claim.start - 12), claim.start) is not None


def _lost(earlier: Claim, claim: Claim) -> str:
    if earlier.hedge not in _FIRM:
        return f"“{said(earlier)}” has become “{said(claim)}”"
    if earlier.speaker and not claim.speaker:
        return f"what {earlier.speaker} said has become a fact"
    return ""


def _finding(earlier: Claim, claim: Claim, lost: str) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase}: {lost}",
        working=f"first “{earlier.phrase}”{_by(earlier)}, then “{claim.phrase}”{_by(claim)}",
        place=mention(claim),
        others=(mention(earlier),),
    )


def _by(claim: Claim) -> str:
    return f" ({claim.speaker})" if claim.speaker else ""
