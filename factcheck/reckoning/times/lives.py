"""What an article tells of a person's age: when they were born, and how old they were when."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache

import regex

from factcheck.model.finding import Mention, mention
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.aged import loosely_aged, the_aged
from factcheck.reckoning.times.births import NAME, Fact, is_age
from factcheck.reckoning.times.outline import AGE, MOMENT, Outline

_MANY = 40
"""So many things are told of nobody: what comes after them is held against none of them."""
_PRONOUNS = frozenset({"she", "he"})


_SOME = r"[^●▲◆;:]"
_SAME_PERSON = (
    r"(?:(?!\b(?:who|whose|said|says|had|mother|father|son|daughter|brother|sister|wife|husband)\b)[^●◆;:])"
)
_AT = r"(?:(?:when|and) (?P<who>she|he) was (?:only |just |already )?|at (?:the age of )?|aged )?"


_WORTH = re.compile(r"\b(?:born\b|[Aa]t (?:only |just |barely )?[1-9][0-9]?\b)")


@cache
def _births() -> "tuple[regex.Pattern[str], ...]":
    return tuple(
        regex.compile(words)
        for words in (
            rf"\b(?P<who>[Ss]he|[Hh]e) was born\b{_SOME}{{0,60}}?(?P<m>●)",
            rf"{NAME}(?:,? \(?◆\)?)?,?(?: (?:who|and))?(?: was| is)? born\b{_SOME}{{0,60}}?(?P<m>●)",
            rf"{NAME},{_SOME}{{1,40}}?\bborn (?:on |in )?(?P<m>●)",
        )
    )


@cache
def _ages() -> "tuple[regex.Pattern[str], ...]":
    """Return how an age (◆) is tied to the time (●) at which somebody had it."""
    return tuple(
        regex.compile(words)
        for words in (
            # Jane Roe died on 8 September 2025 aged 84
            rf"{NAME},?(?: who)?(?: has| had)? died{_SOME}{{1,40}}?(?P<m>●),? {_AT}(?P<a>◆)",
            # in 1953, when she was 21; in 1974 at the age of 42
            rf"(?P<m>●),? {_AT}(?P<a>◆)",
            # at 31, in 1995; aged 31 in 1995
            rf"\b{_AT}(?P<a>◆),? in (?P<m>●)",
            # in 1974 she climbed it at the age of 42
            rf"\b[Ii]n (?P<m>●),?(?: ▲{_SAME_PERSON}{{1,40}})?{_SAME_PERSON}{{0,120}}?"
            r"\b(?:when (?P<who>she|he) was|at the age of) (?P<a>◆)",
            # "I was 22 in 1980"
            r"\b(?:I|[Ss]he|[Hh]e) was (?:only |just )?(?P<a>◆) in (?P<m>●)",
            # he was 31 when he was elected in 1995
            rf"\b(?P<who>[Ss]he|[Hh]e) was (?:only |just )?(?P<a>◆) when{_SAME_PERSON}{{0,80}}?\bin (?P<m>●)",
        )
    )


@cache
def _bare() -> "regex.Pattern[str]":
    """Return how an age is told by its number alone: at 80, in 2012; and 37 when she left in 2020."""
    number = r"(?P<age>[1-9][0-9]?)"
    return regex.compile(
        rf"(?P<first>\b[Aa]t {number}, in (?P<m>●))"
        rf"|\b[Ii]n (?P<m>●),? (?:and )?(?:still |just |only )?at (?:the age of )?{number}"
        r"(?=[,.;:)]|$| (?:as|and|to|with)\b)"
        rf"|\b(?:and|then|but|was) {number} when (?:she|he)\b{_SAME_PERSON}{{1,60}}?\bin (?P<m>●)"
        rf"|\bwas {number} in (?P<m>●)(?=[,.;:)”\"]|$| (?:when|and)\b)"
    )


@cache
def _now() -> "regex.Pattern[str]":
    return regex.compile(
        rf"(?!(?:The|An?) ◆){NAME}(?<!\b[Tt]hen),?(?: who is| now)? \(?(?P<a>◆)"
        r"(?=[,).;]| (?:who|from|of|said|was|is|has)\b)"
    )


@cache
def _died() -> "regex.Pattern[str]":
    # not the times at which others died
    return regex.compile(
        rf"{NAME},?(?: who)?(?: has| had)? died (?:at (?:the age of )?)?(?P<a>◆)"
        r"|^(?P<who>She|He) was (?P<a>◆)\.?$"
    )


@cache
def _another() -> "regex.Pattern[str]":
    # she married John, who at the age of 30 …
    return regex.compile(r"(?r)\b(?:who|whose)\b[^,;●◆]{0,40}\Z")


_NAMES = re.compile(r"\b[A-Z][\w’'-]+")
_PRONOUN = re.compile(r"\b[Ss]?[Hh]e\b")


def lives(page: Page) -> Iterator[tuple[Fact, ...]]:
    """Yield what is told of each person, where it is more than one thing."""
    facts = [fact for outline in page.outlines for fact in _facts(page, outline)]
    if len(facts) < 2:
        return
    told: defaultdict[str, list[Fact]] = defaultdict(list)
    for fact, who in zip(facts, _of_whom(page, facts), strict=True):
        told[who].append(fact)
    for about in told.values():
        names = {fact.name for fact in about if " " in fact.name}
        if len(about) > 1 and len(names) < 2 and not _is_of_kin(page, about):
            yield tuple(sorted(about, key=lambda each: each.place.start)[:_MANY])


def _of_whom(page: Page, facts: list[Fact]) -> Iterator[str]:
    """Yield of whom each of them is: she is who has died, or the one whose age her paragraph tells."""
    dead, obituary = _obituary(facts)
    known = {fact.who for fact in facts} - _PRONOUNS
    before: set[str] = set()
    last: set[str] = set()
    paragraph = at = 0
    for fact in facts:
        break_ = page.text.rfind("\n", at, fact.place.start)
        at = max(at, fact.place.start)
        if break_ > paragraph:
            paragraph, before, last = break_, set(), before
        if fact.who not in _PRONOUNS:
            before.add(fact.who)
            yield fact.who
        elif obituary is not None and fact.who in dead:
            yield obituary
        else:
            # the one of the paragraph before is meant where none is named in this one, if a slip shows it
            one = before or _named(page, fact, known) or (last if fact.is_loose else before)
            yield next(iter(one)) if len(one) == 1 else f"{fact.who} {paragraph}"


def _obituary(facts: list[Fact]) -> tuple[frozenset[str], str | None]:
    """Return what the one is called whom an article says to have died, and who that is."""
    dead = {fact.who for fact in facts if fact.dying}
    born = {fact.who for fact in facts if fact.age is None}
    if dead <= _PRONOUNS:
        # "he was 91" of the only one who is said to have been born
        dead, born = born - _PRONOUNS, dead
    if len(dead) != 1 or len(born & _PRONOUNS) != 1:
        return frozenset(), None
    return frozenset(born & _PRONOUNS), next(iter(dead))


def _named(page: Page, fact: Fact, known: Collection[str]) -> set[str]:
    """Return the one of those who are known that the sentence of a fact names before it."""
    start = max(page.text.rfind(mark, 0, fact.place.start) for mark in (". ", ".\n", "\n", "? ", "! "))
    return {each.lower() for each in _NAMES.findall(page.text, start + 1, fact.place.start)} & set(known)


def _is_of_kin(page: Page, facts: list[Fact]) -> bool:
    """Tell whether two things may be of a mother and her daughter, both of whom are she."""
    if len(facts) > 2:
        return False
    first, last = sorted((fact.place for fact in facts), key=lambda each: each.start)
    names = {fact.who for fact in facts}
    return any(
        found["other"] is None or found["other"].lower() not in names
        for found in _kin().finditer(page.text, first.end, last.start)
    )


@cache
def _kin() -> "regex.Pattern[str]":
    # what he took over from his father is his
    return regex.compile(
        r"(?<!\b(?:from|with|like|for|to|by) (?:his|her|their) )\b(?:mother|father|son|daughter|brother"
        r"|sister|wife|husband|partner|widow|uncle|aunt|cousin|girl|boy|child)"
        r"|\b(?:M(?:rs?|s)|Dr|Prof)\b\.?(?: \p{Lu}[\w’'-]+)*? (?P<other>\p{Lu}[\w’'-]+)\b(?! \p{Lu})",
        regex.IGNORECASE,
    )


@cache
def _who() -> "regex.Pattern[str]":
    return regex.compile(rf"{NAME},? who\b")


def _facts(page: Page, outline: Outline) -> Iterator[Fact]:
    text = outline.text
    if AGE not in text and not _WORTH.search(text):
        return
    aged, dated = AGE in text, MOMENT in text
    now = list(_now().finditer(text)) if aged else []
    names = {found["who"].lower() for found in now}
    # "at 42" is of the one whose age the sentence tells, or of the one whom it calls she
    whose = names or {found.group().lower() for found in _PRONOUN.finditer(text)}
    whose = whose or {found["who"].lower() for found in _who().finditer(text)}
    owner = next(iter(whose)) if len(whose) == 1 else None
    held: set[Mention] = set()
    for fact in (
        *(_born(page, outline, found) for found in _told_births(text)),
        *(
            _at(page, outline, found, names, owner)
            for words in (_ages() if aged and dated else ())
            for found in words.finditer(text)
        ),
        *(_alone(page, outline, found, owner) for found in (_bare().finditer(text) if dated else ())),
        *(_today(page, outline, found) for found in now),
        *(_at_death(page, outline, found) for found in (_died().finditer(text) if aged else ())),
    ):
        if fact is not None and fact.place not in held:
            held.add(fact.place)
            yield fact
    for fact in (*loosely_aged(page, outline, owner, held), *the_aged(page, outline)):
        if fact.place not in held:
            held.add(fact.place)
            yield fact


def _told_births(text: str) -> "Iterator[regex.Match[str]]":
    if "born" in text and MOMENT in text:
        yield from (found for words in _births() for found in words.finditer(text))


def _born(page: Page, outline: Outline, found: "regex.Match[str]") -> Fact | None:
    moment = outline.moment(found, "m")
    if moment.year is None:
        return None
    name = found.groupdict().get("name") or found["who"]
    return Fact(
        found["who"].lower(), name, None, ((moment.first, moment.last),), page.mention(moment.span), None
    )


def _at(
    page: Page, outline: Outline, found: "regex.Match[str]", names: set[str], owner: str | None
) -> Fact | None:
    claim, moment = outline.figure(found, "a"), outline.moment(found, "m")
    who = owner if names else (found.groupdict().get("who") or owner or "").lower()
    if not who or moment.year is None or not is_age(claim):
        return None
    if not names and _another().search(found.string, 0, found.start()):
        return None
    days = ((moment.first, moment.last),)
    return Fact(who, who, int(claim.value or 0), days, mention(claim), page.mention(moment.span))


def _alone(page: Page, outline: Outline, found: "regex.Match[str]", owner: str | None) -> Fact | None:
    moment = outline.moment(found, "m")
    place = outline.number(page.text, found, "age")
    if owner is None or moment.year is None or place is None:
        return None
    return Fact(
        owner,
        owner,
        int(found["age"]),
        ((moment.first, moment.last),),
        place,
        page.mention(moment.span),
        is_loose=found["first"] is None and owner in _PRONOUNS,
    )


def _today(page: Page, outline: Outline, found: "regex.Match[str]") -> Fact | None:
    claim = outline.figure(found, "a")
    todays = page.today.years
    if not is_age(claim) or not todays or _scored().search(found.string):
        return None
    # of somebody who is told of in another year it may be the age in that one
    born = {outline.moment(birth, "m") for birth in _told_births(outline.text)}
    past = {each.year for each in outline.moments if each not in born and each.year} - todays
    years = (*sorted(year for year in past if year < min(todays)), *sorted(todays))
    days = tuple((date(year, 1, 1), date(min(year + 1, date.max.year), 12, 31)) for year in years)
    return Fact(found["who"].lower(), found["name"], int(claim.value or 0), days, mention(claim), None)


@cache
def _scored() -> "regex.Pattern[str]":
    # what stands behind a name may be what he made: "Oakes, 58, and Raza, 39, shared a stand of 71"
    return regex.compile(r"\b(?:stand of|innings|partnership of|not out|unbeaten|top-scor\w+)\b")


def _at_death(page: Page, outline: Outline, found: "regex.Match[str]") -> Fact | None:
    claim = outline.figure(found, "a")
    days = tuple((date(day.year, 1, 1), day) for day in page.today.days)
    if not is_age(claim) or not days:
        return None
    name = found["name"] or found["who"]
    return Fact(found["who"].lower(), name, int(claim.value or 0), days, mention(claim), None, dying=True)
