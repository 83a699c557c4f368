"""Ages of somebody then and now, told in one sentence with the year of then, though no word ties the three.

"I was 17 when I left", said Omar Diallo, 52, who came in 1990; the judge was born in 1958 and is 67. What is
told of may be two things, or two people: only a slip of the hand tells.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

import regex

from factcheck.model.finding import Mention, mention
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.births import NAME, Fact, is_age
from factcheck.reckoning.times.moments import Moment
from factcheck.reckoning.times.outline import AGE, LENGTH, MOMENT, Outline

_SURE = r"(?:only |just |barely |still |then |about to turn )?"
_BEFORE = 400
"""Characters before "the 29-year-old" in which the name is told."""
_NUMBER = r"[1-9][0-9]{1,2}"
_YEARS = rf"(?:(?P<a>◆)|(?P<age>{_NUMBER}))"


@dataclass(frozen=True, slots=True)
class _Age:
    """An age, and the time at which it was somebody's."""

    place: Mention
    years: int
    who: str
    at: tuple[tuple[date, date], ...]
    told: Mention | None


@cache
def _then() -> "regex.Pattern[str]":
    someone = r"(?:(?P<who>[Ss]he|[Hh]e)|I|who|they|\p{Lu}[\w’'-]+)"
    sure_years = rf"{_SURE}{_YEARS},? (?:years old )?(?=when|at the time|that|as\b|then\b)"
    return regex.compile(
        rf"\b(?=[\p{{Lu}}wsbhta])(?:(?:when|since|while|because) {someone} (?:was|were) {_SURE}(?P<a>◆)"
        rf"|{someone} was {sure_years}|was then {_YEARS}|[Aa]s an? (?P<a>◆)"
        rf"|(?P<at>(?:[Aa]t|[Aa]ged|when) (?:the age of |age )?{_SURE}(?P<a>◆))(?! and over| or | to )"
        rf"|(?P<at>[Aa]t {_SURE}(?P<age>{_NUMBER}))(?=[,.;:)–—”\"]|$| (?:she|he|as|when|after|and|in|on)\b))"
        rf"| was (?<=◆\)?,? was ){sure_years}"
    )


@cache
def _now() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?=\p{Lu})(?<!\b(?:The|An?|In|At|When|Aged) )\p{Lu}[\w’'.-]*,? \(?(?:who is |now )?(?P<a>◆)"
        r"(?=[,).;]|$| (?:who|from|of|said|was|is|has|and)\b)"
        rf"|\b\p{{Lu}}[\w’'.-]*(?: \((?P<age>{_NUMBER})\)|, now (?P<age>{_NUMBER}),)"
        rf"|\b(?:is|turns|turned|now|who[’']s) (?:now )?{_YEARS}(?=[,.;]|$| (?:and|this|next|on|in)\b)"
        r"|\b[Tt]he (?P<a>◆)(?=,? (?:from|who|whose|said|told|has|had|was|is|will|won|took|\w+ed)\b)"
        rf"|\b[Aa]t (?P<age>{_NUMBER}),? (?:he|she) (?:is|has)\b"
        rf"|\b[Aa]t (?P<age>{_NUMBER}),? (?:he|she) (?:was|became) the (?:\w+est|first|last|only)\b"
        r"|\b(?:an?|the) [\p{Ll}-]+(?: \p{Ll}+)? aged (?P<a>◆),"
        r"|\bdie[ds]\b[^●◆]{0,40}?\b(?:aged|at|at the age of) (?P<a>◆)"
    )


_WORTH = re.compile(rf"◆|\b(?:is|now|at|was|then|turns) \(?{_NUMBER}\b")


@cache
def _aged() -> "regex.Pattern[str]":
    return regex.compile(r"aged?\b", regex.IGNORECASE)


@cache
def _born() -> "regex.Pattern[str]":
    return regex.compile(r"\b[Bb]orn\b[^●◆;:]{0,60}?\b(?:in|on)\b[^●◆;:]{0,12}?(?P<m>●)")


@cache
def _ago() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?P<d>▲) (?:ago|earlier|after (?:she|he|they|\w+ing))\b"
        r"|\bha(?:s|ve)\b[^●;]{1,80}?\b(?:for|or) (?P<d>▲)"
    )


@cache
def _who_is() -> "regex.Pattern[str]":
    return regex.compile(
        rf"{NAME},(?: [^,●◆▲;:]{{1,50}},)? who (?:is|turn(?:s|ed)|will be) (?:now )?(?P<a>◆)"
    )


@cache
def _definite() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:^|[“\",;] ?|\b(?:said|but|and) )[Tt]he (?P<a>◆)"
        r"(?=,? (?:from|who|whose|said|told|has|had|was|is|will|won|took|\w+ed)\b)"
    )


@cache
def _full_name() -> "regex.Pattern[str]":
    return regex.compile(r"(?:\p{Lu}[\w’'.-]+ ){1,2}(?P<who>\p{Lu}[\w’'-]+)")


@cache
def _other_clause() -> "regex.Pattern[str]":
    # left school at 16, joined the firm in 1990: one is no age of the other
    return regex.compile(
        r", (?!in\b|on\b|at\b|aged\b|when\b|then\b|by\b|▲)\p{L}|\b(?:and|but|who|while|before|after)\b"
    )


@cache
def _others() -> "regex.Pattern[str]":
    return regex.compile(
        r"\bwhose\b|(?<!\b(?:from|with|like|for|to|by) (?:his|her|their) )\b(?:mother|father|son|daughter"
        r"|brother|sister|wife|husband|partner|widow|child|children|victim)s?\b",
        regex.IGNORECASE,
    )


def loosely_aged(
    page: Page, outline: Outline, owner: str | None, held: Collection[Mention]
) -> Iterator[Fact]:
    """Yield the age of a sentence at the one year, or so many years ago, that it tells."""
    now = _who_is().search(outline.text) if AGE in outline.text else None
    if now is not None and page.today.years:
        owner = now["who"].lower()
        claim = outline.figure(now, "a")
        if is_age(claim):
            days = _todays(page)
            yield Fact(owner, now["name"], int(claim.value or 0), days, mention(claim), None, is_loose=True)
    age = _aged_then(page, _spelt(outline))
    if age is not None and age.place not in held and (owner or age.who):
        who = owner or age.who
        yield Fact(who, who, age.years, age.at, age.place, age.told, is_loose=True)


def the_aged(page: Page, outline: Outline) -> Iterator[Fact]:
    """Yield how old somebody is whom the sentence calls by that: "The 29-year-old from Stirling"."""
    found = _definite().search(outline.text) if AGE in outline.text and page.today.years else None
    if found is None:
        return
    start = outline.span.start
    before = page.text[max(0, start - _BEFORE) : start].rstrip()
    sentence = max(before.rfind(". "), before.rfind(".\n"), before.rfind("\n", 0, len(before)))
    name, claim = _full_name().search(before, sentence + 1), outline.figure(found, "a")
    if name is not None and is_age(claim):
        days = _todays(page)
        yield Fact(
            name["who"].lower(), name["who"], int(claim.value or 0), days, mention(claim), None, is_loose=True
        )


def pairs(page: Page) -> Iterator[tuple[Fact, Fact]]:
    """Yield an age of now with the age of then, or the birth, that its sentence tells of one person."""
    if not page.today.years:
        return
    for told in page.outlines:
        if MOMENT not in told.text and LENGTH not in told.text:
            continue
        if not _WORTH.search(told.text) or _others().search(told.text):
            continue
        outline = _spelt(told)
        read = (_read(page, outline, found) for found in _now().finditer(outline.text))
        now = [each for each in read if each is not None]
        if len(now) != 1:
            continue
        place, years = now[0]
        today = Fact("", "", years, _todays(page), place, None, is_loose=True)
        births = [outline.moment(found, "m") for found in _births(outline)]
        if len(births) == 1 and births[0].year is not None:
            at = ((births[0].first, births[0].last),)
            yield today, Fact("", "", None, at, page.mention(births[0].span), None, is_loose=True)
        age = _aged_then(page, outline, but=place)
        if age is not None and not births:
            yield today, Fact("", "", age.years, age.at, age.place, age.told, is_loose=True)


def _births(outline: Outline) -> "Iterator[regex.Match[str]]":
    yield from _born().finditer(outline.text) if "orn" in outline.text else ()


def _spelt(outline: Outline) -> Outline:
    """Return a sentence in outline with the word that tells an age: "Kim Lee, a farmer aged ◆"."""
    parts = outline.text.split(AGE)
    ages = [each for each in outline.figures if each.kind is Kind.AGE]
    words = ["aged " if _aged().match(each.phrase) else "" for each in ages]
    text = parts[0] + "".join(f"{word}{AGE}{part}" for word, part in zip(words, parts[1:], strict=True))
    return replace(outline, text=text)


def _aged_then(page: Page, outline: Outline, but: Mention | None = None) -> _Age | None:
    """Return the one age of a sentence that was somebody's at the one time that it tells."""
    time = _time(page, outline)
    if time is None:
        return None
    at, told, where = time
    ages = []
    for found in _then().finditer(outline.text):
        read = _read(page, outline, found)
        if read is not None and (but is None or read[0].start != but.start):
            ages.append((found, read))
    if len(ages) != 1:
        return None
    found, (place, years) = ages[0]
    first, last = sorted((found.span(), (where, where + 1)))
    # where "when she was 18" stands, what it is told of is the sentence
    if found["at"] is not None and _other_clause().search(outline.text, first[1], last[0]):
        return None
    return _Age(place, years, (found["who"] or "").lower(), at, told)


def _read(page: Page, outline: Outline, found: "regex.Match[str]") -> tuple[Mention, int] | None:
    """Return where an age stands and how many years it is."""
    if found["a"] is not None:
        claim = outline.figure(found, "a")
        return (mention(claim), int(claim.value or 0)) if is_age(claim) else None
    place = outline.number(page.text, found, "age")
    return None if place is None else (place, int(found["age"]))


def _time(page: Page, outline: Outline) -> tuple[tuple[tuple[date, date], ...], Mention, int] | None:
    """Return the one time before today that a sentence tells, where it does, and the place of its letter."""
    todays = page.today.years
    births = {outline.moment(found, "m") for found in _births(outline)}
    past = [
        (each, letter.start())
        for each, letter in zip(outline.told, regex.finditer(r"[●▲◆◷]", outline.text), strict=True)
        if isinstance(each, Moment) and each.year and each.year not in todays and each not in births
    ]
    if len(past) == 1:
        moment, where = past[0]
        return ((moment.first, moment.last),), page.mention(moment.span), where
    found = _ago().search(outline.text) if not past and LENGTH in outline.text else None
    if found is None or not todays:
        return None
    length = outline.figure(found, "d")
    if length.unit != "year" or not is_age(length):
        return None
    years = [year - int(length.value or 0) for year in sorted(todays) if year > int(length.value or 0)]
    return tuple((date(year, 1, 1), date(year, 12, 31)) for year in years), mention(length), found.start("d")


def _todays(page: Page) -> tuple[tuple[date, date], ...]:
    return tuple((date(year, 1, 1), date(year, 12, 31)) for year in sorted(page.today.years))
