"""A whole of which some is told, and then what is left: "12 of the 30 …; the other 18 …"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, in_one_row, is_of_the, may_be_whole, suits

_BACK = 3
"""Sentences before the one of a remainder, in which its whole is looked for."""
_NEAR = 60
"""Characters before a figure that say that it is the rest."""
_WHOLES = 4
"""Wholes that a remainder may be of: the nearest ones."""

_WORDS = "other", "remain", "rest", "balance", "left", "leav"
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
        r"(?r)\b(?:(?:the|its|their|his|her)\s+(?:other|remaining)|(?:leaving|(?:that|which|this)\s+(?:left|leaves?|(?:will|would)\s+leave))"
        r"(?:\s+(?:it|them|him|her|the\s+\w+)\s+with)?(?:\s+(?:just|only|some|about|around))?"
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


@cache
def _no_more() -> "regex.Pattern[str]":
    return regex.compile(r"\s*[,.;:–—]|\s+(?:who|that|which|to|for|in|still|on)\b")


def is_rest(page: Page, line: Line, claim: Claim) -> bool:
    """Tell whether a sentence says of a figure that it is what is left."""
    told = _rest_before().search(page.text, max(line.span.start, claim.start - _NEAR), claim.start)
    if told is None:
        the = page.text[claim.start - 4 : claim.start].lower() == "the " or claim.phrase[:4].lower() == "the "
        return the and _rest_behind().match(page.text, claim.number_end, line.span.end) is not None
    # "leaving 12 people dead" says who died, and not what is left
    return not _is_left(told[0]) or _no_more().match(page.text, claim.number_end, line.span.end) is not None


def _is_left(words: str) -> bool:
    """Tell whether words before a figure say that something was taken away: "leaving 235"."""
    return words.lower().startswith(("leaving", "that", "which", "this"))


@cache
def _grown() -> "regex.Pattern[str]":
    # closed 85 and opened 20, leaving 255
    return regex.compile(
        r"\b(?:open|add|bought|buy|hir|gain|built|build|recruit|join|creat|more|another|new)\w*",
        regex.IGNORECASE,
    )


@cache
def _of_it() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)(?<!\w)of\s+(?:the|this|that|these|those|its|their|his|her)\s+[\p{L}’'-]+,\s*\Z",
        regex.IGNORECASE,
    )


def _taken(page: Page, whole: Claim, rest: Claim, here: Sequence[Claim]) -> Claim | None:
    """Return the one figure that was taken from a whole: "320, will close 85, leaving 235"."""
    between = [each for each in here if each.start > whole.start and suits(whole, each)]
    if len(between) != 1 or whole.noun is None:
        return None
    part = between[0]
    # 300 jobs in Leeds and 85 in Hull, leaving 12
    return part if not in_one_row(page, whole, part) and part.noun_head in (None, whole.noun_head) else None


def _left_of(here: Sequence[Claim], rest: Claim) -> Split | None:
    """Return what it is left of, where it is what one figure of its sentence leaves of another."""
    alike = [each for each in here if each.unit == rest.unit and each.value is not None]
    for pair in combinations(alike, 2):
        taken, whole = sorted(pair, key=lambda each: each.value or 0)
        if Fraction(whole.value or 0) - Fraction(taken.value or 0) == Fraction(rest.value or 0):
            return Split((Sum(whole, (taken, rest)),), Tie.ALL)
    return None


def _of(page: Page, line: Line, rest: Claim, place: int, lines: Sequence[Line]) -> Split | None:
    earlier = [each for other in (*lines, line) for each in other.figures if each.start < rest.start]
    earlier = earlier[-2 * MOST :]
    taken = {each.part_of for each in earlier}
    here = line.figures[max(0, place - MOST) : place]
    told_before = _rest_before().search(page.text, max(line.span.start, rest.start - _NEAR), rest.start)
    left = told_before is not None and _is_left(told_before[0])
    if left and _grown().search(page.text, line.span.start, rest.start):
        return None
    if left and (known := _left_of(here, rest)) is not None:
        return known
    sums: list[Sum] = []
    wholes = 0
    for whole in reversed(earlier):
        if not may_be_whole(whole) or not suits(whole, rest) or not _same_thing(whole, rest):
            continue
        if _of_it().search(page.text, max(0, whole.start - _NEAR), whole.start):
            # "Of the money, £540,000 went on cars": a part itself
            continue
        if whole in here and whole.uid not in taken and not is_of_the(page, whole):
            # told in one breath with the rest, it is a part like it, unless something is taken from it
            part = _taken(page, whole, rest, here) if left and not sums else None
            if part is not None:
                return Split((Sum(whole, (part, rest)),), Tie.ALL)
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
        tied = bool(left and told and whole in here)
        for parts in (told, own) if tied else (told, listed, own, loose):
            found = Sum(whole, (*parts[-MOST:], rest))
            if parts and found not in sums:
                sums.append(found)
        if tied:
            # 17 overs out of Friday's 96, leaving 79
            return Split(tuple(sums), Tie.ALL)
    if not sums:
        return None
    firm = [each for each in sums if each.parts[0].part_of == each.whole.uid]
    # all that is told of the same whole is likelier than some of it, where it comes nearer
    firm = sorted((each for each in sums if firm and each.whole is firm[0].whole), key=_miss)
    others = [each for each in sums if each not in firm]
    nearby = firm or "\n" not in page.text[others[0].whole.end : rest.start]
    return Split((*firm, *others), Tie.ALL if nearby else Tie.SOME)


def _miss(sum_: Sum) -> Fraction:
    parts = sum((Fraction(each.value or 0) for each in sum_.parts), Fraction(0))
    return abs(parts - Fraction(sum_.whole.value or 0))


def _same_thing(whole: Claim, rest: Claim) -> bool:
    return rest.noun_head in (None, "other") or whole.noun_head is None or rest.noun_head == whole.noun_head
