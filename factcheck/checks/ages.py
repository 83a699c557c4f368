"""Ages that do not follow from the years given with them.

Catches "born in 1920 and died in 2001, aged 91", "Jane Roe (1931-2019), who died at 78", "61, who was born
in 1974", "27, signed in 2021 at age 32", in a life told at length the one age or year that does not go with
the birth that all the others go with, "34, eight years younger than her brother Mark, 52", and people of
200 and more. Where no word ties an age of then to the year of its sentence ("52, who came in 1990 and was
17 when he left") it is asked about if a slip of the hand makes it right. Where no birthday is told two ages
are right.
Does not catch ages of somebody who is called otherwise there, and a year more or less.
"""

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, Mention, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.stretches import stretches
from factcheck.reckoning.times.aged import pairs
from factcheck.reckoning.times.births import Fact
from factcheck.reckoning.times.lives import lives
from factcheck.reckoning.times.moments import Moment
from factcheck.reckoning.times.older import Apart, apart
from factcheck.reckoning.times.outline import AGE, MOMENT, Outline
from factcheck.reckoning.wording import near, said

NAME = "ages"


@cache
def _lives() -> tuple["regex.Pattern[str]", ...]:
    return tuple(
        regex.compile(words)
        for words in (
            r"\((?:b\. ?|born )?(?P<first>●) ?(?:-|–|—|to) ?(?P<last>●)\)",
            r"\b[Bb]orn\b[^.;●]{0,60}(?P<first>●)[^.;●]{0,80}?\bdied\b[^.;●]{0,60}(?P<last>●)",
        )
    )


@cache
def _at_death() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:died|dying|death|dead)\b[^.;]{0,80}?◆", regex.IGNORECASE)


_SHE = 160
"""Characters that may stand between "she" and her age."""


@cache
def _hundreds() -> "regex.Pattern[str]":
    return regex.compile(r"(?<![0-9.,])[2-9][0-9]{2}(?![0-9]|[.,][0-9])")


@cache
def _absurd() -> "regex.Pattern[str]":
    age = r"(?P<age>[2-9][0-9]{2})(?=[,;)]|\.?\s|\.?\Z)(?!\s+[a-z]+s\b)"
    return regex.compile(
        rf"\b(?:died|dies|dead)\s+(?:aged|at(?:\s+the\s+age\s+of)?)\s+{age}"
        rf"|\b[Ww]hen\s+s?he\s+was\s+{age}|\bs?he\b[^.;\n]{{0,120}}?\b(?:at\s+the\s+age\s+of|at\s+age)\s+{age}"
        rf"|\b[Aa]t\s+{age}(?=,\s+in\s+[12][0-9]{{3}},\s+s?he\b)"
        rf"|\bwho\s+is\s+(?:now\s+)?{age}(?!\s+(?:and\s+)?(?:\w+\s+)?(?:high|tall|long|deep|strong|votes?|points?))"
        rf"|\p{{Lu}}[\w’'-]+\s+\p{{Lu}}[\w’'-]+,\s+(?P<age>[2-9][0-9]{{2}}),\s+(?:who|said|from|of)\b"
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each age that stands with its years or with other ages, whether it follows from them."""
    held: set[str] = set()
    asked: set[tuple[int, bool]] = set()
    for outline in page.outlines:
        life = _life(outline)
        if life is not None:
            held.add(life[0].uid)
            asked.add((life[0].start, False))
            yield _finding(page, *life)
    for facts in lives(page):
        for fact, other, fits in _compared(facts):
            if fact.place.uid is None or fact.place.uid not in held:
                asked.add((fact.place.start, fits))
                yield _disagreement(fact, other, fits)
    for now, then in pairs(page):
        wrong = {(now.place.start, False), (then.place.start, False)}
        if not now.agrees(then) and now.slipped_from(then) and not wrong & asked:
            asked |= wrong
            yield _disagreement(now, then, False)
    wrong_at = [at for at, fits in asked if not fits]
    for told in apart(page):
        if not any(told.sentence.start <= at < told.sentence.end for at in wrong_at):
            yield _way(told)
    for start, end in stretches(page.text, _hundreds(), _SHE):
        for found in _absurd().finditer(page.text, start, end):
            yield _too_old(found)


def _life(outline: Outline) -> tuple[Claim, Moment, Moment] | None:
    """Return the age of somebody whose birth and death stand with it, and those."""
    if AGE not in outline.text or outline.text.count(MOMENT) < 2:
        return None
    ages = [each for each in outline.figures if each.kind is Kind.AGE]
    # of two people nobody can tell whose age it is
    if len(ages) != 1 or ages[0].value is None or ages[0].hedge is not Hedge.EXACT:
        return None
    found = [life for words in _lives() for life in words.finditer(outline.text)]
    if len(found) != 1 or not (_at_death().search(outline.text) or "died" in found[0].group()):
        return None
    return ages[0], outline.moment(found[0], "first"), outline.moment(found[0], "last")


def _finding(page: Page, claim: Claim, born: Moment, died: Moment) -> Finding:
    gap = died.first.year - born.first.year
    # an age is that of the last birthday
    fits = Interval(Fraction(gap - 1), Fraction(gap)).covers(Fraction(claim.value or 0))
    start, end = born.span.start, died.span.end
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{claim.phrase} {'follows' if fits else 'does not follow'} from {born.name} and {died.name}",
        working=f"{_gap(born.first.year, died.first.year)}; the text says {said(claim)}",
        place=mention(claim),
        others=(Mention(start=start, end=end, phrase=page.text[start:end]),),
    )


def _gap(born: int, then: int) -> str:
    return f"{then} - {born} = {near(point(then - born))}, or {then - born - 1}"


def _compared(facts: tuple[Fact, ...]) -> Iterator[tuple[Fact, Fact, bool]]:
    """Yield each thing that is told of a person, with one of those that agree, and whether it does, too."""
    agreed = max((tuple(each for each in facts if each.agrees(fact)) for fact in facts), key=len)
    if 2 * len(agreed) < len(facts) or len(agreed) == 1 < len(facts) - 1:
        return
    birth = next((each for each in agreed if each.age is None), agreed[0])
    for fact in facts:
        if fact is birth:
            continue
        fits = fact in agreed
        if fits or not (fact.is_loose or birth.is_loose) or fact.slipped_from(birth):
            yield fact, birth, fits


def _disagreement(fact: Fact, other: Fact, fits: bool) -> Finding:
    if fact.age is not None and other.age is None and len(fact.at) == 1:
        working = f"{_gap(other.at[0][0].year, fact.at[0][0].year)}; the text says {fact.age} years"
    else:
        working = f"{_born(other)}; {_born(fact)}"
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{fact.place.phrase} {'fits' if fits else 'does not fit'} {other.place.phrase}",
        working=working,
        place=fact.place,
        others=tuple(each for each in (fact.told, other.place, other.told) if each is not None),
    )


def _born(fact: Fact) -> str:
    first, last = fact.years
    birth = f"born in {first}" if first == last else f"born between {first} and {last}"
    return birth if fact.age is None else f"{fact.age} in {fact.at[-1][0].year} is {birth}"


def _way(told: Apart) -> Finding:
    (low, one), (high, other) = told.ages
    return Finding(
        check=NAME,
        outcome=outcome(told.fits),
        message=f"{told.length.phrase} {'are' if told.fits else 'are not'} the way from {low} to {high}",
        working=f"{high} - {low} = {high - low}; the text says {said(told.length)}",
        place=mention(told.length),
        others=tuple(sorted((one, other), key=lambda each: each.start)),
    )


def _too_old(found: "regex.Match[str]") -> Finding:
    start, end = found.span("age")
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"nobody is {found['age']} years old",
        working=f"{found['age']} years; the oldest person ever was 122",
        place=Mention(start=start, end=end, phrase=found["age"]),
    )
