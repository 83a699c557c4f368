"""Years, weeks or days ago that do not lead to the year or the day given with them.

Catches "opened in 1985, 30 years ago" in an article of 2025, "for nine years, since 2019", "in 2029, six
years from now", "begun in 1985 and, 30 years on, …" and "will keep its 40th anniversary" of what was
founded in 1975, "two weeks ago, on 13 August", "26 days away" of a deadline, and "took over in 2019 and is
to leave after nine years in charge". Where years only stand beside the one year that they may count from
("a 60-year-old boiler in a school built in 1955", "the first strike in 27 years" of a text that tells of
one in 2009), they are asked about if a slip of the hand makes them right. The year of the article is that
of its publication; of one that does not tell it, of any day that is named in full: one that fits is enough,
and a year more or less is. An article that names no day is held against itself: its years must all count
from one.
Does not catch years that stand further away, and anniversaries that may have been kept in another year.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from fractions import Fraction

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.anniversaries import Anniversary, anniversaries
from factcheck.reckoning.times.elapsed import SHORT, between, days, years
from factcheck.reckoning.times.leading import begun_here, led_to, since_then
from factcheck.reckoning.times.moments import Grain, Moment
from factcheck.reckoning.times.outline import LENGTH, MOMENT, Outline
from factcheck.reckoning.times.ties import tied_by
from factcheck.reckoning.times.untied import events, spells
from factcheck.reckoning.wording import said

NAME = "since"

_YEAR = Fraction(1)
_MANY = 50
"""Counts of years are held against one another as far as this: an article that tells no day has few."""
_FEW = 2
"""Years that an article may be of, where nothing but a slip of the hand tells what is wrong."""
_NEXT_DAY = Fraction(1)
"""An article may be written a day before it is printed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """Years that are counted to today from a year, or from today to one."""

    place: Mention
    words: str
    """The number of them, as people write it."""
    length: Interval
    year: int
    at: Mention
    """The year as the text has it."""
    ahead: bool = False
    """Whether it is still to come."""
    kept: int | None = None
    """The year that they are counted to, where the text tells it."""

    def gap(self, today: int) -> int:
        """Return the years from today to the year, or back to it."""
        return self.year - today if self.ahead else today - self.year

    def fits(self, today: int) -> bool:
        """Tell whether they lead from that year to this one, give or take one."""
        return self.length.widened(_YEAR).covers(Fraction(self.gap(today)))

    @property
    def today(self) -> int:
        """The year in which they are right."""
        ends = [end for end in (self.length.low, self.length.high) if end is not None]
        middle = round(sum(ends, Fraction(0)) / len(ends)) if ends else 0
        return self.year - middle if self.ahead else self.year + middle


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each number of years that leads to a year, whether it does."""
    counts = tuple(_counts(page))
    agreed = () if page.today.years else _agreed(counts)
    todays = page.today.years or {each.today for each in agreed}
    for each in counts:
        kept = {each.kept} if each.kept else todays
        if kept:
            yield _finding(each, kept, () if each.kept or each in agreed else agreed)
    if page.today.days:
        yield from _short(page)
    if 0 < len(todays) <= _FEW:
        yield from _slipped(page, todays, {each.place.uid or each.place.start for each in counts})


def _slipped(page: Page, todays: Collection[int], counted: Collection[object]) -> Iterator[Finding]:
    """Yield the years beside a year that are a slip of the hand away from those that count from it."""
    held = set(counted)
    for spell in (*spells(page), *events(page)):
        years = spell.slipped(todays)
        told = spell.place.uid or spell.place.start
        if years is None or told in held:
            continue
        held.add(told)
        (end,), (first, last) = spell.ends, years
        yield Finding(
            check=NAME,
            outcome=outcome(False),
            message=f"{spell.place.phrase} does not lead to {end.year}",
            working=f"{last} - {first} = {last - first}; the text says {spell.size} years",
            place=spell.place,
            others=(page.mention(end.span),),
        )


def _counts(page: Page) -> Iterator[Count]:
    before: Outline | None = None
    for outline in page.outlines:
        is_dated, has_length = MOMENT in outline.text, LENGTH in outline.text
        if is_dated and has_length:
            yield from _read(page, outline)
        if before is not None and has_length and MOMENT in before.text:
            yield from _across(page, before, outline)
        if before is not None and is_dated and LENGTH in before.text:
            yield from _begun_here(page, before, outline)
        before = outline
    for kept in anniversaries(page.text, page.outlines):
        yield from _anniversary(page, kept)


def _across(page: Page, before: Outline, outline: Outline) -> Iterator[Count]:
    if before.adjoins(page.text, outline):
        both = before.followed_by(outline)
        for found in tied_by(since_then(), both.text):
            yield from _count(page, both, found, False)


def _begun_here(page: Page, before: Outline, outline: Outline) -> Iterator[Count]:
    if before.shares_paragraph(page.text, outline):
        both = before.followed_by(outline)
        for found in tied_by(begun_here(), both.text):
            yield from _count(page, both, found, False)


def _short(page: Page) -> Iterator[Finding]:
    """Yield, for each number of days, weeks or months that leads to a day, whether it does."""
    before: Outline | None = None
    for outline in page.outlines:
        short = LENGTH in outline.text and any(each.unit in SHORT for each in outline.figures)
        if short and MOMENT in outline.text:
            for found, ahead in led_to(outline.text):
                yield from _led(page, outline, found, ahead)
        if short and before is not None and MOMENT in before.text and before.adjoins(page.text, outline):
            both = before.followed_by(outline)
            for found in tied_by(since_then(), both.text):
                yield from _led(page, both, found, False)
        before = outline


def _led(page: Page, outline: Outline, found: "regex.Match[str]", ahead: bool) -> Iterator[Finding]:
    length, moment = outline.figure(found, "d"), outline.moment(found, "m")
    stated = days(page, length)
    if stated is None or length.unit not in SHORT or _is_of_record(page, length):
        return
    todays = [Moment(moment.span, each, each, Grain.DAY, each.year) for each in page.today.days[:_MANY]]
    # what is told of an earlier day may count to that one
    todays += (each for each in outline.moments if each.grain is Grain.DAY and each is not moment)
    gaps = []
    for today in todays:
        ends = (today, moment) if ahead else (moment, today)
        gap = between(*ends, length.unit)
        if gap is not None:
            gaps.append((gap, today))
    if not gaps:
        return
    fits = any(stated.widened(_NEXT_DAY).meets(gap) for gap, _ in gaps)
    gap, today = next((each for each in gaps if stated.widened(_NEXT_DAY).meets(each[0])), gaps[0])
    yield Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{length.phrase} {'leads' if fits else 'does not lead'} to {moment.name}",
        working=f"{moment.name} and {today.name} are {gap.low} days apart; the text says {said(length)}",
        place=mention(length),
        others=(page.mention(moment.span),),
    )


def _read(page: Page, outline: Outline) -> Iterator[Count]:
    held = set()
    for found, ahead in led_to(outline.text):
        for count in _count(page, outline, found, ahead):
            if count.place.uid not in held:
                held.add(count.place.uid)
                yield count


def _count(page: Page, outline: Outline, found: "regex.Match[str]", ahead: bool) -> Iterator[Count]:
    length, moment = outline.figure(found, "d"), outline.moment(found, "m")
    stated = years(page, length)
    if stated is not None and moment.year is not None and not _is_of_record(page, length):
        at = page.mention(moment.span)
        yield Count(
            place=mention(length), words=said(length), length=stated, year=moment.year, at=at, ahead=ahead
        )


def _is_of_record(page: Page, length: Claim) -> bool:
    """Tell whether it is the time in which a record was set: "the most in one day since 2011"."""
    return length.value == 1 and page.text.endswith(("in ", "within "), 0, length.start)


def _anniversary(page: Page, told: Anniversary) -> Iterator[Count]:
    start, end = told.span
    if told.moment.year is not None:
        yield Count(
            place=Mention(start=start, end=end, phrase=page.text[start:end]),
            words=f"{told.years} years",
            length=point(told.years),
            year=told.moment.year,
            at=page.mention(told.moment.span),
            kept=told.kept.year if told.kept else None,
        )


def _agreed(counts: tuple[Count, ...]) -> tuple[Count, ...]:
    """Return those of the counts that are right in one year, the most that are; of as many, the first."""
    counts = counts[:_MANY]
    told = [tuple(each for each in counts if each.fits(today.today)) for today in counts]
    return max(told, key=len, default=()) if len(counts) > 1 else ()


def _finding(count: Count, todays: Collection[int], against: tuple[Count, ...]) -> Finding:
    fits = any(count.fits(today) for today in todays)
    today = min(todays, key=lambda each: abs(each - count.today))
    later, earlier = (count.year, today) if count.ahead else (today, count.year)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{count.place.phrase} {'leads' if fits else 'does not lead'} to {count.year}",
        working=f"{later} - {earlier} = {later - earlier}; the text says {count.words}",
        place=count.place,
        others=(count.at, *(each.place for each in against)),
    )
