"""Spans of time that do not lie between the two moments given with them.

Catches "for twelve years, from 1989 to 1998", "begun in 1961 and opened in 1966 after seven years of work",
"in 1974, ten years after the opening" of what was opened in 1966, "on 4 June, six days after he was hurt on
1 June", and "16 days, from 9 to 15 August". A span that no word ties to the two moments beside it is asked
about if a slip of the hand makes it right, and so are days after something, a career and a marriage whose
ends stand further away. Of two days both may be counted; two years may lie a year less apart, or a year
more.
Does not catch spans that something else than the two moments may have taken ("left in 2005 after three
years as editor"), and other spans whose moments stand further away than the sentence before.
"""

from collections.abc import Collection, Iterator
from fractions import Fraction
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.afar import Far, afar
from factcheck.reckoning.times.elapsed import between, days
from factcheck.reckoning.times.ends import tied
from factcheck.reckoning.times.moments import Grain, Moment
from factcheck.reckoning.times.outline import LENGTH, MOMENT, WEEKDAY, Outline
from factcheck.reckoning.times.untied import between as between_years
from factcheck.reckoning.times.untied import between_days
from factcheck.reckoning.wording import near, said

NAME = "spans"

_SOME = r"[^●▲◆;:.]"
_OF = (
    r"(?:the (?:morning|evening|night|end|start|beginning|spring|summer|autumn|fall|winter) of "
    r"|early |late |mid-?)?"
)
_A, _B = (rf"{_OF}{WEEKDAY}(?P<{letter}>●)" for letter in "ab")
_ENDS = (
    rf"(?:[Ff]rom {_A} (?:up )?(?:to|until|till|through) {_B}|[Bb]etween {_A} and {_B}"
    r"|(?<!from )(?P<a>●) ?[-–—] ?(?P<b>●))"
)
_STRETCH = (
    r"(?:(?:\w+ )?(?:term|mandate|reign|spell|stint|stretch|period|tenure|run|career|war|presidency|marriage"
    r"|rule|contract|span|stay))"
)
_POST = r"(?:(?:as|in|at|on|with)(?: (?!for\b|and\b|but\b|who\b|after\b)[\w’'-]+){1,6}?)"
_OPENER = r"(?:for|or|lasting|making|that is|which is|(?:an?|its|his|her|their) (?:[\w’'-]+ ){1,2}of)"
_CLOSED = (
    r"(?= ?(?:[,.;:)–—]|$)| in all| in total| altogether"
    r"| (?:in (?:an?|the|his|her|its|which)|without|behind|at sea|of (?!them|those|which|whom))\b)"
)
_BEGIN = (
    r"\b(?:beg[aiu]n|beginning|begins|start(?:s|ed|ing)?|found(?:ed)?|launched|open(?:s|ed)?|joined|bec[ao]mes?"
    r"|appointed|elected|took (?:over|office|charge|power)|c[ao]me to power|married|wed|moved|arrived|set up"
    r"|installed|introduced|sworn in|enrolled|hired|enlisted|imprisoned|crowned|laid)\b"
)
_BEGAN = rf"{_BEGIN}{_SOME}{{0,60}}?\b(?:in|on) {_A}"
_FINISH = (
    r"\b(?:end(?:s|ed|ing)?|finish(?:ed|ing|es)?|complet(?:ed|ing)|clos(?:ed|ing|es)|retir(?:ed|ing|es)|left"
    r"|leaving|stepp(?:ed|ing) down|resign(?:ed|ing)|quit|died|divorced|open(?:ed|ing)|freed|abolished"
    r"|disbanded|dissolved|shut|scrapped|stopped|wound up)\b"
)
_UNTIL = rf"(?:until|till|to) (?:(?:his|her|its|their|the|a) (?:[\w’'-]+ ){{1,3}})?(?:in |on )?{_B}"
_FINISHED = rf"(?:{_UNTIL}|{_FINISH}{_SOME}{{0,40}}?\b(?:in|on|until) {_B})"
_LASTED = (
    r"\b(?:last(?:ed|s|ing)?|r[au]n|running|took|takes?|taking|stay(?:ed|ing)?|remain(?:ed|ing)?|serv(?:ed|ing)"
    r"|continu(?:ed|ing)|were married|stood)\b(?: on)?"
    r"(?: (?:there|open|closed|in power|in office|in charge|together|married|in the (?:post|job|role)))?"
    r"(?: for)?"
)
_AT_IT = (
    r"(?= ?(?:[,.;:)–—]|$)| (?:of (?:work|building|construction|service|war|fighting|talks)"
    r"|in (?:that|the|this|his|her) (?:post|job|role|position|chair)|together|there|later(?! than)|in all"
    r"|in total)\b)"
)
_THE = r"(?:the|its|his|her|their)"


@cache
def _ties() -> "tuple[regex.Pattern[str], ...]":
    """Return how a sentence ties a span (▲) to its two moments (●)."""
    return tuple(
        regex.compile(words)
        for words in (
            # for twelve years as its head, from 1989 to 1998
            rf"(?P<d>▲)(?: {_STRETCH})?(?: {_POST})?(?: ?[,:(–—])? ?{_ENDS}"
            # and not once more, from 2008 to 2014
            rf"(?!{_SOME}{{0,60}}?\b(?:and|then) (?:again )?(?:from|between) ●)",
            # from 1998 to 2011, 13 years
            rf"{_ENDS}(?: ?[,;:)(–—])* ?(?:{_OPENER} )?(?P<d>▲){_CLOSED}",
            # it began in 2021 and lasted for three years, until 2024
            rf"{_BEGAN}(?!{_SOME}{{0,80}}{_BEGIN}){_SOME}{{0,80}}?"
            rf"(?:{_LASTED} (?P<d>▲)"
            rf"|(?<!together )\bfor (?:a (?:term|period) of )?(?P<d>▲)(?=,? (?:has )?until))"
            rf"{_SOME}{{0,30}}?{_FINISHED}",
            # begun in 1961 and opened in 1966 after five years of work
            rf"{_BEGAN}{_SOME}{{0,60}}?{_FINISHED},? (?:after )?(?P<d>▲){_AT_IT}",
            # in 1990, and two years later, in 1992
            rf"(?P<a>●){_SOME}{{1,80}}?(?P<d>▲) (?:later|afterwards|on),? (?:in|on) (?P<b>●)",
            rf"(?P<a>●){_SOME}{{1,80}}?(?:in|on|until|by) (?P<b>●),? (?P<d>▲) "
            r"(?:later(?! than)|afterwards)\b",
            # in 2025, 20 years after the 2005 attack
            rf"(?P<b>●),? (?P<d>▲) after (?:{_THE} (?P<a>●) \w|{_THE} (?:[\w’'-]+ ){{1,2}}(?:in|of) (?P<a>●)"
            r"|(?:it|he|she|they) (?:[\w’'-]+ ){1,4}in (?P<a>●))",
        )
    )


@cache
def _across() -> "tuple[regex.Pattern[str], ...]":
    """Return how two sentences, with ¶ between, tie the span of the second to a moment of the first."""
    some, root = r"[^●▲¶]", r"\b(?P<root>\w{5})\w*"
    again = rf"{some}{{0,120}}¶{some}{{0,40}}\b(?P=root)\w* for (?P<d>▲),? until {_SOME}{{0,30}}?(?P<b>●)"
    return tuple(
        regex.compile(words)
        for words in (
            # in 1956 she married. They were married for 52 years, until his death in 2008
            rf"(?P<a>●){some}{{0,60}}?{root}{again}",
            rf"{root}{some}{{0,60}}(?P<a>●){again}",
            # it began in 2021. It lasted three years, until 2024
            rf"{_BEGIN}{some}{{0,60}}(?P<a>●){some}{{0,120}}¶ ?(?:It|They|The \w+) {_LASTED} (?P<d>▲),? "
            rf"(?:until|ending) {_SOME}{{0,30}}?(?P<b>●)",
            # he joined in 1990. Two years later, in 1993
            rf"(?P<a>●){some}{{0,120}}¶ ?(?P<d>▲) (?:later|afterwards|on),? (?:in|on) (?P<b>●)",
            # it was founded in 1998. It sold its first in 2003, five years later
            rf"(?P<a>●){some}{{0,120}}¶{some}{{0,60}}\b(?:in|on|by) (?P<b>●),? (?P<d>▲) "
            r"(?:later(?! than)|afterwards|on)\b",
            # it began in 2011. They were then followed for 12 years, until 2023
            rf"(?P<a>●)[^●¶]{{0,120}}¶{some}{{0,60}}\b(?:then|thereafter|after that){some}{{0,60}}?"
            r"\bfor (?P<d>▲),? (?:until|to) (?P<b>●)",
        )
    )


@cache
def _throughout() -> "tuple[regex.Pattern[str], ...]":
    """Return how a sentence tells that something went on throughout the time that the one before tells."""
    return (
        # between 2017 and 2023. For six years nobody noticed; those six years
        regex.compile(
            r"\b(?:[Ff]rom|[Bb]etween) (?P<a>●) (?:to|until|till|and|through) (?P<b>●)[^●▲¶]*¶ ?"
            r"(?:For|In|Over|During|Throughout|All) (?:"
            r"(?:all |(?:the|that|those) )?(?P<d>▲),? (?:nobody|no one|no-one|none|nothing|neither)\b"
            r"|(?:all )?(?:those|that|these) (?P<d>▲))"
        ),
    )


_ROOTS = {"deat": "d(?:eath|ied|ies|ying)", "birt": "b(?:irth|orn)"}
"""How else the text may have an event that is called so."""


@cache
def _after_event() -> "regex.Pattern[str]":
    whose = rf"(?:{_THE}|(?:[\w’'-]+\.? ){{0,2}}[\w-]+[’']s?)"
    return regex.compile(
        rf"(?P<b>●),? (?P<d>▲) after {whose} (?P<event>\w{{4}})\w*"
        rf"|(?P<d>▲) after {whose} (?P<event>\w{{4}})\w*,? in (?P<b>●)"
    )


@cache
def _event(root: str) -> "regex.Pattern[str]":
    root = _ROOTS.get(root.lower(), root)
    return regex.compile(
        rf"\b{root}\w*[^●▲◆;:.,]{{0,40}}?\b(?:in|on) (?P<a>●)|(?P<a>●) {root}\w*", regex.IGNORECASE
    )


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each span of time that stands with its two ends, whether it lies between them."""
    before: Outline | None = None
    told: set[str] = set()
    for outline in page.outlines:
        if LENGTH in outline.text:
            held: set[str] = set()
            for length, first, last in _tied(page, before, outline):
                finding = None if length.uid in held else _held(page, length, first, last)
                if finding is not None:
                    held.add(length.uid)
                    yield finding
            told |= held
        before = outline
    yield from _slipped(page, told)
    for length, first, last, _ in between_days(page):
        if length.uid not in told:
            finding = _held(page, length, first, last)
            if finding is not None:
                told.add(length.uid)
                yield finding
    yield from (_from_afar(page, each) for each in afar(page) if each.length.uid not in told)


def _slipped(page: Page, counted: Collection[str]) -> Iterator[Finding]:
    """Yield the years beside two others that are a slip of the hand away from those between them."""
    todays = page.today.years
    for spell in between_years(page):
        first, last = sorted(spell.ends, key=lambda each: each.year or 0)
        slipped = spell.slipped(todays)
        if slipped is not None and spell.place.uid not in counted:
            gap = slipped[1] - slipped[0]
            yield Finding(
                check=NAME,
                outcome=outcome(False),
                message=f"{spell.place.phrase}: not the time from {first.name} to {last.name}",
                working=f"{last.year} - {first.year} = {gap}, or {gap + 1}; the text says {spell.size} years",
                place=spell.place,
                others=(page.mention(first.span), page.mention(last.span)),
            )


def _from_afar(page: Page, told: Far) -> Finding:
    first, last = told.first, told.last
    ends = (first,) if told.is_today else sorted((first, last), key=lambda each: each.span.start)
    return Finding(
        check=NAME,
        outcome=outcome(False),
        message=f"{told.length.phrase}: not the time from {first.name} to {last.name}",
        working=f"from {first.name} to {last.name} it is {near(point(told.gap), told.length.unit)}; "
        f"the text says {said(told.length)}",
        place=mention(told.length),
        others=tuple(page.mention(each.span) for each in ends),
    )


def _tied(page: Page, before: Outline | None, outline: Outline) -> Iterator[tuple[Claim, Moment, Moment]]:
    if outline.text.count(MOMENT) > 1:
        yield from _found(_ties(), outline)
    if before is not None and before.adjoins(page.text, outline):
        if MOMENT in outline.text and before.text.count(MOMENT) == 1:
            yield from _found(_across(), before.followed_by(outline))
        elif "rom ●" in before.text or "etween ●" in before.text:
            yield from _found(_throughout(), before.followed_by(outline))
    for told in tied(page.text, before, outline, MOMENT):
        yield told.length, told.place.moment(told.found, "a"), told.place.moment(told.found, "b")
    found = _after_event().search(outline.text) if "▲ after" in outline.text else None
    if found:
        yield from _since_event(page, outline, found)


def _found(
    ties: "tuple[regex.Pattern[str], ...]", outline: Outline
) -> Iterator[tuple[Claim, Moment, Moment]]:
    for words in ties:
        for found in words.finditer(outline.text):
            yield outline.figure(found, "d"), outline.moment(found, "a"), outline.moment(found, "b")


def _since_event(
    page: Page, outline: Outline, found: "regex.Match[str]"
) -> Iterator[tuple[Claim, Moment, Moment]]:
    """Yield the span with the one moment at which the article says that what it counts from happened."""
    length, last = outline.figure(found, "d"), outline.moment(found, "b")
    told = [
        each.moment(event, "a")
        for each in page.outlines
        for event in _event(found["event"]).finditer(each.text)
    ]
    if len({each.name for each in told}) == 1:
        yield length, told[0], last


def _held(page: Page, length: Claim, first: Moment, last: Moment) -> Finding | None:
    stated, passed = days(page, length), between(first, last, length.unit)
    if stated is None or passed is None or length.part_of is not None:
        # "from 1960 to 1974, 12 of the 15 seasons with one club": the other three are elsewhere
        return None
    fits = stated.meets(passed)
    ends = sorted((first, last), key=lambda each: each.span.start)
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{length.phrase}: {'' if fits else 'not '}the time from {first.name} to {last.name}",
        working=f"{_sum(first, last, passed)}; the text says {said(length)}",
        place=mention(length),
        others=tuple(page.mention(each.span) for each in ends),
    )


def _sum(first: Moment, last: Moment, passed: Interval) -> str:
    if first.year and last.year and Grain.YEAR in (first.grain, last.grain):
        gap = last.year - first.year
        return f"{last.year} - {first.year} = {gap}, or {gap + 1}"
    low, high = passed.low or Fraction(0), passed.high or Fraction(0)
    if Grain.DAY in (first.grain, last.grain):
        return f"from {first.name} to {last.name} it is {low} days, or {high}"
    return f"from {first.name} to {last.name} it is {near(passed, 'day')}, more or less"
