"""A change as one sentence tells it: where it began, where it ended, and how large it is said to be."""

from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.page import Line, Page

_ENDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.PERCENT, Kind.MEASURE})


@dataclass(frozen=True, slots=True)
class Movement:
    """The one change of a sentence."""

    start: Claim
    end: Claim
    size: Claim | None
    """What it is said to be; None where the sentence does not say, or may say it of something else."""


def movement(page: Page, line: Line) -> Movement | None:
    """Return the change whose two ends a sentence gives; None where there are two changes, or none."""
    starts = [each for each in line.figures if each.role is Role.FROM]
    ends = [each for each in line.figures if each.role is Role.TO]
    if len(starts) != 1 or len(ends) != 1:
        return None
    (start,), (end,) = starts, ends
    alike = start.unit == end.unit and start.kind is end.kind and start.per == end.per
    told = start.value is not None and end.value is not None and start.change is end.change
    if not alike or not told or start.kind not in _ENDS:
        return None
    return Movement(start, end, _size(page, line, start, end))


def _size(page: Page, line: Line, start: Claim, end: Claim) -> Claim | None:
    sizes = [each for each in line.figures if each.role is Role.BY]
    if len(sizes) != 1 or sizes[0].change not in (start.change, None):
        return None
    (size,) = sizes
    nearer = min((start, end), key=lambda each: abs(each.start - size.start))
    first, second = sorted((size, nearer), key=lambda each: each.start)
    return None if _other_clause().search(page.between(first, second)) else size


@cache
def _other_clause() -> "regex.Pattern[str]":
    return regex.compile(r"[;:]|\b(?:while|whereas|but|as|although|when|who|which)\b", regex.IGNORECASE)
