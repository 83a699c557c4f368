"""What a number is part of, as a text tells it: "of the 48", "Of the 48 …, 31", "of them", "of which 31"."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.links import is_of, opens
from factcheck.reckoning.page import Line, Page

_NAMED_BY_PLACE = frozenset({"former", "latter"})
_NUMBERS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_NEAR = 250
"""Characters between two sentences past which "of them" is of neither."""


def is_share(claim: Claim) -> bool:
    """Tell whether a figure is a part of something: 12%, a third, one in four."""
    return (
        (claim.unit == "percentage" or claim.kind is Kind.FRACTION)
        and claim.role not in (Role.FROM, Role.TO)
        and claim.per is None
        # "40 lost and 90 damaged, a third of the latter badly" is of no other figure
        and claim.noun_head not in _NAMED_BY_PLACE
    )


def is_number(claim: Claim) -> bool:
    """Tell whether a figure is so many of something, and not a share, a score or another unit's twin."""
    return claim.kind in _NUMBERS and not is_share(claim) and claim.second is None and claim.twin_of is None


def comparable(part: Claim, whole: Claim) -> bool:
    """Tell whether a figure may be part of another by what they count in."""
    alike = part.kind is whole.kind and part.unit == whole.unit
    return alike and (part.per == whole.per or None in (part.per, whole.per)) and whole.twin_of is None


def before(lines: Sequence[Line], at: int, most: int = 1) -> tuple[Line, ...]:
    """Return the sentences with figures that stand so near before one that it may speak of theirs."""
    near: list[Line] = []
    for line in reversed(lines[max(0, at - most) : at]):
        if (near[-1] if near else lines[at]).span.start - line.span.end > _NEAR:
            break
        near.append(line)
    return tuple(near)


def told(page: Page, line: Line, part: Claim) -> Claim | None:
    """Return the one figure that a number is said to be of in its sentence, None where there is none."""
    following = next((each for each in line.figures if each.start > part.start), None)
    if following is not None and is_of(page, part, following):
        return following if is_number(following) and comparable(part, following) else None
    if is_of_others(page, part):
        return None
    inside = (each for each in line.figures if each.uid == part.part_of and comparable(part, each))
    whole = next(inside, None) or opener(page, line, part)
    return whole if whole is not None and comparable(part, whole) else None


def opener(page: Page, line: Line, part: Claim) -> Claim | None:
    """Return the figure that its sentence or clause opens with as the whole: "Of the 48 patients, 31"."""
    for whole in reversed([each for each in line.figures if each.end <= part.start]):
        if is_number(whole) and opens(page, whole, line.span.start):
            return whole
        if _semicolon().search(page.text, whole.end, part.start):
            return None
    return None


@cache
def _semicolon() -> "regex.Pattern[str]":
    return regex.compile(r";|\b(?:out\s+)?of\s+(?:the|those)\s+[\p{L}\s]*\d", regex.IGNORECASE)


_SPOKEN = r"""(?:them|whom|which
    |(?:these|those)(?=\s*[,.;:()—–]|\s+(?:is|are|was|were|has|have|had|who|will|would)\b))"""


@cache
def _them() -> "regex.Pattern[str]":
    return regex.compile(
        rf"\s+of\s+(?:{_SPOKEN}|(?P<it>it|that(?=\s*[,.;:()—–])))\b", regex.VERBOSE | regex.IGNORECASE
    )


@cache
def _of_them() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\bof\s+(?:them|these|those|whom|which),?\s+(?:only\s+|just\s+)?", regex.IGNORECASE
    )


def is_of_them(page: Page, part: Claim) -> bool:
    """Tell whether a figure is of things told before: "300 of them", "of which 300", "10 miles of it"."""
    behind = _them().match(page.text, part.end) or _them().match(page.text, part.number_end)
    if behind:
        return behind["it"] is None or part.unit is not None
    return _of_them().match(page.text, max(0, part.start - 24), part.start) is not None


@cache
def _of_those() -> "regex.Pattern[str]":
    return regex.compile(rf"\s+of\s+(?!{_SPOKEN})(?:these|those)\s+\p{{L}}", regex.VERBOSE | regex.IGNORECASE)


def is_of_others(page: Page, part: Claim) -> bool:
    """Tell whether a figure is of some that are named: "104 of those women"."""
    return _of_those().match(page.text, part.number_end) is not None


def spoken_of(line: Line, near: Sequence[Line], part: Claim, start: int) -> tuple[Claim, ...]:
    """Return the figures before a place that "of them" may mean there, the nearest first."""
    figures = (
        *(each for each in reversed(line.figures) if each.end <= start),
        *(each for other in near for each in reversed(other.figures)),
    )
    may_be = [each for each in figures if is_number(each) and comparable(part, each)]
    # "thousands of tenants, 300 of them"
    return () if may_be and may_be[0].value is None else tuple(may_be)


@cache
def _starts_clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?r)(?:(?P<mark>[,;:—–]|\b(?:found|showed|said|shows|say|finds)(?:\s+that)?)\s*|\s)
            (?:(?:and|but|with|only|just|that)\s+){0,2}""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _so_far() -> "regex.Pattern[str]":
    # the state had budgeted $75m and has spent $60m
    return regex.compile(
        r"""(?r)\b(?:has|have|had)\s+(?:(?:so\s+far|already|only|now|just|since)\s+){0,2}
            (?:\w+ed|spent|sold|built|won|drawn|got|given|found|done|made)\s+""",
        regex.VERBOSE | regex.IGNORECASE,
    )


@cache
def _preposition() -> "regex.Pattern[str]":
    return regex.compile(r"[\s,]*(in|at|from|on|last|this|by|for|to|against|after)\b", regex.IGNORECASE)


def beside(page: Page, line: Line, part: Claim, share: Claim, *, verb: bool) -> Iterator[Claim]:
    """Yield the figures of the same things before a number in its sentence: "96 pitches, 64 for strikes".

    Two items of a list are no part and whole: "50 shops in March and 30, or 12%, in April".
    """
    before = [each for each in line.figures if each.end <= min(part.start, share.start)]
    for whole in reversed(before):
        if not (is_number(whole) and comparable(part, whole)) or whole.value is None:
            continue
        if whole.part_of is not None or _has_share(line, whole, share) or whole.change or whole.role:
            continue
        gap = page.text[whole.end : part.start]
        if ";" in gap and not gap.startswith(";"):
            continue
        if _so_far().match(page.text, whole.end, part.start):
            yield whole
            continue
        if part.unit is not None or page.text[part.number_end : part.end] or whole.noun is None:
            continue
        clause = _starts_clause().match(gap)
        if clause is None or not (clause["mark"] or (verb and " and " in gap)):
            continue
        there, here = (
            _preposition().match(page.text, each) for each in (whole.end, max(part.end, share.end))
        )
        if part.noun_head in (None, whole.noun_head) and not (there and here and there[1] == here[1]):
            yield whole


def _has_share(line: Line, whole: Claim, share: Claim) -> bool:
    """Whether a number has a share of its own, and so is itself a part."""
    following = next((each for each in line.figures if each.start > whole.start), None)
    return following is not None and following is not share and is_share(following)


def size(claim: Claim) -> Fraction:
    """Return the number of a figure as said; of a range its upper end."""
    return Fraction(claim.value or claim.high or claim.low or 0)
