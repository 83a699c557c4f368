"""Times of the day that a text names, each as the minutes after midnight that it may be."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.document import Span

DAY = 24 * 60
_HALF = DAY // 2


@dataclass(frozen=True, slots=True)
class Hour:
    """A time of the day: "7.30 p.m.", "21:40", "noon"."""

    span: Span
    minutes: tuple[int, ...]
    """Minutes after midnight; two where morning and evening are not told apart."""
    is_bare: bool
    """Whether its digits alone make it one: "10:30" may be of a race."""


@cache
def _hour() -> "regex.Pattern[str]":
    half = r"\s?(?:(?P<half>[ap])m\b|(?P<half>[ap])\.\s?m\b\.?)"
    digits = r"(?P<hour>[01]?[0-9]|2[0-4])(?:[:.](?P<minute>[0-5][0-9]))?(?![0-9:%])"
    next_ = rf"\s*(?:to|and|until|till|-|–|—)\s*[01]?[0-9](?:[:.][0-5][0-9])?{half}"
    return regex.compile(
        rf"""(?=[0-9NM])(?<![\w.,:$£€/-])
        (?: {digits}{half}
          | {digits}(?={next_})(?P<shared>)
          | (?P<hour>[01]?[0-9]|2[0-4]):(?P<minute>[0-5][0-9])(?![0-9:.]*[0-9])
          | (?P<noon>(?:12\s)?(?:noon|midday)) | (?P<midnight>(?:12\s)?midnight) )(?!\w)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def hours(text: str, start: int = 0, end: int | None = None) -> Iterator[Hour]:
    """Yield the times of the day in a stretch of a text, in its order.

    >>> [each.minutes for each in hours("from 7.30 p.m. to midnight, and at 21:40 or 9:05")]
    [(1170,), (0,), (1300,), (545, 1265)]
    """
    told: tuple[int, ...]
    for found in _hour().finditer(text, start, len(text) if end is None else end):
        span = Span(*found.span())
        if found["noon"] or found["midnight"]:
            yield Hour(span, (_HALF if found["noon"] else 0,), is_bare=False)
            continue
        hour, minute = int(found["hour"]), int(found["minute"] or 0)
        after = hour * 60 + minute
        half = (found["half"] or "").lower()
        if half and found["shared"] is None:
            if not 1 <= hour <= 12:
                continue
            told = (after % _HALF + (_HALF if half == "p" else 0),)
        elif 1 <= hour <= 12 and not found["hour"].startswith("0"):
            told = (after % _HALF, after % _HALF + _HALF)
        else:
            told = (after % DAY,)
        bare = not half and found["shared"] is None
        yield Hour(span, told, is_bare=bare)
