"""Years, months and days that a text names, each as the days that it may be."""

import calendar
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import IntEnum
from functools import cache

import regex

from factcheck.model.document import Span
from factcheck.reckoning.stretches import stretches

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NO_YEAR = 2001
"""Days that are told without their year are reckoned with as of this one, which is no leap year."""


class Grain(IntEnum):
    """How finely a moment is told."""

    YEAR = 1
    MONTH = 2
    DAY = 3


@dataclass(frozen=True, slots=True)
class Moment:
    """A time that a text names: "in 1998", "March 2024", "12 March"."""

    span: Span
    first: date
    last: date
    grain: Grain
    year: int | None
    """None where the text does not tell it."""

    @property
    def name(self) -> str:
        """The moment as a sum shows it: "1998", "March 2024", "12 March".

        >>> [each.name for each in moments("from 1998 to March 2024 and on Sept. 3")]
        ['1998', 'March 2024', '3 September']
        """
        said = [str(self.first.day)] if self.grain is Grain.DAY else []
        said += [calendar.month_name[self.first.month]] if self.grain is not Grain.YEAR else []
        return " ".join((*said, *([str(self.year)] if self.year else [])))


MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
"""A month, in full or cut short; with its capital, which tells May and March from the verbs."""

_DAY = r"(?:3[01]|[12][0-9]|0?[1-9])(?:st|nd|rd|th)?(?![0-9,.]*[0-9])"
_DIGITS_OR_MONTH = re.compile(r"[0-9]{4}|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
"""What no moment is without: asked first, as it costs a tenth."""
_NEXT = r"\s*(?:to|and|until|till|-|–|—)\s*"
_AFTER_YEAR = r"(?![0-9]|[,.][0-9]|\s*(?:%|per\s+cent)|-[0-9]{2}\b)"


@cache
def _moment() -> "regex.Pattern[str]":
    return regex.compile(
        rf"""(?=[0-9JFMASOND])(?<![\w.,$£€#/])
        (?: (?P<day>{_DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?:,?\s+(?P<year>[1-9][0-9]{{3}}){_AFTER_YEAR})?
          | (?P<month>{MONTH})\s+(?P<day>{_DAY})(?:,?\s+(?P<year>[1-9][0-9]{{3}}){_AFTER_YEAR})?
          | (?P<month>{MONTH})(?:,?\s+(?:of\s+)?(?P<year>[1-9][0-9]{{3}}){_AFTER_YEAR})?
          | (?P<day>{_DAY})(?={_NEXT}{_DAY}\s+(?:of\s+)?(?P<month>{MONTH}))
          | (?P<year>1[5-9][0-9]{{2}}|20[0-9]{{2}}){_AFTER_YEAR}(?!s\b)
          # a year that a slip made: nobody counts so many of nothing
          | (?<=\b(?:in|since|from|until|till|to)\s)(?P<year>[1-9][0-9]{{3}})
            (?=[,;)—]|\.?\s*\Z|\s+(?:and|to|until|after|when|with|as|at)\b)
        )""",
        regex.VERBOSE,
    )


@cache
def _month() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)")


_BEFORE_MONTH = 60
"""Characters before a month within which its days stand."""
_AROUND = 80
"""Characters to either side of a month in which its day, weekday and year stand."""


def dated(text: str) -> Iterator[Span]:
    """Yield the stretches of a text around its months: no other has to be read for dates."""
    return stretches(text, _month(), _AROUND)


def moments(text: str, start: int = 0, end: int | None = None) -> Iterator[Moment]:
    """Yield the moments of a stretch of a text, in its order."""
    end = len(text) if end is None else end
    first = _DIGITS_OR_MONTH.search(text, start, end)
    if first is None:
        return
    # a day may stand before its month
    for found in _moment().finditer(text, max(start, first.start() - _BEFORE_MONTH), end):
        said = _read(found)
        if said is not None:
            yield said


def _read(found: "regex.Match[str]") -> Moment | None:
    month = None if found["month"] is None else MONTHS.index(found["month"].lower()[:3]) + 1
    day = None if found["day"] is None else int(found["day"].rstrip("stndrh"))
    year = None if found["year"] is None else int(found["year"])
    span = Span(*found.span())
    if month is None:
        whole = year or _NO_YEAR
        return Moment(span, date(whole, 1, 1), date(whole, 12, 31), Grain.YEAR, year)
    last = calendar.monthrange(year or _NO_YEAR, month)[1]
    if day is None:
        return Moment(
            span, date(year or _NO_YEAR, month, 1), date(year or _NO_YEAR, month, last), Grain.MONTH, year
        )
    if day > last:
        return None
    on = date(year or _NO_YEAR, month, day)
    return Moment(span, on, on, Grain.DAY, year)
