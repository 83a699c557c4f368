"""Two levels that a text holds against each other without a word between them: one of then and one of now."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Change, Kind, Role
from factcheck.reckoning.changes import ties
from factcheck.reckoning.changes.astray import is_off
from factcheck.reckoning.changes.levels import alike, is_about, is_bare, is_level, joined, lends
from factcheck.reckoning.changes.sizes import Size, sizes
from factcheck.reckoning.changes.then import is_earlier, is_timed, times
from factcheck.reckoning.likeness import shared
from factcheck.reckoning.page import Line, Page

_BACK = 2
"""Sentences with figures before that of a size in which a level is looked for."""
_NEAR = 4
"""How many times what it should be a wrong size may be: more, and it is told of something else."""
_TIMED = frozenset({"day", "night", "week", "month", "year"})
"""What may be left out when a thing is told again: "105,000 copies a day. Sales have fallen to 42,000"."""


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two levels of one thing, in the order of the text or the nearer one last."""

    first: Claim
    second: Claim
    tied: bool
    """Whether words tie them; else they have to be of two times."""


@dataclass(frozen=True, slots=True)
class _Around:
    """A size, and the sentences around it in which its levels are looked for."""

    page: Page
    at: int
    size: Size
    fits: Callable[[Claim], bool]
    """Whether the size may be one of a level."""

    @property
    def line(self) -> Line:
        return self.page.lines[self.at]

    @property
    def following(self) -> Line | None:
        """The sentence right behind."""
        lines = self.page.lines
        near = self.at + 1 < len(lines) and self.page.adjoin(self.line, lines[self.at + 1])
        return lines[self.at + 1] if near else None

    def before(self) -> Iterator[tuple[Line, list[Claim]]]:
        """Yield the sentences that lead up to it, the nearest first, each with its levels."""
        lines = self.page.lines
        for back in range(self.at - 1, max(-1, self.at - 1 - _BACK), -1):
            if not self.page.adjoin(lines[back], lines[back + 1]):
                return
            yield lines[back], self.levels(back)

    def levels(self, at: int) -> list[Claim]:
        """Return the figures of a sentence that the size may be counted from."""
        measured = {each.claim.uid for each in sizes(self.page)[at]}
        return [
            each
            for each in self.page.lines[at].figures
            if each.uid not in measured and each.part_of is None and is_level(each) and self.fits(each)
        ]


def contrasted(page: Page, at: int, size: Size, fits: Callable[[Claim], bool]) -> tuple[Claim, Claim] | None:
    """Return start and end of a size that stands in a sentence, where the text tells just two of one thing.

    One of them is told of another time than the other, or takes up what was told before, and they have to
    lie apart the way the size goes, and about so far: "It sold 105,000 in 2014. Last year it sold 42,000. The
    fall of 70% …".
    """
    claim = size.claim
    if claim.kind is Kind.MULTIPLE and (size.named or size.more):
        # "a sixfold increase": the check of comparisons reads these
        return None
    pair = _pair(_Around(page, at, size, fits))
    if pair is None or pair.first.role is pair.second.role is Role.TO:
        # where each went is told of two things
        return None
    if pair.first.unit == claim.unit == "percentage":
        return None
    if not pair.tied and not _is_contrast(page, pair):
        return None
    start, end = _in_order(page, pair, size)
    return (start, end) if _is_apart(page, start, end, claim) else None


def _pair(around: _Around) -> _Pair | None:
    """Return the one pair of levels that may be meant."""
    here = around.levels(around.at)
    own = around.size.base or _own(around, here)
    if own is None:
        return _summed_up(around, here) or (None if here else _told_behind(around))
    beside = [each for each in here if each is not own and _alike(each, own) and is_about(each, own)]
    if beside:
        return _of_line(around, own, beside)
    return _of_earlier(around, own) or _of_next(around, own)


def _own(around: _Around, here: Sequence[Claim]) -> Claim | None:
    """Return the level of its own sentence that a size is said of."""
    page, size = around.page, around.size
    before = [each for each in here if each.end <= size.claim.start]
    if before and joined(page, before[-1], size.claim):
        level, between = before[-1], page.between(before[-1], size.claim)
        # "7.5 million are kept, and sales were off 93%"
        other = _and().search(between) and not (size.named or size.more)
        if level.role is Role.TO or (size.apposed and not other and _beside().search(between)):
            return level
    behind = [each for each in here if each.start >= size.claim.end]
    if behind and ties.arrives().fullmatch(page.between(size.claim, behind[0])):
        return behind[0]
    return None


def _of_line(around: _Around, own: Claim, beside: Sequence[Claim]) -> _Pair | None:
    """Return the two levels of "48 million tonnes in 1990 and 30 million last year, a cut of"."""
    page, size, other = around.page, around.size, beside[0]
    led = own.role is Role.TO and (own.measure is None or _is_one_thing(other, own))
    if len(beside) > 1 or not (size.named or ((size.more or led) and not size.timed)):
        return None
    if not is_earlier(page, other) and other.start > own.start:
        return None
    first, second = sorted((other, own), key=lambda each: each.start)
    # a time that stands between the two may be that of either
    timed = bool(times(page, first) | times(page, second))
    return _Pair(first, second, timed or (size.more and joined(page, first, second)))


def _of_earlier(around: _Around, own: Claim) -> _Pair | None:
    """Return a level and the only one of its sort in the sentences before it."""
    page, size = around.page, around.size
    if size.timed and size.base is None:
        return None
    taken = ties.takes_up(page.text, _clause(page, around.line, own), own.start)
    for line, told in around.before():
        like = _candidates(told, own)
        if size.base is not None:
            # "Its receipts fell 30% from $60m" to what is less than 60
            like = [each for each in like if _is_apart(page, own, each, size.claim)]
        if not like:
            continue
        # a comparative says outright that it is of what was told before
        tied = taken or (size.more and size.apposed)
        beside = line is page.lines[around.at - 1]
        if len(like) > 1 or not (tied or _is_one_thing(like[0], own)):
            return None
        if size.base is not None and not (_is_called_alike(around, own, like[0]) or (taken and beside)):
            return None
        return _Pair(like[0], own, tied and beside)
    return None


def _of_next(around: _Around, own: Claim) -> _Pair | None:
    """Return a level and what it was, which the next sentence tells: "In 2014 it sold 105,000"."""
    page, following = around.page, around.following
    if following is None:
        return None
    told = _candidates(around.levels(around.at + 1), own)
    if len(told) != 1:
        return None
    same = own.kind is not Kind.MONEY and (own.noun_head or own.unit) == (told[0].noun_head or told[0].unit)
    if same and ties.had().search(page.text, following.span.start, told[0].start):
        # "had burned 18,000 acres by Wednesday"
        return _Pair(told[0], own, True)
    if not (is_earlier(page, told[0]) or is_timed(page, told[0])):
        return None
    taken = ties.taken_up().fullmatch(page.text, following.span.start, told[0].start)
    return _Pair(told[0], own, True) if taken else None


def _summed_up(around: _Around, here: Sequence[Claim]) -> _Pair | None:
    """Return the last two levels, which a size sums up: "That is a fall of", "; the 27% drop"."""
    claim, size = around.size.claim, around.size
    led = ties.sums_up().fullmatch(around.page.text, around.line.span.start, claim.start)
    if not led or (led["the"] and not size.named) or size.timed:
        return None
    if any(each.start >= claim.end for each in here):
        return None
    told = list(here)
    for _, earlier in around.before():
        if len(told) < 2:
            told = [*earlier, *told]
    told = [
        each for each in told if each is told[-1] or (_alike(each, told[-1]) and is_about(each, told[-1]))
    ]
    return _Pair(told[0], told[1], False) if len(told) == 2 else None


def _told_behind(around: _Around) -> _Pair | None:
    """Return the two levels of the next sentence: "Sales doubled. In 2018 they were 22; last year 44"."""
    page, size, following = around.page, around.size, around.following
    if following is None or size.named or size.claim.role is not Role.BY:
        return None
    told = around.levels(around.at + 1)
    if len(told) != 2 or not _alike(*told):
        return None
    if not ties.taken_up().fullmatch(page.text, following.span.start, told[0].start):
        return None
    return _Pair(told[0], told[1], bool(times(page, told[0]) | times(page, told[1])))


def _candidates(told: Sequence[Claim], own: Claim) -> list[Claim]:
    """Return those levels of a sentence that may be of one thing with another; of "to 48 from 50" the 48."""
    like = [each for each in told if _alike(each, own) and is_about(each, own)]
    return [each for each in like if each.role is not Role.FROM] or like


def _is_called_alike(around: _Around, base: Claim, other: Claim) -> bool:
    """Whether what moved is what was told: "Its receipts fell 30% from", "emissions 35% below"."""
    called = around.size.claim.measure or base.measure
    if called and other.measure and shared(called, other.measure):
        return True
    its = ties.its().match(around.page.text, around.line.span.start)
    return its is not None and (around.size.claim.change is not None and base.role is Role.FROM)


def _alike(one: Claim, other: Claim) -> bool:
    """Tell whether two levels may be of one thing, in one unit and to one measure."""
    same = one.per == other.per or (one.per in _TIMED and other.role is Role.TO and is_bare(other))
    whole = one.noun_head is None or Fraction(other.value or 0).denominator == 1
    return same and (whole or other.noun_head is not None) and (alike(one, other) or lends(one, other))


def _is_one_thing(one: Claim, other: Claim) -> bool:
    """Tell whether nothing says that two levels are of two things."""
    if one.kind is Kind.COUNT and one.noun_head is not None:
        return other.noun_head in (one.noun_head, None)
    if one.measure and other.measure:
        return bool(shared(one.measure, other.measure))
    return True


def _is_contrast(page: Page, pair: _Pair) -> bool:
    """Tell whether two levels are told of two times."""
    then, now = times(page, pair.first), times(page, pair.second)
    # what both had may have been so at two times
    return then != now and not (then & now) - {"had"}


def _in_order(page: Page, pair: _Pair, size: Size) -> tuple[Claim, Claim]:
    """Return where the size is counted from, and where it leads."""
    first, second = pair.first, pair.second
    if size.more:
        # "1,820mm. The average is 1,400mm, so the year was 30% wetter"
        turned = ties.turn().search(page.text, second.end, size.claim.start) is not None
        return (second, first) if turned else (first, second)
    early = [is_earlier(page, each) for each in (first, second)]
    if early[0] is not early[1]:
        return (first, second) if early[0] else (second, first)
    way = Change.UP if Fraction(first.value or 0) <= Fraction(second.value or 0) else Change.DOWN
    return (first, second) if size.claim.change in (None, way) else (second, first)


def _is_apart(page: Page, start: Claim, end: Claim, size: Claim) -> bool:
    """Tell whether two levels lie apart the way a size says, and not too far from it for a slip."""
    return start.value != end.value and is_about(start, end) and is_off(page, start, end, size, near=_NEAR)


def _clause(page: Page, line: Line, level: Claim) -> int:
    """Return where the clause of a level begins."""
    ends = [each.end() for each in ties.turn().finditer(page.text, line.span.start, level.start)]
    return ends[-1] if ends else line.span.start


@cache
def _beside() -> "regex.Pattern[str]":
    return regex.compile(r"[,(:–—]|\s-\s|\b(?:is|was|are|were)\b")


@cache
def _and() -> "regex.Pattern[str]":
    return regex.compile(r"\band\b")
