"""Two sorts that leave nobody out, and how many both were: women and men, those who did and who did not.

"Those arrested, 13 men and three women", "The volunteers were 41 women and 33 men", "Girls outnumbered boys
by 48,120 to 47,310", "the 400 who ride a bus … the 800 who do not": the whole may stand anywhere before.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.likeness import people
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.named import called, spoken
from factcheck.reckoning.parts.split import MOST, Split, Sum, Tie, joined, may_be_whole, suits

_SEXES = (("women", "men"), ("girls", "boys"), ("females", "males"), ("female", "male"), ("woman", "man"))
_WORDS = frozenset(word for pair in _SEXES for word in pair)
_FAR = 12
"""Sentences with figures to either side in which all of them may be counted."""
_LED = 60
"""Characters before two sorts that say who they are."""
_REACH = 30
"""Characters between a number and the word that says whose it is."""


def halves(page: Page) -> Iterator[Split]:
    """Yield what two sorts come to that are all there are, with the wholes that they may be of."""
    for at, line in enumerate(page.lines):
        if len(line.figures) > 1 and not line.words.isdisjoint(_WORDS):
            for pair in _sexes(page, line):
                yield from _of(page, at, pair, Tie.NONE)
        if not line.words.isdisjoint(_NOT) and (pair := _who_not(page, at)):
            yield from _of(page, at, pair, Tie.TOTAL)


def _is_count(claim: Claim) -> bool:
    return (
        claim.kind is Kind.COUNT
        and claim.unit is None
        and claim.per is None
        and claim.second is None
        and claim.role is None
        and claim.hedge is Hedge.EXACT
        and claim.value is not None
        and claim.value > 0
    )


# Women and men


def _sexes(page: Page, line: Line) -> Iterator[tuple[Claim, ...]]:
    """Yield the numbers of a sentence that are of women and of men, with those listed beside them."""
    told = [each for each in line.figures if _is_count(each)]
    for one, other in pairwise(told):
        if not _are_sexes(page, line, one, other):
            continue
        listed = [one, other]
        for more in told[told.index(other) + 1 :]:
            # 71 girls, 39 boys and eight members of staff
            if more.noun_head is None or not joined(page, listed[-1], more):
                break
            listed.append(more)
        yield tuple(listed)
        return


def _are_sexes(page: Page, line: Line, one: Claim, other: Claim) -> bool:
    between = page.text[one.number_end : other.number_start].lower()
    if len(between) > 2 * _LED or ";" in between:
        return False
    behind = page.text[other.number_end : other.number_end + _REACH].lower()
    words, next_ = _word().findall(between), _word().findall(behind)
    for pair in _SEXES:
        for first, second in (pair, pair[::-1]):
            if first in words and second in next_ and second not in words:
                return True
            # Girls outnumbered boys by 48,120 to 47,310
            led = _word().findall(page.text[line.span.start : one.start].lower())[-8:]
            if between.strip() in ("to", "against") and first in led and second in led:
                return True
            # Women made up 57 per cent, or 14,022 people, and men 43 per cent, or 10,578
            if first in led and second in words and not {first, second} & set(next_):
                return True
    return False


@cache
def _word() -> "regex.Pattern[str]":
    return regex.compile(r"[\p{L}-]+")


# Those who did, and those who did not

_NOT = frozenset({"not", "didn", "don", "weren", "hadn", "haven"})


@cache
def _the_who() -> "regex.Pattern[str]":
    return regex.compile(r"\s+(?:[\p{Ll}-]+\s+)?(?:who|that|which)\s+(?P<verb>\p{Ll}+)", regex.IGNORECASE)


@cache
def _did_not() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+(?:[\p{Ll}-]+\s+)?(?:who|that|which)\s+(?:did|do|were|was|are|had|have)(?:\s+not|n['’]t)\b\s*(?:[,.;:]|\Z)",
        regex.IGNORECASE,
    )


def _who_not(page: Page, at: int) -> tuple[Claim, ...]:
    """Return how many did, and how many did not: "the 400 who ride …; the 800 who do not"."""
    line = page.lines[at]
    for rest in line.figures:
        if not (_is_count(rest) and _did_not().match(page.text, rest.number_end, line.span.end)):
            continue
        near = (*page.lines[max(0, at - 1) : at], line)
        before = [
            each for other in near for each in other.figures if each.end <= rest.start and _is_count(each)
        ]
        for one in reversed(before[-MOST:]):
            if _the_who().match(page.text, one.number_end) and _is_definite(page, one):
                return one, rest
    return ()


def _is_definite(page: Page, claim: Claim) -> bool:
    return page.text[max(0, claim.start - 4) : claim.number_start].lower().startswith("the ")


# All of them


@cache
def _subject() -> "regex.Pattern[str]":
    # The dead were; Those arrested,; of the volunteers,; The sample was made up of; They were
    return regex.compile(
        r"""(?r)\b(?:(?P<of>of)\s+)?
            (?:(?:the|those|these|all|its|their|his|her)\s+(?:[\p{Ll}’'-]+\s+){0,2}?(?P<noun>[\p{Ll}-]+)
              |(?P<they>they|those|these|them))
            (?:,|:|\s\(|\s[–—-]|(?:,?\s+(?:who|which|all))?\s+(?:are|were|was|is|comprised?|comprises|compris(?:es|ing)|consist(?:s|ed)\s+of)
               (?:\s+made\s+up\s+of)?)?\s*\Z""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def _of(page: Page, at: int, parts: Sequence[Claim], tie: Tie) -> Iterator[Split]:
    line = page.lines[at]
    most = max(each.value or 0 for each in parts)
    told = [
        each
        for other in page.lines[max(0, at - _FAR) : at + _FAR]
        for each in other.figures[: 2 * MOST]
        if may_be_whole(each) and all(suits(each, part) for part in parts)
    ]
    before = [each for each in told if each.end <= parts[0].start][::-1]
    subject = _subject().search(page.text, max(line.span.start, parts[0].start - _LED), parts[0].start)
    if tie is Tie.NONE:
        likely = [each for each in before or told if (each.value or 0) > most]
    else:
        likely = [each for each in before if each.noun_head in (*people(), parts[0].noun_head or "people")]
    if subject:
        spoken_of = [each for each in before if each in line.figures] or spoken(page, at, before)
        named = [] if subject["they"] else called(before, subject["noun"].lower())
        likely, tie = (named, Tie.ALL) if named else (spoken_of, Tie.TOTAL)
    # whatever the words mean, so many are told
    all_ = sum(each.value or 0 for each in parts)
    known = [each for each in told if each.value == all_ and each not in likely]
    if wholes := (*known, *likely):
        yield Split(tuple(Sum(whole, tuple(parts)) for whole in wholes), tie)
