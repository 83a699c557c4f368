"""Numbers of years that may count from a year that stands beside them, and slips of the hand in them."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.lexicon.load import tables
from factcheck.model.claim import Claim
from factcheck.model.finding import Mention, mention
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.moments import Moment
from factcheck.reckoning.times.outline import SEASONS

_LEAST = 10
"""Years that are fewer may differ by anything: of "five" and "nine" neither is a slip of the other."""
_TENS = (10, 20)
_OFF = frozenset({*_TENS, 100})
"""By how many years a number is off whose tens, or whose century, were keyed wrong."""
_YEARS = {"year": 1, "decade": 10, "century": 100}


@dataclass(frozen=True, slots=True, kw_only=True)
class Spell:
    """A number of years, or days, with the one moment that it may count from, or the two it lies between."""

    place: Mention
    size: int
    ends: tuple[Moment, ...]
    """One, if it counts to today."""
    around: tuple[int, ...]
    """All the years that are told there: if it fits any of them it is right."""
    is_past: bool = False
    """Whether it leads from its one year to something that has happened."""
    is_closed: bool = False
    """Whether it leads to the later of its two years, and not to today."""
    is_apart: bool = False
    """Whether its year stands in another sentence, and may be of something else."""

    def slipped(self, todays: Collection[int]) -> tuple[int, int] | None:
        """Return the years that it counts between in such a year, if it is a slip of the hand."""
        told = set(self.around) if self.is_closed else {*self.around, *todays}
        if any(abs(abs(one - other) - self.size) <= 1 for one in told for other in told if one != other):
            return None
        first, *last = sorted(each.year for each in self.ends if each.year is not None)
        if last:
            return (first, last[0]) if is_slip(self.size, last[0] - first) else None
        if self.is_past:
            return (first, max(todays)) if first + self.size > max(todays) + 1 else None
        # the year from which it counts may be the one that was keyed wrong
        slips = (
            (first, today)
            for today in sorted(todays)
            if is_slip(self.size, today - first) or _is_swapped(today - self.size, first)
            if not self.is_apart or abs(self.size - (today - first)) != max(_TENS)
        )
        return next(slips, None)


def is_slip(size: int, gap: int) -> bool:
    """Tell whether a number of years is one that a hand keyed wrong.

    >>> is_slip(31, 41), is_slip(14, 41), is_slip(340, 34), is_slip(17, 27)
    (True, True, True, True)
    >>> is_slip(17, 24), is_slip(9, 5), is_slip(20, 2)
    (False, False, False)
    """
    if size == gap * 10:
        return gap > _LEAST // 2
    if min(size, gap) < _LEAST:
        return False
    return abs(size - gap) in _OFF or _is_swapped(size, gap)


def _is_swapped(one: int, other: int) -> bool:
    mine, theirs = str(one), str(other)
    return len(mine) == len(theirs) and any(
        mine[:at] + mine[at + 1] + mine[at] + mine[at + 2 :] == theirs for at in range(len(mine) - 1)
    )


def spell(
    page: Page,
    claim: Claim,
    ends: tuple[Moment, ...],
    around: tuple[int, ...],
    *,
    is_past: bool = False,
    is_closed: bool = False,
    is_apart: bool = False,
) -> Iterator[Spell]:
    """Yield a span as a spell of years, if it is told in whole years and is not of a person or a contract."""
    scale = _YEARS.get(claim.unit or "", 1 if claim.noun_head in SEASONS else 0)
    if scale and is_plain(claim) and not _is_of_its_own(page, claim):
        yield Spell(
            place=mention(claim),
            size=int(claim.value or 0) * scale,
            ends=ends,
            around=around,
            is_past=is_past,
            is_closed=is_closed,
            is_apart=is_apart,
        )


def is_plain(claim: Claim) -> bool:
    """Tell whether a span is told in so many whole years or days, none of them some of others."""
    if claim.value is None or claim.hedge is not Hedge.EXACT or claim.second is not None or claim.part_of:
        return False
    return claim.per is None and Fraction(claim.value).denominator == 1


def _is_of_its_own(page: Page, claim: Claim) -> bool:
    """Tell whether years are those of a contract, which lasts as long whenever it began, or of a person."""
    next_ = _word().match(page.text, claim.end)
    word = next_.group().strip() if next_ else ""
    if claim.kind is Kind.AGE and not _old().search(claim.phrase):
        return True
    if claim.kind is Kind.AGE:
        return claim.phrase.lower().endswith("-old") and (not word or is_somebody(word))
    return bool(_hyphen().search(claim.phrase)) and not _wait().fullmatch(word)


def is_somebody(word: str) -> bool:
    """Tell whether the word after "the 52-year-old", or before "is 52", is a person, or what one does."""
    return word in tables("worth")["people"]["nouns"].split() or bool(_doing().fullmatch(word))


@cache
def _word() -> "regex.Pattern[str]":
    return regex.compile(r"\s+\p{Ll}+")


@cache
def _doing() -> "regex.Pattern[str]":
    return regex.compile(
        r"\w+(?:ed|ist|man|woman|eer)|who|from|said|says|was|is|has|had|will|would|won|came|went|took|told|of|in|at|and|with"
        r"|striker|player|teacher|worker|officer|driver|singer|actor|mother|father|nurse|doctor|student"
    )


@cache
def _old() -> "regex.Pattern[str]":
    return regex.compile(r"\byears?[- ]old\b", regex.IGNORECASE)


@cache
def _hyphen() -> "regex.Pattern[str]":
    return regex.compile(r"-years?\b", regex.IGNORECASE)


@cache
def _wait() -> "regex.Pattern[str]":
    return regex.compile(
        r"wait|drought|run|marriage|partnership|war|streak|absence|reign|gap|spell|hold|stay|career|stint|tenure|rule|history|record"
    )
