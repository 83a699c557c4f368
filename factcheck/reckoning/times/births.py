"""One thing that an article tells of when somebody was born, and whether two of them go together."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil, floor

from factcheck.model.claim import Claim
from factcheck.model.finding import Mention
from factcheck.model.quantity import Hedge
from factcheck.reckoning.times.elapsed import YEAR

NAME = r"(?P<name>(?:\p{Lu}[\w’'.-]* ){0,3}(?P<who>\p{Lu}[\w’'-]+))"
"""How somebody is named: in full, and the surname in it."""
_LEAP = 2
"""Days that the calendar may be off by where years are reckoned alike."""
_LEAP_DAY = (2, 29)
_TENS = (-20, -10, 10, 20)
_OLDEST = 122


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that is told of when somebody was born: the day itself, or an age at some time."""

    who: str
    """The surname, or "she" or "he"."""
    name: str
    """As the text has it there."""
    age: int | None
    """None where the birth itself is told."""
    at: tuple[tuple[date, date], ...]
    """The days on which they were born, or may have been of that age: of a few years, each."""
    place: Mention
    told: Mention | None
    """The time that is told with it."""
    dying: bool = False
    is_loose: bool = False
    """Whether no word ties the age to the time: it may be of another, unless it is a slip of the hand."""

    @property
    def births(self) -> tuple[tuple[int, int], ...]:
        """The days, counted, on which somebody was born of whom that is so."""
        if self.age is None:
            return tuple((first.toordinal(), last.toordinal()) for first, last in self.at)
        oldest, youngest = floor((self.age + 1) * YEAR), ceil(self.age * YEAR)
        return tuple(
            (first.toordinal() - oldest - _LEAP, last.toordinal() - youngest + _LEAP)
            for first, last in self.at
        )

    def agrees(self, other: "Fact") -> bool:
        """Tell whether one birth fits them both."""
        return any(
            mine[0] <= theirs[1] and theirs[0] <= mine[1] for mine in self.births for theirs in other.births
        )

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the birth that it tells of; if it is now, of the latest one."""
        low, high = self.births[-1]
        return (date.fromordinal(max(1, low + _LEAP)).year, date.fromordinal(max(1, high - _LEAP)).year)

    def slipped_from(self, other: "Fact") -> bool:
        """Tell whether one birth would fit them both, had not a hand keyed an age or a year wrong."""
        return any(each.agrees(other) for each in self._meant()) or any(
            each.agrees(self) for each in other._meant()
        )

    def _meant(self) -> Iterator["Fact"]:
        if self.age is None or self.told is not None:
            first, last = self.at[0]
            year = first.year // 100 * 100 + first.year % 10 * 10 + first.year // 10 % 10
            if first.year == last.year and (first.month, first.day) != _LEAP_DAY:
                yield replace(self, at=((first.replace(year=year), last.replace(year=year)),))
        if self.age is None:
            return
        shown = str(self.age)
        if self.age > _OLDEST:
            yield replace(self, age=self.age // 10)
        yield from (replace(self, age=self.age + off) for off in _TENS if self.age + off > 0)
        if len(shown) > 1 and shown[-2:] != shown[-2:][::-1]:
            yield replace(self, age=int(shown[:-2] + shown[-2:][::-1]))


def is_age(claim: Claim) -> bool:
    """Tell whether a figure is so many years, no more and no less."""
    return claim.value is not None and claim.hedge is Hedge.EXACT and claim.unit == "year"
