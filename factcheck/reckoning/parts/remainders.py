"""A whole of which some is told, and then what is left: "12 of the 30 …; the other 18 …"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, is_of_the, may_be_whole, suits

_BACK = 3
"""Sentences before the one of a remainder, in which its whole is looked for."""
_NEAR = 60
"""Characters before a figure that say that it is the rest."""
_WHOLES = 4
"""Wholes that a remainder may be of: the nearest ones."""

_LAST = "last ", "final "
_WORDS = "other", "remain", "rest", "balance", "left", "last", "final"
"""One of them is in every sentence that tells what is left."""


def remainders(page: Page) -> Iterator[Split]:
    """Yield, for each figure that is said to be the rest, what it may be the rest of."""
    for at, line in enumerate(page.lines):
        if not line.names(_WORDS):
            continue
        for place, rest in enumerate(line.figures[: 3 * MOST]):
            if is_rest(page, line, rest):
                split = _of(page, line, rest, place, page.lines[max(0, at - _BACK) : at])
                if split is not None:
                    yield split


@cache
def _rest_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:(?:the|its|their|his|her)\s+(?:other|remaining)"
        r"|the\s+(?:rest|remainder|balance)(?:\s+of(?:\s+[\w’'-]+){1,3})?\s*[,(–—-]?(?:\s*(?:of|some|about|or))?)\s*\Z",
        regex.IGNORECASE,
    )


@cache
def _rest_behind() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+\w+)?\s+(?:others\b|(?:that|who|which)\s+(?:remain|(?:are|were)\s+left)"
        r"|remain\b(?!\s+(?:a|an|the|\w+ed|in\s+(?:hospital|a))\b)|(?:are|were)\s+left\b|left\s+over\b)",
        regex.IGNORECASE,
    )


def is_rest(page: Page, line: Line, claim: Claim) -> bool:
    """Tell whether a sentence says of a figure that it is what is left."""
    told = _rest_before().search(page.text, max(line.span.start, claim.start - _NEAR), claim.start)
    if told is not None:
        return True
    the = page.text[claim.start - 4 : claim.start].lower() == "the " or claim.phrase[:4].lower() == "the "
    if the and claim.kind in (Kind.MONEY, Kind.MEASURE) and claim.phrase.lower().startswith(_LAST):
        # a freezer held $40,000 and the car the last $5,000
        return True
    return the and _rest_behind().match(page.text, claim.number_end, line.span.end) is not None


@cache
def _of_it() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)(?<!\w)of\s+(?:the|this|that|these|those|its|their|his|her)\s+[\p{L}’'-]+,\s*\Z",
        regex.IGNORECASE,
    )


def _of(page: Page, line: Line, rest: Claim, place: int, lines: Sequence[Line]) -> Split | None:
    earlier = [each for other in (*lines, line) for each in other.figures if each.start < rest.start]
    earlier = earlier[-2 * MOST :]
    taken = {each.part_of for each in earlier}
    here = line.figures[max(0, place - MOST) : place]
    if _one_is_apart(earlier, rest):
        return None
    sums: list[Sum] = []
    wholes = 0
    for whole in reversed(earlier):
        if not may_be_whole(whole) or not suits(whole, rest) or not _same_thing(whole, rest):
            continue
        divided = is_of_the(page, whole)
        if not divided and _of_it().search(page.text, max(0, whole.start - _NEAR), whole.start):
            # "Of the money, £540,000 went on cars": a part itself
            continue
        if whole in here and whole.uid not in taken and not divided:
            # told in one breath with the rest, it is a part like it
            continue
        if (wholes := wholes + 1) > _WHOLES:
            break
        told = [each for each in earlier if each.part_of == whole.uid and suits(whole, each)]
        behind = [each for each in earlier if each.start > whole.start]
        listed = [each for each in behind if suits(whole, each)]
        own = [each for each in here if suits(whole, each) and each is not whole]
        loose = [
            each
            for each in behind
            if (each.kind, each.unit) == (whole.kind, whole.unit) and each.role in (None, Role.TO)
        ]
        for parts in (told, listed, own, loose):
            found = Sum(whole, (*parts[-MOST:], rest))
            if parts and found not in sums:
                sums.append(found)
    if not sums:
        return None
    firm = [each for each in sums if each.parts[0].part_of == each.whole.uid]
    # all that is told of the same whole is likelier than some of it, where it comes nearer
    firm = sorted((each for each in sums if firm and each.whole is firm[0].whole), key=_miss)
    others = [each for each in (*sums, *_pairs(earlier, rest)) if each not in firm]
    nearby = firm or "\n" not in page.text[others[0].whole.end : rest.start]
    return Split((*firm, *others), Tie.ALL if nearby else Tie.SOME)


def _one_is_apart(earlier: Sequence[Claim], rest: Claim) -> bool:
    """Tell whether it is all but the one just spoken of: "the first win in seven games, the other six"."""
    alike = [each for each in earlier if suits(each, rest) and _same_thing(each, rest)]
    return bool(alike) and alike[-1].unit is None and alike[-1].value == (rest.value or 0) + 1


def _pairs(earlier: Sequence[Claim], rest: Claim) -> Iterator[Sum]:
    """Yield what it may be that a figure leaves of one near it: "2,800 of its 3,300 … the other 500"."""
    alike = [each for each in earlier if suits(each, rest) and may_be_whole(each)]
    for pair in combinations(alike[-_WHOLES:], 2):
        taken, whole = sorted(pair, key=lambda each: each.value or 0)
        if taken.value != whole.value and taken.sentence == whole.sentence:
            yield Sum(whole, (taken, rest))


def _miss(sum_: Sum) -> Fraction:
    parts = sum((Fraction(each.value or 0) for each in sum_.parts), Fraction(0))
    return abs(parts - Fraction(sum_.whole.value or 0))


def _same_thing(whole: Claim, rest: Claim) -> bool:
    return rest.noun_head in (None, "other") or whole.noun_head is None or rest.noun_head == whole.noun_head
