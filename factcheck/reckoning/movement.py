"""Changes and differences as a text tells them: two levels of one thing, and how far apart they are."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.sizes import Size, sizes

_ENDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})
_NO_NOUNS = frozenset({"lower", "higher", "more", "less", "fewer", "level", "figure", "total"})
_REACH = 120
"""Characters between a size and the level it is said of."""


@dataclass(frozen=True, slots=True)
class Movement:
    """Two levels of one thing, and what the text says of the way from one to the other."""

    start: Claim
    end: Claim
    size: Claim | None = None
    """How far apart they are said to be; None where the text does not say."""
    change: Change | None = None
    """Which way it is said to go; None where only the size is told."""
    others: tuple[Claim, ...] = ()
    """Levels that may be meant instead of one of the two."""

    @property
    def compares(self) -> bool:
        """Whether the text holds one against the other, rather than telling how one became the other."""
        return self.start.role is None and self.end.role is None


def movements(page: Page) -> tuple[Movement, ...]:
    """Return all changes of a page whose two levels are given, in the order of the text."""
    return page.reading(_movements)


def _movements(page: Page) -> tuple[Movement, ...]:
    told: list[Movement] = []
    previous: Line | None = None
    for line in page.lines:
        told += _of_line(page, line, previous)
        previous = line
    return tuple(told)


def _of_line(page: Page, line: Line, previous: Line | None) -> Iterator[Movement]:
    found = sizes(page, line)
    if not found and all(each.role is None for each in line.figures):
        return
    measured = {each.claim.uid for each in found}
    levels = [each for each in line.figures if is_level(each) and each.uid not in measured]
    pairs = list(_pairs(page, levels))
    sized: set[tuple[str, str]] = set()
    for size in found:
        moved = _based(page, levels, size) or _of_pair(page, levels, pairs, size)
        if moved is not None:
            sized.add((moved.start.uid, moved.end.uid))
            # the next size may be said of the same two: "6 more than the 18, an overrun of a third"
            pairs += [] if (moved.start, moved.end) in pairs else [(moved.start, moved.end)]
            yield moved
    for start, end in pairs:
        if (start.uid, end.uid) not in sized and Role.FROM in (start.role, end.role):
            yield Movement(start, end, change=_way(start, end))


def is_level(claim: Claim) -> bool:
    """Tell whether a figure says how much there is of something."""
    return (
        claim.kind in _ENDS
        and claim.value is not None
        and claim.twin_of is None
        and claim.role is not Role.BY
    )


def alike(one: Claim, other: Claim) -> bool:
    """Tell whether two levels may be of one thing, by their units and nouns."""
    if one.unit != other.unit or one.kind is not other.kind:
        return False
    heads = {one.noun_head, other.noun_head} - _NO_NOUNS - {None}
    return len(heads) < 2 and len({one.per, other.per} - {None}) < 2


def _based(page: Page, levels: Sequence[Claim], size: Size) -> Movement | None:
    """Return the change whose size leads to its base, beside the level that it is said of."""
    base = size.base
    if base is None or not is_level(base):
        return None
    fitting = [each for each in levels if alike(each, base) and each is not base and _counts_same(size, each)]
    before = [each for each in fitting if each.end <= size.claim.start]
    after = [each for each in fitting if each.start >= base.end]
    end: Claim | None = None
    if before and size.apposed and _joined(page, before[-1], size.claim):
        end = before[-1]
    elif after and _arrives().fullmatch(page.between(base, after[0])):
        end = after[0]
    if end is None:
        return None
    others = tuple(each for each in fitting if each is not end)
    return Movement(base, end, size.claim, size.claim.change, others=others)


def _of_pair(
    page: Page, levels: Sequence[Claim], pairs: Sequence[tuple[Claim, Claim]], size: Size
) -> Movement | None:
    """Return the change of the two levels nearest to a size, where nothing comes between."""
    if size.elsewhere:
        return None
    near = [(_gap(pair, size.claim), pair) for pair in pairs if _counts_same(size, pair[0])]
    if not near:
        return _apart(page, levels, size) if size.between else None
    _, (start, end) = min(near, key=lambda each: each[0])
    if size.claim.kind is Kind.MULTIPLE and Role.FROM not in (start.role, end.role):
        return None
    told = _way(start, end)
    if None not in (told, size.claim.change) and told is not size.claim.change:
        return None
    if not _reaches(page, start, end, size):
        return None
    paired = {each.uid for pair in pairs for each in pair}
    others = tuple(each for each in levels if each.uid not in paired and alike(each, start))
    return Movement(start, end, size.claim, told or size.claim.change, others=others)


def _apart(page: Page, levels: Sequence[Claim], size: Size) -> Movement | None:
    """Return the last two levels before what is said to lie between them: "50% to 47%, a margin of 3"."""
    before = [each for each in levels if each.end <= size.claim.start and _counts_same(size, each)]
    if len(before) < 2 or not alike(before[-2], before[-1]) or not any(_names(each) for each in before[-2:]):
        return None
    end, start = before[-2:]
    joined = _joined(page, end, start) and _joined(page, start, size.claim)
    return Movement(start, end, size.claim, others=tuple(before[:-2])) if joined else None


def _names(level: Claim) -> bool:
    """Whether it says what it is a number of: "7 for 309" does not."""
    return level.unit is not None or level.noun_head is not None


def _reaches(page: Page, start: Claim, end: Claim, size: Size) -> bool:
    """Whether a size is said of the pair: between its ends, before them, or beside them."""
    first, last = sorted((start, end), key=lambda each: each.start)
    claim = size.claim
    if claim.end <= first.start:
        return claim.role is Role.BY and _joined(page, claim, first)
    if claim.start >= last.end:
        beside = size.apposed or size.named or claim.role is Role.BY
        return beside and _joined(page, last, claim)
    return True


def _joined(page: Page, one: Claim, other: Claim) -> bool:
    between = page.between(one, other)
    return len(between) <= _REACH and not _other_clause().search(between)


def _gap(pair: tuple[Claim, Claim], claim: Claim) -> int:
    first, last = sorted(pair, key=lambda each: each.start)
    return max(first.start - claim.end, claim.start - last.end, 0)


def _counts_same(size: Size, level: Claim) -> bool:
    """Whether a size can be one of a level: 40 goals of goals, 40% and a third of anything."""
    claim = size.claim
    if claim.kind in (Kind.FRACTION, Kind.MULTIPLE) or claim.unit == "percentage":
        return True
    if claim.unit in ("percentage point", "basis point"):
        return level.unit == "percentage"
    return alike(replace(claim, per=None), replace(level, per=None))


def _pairs(page: Page, levels: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    """Yield start and end of levels next to each other that the text sets against each other."""
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
    if not alike(one, other):
        return None
    between = page.between(one, other)
    roles = {one.role, other.role}
    if roles == {Role.FROM, Role.TO}:
        told = one.change is other.change or None in (one.change, other.change)
        return len(between) if told and not _other_clause().search(between) else None
    return len(between) if len(between) <= _REACH and _against().fullmatch(between) else None


def _is_start(page: Page, one: Claim, other: Claim) -> bool:
    """Whether the second of two levels is where it began: "56, up from 50", "56 against 50"."""
    if Role.FROM in (one.role, other.role):
        return other.role is Role.FROM
    return True


def _way(start: Claim, end: Claim) -> Change | None:
    return start.change or end.change


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(
        r"[;:]|[.!?]\s|\b(?:while|whereas|but|as|although|though|when|who|which|because)\b", regex.IGNORECASE
    )


@cache
def _against() -> "regex.Pattern[str]":
    """ "…, compared with", "… last year, up from the": and nothing that was only hoped for."""
    return regex.compile(
        r"""(?:\s+[^\s;:.()]+){0,8}?(?:\s*\([^()]{1,30}\))?,?\s+
        (?:compared\s+(?:with|to)|against|versus|(?:up|down)\s+from|from)
        (?:\s+(?!(?:an?|and|or|forecasts?|targets?|expect\w*|estimates?|budget\w*|plan\w*|goal|standards?|limits?
                  |average|consensus|predict\w*)\b)[\p{L}\d][\p{L}\d’'-]*){0,6}\s+""",
        regex.IGNORECASE | regex.VERBOSE,
    )


@cache
def _arrives() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+[\w’'-]+){0,5}?,?\s+(?:at|to|reaching|making|leaving)(?:\s+(?:it|them|the|a|total|of|about))*\s+",
        regex.IGNORECASE,
    )
