"""Round numbers that the exact one belies, and hedges and speakers lost from one mention to the next.

Catches "more than 400 people, 312 by the nurses' tally" and "nearly 500, 547 to be exact". And people of
whom there are "about 200" or "at least 200", or of whom somebody says so, and whom the article counts again
as plain fact of the same doing: "about 200 captives were taken", and further down "200 captives were taken".
Does not catch what is meant as the same again ("the 200 captives"), headlines and captions, which have no
room for a hedge, unless they say "exactly", counts that two sides give, things and money, and hedges that
are lost from one article to another.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.frame import framed
from factcheck.reckoning.likeness import people
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.wording import said

NAME = "hedges"

_FIRM = frozenset({Hedge.EXACT, Hedge.VAGUE})
_BOUNDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.NEARLY, Hedge.ABOUT})
_FEWEST = 10
"""From here on a number is known again: there may be two of anything."""
_FAR = 2
"""How many times a bound its exact number may be at the most: nobody says "more than 300" of 3,120."""
_GAP = 60
"""Characters between a round number and its exact one."""
_TALLIES = ("tally", "count", "reckoning", "figure", "record", "books", "list", "register")
_TALLY = rf"(?:head)?(?:{'|'.join(_TALLIES)})s?\b"
_TELLING = (
    "exact",
    "precise",
    "in all",
    "in total",
    "all told",
    "tally",
    "count",
    "list",
    "record",
    "according",
)
_TALLY = r"(?:tally|count|headcount|reckoning|figures?|records?|books|list|register)\b"


@cache
def _behind() -> "regex.Pattern[str]":
    """ "to be exact", "in all", "by the mayor's count", "on the council's list"."""
    return regex.compile(
        rf",?\s+(?:to\s+be\s+(?:exact|precise)|in\s+(?:all|total)|all\s+told|exactly|precisely"
        rf"|(?:by|on|in|from)\s+(?:[\p{{L}}’'-]+\s+){{1,5}}?{_TALLY})|,?\s+according\s+to\b",
        regex.IGNORECASE,
    )


@cache
def _ahead() -> "regex.Pattern[str]":
    """What leads to an exact number: a comma, a colon or a bracket, and "by the mayor's count"."""
    return regex.compile(
        rf"""[^,;:(–—\d]*(?:[,;:–—]\s*|\s*\(\s*)(?:or\s+)?
        (?P<told>(?:by|on)\s+(?:[\p{{L}}’'-]+\s+){{1,5}}?{_TALLY},?\s+|(?:exactly|precisely|to\s+be\s+(?:exact|precise)),?\s+)?""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _again() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:the|these|those|all|its|their|his|her|other|remaining)\s+\Z", regex.IGNORECASE
    )


@cache
def _exactly() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:exactly|precisely)\s+\Z", regex.IGNORECASE)


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each round number that its exact one belies, and each figure that is firmer than it was first."""
    for line in page.lines:
        if len(line.figures) > 1:
            yield from _belied(page, line)
    first: dict[tuple[object, ...], Claim] = {}
    for claim in page.figures:
        if claim.kind is not Kind.COUNT or claim.noun_head is None or (claim.value or 0) < _FEWEST:
            continue
        earlier = first.setdefault((claim.value, claim.noun_head, claim.per), claim)
        if earlier is not claim and claim.hedge is Hedge.EXACT and not _is_again(page, claim):
            lost = _lost(page, earlier, claim)
            if lost:
                yield _hardened(earlier, claim, lost)


def _belied(page: Page, line: Line) -> Iterator[Finding]:
    """Yield the figures of a sentence whose exact number stands right behind them, and is another."""
    for round_, exact in zip(line.figures, line.figures[1:], strict=False):
        if round_.hedge not in _BOUNDS or not (_is_round(round_) and _is_exact(round_, exact)):
            continue
        if exact.start - round_.end > _GAP or not line.names(_TELLING):
            continue
        ahead = _ahead().fullmatch(page.text, round_.end, exact.start)
        if ahead is None or not (ahead["told"] or _behind().match(page.text, exact.end)):
            continue
        if not _bears_out(page, round_, exact):
            yield Finding(
                check=NAME,
                outcome=outcome(False),
                message=f"{round_.phrase}: the exact number is {exact.phrase}",
                working=f"{said(round_)} against {said(exact)}",
                place=mention(round_),
                others=(mention(exact),),
            )


def _is_round(claim: Claim) -> bool:
    """Tell whether a figure is a count that may be told in round numbers."""
    plain = claim.second is None and claim.part_of is None and bool(claim.value)
    return plain and claim.kind is Kind.COUNT


def _is_exact(round_: Claim, claim: Claim) -> bool:
    """Tell whether a figure may be the exact number of another: bare, and of nobody else."""
    like = claim.kind is Kind.COUNT and claim.per == round_.per and claim.unit == round_.unit
    bare = claim.end == claim.number_end and claim.part_of is None and claim.role is None
    plain = claim.hedge is Hedge.EXACT and claim.second is None and bool(claim.value)
    return like and bare and plain and round_.speaker in (None, claim.speaker)


def _bears_out(page: Page, round_: Claim, exact: Claim) -> bool:
    value, bound = Fraction(exact.value or 0), Fraction(round_.value or 0)
    return page.allows(round_).covers(value) and bound <= value * _FAR and value <= bound * _FAR


def _is_again(page: Page, claim: Claim) -> bool:
    return _again().search(page.text, max(0, claim.start - 12), claim.start) is not None


def _lost(page: Page, earlier: Claim, claim: Claim) -> str:
    if earlier.action is None or earlier.action != claim.action:
        return ""
    if earlier.hedge in _FIRM and (claim.speaker or not earlier.speaker):
        return ""
    around = {each.uid for each, _ in framed(page)}
    exactly = _exactly().search(page.text, max(0, claim.start - 12), claim.number_start)
    if not exactly and (claim.uid in around or claim.noun_head not in people()):
        return ""
    if earlier.hedge not in _FIRM:
        return f"“{said(earlier)}” has become “{said(claim)}”"
    return "" if earlier.uid in around else f"what {earlier.speaker} said has become a fact"


def _hardened(earlier: Claim, claim: Claim, lost: str) -> Finding:
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
