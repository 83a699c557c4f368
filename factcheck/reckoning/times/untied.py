"""Years that stand beside the year they count from, though no word ties the two outright.

"The code was written after the quake of 1985 and has not been revised in 31 years", "a 50-year-old boiler in
a school built in 1955", "the first strike in 27 years" where the text tells of one in 2009. What is so told
may be of two things: only a number that is a slip of the hand away from the right one tells.
"""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.anniversaries import is_numbered
from factcheck.reckoning.times.elapsed import between as elapsed
from factcheck.reckoning.times.kept import kept, kept_then, years_of
from factcheck.reckoning.times.moments import Grain, Moment
from factcheck.reckoning.times.outline import AGE, LENGTH, MOMENT, Outline
from factcheck.reckoning.times.spells import Spell, is_plain, is_slip, is_somebody, spell
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_SOME = r"[^●▲◆¶;:]"
_ONE = rf"(?:(?!\b(?:and|but|while|or|after|before|then)\b){_SOME})"
"""A stretch in which nothing else is told."""
_BUILT = (
    r"(?i:buil[td]|open(?:ed|ing)|found(?:ed|ing)|establish\w*|erected|complet\w*|launch\w*|created"
    r"|form(?:ed|ation)|laid|installed|made|dat(?:es|ed|ing)|born|publish\w*|incorporated|constructed|set up"
    r"|commissioned|unveiled|introduced|planted|start(?:s|ed)?|beg[au]n)"
)
_MOST = r"(?:first|last|only|worst|best|most|least|fewest|never|not|no|none|n[’']t|\p{Ll}{3,}est)"
_HAS = r"(?:ha(?:s|ve)|[’'](?:s|ve))"
_THEN = r"(?:in|of|on|after|by|from|the)"


@cache
def _to_today() -> tuple[Tie, ...]:
    """Return how years (▲) that pass until now stand beside a year (●)."""
    return (
        # since 2003, a run of 22 seasons; not since 2012, and the 13-year wait
        tie(
            rf"\b[Ss]ince\b{_SOME}{{0,30}}?(?P<m>●)(?:(?!\b(?:last|first|one|most) of\b){_ONE}){{0,60}}?"
            r"(?:\band (?:the|that|this|his|her|its) )?(?P<d>▲)(?! of (?:them|which|those))",
            "ince",
        ),
        # a fixture since 1948, it closes after 77 years; a marriage of 52 years that began in 1973
        tie(rf"\bsince (?P<m>●){_SOME}{{0,60}}?\bafter (?P<d>▲)(?= ?[,.;)–—]|$)", "since ●"),
        tie(
            rf"(?P<d>▲){_ONE}{{0,40}}?\b(?:began|begun|started|dat(?:es|ing) back|going back|goes back)"
            r" (?:in|to) (?P<m>●)",
            *("in ●", "to ●"),
        ),
        # the worst for 26 years, since the derailment of 1999
        tie(rf"(?P<d>▲){_ONE}{{0,40}}?\bsince\b{_SOME}{{0,40}}?(?P<m>●)", "since"),
        # "I have waited 22 years for it," said Ann Roe, who has worked on it since 2003
        tie(
            rf"\b(?:I|[Ww]e){_HAS}?(?: have)? {_SOME}{{1,30}}(?P<d>▲)[^●▲◆¶]{{1,80}}(?:◆[^●▲◆¶]{{1,60}})?"
            r"\bsince (?P<m>●)",
            "since ●",
        ),
        # joined it in 1991 and has sat on it for 34 years
        tie(
            rf"\bin (?P<m>●){_SOME}{{1,40}}\bha(?:s|ve)\b{_SOME}{{1,30}}\b(?:it|there|here|them|him|her)\b"
            rf"{_SOME}{{0,20}}?(?P<d>▲)",
            "in ●",
        ),
        # after 25 years at the school, which she joined in 2000
        tie(
            rf"(?P<d>▲) (?:at|in|with|on|of|for|as) {_ONE}{{1,50}}?,? (?:which|where|that) {_ONE}{{1,30}}"
            r"\bin (?P<m>●)",
            "in ●",
        ),
        # the first such vote in 45 years, it recalled that of 1980
        tie(
            rf"\b{_MOST}\b{_SOME}{{0,90}}?\b(?:in|for) (?P<d>▲)[,;]? {_ONE}{{0,50}}?"
            r"\b(?:of|since|after) (?:the )?(?P<m>●)",
            *("in ▲", "for ▲"),
        ),
        # opened in 1875 and now 150 years old; a 70-year-old boiler in a school built in 1955
        tie(rf"\b{_BUILT}\b{_SOME}{{0,40}}?\b(?:in|from|to|of) (?P<m>●){_SOME}{{0,80}}?(?P<d>◆)", "◆"),
        tie(rf"(?P<d>◆){_SOME}{{0,60}}?\b{_BUILT}\b{_SOME}{{0,30}}?\b(?:in|from|to|of) (?P<m>●)", "◆"),
        # first set in 1989, the test is 37 years old
        tie(
            r"\b\w+(?:ed|[nt])\b(?: \w+)? in (?P<m>●),? (?:it|(?:the|this|that|its) (?:[\w’'-]+ ){0,2}"
            r"(?P<thing>[\w’'-]+)) (?:is|was|turns|turned)(?: now)? (?P<d>◆)",
            *("is ◆", "was ◆", "turns ◆", "turned ◆", "now ◆"),
        ),
        # the law was passed in 1988; in the 37 years since, it has not been amended
        tie(
            r"\b(?:of|in|since) (?P<m>●)[^●▲]{1,120}\b[Ii]n the (?P<d>▲) since(?= ?[,.;)–—]|$)",
            "▲ since",
        ),
        # the mill, which opened in 1985, has been run by the same family for 40 years
        tie(
            rf"\bin (?P<m>●){_SOME}{{1,40}}\bha(?:s|ve)(?: now| since)? been"
            rf" (?!(?:its|the|an?|their|his|her)\b){_SOME}{{1,50}}?\bfor (?P<d>▲)",
            "for ▲",
        ),
        # four decades after the tsunami of 2004
        tie(
            r"(?P<d>▲) after (?:the|its|their|his|her) (?:[\w’'-]+ ){0,3}?(?:(?:of|in) )?(?P<past>(?P<m>●))",
            "▲ after",
        ),
    )


@cache
def _across() -> tuple[Tie, ...]:
    """Return how years (▲) that pass until now stand behind a sentence (¶) with a year (●)."""
    return (
        # the bridge was closed in 2009. Sixteen years on, it is still closed
        tie(
            rf"^[^●¶]*\b{_THEN} (?P<m>●)[^●¶]*¶ ?[“\"]?(?P<d>▲) (?:on|later)\b[^●¶]*"
            r"\b(?:is|are|has|have|still|remains?)\b",
            *("▲ on", "▲ later"),
        ),
        # it opened in 1999. The 26-year-old building leaks
        tie(
            rf"^[^●¶]*\b{_BUILT}\b{_SOME}{{0,40}}\bin (?P<m>●)[^●¶]*¶ ?(?:The|Its|Their) (?P<d>◆)",
            *("The ◆", "Its ◆", "Their ◆"),
        ),
        # it was the worst crash in 38 years. In 1987, a lorry had stalled on the line
        tie(
            rf"\b{_MOST}\b{_SOME}{{0,90}}?\b(?:in|for) (?P<d>▲)[^●▲◆¶]*¶[^●▲¶]{{0,80}}?"
            r"\b(?i:in|of|since) (?P<m>●)",
            *("in ▲", "for ▲"),
        ),
        # she has taught here for 26 years. She came in 2000
        tie(
            rf"\bha(?:s|ve)\b{_SOME}{{0,80}}?\bfor (?P<d>▲)[^●▲◆¶]*¶ ?[“\"(]?"
            rf"(?:I|We|It|[Ss]?[Hh]e|They|The [\w’'-]+)(?: (?!at\b|as\b)[\p{{Ll}}’'-]+){{1,4}} (?P<m>●)",
            "for ▲",
        ),
        # it took them 36 years. (The company was privatised in 1989)
        tie(
            rf"\b(?:took|taken|takes|wait(?:ed|ing)?)\b{_SOME}{{0,30}}?(?P<d>▲)[^●▲◆¶]*¶[^●▲¶]{{0,80}}?"
            r"\bin (?P<m>●)",
            *("took", "take", "wait"),
        ),
        # they have farmed here since 1936. Their 90 years on the land are at an end
        tie(
            r"\bsince (?P<m>●)[^●▲◆¶]*¶[^●▲◆]{0,60}?"
            r"\b(?i:the|its|their|his|her|those|all|over|after|for|in) (?P<d>▲)",
            "since ●",
        ),
    )


@cache
def _ahead() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:will|would|shall|could|may|might|expected|due|plan\w*|to be)\b")


@cache
def _between() -> "regex.Pattern[str]":
    """Return how years or days (▲) are said to lie between two moments."""
    return regex.compile(
        rf"""(?P<d>▲)(?:[ ]and[ ][\w ]{{1,25}})?[ ](?:later|earlier|after|before|on(?=,))\b
          | ●{_SOME}{{0,40}}[,–—(][ ]?(?P<d>▲)(?=[ ]?[,.;)–—]|$|[ ](?:during|in|of|over)[ ])
          | \b(?:(?<!\band[ ])(?:for|over|after)|lasts?|lasted|took|takes|spent|ran|served|stayed|ruled
                |reigned|the|his|her|its|their)[ ](?:the[ ]|some[ ])?(?P<d>▲)
            (?![ ](?:sentence|term|contract|deal|lease|ban|plan|loan|old)\b)""",
        regex.VERBOSE,
    )


@cache
def _term() -> "regex.Pattern[str]":
    # what somebody was given is not always what it took
    return regex.compile(r"\b(?:jailed|sentenced?|suspended|banned|fined|gave|given)\b")


@cache
def _closed() -> "regex.Pattern[str]":
    return regex.compile(rf"●{_SOME}*▲{_SOME}{{0,50}}?\b(?:until|till|before|ending|to)\b{_SOME}{{0,40}}?●")


@cache
def _first() -> "regex.Pattern[str]":
    """Return how an event (its noun) is said to be the first in so many years."""
    return regex.compile(
        r"\b(?:first|last|only|worst|biggest|largest|deadliest|highest|lowest)(?: \p{Ll}+)??"
        rf" (?P<noun>\p{{Ll}}{{4,}}){_SOME}{{0,80}}?\bin (?P<d>▲)"
    )


def spells(page: Page) -> Iterator[Spell]:
    """Yield the years of a page that may count to today, with the one year told beside them."""
    before: Outline | None = None
    for outline in page.outlines:
        follows = before is not None and before.adjoins(page.text, outline)
        both = before.followed_by(outline) if before is not None and follows else outline
        if _has_years(outline) and MOMENT in outline.text:
            yield from _to_now(page, outline, _to_today(), both)
        if both is not outline and _has_years(both) and MOMENT in both.text:
            yield from _to_now(page, both, _across(), both)
        yield from kept(page, outline, both)
        if both is not outline and before is not None and not years_of(before):
            yield from kept(page, before, both)
        before = outline


def _has_years(outline: Outline) -> bool:
    return LENGTH in outline.text or AGE in outline.text


def _to_now(page: Page, told: Outline, ties: tuple[Tie, ...], both: Outline) -> Iterator[Spell]:
    for found in tied_by(ties, told.text):
        year = told.moment(found, "m")
        if year.year is not None and not is_somebody(found.groupdict().get("thing") or ""):
            past = bool(found.groupdict().get("past")) and not _ahead().search(told.text)
            length, apart = told.figure(found, "d"), ties is _across()
            yield from spell(page, length, (year,), _told(both), is_past=past, is_apart=apart)


def events(page: Page) -> Iterator[Spell]:
    """Yield the years since the last of its kind, with the one year in which the text tells of one."""
    for outline in page.outlines:
        for found in _first().finditer(outline.text) if LENGTH in outline.text else ():
            noun = found["noun"].removesuffix("s")
            years = [year for other in page.outlines for year in _of_event(other, noun)]
            around = tuple(each.year for each in years if each.year is not None)
            if len(set(around)) == 1:
                yield from spell(page, outline.figure(found, "d"), (years[0],), around)


def _of_event(outline: Outline, noun: str) -> Iterator[Moment]:
    if noun in outline.text and outline.moments:
        words = rf"(?P<m>●) {noun}s?\b|\b{noun}s?(?: \w+){{0,3}}? (?:of|in) (?P<m>●)"
        for found in regex.finditer(words, outline.text):
            year = outline.moment(found, "m")
            if year.year is not None:
                yield year


def between(page: Page) -> Iterator[Spell]:
    """Yield the years of a page that may lie between the two that its sentence, and the one before, tell."""
    before: Outline | None = None
    for outline in page.outlines:
        if MOMENT in outline.text and is_numbered(outline):
            yield from kept_then(page, before, outline)
        if MOMENT in outline.text and outline.text.count(LENGTH) == 1:
            ends = years_of(outline)
            if len(ends) == 1 and before is not None and before.adjoins(page.text, outline):
                ends = [*years_of(before), *ends]
            if len(ends) == 2 and ends[0].year != ends[1].year and not _term().search(outline.text):
                around = tuple(each.year for each in ends if each.year is not None)
                is_closed = _closed().search(outline.text) is not None
                for found in _between().finditer(outline.text):
                    length = outline.figure(found, "d")
                    yield from spell(page, length, tuple(ends), around, is_closed=is_closed)
        before = outline


def between_days(page: Page) -> Iterator[tuple[Claim, Moment, Moment, int]]:
    """Yield the days that are a slip of the hand away from those between the two days of their sentence."""
    for outline in page.outlines:
        if outline.text.count(LENGTH) != 1 or outline.text.count(MOMENT) != 2:
            continue
        days = sorted(
            (each for each in outline.moments if each.grain is Grain.DAY), key=lambda day: day.first
        )
        if len(days) != 2:
            continue
        if _term().search(outline.text):
            continue
        for found in _between().finditer(outline.text):
            length = outline.figure(found, "d")
            gap = elapsed(days[0], days[1], "day")
            if length.unit == "day" and is_plain(length) and gap is not None and gap.low is not None:
                size, passed = int(length.value or 0), int(gap.low)
                if abs(size - passed) > 1 and any(is_slip(size, each) for each in (passed, passed + 1)):
                    yield length, days[0], days[1], passed


def _told(outline: Outline) -> tuple[int, ...]:
    return tuple(each.year for each in outline.moments if each.year is not None)
