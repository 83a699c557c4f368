"""A number that is put into a whole told before: "Of the 34 who died, 39 were", "39 of the pupils"."""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import islice, pairwise

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.links import opens
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.wholes import before

_NEAR = 2
"""Sentences with figures in which "the pupils" were told before."""
_FAR = 20
"""Sentences with figures to either side in which the same may be told as more."""
_MANY, _FEW = 40, 3
"""Figures and groups of one sentence that are looked at: a longer one is a table."""
_PEOPLE = frozenset(
    {"people", "person", "passenger", "worker", "resident", "man", "woman", "child", "casualty"}
)
_DEATHS = frozenset({"kill", "die", "drown", "murder"})
_HURTS = frozenset({"injure", "hurt", "wound"})
_DEAD = ("the dead", "the deaths", "the fatalities", "the injured", "the wounded", "those ")
_OF_THE = ("of the ", "of its ", "of their ", "of his ", "of her ")
"""What a sentence cannot be without that tells of the dead, or of some of what is known."""


def included(page: Page) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    """Yield each number that is part of one of some wholes, by the words around it."""
    for at, line in enumerate(page.lines):
        for whole, part in pairwise(line.figures):
            if (
                _is_count(whole)
                and _is_count(part)
                and part.part_of is None
                and _holds(page, line, whole, part)
            ):
                yield part, (whole,)
        if line.names(_DEAD) and _the_dead().search(line.text):
            yield from _of_the_dead(page, at)
        if line.names(_OF_THE) and _definite().search(line.text):
            yield from _called_again(page, at)


def _is_count(claim: Claim) -> bool:
    plain = claim.role is None and claim.change is None and claim.per is None and claim.second is None
    return plain and claim.kind is Kind.COUNT and claim.unit is None and claim.hedge is not Hedge.VAGUE


# In one sentence


@cache
def _opened() -> "regex.Pattern[str]":
    return regex.compile(r"[^,;:.()—–\d]{0,60},\s+(?:just\s+|only\s+|some\s+|about\s+)?")


@cache
def _goes_on() -> "regex.Pattern[str]":
    # Of the 34 who died, 39 were children
    return regex.compile(r"[\s,]+(?:were|was|are|is|had|have|has|will|came|said|voted|died|failed|passed)\b")


@cache
def _includes() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+(?:dead|killed|who\s+\w+|injured|wounded|hurt|arrested))?\s+includ(?:e|es|ed|ing)\s+(?:at\s+least\s+)?",
        regex.IGNORECASE,
    )


@cache
def _including() -> "regex.Pattern[str]":
    # 34 remained in hospital, including 39 in intensive care
    return regex.compile(r"(?:,\s+)?[^,;:.()—–\d]{0,60},?\s+including\s+(?:some\s+)?", regex.IGNORECASE)


@cache
def _were() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\s+(?:killed|injured|wounded|hurt|arrested))?\s+(?:were|are)\s+")


@cache
def _among_the() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bamong\s+the\s+\Z", regex.IGNORECASE)


@cache
def _the() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:the|all)\s+\Z", regex.IGNORECASE)


def _holds(page: Page, line: Line, whole: Claim, part: Claim) -> bool:
    """Whether the one number is said to hold the next, and counts the same sort of things."""
    if part.start - whole.end > 64:
        return False
    gap = page.between(whole, part)
    if (
        "," in gap
        and part.noun_head in (None, whole.noun_head, "child", "people")
        and _opened().fullmatch(gap)
    ):
        goes_on = _goes_on().match(page.text, part.number_end)
        return goes_on is not None and opens(page, whole, line.span.start)
    if _including().fullmatch(gap):
        return page.text[part.number_end : part.end].strip() == "" and part.hedge is Hedge.EXACT
    if not _are_people(whole):
        return False
    led = page.text[max(0, whole.start - 12) : whole.start]
    if _among_the().search(led):
        return _were().fullmatch(gap) is not None
    return _the().search(led) is not None and _includes().fullmatch(gap) is not None


def _are_people(claim: Claim) -> bool:
    return claim.noun_head in _PEOPLE or claim.noun_head in tables("wholes")["dead"]["names"]


# The dead and the injured


@cache
def _the_dead() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\b(?:(?P<dead>the\s+(?:dead|deaths|fatalities)|those\s+(?:killed|who\s+(?:died|drowned|were\s+killed)))
              |(?P<hurt>the\s+(?:injured|wounded)|those\s+(?:injured|hurt|wounded|who\s+were\s+(?:hurt|injured))))
            \s+(?:are|were|includ(?:e|es|ed))\s+(?:at\s+least\s+)?""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def _of_the_dead(page: Page, at: int) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    line = page.lines[at]
    for said in islice(_the_dead().finditer(page.text, line.span.start, line.span.end), _FEW):
        led = page.text[line.span.start : said.start()].strip(' “"').lower()
        if led not in ("", "among"):
            # In Paris the dead included nine tourists
            continue
        part = next((each for each in line.figures if each.start <= said.end() <= each.number_start), None)
        if part is None or not _is_count(part):
            continue
        actions = _DEATHS if said["dead"] else _HURTS
        told = (each for other in page.lines[max(0, at - _FAR) : at] for each in other.figures[:_MANY])
        wholes = [each for each in told if each.kind is Kind.COUNT and each.action in actions]
        near = {each.uid for other in before(page.lines, at, _NEAR) for each in other.figures}
        if any(each.uid in near for each in wholes):
            yield part, wholes


# Things that are called by their name again


@cache
def _definite() -> "regex.Pattern[str]":
    return regex.compile(
        r"\d\s+of\s+(?:the|its|their|his|her)\s|\b[a-z]+\s+of\s+(?:the|its|their)\s", regex.IGNORECASE
    )


@cache
def _of_the() -> "regex.Pattern[str]":
    return regex.compile(
        r"""\s+of\s+(?:the|its|their|his|her)\s+(?P<noun>\p{Ll}{3,})
            (?=\s*[.,;)]|\s*\Z|\s+(?:were|was|are|have|had|will|would|lost|could|did|do)\b)""",
        regex.VERBOSE,
    )


@cache
def _elsewhere() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:another|others?|across|elsewhere|nation\w*|statewide|overall|second|(?:in|at)\s+\p{Lu}\p{L}+)\b"
        r"|\A[“\"]?(?:In|At|On|By|Across|Among)\b"
    )


def _called_again(page: Page, at: int) -> Iterator[tuple[Claim, Sequence[Claim]]]:
    line = page.lines[at]
    if _elsewhere().search(line.text):
        return
    for part in line.figures[:_MANY]:
        again = _of_the().match(page.text, part.number_end, line.span.end)
        if again is None or not _is_count(part) or part.part_of is not None:
            continue
        near = (line, *before(page.lines, at, _NEAR))
        told = [each for other in near for each in other.figures[:_MANY] if each.end <= part.start]
        if any(_is_named(each, again["noun"]) for each in told):
            around = page.lines[max(0, at - _FAR) : at + _FAR]
            all_ = [each for other in around for each in other.figures[:_MANY]]
            yield part, [each for each in all_ if each is not part and _is_named(each, again["noun"])]


def _is_named(claim: Claim, noun: str) -> bool:
    """Whether a number is of what a plural names: 34 pupils, 39 of the pupils."""
    if claim.kind is not Kind.COUNT or claim.noun is None or claim.per is not None:
        return False
    return claim.phrase.endswith(f" {noun}") and "of" not in claim.phrase.split()
