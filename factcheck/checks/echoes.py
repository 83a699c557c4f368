"""Figures that the text has told already, and tells otherwise.

Catches "of the 8,200 patients" where the text has told of 820 and nowhere else of 8,200, and 116 people who
were killed where two other places have 216: the same digits in another order or on another scale, or, of
people, all but one. And "all 41", where the sentences before have counted 14 of them.
Does not catch other numbers, which often count two things, and figures of another time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Number, Role
from factcheck.reckoning.frame import AROUND
from factcheck.reckoning.likeness import is_plain, may_be_one, people, shared
from factcheck.reckoning.misprint import ANY_DIGIT, keys, misprint, significant
from factcheck.reckoning.page import Page
from factcheck.reckoning.wording import said

NAME = "echoes"

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_NEAR = 8
"""Figures that are held against one: where there are more, as in a table, each is as likely as the next."""
_LEAST, _KNOWN = 10, 100
"""From where on a number is known by its digits. 14 and 41 are just numbers, unless it is "all 41"."""
_NEXT = 300
"""Characters behind a figure in which "of the 820" is of that one."""
_TABLE = 40
"""Figures of a sentence beyond which it is a table."""
_SHARED = 2
"""Words that two sentences share when they are of one thing."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield each figure that stands nowhere else, where it must be what the text has told already."""
    plain = [
        claim for claim in page.figures if claim.kind in _KINDS and is_plain(claim) and _size(claim) >= _LEAST
    ]
    often = Counter(map(_size, plain))
    alone = [
        claim
        for claim in plain
        if claim.zone not in AROUND and often[_size(claim)] == 1 and significant(_size(claim)) >= 2
    ]
    again = {claim.uid for claim in alone if _is_told(page, claim)}
    told: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in plain:
        # without one that is told as known, only what is told often can be meant
        if again or often[_size(claim)] > 1:
            for key in keys(_size(claim)):
                told[key].append(claim)
    for claim in alone if told else ():
        finding = _misprinted(page, claim, claim.uid in again, told, often)
        if finding is not None:
            yield finding


def _misprinted(
    page: Page, claim: Claim, again: bool, told: Mapping[str, list[Claim]], often: Mapping[Number, int]
) -> Finding | None:
    """Return the figure that another must be, which stands nowhere else."""
    crowd = people()
    near = (
        other
        for key in keys(_size(claim))
        if key in told and len(told[key]) <= _NEAR
        for other in told[key]
        # one digit apart tells something of people only
        if claim.noun_head in crowd or ANY_DIGIT not in key or other.noun_head in crowd
    )
    for other in near:
        is_often = often[_size(other)] > 1
        is_before = again and other.start < claim.start
        if not is_before and not (is_often and claim.role is None and claim.noun is not None):
            continue
        if min(_size(claim), _size(other)) < _KNOWN and not (again and _is_all(page, other, claim)):
            continue
        how = misprint(_size(claim), _size(other))
        # what it was before is another number of the same thing
        if how is None or other.role is Role.FROM or not may_be_one(claim, other):
            continue
        words = len(shared(claim.sentence, other.sentence))
        # "the $6.85bn" and "the $6.84bn" are of two years, or of two things
        close = words or _size(claim) < _KNOWN or _is_near(page, other, claim)
        known = is_before and close
        often_so = is_often and words >= _SHARED and claim.role is None and claim.noun is not None
        often_so = often_so and _is_of_one_time(page, claim) and _is_of_one_time(page, other)
        if (known or often_so) and not _stands_beside(page, claim, other):
            return _finding(claim, other, how)
    return None


def _is_all(page: Page, earlier: Claim, claim: Claim) -> bool:
    """Tell whether a small number is of all that were counted before: "the 73 homes", "all 41"."""
    same = claim.noun_head == earlier.noun_head if claim.noun_head else claim.action == earlier.action
    near = 0 < claim.start - earlier.end <= _NEXT and claim.sentence != earlier.sentence
    return same and near and earlier.noun_head is not None and not _some().match(page.text, claim.end)


@cache
def _some() -> "regex.Pattern[str]":
    """What makes of those that were told the few that are meant: "the 13 pupils with the best marks"."""
    return regex.compile(
        r"\s+(?:who\w*|that|which|with(?:out)?|whose|in|at|from|on|of|under|over|for|to|by|\p{L}+(?:ed|ing))\b",
        regex.IGNORECASE,
    )


def _stands_beside(page: Page, claim: Claim, other: Claim) -> bool:
    """Tell whether the other number is told in the same sentence, too: "£1,199, and £1,299 with the case"."""
    figures = page.line(claim).figures
    # in a table everything stands beside everything
    return len(figures) > _TABLE or any(
        each.kind is other.kind and each.value == other.value for each in figures
    )


def _is_near(page: Page, earlier: Claim, claim: Claim) -> bool:
    """Tell whether an earlier figure is one of which the next sentence speaks: "of the 820"."""
    between = page.text[earlier.end : claim.start]
    return len(between) <= _NEXT and bool(_of_the().search(page.text, max(0, claim.start - 12), claim.start))


@cache
def _of_the() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\bof\s+(?:the|those|these)\s+\Z", regex.IGNORECASE)


def _size(claim: Claim) -> Number:
    return claim.value if claim.value is not None else Decimal(0)


def _is_told(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is spoken of as one that the reader knows: "of the 820", "those 16 homes"."""
    if not _the().search(page.text, max(0, claim.start - 10), claim.number_start):
        return False
    # "up on the 28,000 sold in 2019" is one that is told of here
    return _that_was().match(page.text, claim.end) is None


@cache
def _that_was() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:\w+ed|made|sold|seen|set|told|won|lost|built|held|shown)\s+(?:in|at|by|on|over|during|for|last|an?)\b"
        r"(?=[^.;]{0,30}\b(?:[12][0-9]{3}|last|previous|earlier|before|ago)\b)",
        regex.IGNORECASE,
    )


@cache
def _the() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:the|those|these|all)\s+\Z", regex.IGNORECASE)


def _is_of_one_time(page: Page, claim: Claim) -> bool:
    """Tell whether the sentence of a figure tells of no other time than that of the article."""
    return claim.period is None and not _once().search(claim.sentence)


@cache
def _once() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:1[5-9][0-9]{2}|20[0-9]{2}|last|previous(?:ly)?|earlier|before|once|former(?:ly)?|compared|against|than"
        r"|ago|initial(?:ly)?|first|at first|then|by (?:\w+day|noon|midnight)|another|other|more|further)\b",
        regex.IGNORECASE,
    )


def _finding(claim: Claim, other: Claim, how: str) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{claim.phrase} stands nowhere else; {other.phrase} does",
        working=f"{said(claim)} and {said(other)}: {how}",
        place=mention(claim),
        others=(mention(other),),
    )
