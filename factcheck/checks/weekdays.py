"""Weekdays that do not fall on their date.

Catches "Monday, 8 October 2023", which was a Sunday, "Monday 8 to Friday 13 October 2023", "8 October 2023,
a Monday", and what there is none of: "31 June", "at 110 p.m.", and "in 8125" of a year that is past. A date
without a year is held against the day of publication, or any that the article names in full: the one
nearest to that day counts. Where an article tells no year, a weekday that goes with no year in which all of
its others fall right is caught, if there are two of these or more.
Does not catch dates in figures alone (8/10/23 is two days), and days before 1752.
"""

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

import regex

from factcheck.model.finding import Finding, Mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.impossible import impossible
from factcheck.reckoning.times.moments import MONTH, MONTHS

NAME = "weekdays"

_BEFORE = 90
"""Characters before a weekday in which its sentence may tell the year."""
_FIRST_YEAR = 1752
"""From here on the calendar of today holds in English."""
_CALENDARS = range(2001, 2029)
"""Every year begins and ends like one of these."""
_FEW = 30
"""Weekdays without a year, and days that an article may be of, that are held against one another."""

_DAYS = tuple(calendar.day_name)


@cache
def _dated() -> "tuple[regex.Pattern[str], ...]":
    weekday = (
        r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
        r"|(?<!\b[Tt]he\s)(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\b\.?)"
    )
    part = r"(?:\s+(?:morning|afternoon|evening|night|lunchtime))?"
    day, year = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?(?![0-9:.]*[0-9])", r"(?P<year>[12][0-9]{3})\b"
    next_ = r"\s*(?:,|to|and|until|till|-|–|—)\s*(?:and\s+)?(?:[A-Z]\w+day,?\s+)?[0-9]{1,2}(?:st|nd|rd|th)?"
    on = rf"(?:{day}\s+(?:of\s+)?(?P<month>{MONTH})|(?P<month>{MONTH})\s+{day}\b)(?:,?\s+{year})?"
    return (
        regex.compile(rf"\b(?=[MTWFS]){weekday}{part},?\s+\(?(?:the\s+)?{on}"),
        regex.compile(
            rf"\b(?=[MTWFS]){weekday},?\s+(?:the\s+)?{day}(?={next_}\s+(?P<month>{MONTH})(?:,?\s+{year})?)"
        ),
        regex.compile(rf"\b(?=[0-9JFMASOND]){on}(?:,\s+(?:which\s+(?:was|is)\s+)?an?\s+|\s+\(){weekday}"),
    )


@cache
def _told() -> "regex.Pattern[str]":
    # a day in full, before it in the sentence
    return regex.compile(
        rf"\b(?=[0-9JFMASOND])(?<!\b(?:since|after|before)\s[^.\n]{{0,20}})(?:(?P<month>{MONTH})\s+\d{{1,2}},?|\d{{1,2}}\s+(?P<month>{MONTH}))\s+(?P<year>(?:19|20)\d\d)\b"
        r"(?:,? (?:and|but)| to| until| till)\b[^.!?\n\d]{0,60}\Z"
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each weekday that stands with its date, whether the two agree."""
    every = [
        found
        for words in _dated()
        for start, end in page.dated
        for found in words.finditer(page.text, start, end)
    ]
    untold: list[regex.Match[str]] = []
    for said in every:
        days = list(_days(said, page))
        if days:
            yield _finding(said, next((day for day in days if _falls(said, day)), days[0]))
        elif said["year"] is None and not page.today.days and _off(said, page) is None:
            untold.append(said)
    yield from _together(untold[:_FEW])
    for place, why in impossible(page.text, page.dated):
        yield _impossible(place, why)


def _days(said: "regex.Match[str]", page: Page) -> Iterator[date]:
    """Yield the days that a date may be: one, or without its year one for each day the article may be of."""
    if said["year"] is not None:
        year = int(said["year"])
        day = _date(said, year) if year >= _FIRST_YEAR else None
        if day is not None:
            yield day
        return
    told = _told().search(page.text, max(0, said.start() - _BEFORE), said.start())
    if told is not None and int(told["year"]) in page.today.years:
        # "from Friday 24 July 2026 to Monday 10 August": of that year, or of the next
        month, first = (MONTHS.index(each["month"].lower()[:3]) for each in (said, told))
        day = _date(said, int(told["year"]) + (month < first))
        if day is not None:
            yield day
            return
    off = _off(said, page)
    for today in page.today.days[:_FEW]:
        if off is not None:
            day = _date(said, today.year + off)
            if day is not None:
                yield day
            continue
        near = (_date(said, year) for year in (today.year - 1, today.year, today.year + 1))
        # the one that is nearest to the day of publication; half a year away it could be either
        likely = [day for day in near if day is not None and abs(day - today) < timedelta(days=150)]
        if likely:
            yield min(likely, key=lambda day: abs(day - today))
            # "to be completed by Friday 30 October", in November
            if max(likely) < today and _is_ahead(said, page):
                later = (_date(said, year) for year in (today.year, today.year + 1))
                yield from [day for day in later if day is not None and day > today][:1]


def _off(said: "regex.Match[str]", page: Page) -> int | None:
    """Return how many years off a date is said to be: "1 April last year", "Next year's fair is on"."""
    year = _year_behind().match(page.text, said.end()) or _year_before().search(
        page.text, max(0, said.start() - _BEFORE), said.start()
    )
    return _YEARS[year["which"].lower()] if year else None


def _is_ahead(said: "regex.Match[str]", page: Page) -> bool:
    return _ahead().search(page.text, max(0, said.start() - _BEFORE), said.start()) is not None


@cache
def _ahead() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:will|would|shall|due|to\s+be|planned|expected|until|by)\b[^.!?\n]*\Z")


_YEARS = {"last": -1, "this": 0, "next": 1}


@cache
def _year_behind() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?P<which>last|this|next)\s+year\b(?!['’]s)", regex.IGNORECASE)


@cache
def _year_before() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?P<which>last|this|next)\s+year(?:['’]s\b|,|\s+on\b)[^.!?;\n\d]*\Z", regex.IGNORECASE
    )


def _together(untold: "list[regex.Match[str]]") -> Iterator[Finding]:
    """Yield the one weekday that no year has in which all of the others, two or more, fall right."""
    if len(untold) <= 2:
        return
    right = {
        year: [said for said in untold if (day := _date(said, year)) and _falls(said, day)]
        for year in _CALENDARS
    }
    most = max(len(each) for each in right.values())
    years = [year for year, each in right.items() if len(each) == most]
    odd = {said.start(): said for year in years for said in untold if said not in right[year]}
    if most == len(untold) - 1 and len(odd) == 1:
        (said,) = odd.values()
        others = tuple(_mention(each) for each in right[years[0]])
        yield Finding(
            check=NAME,
            outcome=outcome(False),
            message=f"{_mention(said).phrase}: in no year do it and the other weekdays fall right",
            working=f"{_mention(said).phrase} and {others[0].phrase} are of no one year",
            place=_mention(said),
            others=others,
        )


def _falls(said: "regex.Match[str]", on: date) -> bool:
    return _DAYS[on.weekday()].startswith(said["weekday"].rstrip("."))


def _finding(said: "regex.Match[str]", on: date) -> Finding:
    fits = _falls(said, on)
    long = f"{on.day} {calendar.month_name[on.month]} {on.year}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{long} {'is' if fits else 'is not'} a {_weekday(said)}",
        working=f"{long} is a {_DAYS[on.weekday()]}; the text says {said['weekday']}",
        place=_mention(said),
    )


def _weekday(said: "regex.Match[str]") -> str:
    return next((day for day in _DAYS if day.startswith(said["weekday"].rstrip("."))), said["weekday"])


def _impossible(place: Mention, why: str) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"there is no {place.phrase}",
        working=f"{place.phrase}: {why}",
        place=place,
    )


def _mention(found: "regex.Match[str]") -> Mention:
    # the stop behind a month in full is the sentence's own
    phrase = found.group().rstrip(".")
    return Mention(start=found.start(), end=found.start() + len(phrase), phrase=phrase)


def _date(said: "regex.Match[str]", year: int) -> date | None:
    try:
        return date(year, MONTHS.index(said["month"].lower()[:3]) + 1, int(said["day"]))
    except ValueError:
        return None
