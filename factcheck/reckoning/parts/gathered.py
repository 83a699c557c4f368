"""Figures told as peers, and one that is their sum but for a slip: no words tie them, their digits do."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.likeness import people
from factcheck.reckoning.misprint import significant
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.split import (
    MOST,
    Split,
    Sum,
    Tie,
    is_like,
    is_of_the,
    joined,
    may_be_whole,
    pairs,
    suits,
)
from factcheck.reckoning.precision import rough
from factcheck.reckoning.shares.wholes import is_share

_BACK, _AHEAD, _OPENING = 10, 4, 4
"""Sentences before a list, behind it, and at the head of the text, in which its sum may be told."""
_FEW = 6
"""Figures of a sentence that may be the sum: one with more is a table."""
_DIGITS = 3
"""Significant digits by which a figure is known: that sums of fewer come near each other is chance."""
_LEAST = 10
"""And fewer than so many are told too often."""
_SMALLEST = 200
"""A part that is less than one in so many is hardly told beside the others."""
_LED = 24
"""Characters around a list that say what its figures are told for."""
_NEXT = 8
"""Characters between a figure and the share that it is."""
_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_FARTHEST = Decimal("0.25")
"""A sum that misses by a larger share is hardly told for this whole, unless noughts are."""
_SEVERAL, _NEARLY = 3, Decimal("0.2")
"""So many peers that come so near to a figure right before them are its parts."""
_NOTHING = Decimal("1e-9")
"""As a share of a sum: no miss at all."""
_SHIFTS = frozenset(map(Decimal, ("9", "0.9", "999", "0.999")))
"""What a figure is out by, as a share of itself, where noughts are too many or too few."""
_TENTH, _TENFOLD = Decimal("0.099"), Decimal("10.01")
"""Past these a sum is only out by what its largest part, or the whole, is."""


def gathered(page: Page) -> Iterator[Split]:
    """Yield each list of peers with a figure near it that would be their sum with one digit mended."""
    for at, line in enumerate(page.lines):
        for listed in _peers(page, line):
            if not _compared(page, line, listed):
                yield from _of_one_slip(page, at, listed)
                yield from _at_once(page, at, listed)


def _of_one_slip(page: Page, at: int, listed: Sequence[Claim]) -> Iterator[Split]:
    if any((each.value or 0) < _LEAST for each in listed):
        return
    held = [Sum(whole, tuple(listed)) for whole in _around(page, at, listed)]
    if len(listed) > 2 and _may_close(listed) and not _and().search(page.between(*listed[-2:])):
        # so many here and so many there, for so many worldwide
        held.append(Sum(listed[-1], tuple(listed[:-1])))
    sums = tuple(each for each in held if _are_alike(each.whole, each.parts))
    if sums:
        yield Split(sums, Tie.NONE)


def _may_close(listed: Sequence[Claim]) -> bool:
    sizes = [rough(each) for each in listed]
    return _may_be(sizes[-1], sizes[:-1], sum(sizes[:-1], Decimal(0)))


def _at_once(page: Page, at: int, listed: Sequence[Claim]) -> Iterator[Split]:
    """Yield the whole right before a list of three peers that come near to it: "£48m. Wages £31m …"."""
    pair = len(listed) == 2 and frozenset((each.noun or "").lower() for each in listed) in pairs()
    if not (pair or len(listed) >= _SEVERAL) or not _and().search(
        page.text, listed[-2].number_end, listed[-1].start
    ):
        return
    sizes = [rough(each) for each in listed]
    for line in reversed(page.lines[max(0, at - 1) : at + 1]):
        for whole in reversed(line.figures[:_FEW]):
            size = rough(whole)
            if (
                whole.start >= listed[0].start
                or size <= max(sizes)
                or abs(size - sum(sizes, Decimal(0))) > size * _NEARLY
            ):
                continue
            if not (_is_plain(whole) and may_be_whole(whole) and all(suits(whole, each) for each in listed)):
                continue
            behind = (other for other in line.figures if other.start > whole.start and other not in listed)
            if any(_beside(page, whole, other) for other in behind):
                continue
            if not _is_part(page, at, whole, sizes) and not _are_of_others(page, whole, listed[0]):
                yield Split((Sum(whole, tuple(listed)),), Tie.ALL if pair else Tie.SOME)
                return


@cache
def _others() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:rivals?|others?|next|another|elsewhere|neighbou?r\w*|in\s+(?:19|20)\d\d|earlier|whereas|by\s+contrast)\b",
        regex.IGNORECASE,
    )


@cache
def _verb() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?P<verb>\p{Ll}+)\s+\Z")


def _are_of_others(page: Page, whole: Claim, first: Claim) -> bool:
    """Tell whether a list is of others than the figure before it: "Leeds has 31,000. Hull has 14,000 …"."""
    led = page.text[whole.end : first.start]
    verbs = [_verb().search(page.text, max(0, each.start - _LED), each.start) for each in (whole, first)]
    same = all(verbs) and len({found["verb"] for found in verbs if found}) == 1
    return same or _others().search(led) is not None


def _is_part(page: Page, at: int, whole: Claim, sizes: Sequence[Decimal]) -> bool:
    """Tell whether a figure is told as a share, or makes one that was told before together with a list."""
    line = page.line(whole)
    place = line.figures.index(whole)
    beside = (*line.figures[max(0, place - 1) : place], *line.figures[place + 1 : place + 2])
    if any(is_share(each) and _NEXT > each.start - whole.end > -_NEXT - len(each.phrase) for each in beside):
        return True
    all_ = sum(sizes, Decimal(0)) + rough(whole)
    told = (each for other in page.lines[max(0, at - _AHEAD) : at] for each in other.figures[:_FEW])
    return any(each.unit == whole.unit and abs(rough(each) - all_) < all_ / 10 for each in told)


def _peers(page: Page, line: Line) -> Iterator[tuple[Claim, ...]]:
    """Yield the lists of a sentence in which figures of one sort are told alike."""
    # what something rose to is told of one thing at its times
    able = [each for each in line.figures if _is_plain(each) and each.role is None]
    if len(able) < 2 or len(able) > MOST:
        return
    listed: list[Claim] = []
    for claim in (*able, None):
        if claim is not None and listed and _beside(page, listed[-1], claim):
            listed.append(claim)
            continue
        if len(listed) >= 2:
            yield tuple(listed)
        listed = [claim] if claim is not None else []


def _is_plain(claim: Claim) -> bool:
    return (
        claim.kind in _KINDS
        and claim.hedge is Hedge.EXACT
        and claim.role in (None, Role.TO)
        and claim.value is not None
        and claim.value > 0
        and claim.second is None
        and claim.twin_of is None
    )


def _beside(page: Page, one: Claim, other: Claim) -> bool:
    # 118, 141 and 105 kilometres
    alike = is_like(one, other) or is_like(other, one)
    return alike and joined(page, one, other) and not is_of_the(page, other)


@cache
def _comparing() -> "regex.Pattern[str]":
    # what figures are told with that stand beside each other to be compared
    return regex.compile(
        r"\b(?:against|compar\w+|versus|vs|than|(?:years?|months?|quarters?|weeks?)\s+(?:before|earlier|ago)|previous\w*|last|(?<!\b(?:made?|makes?|making)\s)up|down"
        r"|r[io]s(?:es?|ing|en)|f[ae]ll(?:s|ing|en)?|increas\w+|decreas\w+|growing|which|between)\b",
        regex.IGNORECASE,
    )


def _compared(page: Page, line: Line, listed: Sequence[Claim]) -> bool:
    begin = max(line.span.start, listed[0].start - _LED)
    end = min(line.span.end, listed[-1].end + _LED)
    return _comparing().search(page.text, begin, end) is not None


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:and|plus|while)\b(?![^,;]*[,;])", regex.IGNORECASE)


Sort = tuple[Kind | None, str | None, str | None]
"""What a figure counts in: its kind, unit and per."""


Told = tuple[int, Claim, Decimal]
"""A figure with the sentence that it stands in, and its size."""


def _wholes(page: Page) -> Mapping[Sort, Sequence[Told]]:
    """Return the figures of a text that may be sums, by their sort."""
    sorts: defaultdict[Sort, list[Told]] = defaultdict(list)
    for at, line in enumerate(page.lines):
        for claim in line.figures[:_FEW]:
            if _is_plain(claim) and may_be_whole(claim):
                sorts[claim.kind, claim.unit, claim.per].append((at, claim, rough(claim)))
    return sorts


def _around(page: Page, at: int, parts: Sequence[Claim]) -> Iterator[Claim]:
    one = next((each for each in parts if each.unit), parts[0])
    told = page.reading(_wholes).get((one.kind, one.unit, one.per), ())
    near = told[bisect_left(told, at - _BACK, key=_line) : bisect_left(told, at + _AHEAD, key=_line)]
    opening = told[: bisect_left(told, min(_OPENING, at - _BACK), key=_line)]
    sizes = [rough(each) for each in parts]
    together = sum(sizes, Decimal(0))
    for _, whole, size in (*opening, *near):
        if not _may_be(size, sizes, together) or whole in parts:
            continue
        if all(suits(whole, each) for each in parts):
            yield whole


def _line(told: Told) -> int:
    return told[0]


def _are_alike(whole: Claim, parts: Sequence[Claim]) -> bool:
    """Tell whether figures are of one size and sort, and known by enough digits."""
    values = [each.value or Decimal(0) for each in (whole, *parts)]
    if min(values) < _LEAST or any(each == values[0] for each in values[1:]):
        return False
    second = sorted(values[1:])[-2]
    if second >= values[0] or min(values) * _SMALLEST < second:
        return False
    if max(map(significant, values)) < _DIGITS or min(map(significant, values)) < 2:
        return False
    heads = {each.noun_head for each in (whole, *parts) if _is_plural(each)}
    return whole.kind is not Kind.COUNT or len(parts) > 2 or len(heads) < 2 or heads <= people()


def _is_plural(claim: Claim) -> bool:
    """Tell whether what a figure counts is a noun for sure: "8,460 shirts", and not "8,460 abroad"."""
    return claim.noun is not None and claim.noun.lower().split()[-1] != claim.noun_head


def _may_be(all_: Decimal, sizes: Sequence[Decimal], together: Decimal) -> bool:
    """Tell, for little, whether a sum comes right, or misses by what a slip of the hand makes."""
    miss = abs(together - all_)
    if miss <= all_ * _NOTHING:
        return True
    if miss <= all_ * _FARTHEST:
        digits = int(f"{miss:.5e}".partition("e")[0].replace(".", "").rstrip("0"))
        if digits < 10 or (digits < 100 and digits % 9 == 0):
            return True
    # a nought too many or too few adds nine times what was meant, or takes nine tenths of it
    if not _TENTH < together / all_ < _TENFOLD:
        sizes = (max(sizes),)
    return any(round(miss / size, 4) in _SHIFTS for size in (*sizes, all_))
