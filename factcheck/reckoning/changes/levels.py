"""The levels of a sentence: which figures say how much there is, and which two are set against each other."""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Page

LEVELS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_NO_NOUNS = frozenset(
    {"lower", "higher", "more", "less", "fewer", "level", "figure", "total", "strong", "short"}
)
_PERCENT = 1000
"""More per cent are no level: of "205,000, or 12.8 per cent" the first are shares."""

_TIMES = 10
"""How many times a level the other may be where only one of them is told per something."""

_REACH = 120
"""Characters between two figures that are told in one breath."""


def is_level(claim: Claim) -> bool:
    """Tell whether a figure says how much there is of something."""
    lent = claim.unit == "percentage" and claim.number_end == claim.end
    if lent and abs(Fraction(claim.value or 0)) > _PERCENT:
        return False
    # a time that passes is no level, one that is cut "from 12 years to nine" is
    cut = claim.kind is Kind.DURATION and claim.role in (Role.FROM, Role.TO) and claim.change is not None
    return (
        (cut or claim.kind in LEVELS)
        and claim.value is not None
        and claim.twin_of is None
        and claim.role is not Role.BY
    )


def alike(one: Claim, other: Claim) -> bool:
    """Tell whether two levels may be of one thing, by their units and nouns."""
    if one.unit != other.unit or one.kind is not other.kind:
        return False
    if one.per != other.per and {one.role, other.role} != {Role.FROM, Role.TO}:
        # "$180 for now, from £189 a tonne", but not "$2.10 a share" and a billion
        values = [abs(Fraction(each.value or 0)) for each in (one, other)]
        if None not in (one.per, other.per) or max(values) > min(values) * _TIMES:
            return False
    return len({one.noun_head, other.noun_head} - _NO_NOUNS - {None}) < 2


def is_about(one: Claim, other: Claim) -> bool:
    """Tell whether two levels are of one order: "$2.60 a gallon" and "$2.89", not a bill of $663m."""
    values = [abs(Fraction(each.value or 0)) for each in (one, other)]
    return max(values) <= min(values) * _TIMES


def share_of(small: str | None, large: str | None) -> int | None:
    """Return how many of a unit make one of another, where prices are told in both: 100 pence a pound.

    >>> share_of("penny", "pound sterling")
    100
    """
    return _SMALL.get((small or "", large or ""))


def is_degrees(size: Claim, level: Claim) -> bool:
    """Tell whether a size is in degrees, and a level in those of a scale: 9 degrees, from 12C to 21C."""
    scaled = (level.unit or "").startswith("degree ")
    return scaled and (size.noun_head == "degree" or size.unit in ("degree", "degree angle"))


_SMALL = {
    ("penny", "pound sterling"): 100,
    ("cent", "dollar"): 100,
    ("cent", "euro"): 100,
    ("basis point", "percentage"): 100,
    ("centimetre", "metre"): 100,
    ("millimetre", "centimetre"): 10,
    ("millimetre", "metre"): 1000,
    ("metre", "kilometre"): 1000,
    ("gram", "kilogram"): 1000,
    ("kilogram", "tonne"): 1000,
}


def joined(page: Page, one: Claim, other: Claim, *, beside: bool = False) -> bool:
    """Tell whether nothing else is told between two figures; what stands beside one may end a long clause."""
    between = page.between(one, other)
    clauses = _other_thing() if beside else _other_clause()
    return len(between) <= _REACH and not clauses.search(between)


def set_against(page: Page, levels: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield start and end of levels of one kind, one behind the other, that are set against each other."""
    kinds: dict[object, list[Claim]] = {}
    for at, level in enumerate(levels):
        before = levels[at - 1] if at else None
        # "to 150 litres from 200": the 200 is of litres, too
        lent = (
            before is not None and level.role is Role.FROM and is_bare(level) and _takes(page, before, level)
        )
        lender = before if lent and before is not None else level
        kinds.setdefault((lender.kind, lender.unit), []).append(level)
    for alike_ in kinds.values():
        yield from _against_each_other(page, alike_)


def _takes(page: Page, before: Claim, level: Claim) -> bool:
    """Whether a bare figure is what the one before it was: "to 150 litres from", "52 per cent, up from"."""
    return before.role is Role.TO or _up_from().fullmatch(page.between(before, level)) is not None


def lends(full: Claim, bare: Claim, *, tied: bool = False) -> bool:
    """Tell whether a bare figure may be of what another is: "4.2 million tonnes", "last year's 7 million".

    Unless words tie the two, it has to be about as many.
    """
    close = tied or is_about(full, bare)
    # "of 12 per cent, up from 9"
    share = full.kind is Kind.PERCENT and bare.role is Role.FROM
    return is_bare(bare) and (share or full.kind in (Kind.MEASURE, Kind.COUNT)) and close


def is_bare(level: Claim) -> bool:
    """Tell whether a figure says nothing of what it counts: the 200 of "to 150 litres from 200"."""
    return level.kind is Kind.COUNT and level.noun_head is None and level.unit is None


def _against_each_other(page: Page, levels: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    gaps = [_link(page, one, other) for one, other in pairwise(levels)]
    for at, ((one, other), gap) in enumerate(zip(pairwise(levels), gaps, strict=True)):
        if gap is None:
            continue
        left = gaps[at - 1] if at else None
        right = gaps[at + 1] if at + 1 < len(gaps) else None
        if any(each is not None and each < gap for each in (left, right)):
            continue
        yield (other, one) if _is_start(page, one, other) else (one, other)


def _link(page: Page, one: Claim, other: Claim) -> int | None:
    """Return how far apart two levels stand that are set against each other; None if they are not."""
    if not (alike(one, other) or lends(one, other)):
        return None
    between = page.between(one, other)
    roles = {one.role, other.role}
    if one.role is other.role is Role.FROM:
        # "5% up from 50 in May and 42% up from 37 in 1985": neither is where it ended
        return None
    if roles == {Role.FROM, Role.TO}:
        told = one.change is other.change or None in (one.change, other.change)
        return len(between) if told and not _other_clause().search(between) else None
    return len(between) if len(between) <= _REACH and _against().fullmatch(between) else None


def _is_start(page: Page, one: Claim, other: Claim) -> bool:
    """Whether the second of two levels is where it began: "56, up from 50", "56 against 50"."""
    if Role.FROM in (one.role, other.role):
        return other.role is Role.FROM
    return True


@cache
def _up_from() -> "regex.Pattern[str]":
    return regex.compile(r",?\s+(?:up|down)\s+from\s+(?:the\s+)?", regex.IGNORECASE)


@cache
def _other_thing() -> "regex.Pattern[str]":
    return regex.compile(r"[;]|[.!?]\s|\b(?:while|whereas|but|although|though)\b", regex.IGNORECASE)


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"[;:]|[.!?]\s|\b(?:while|whereas|but|as|although|though|when|who|which|because)\b", regex.IGNORECASE
    )


@cache
def _against() -> "regex.Pattern[str]":
    """ "…, compared with", "… last year, up from the": and nothing that was only hoped for."""
    return regex.compile(
        r""",?(?:\s+(?!(?:while|whereas|but|although|though)\b)[^\s;:()]*[^\s;:().]){0,16}?
        (?:\s*\([^()]{1,30}\))?(?:,?\s+|\s*\()
        (?:(?:19|20)[0-9]{2}:|compared\s+(?:with|to)|against|versus|instead\s+of|rather\s+than|(?:up|down)\s+from|from)
        (?:\s+(?!(?:an?|and|or|forecasts?|targets?|expect\w*|estimates?|budget\w*|plan\w*|goal|standards?|limits?
                  |average|consensus|predict\w*)\b)[\p{L}\d][\p{L}\d’'-]*){0,6}\s+""",
        regex.IGNORECASE | regex.VERBOSE,
    )
