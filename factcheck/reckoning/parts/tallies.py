"""Votes as a text counts them: those for one side and for the other, and those who voted in all."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.page import Line, Page

_NOUNS = frozenset({"vote", "ballot"})
_LED = 30
"""Characters before a number that say that it is of a tally."""
_WORDS = ("vot", "ballot", "majority", "elected", "polled", "tally", "split", "ruled")


@dataclass(frozen=True, slots=True)
class Tally:
    """The votes of the two sides, where they stand, and in which of the page's lines."""

    first: Fraction
    second: Fraction
    claims: tuple[Claim, ...]
    line: int

    @property
    def gap(self) -> Fraction:
        """By how many the one side has more."""
        return abs(self.first - self.second)


def tallies(page: Page) -> Iterator[Tally]:
    """Yield the tallies of a text: "by 153 votes to 148", "Delgado had 21,862 votes and Brandt 20,658"."""
    for at, line in enumerate(page.lines):
        if not (line.names(_WORDS) and _voted().search(line.text)):
            continue
        for claim in line.figures:
            if claim.kind is Kind.SCORE and claim.value is not None and claim.second is not None:
                yield Tally(Fraction(claim.value), Fraction(claim.second), (claim,), at)
        for one, other in pairwise(line.figures):
            if _are_sides(page, one, other):
                yield Tally(Fraction(one.value or 0), Fraction(other.value or 0), (one, other), at)


@cache
def _voted() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:votes?|voted|voting|ballots?|majority|elected|polled|tally|split|ruled)\b", regex.IGNORECASE
    )


@cache
def _sides() -> "regex.Pattern[str]":
    return regex.compile(
        r"[^.;:!?\d]{0,12}(?:\band\b|\bto\b|,|\bagainst\b)[^.;:!?\d]{0,40}", regex.IGNORECASE
    )


@cache
def _for() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:(?:\s+(?:members?|deputies|people|votes?|were|was|had|came\s+out|of\s+them|voted|voting|cast)){0,3}"
        r"|(?:\s+[\p{L}’'-]+){1,7}?\s+(?:voted|came\s+out))\s+"
        r"(?:for\b|in\s+favou?r\b|yes\b|back(?:ed|ing)\b|support(?:ed|ing)\b|approv(?:ed|ing)\b)",
        regex.IGNORECASE,
    )


@cache
def _against() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:(?:\s+(?:members?|deputies|people|votes?|were|was|had|came\s+out|of\s+them|voted|voting|cast)){0,3}"
        r"|(?:\s+[\p{L}’'-]+){1,7}?\s+(?:voted|came\s+out))\s+"
        r"(?:against\b|no\b|oppos(?:ed|ing)\b|reject(?:ed|ing)\b)",
        regex.IGNORECASE,
    )


@cache
def _tally_was() -> "regex.Pattern[str]":
    # The tally was 4,111 to 309
    return regex.compile(
        r"(?r)\b(?:tally|vote|count|result|ballot|division|margin)\s+(?:was|of|is|stood\s+at|came\s+to)\s+\Z",
        regex.IGNORECASE,
    )


def _are_opposed(page: Page, one: Claim, other: Claim) -> bool:
    """Tell whether two counts are those for something and those against it, in either order."""
    if not (is_count(one) and is_count(other)):
        return False
    if page.text[one.number_end : other.start] == " to ":
        return _tally_was().search(page.text, max(0, one.start - _LED), one.start) is not None
    ends = one.number_end, other.number_end
    return any(
        first.match(page.text, ends[0]) and second.match(page.text, ends[1])
        for first, second in ((_for(), _against()), (_against(), _for()))
    )


def _are_sides(page: Page, one: Claim, other: Claim) -> bool:
    if _are_opposed(page, one, other):
        return True
    counted = all(
        is_count(each) and each.part_of is None and each.noun_head in (None, *_NOUNS) for each in (one, other)
    )
    named = one.noun_head in _NOUNS and page.text[one.number_end : one.end].strip() != ""
    return counted and named and _sides().fullmatch(page.between(one, other)) is not None


def is_count(claim: Claim) -> bool:
    """Tell whether a figure is an exact number of votes, or of those who cast them."""
    exact = claim.hedge is Hedge.EXACT and claim.value is not None
    return claim.kind is Kind.COUNT and claim.unit is None and exact


@cache
def _took_part() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+[\p{L}’'-]+){0,2}?\s+(?:voted(?!\s+(?:for|against|in\s+favou?r|with|yes|no|to))|cast|counted|took\s+part"
        r"|(?:were|was)\s+(?:cast|counted|present)|present|turned\s+out)\b",
        regex.IGNORECASE,
    )


def voters(page: Page, tally: Tally) -> Iterator[Claim]:
    """Yield the figures near a tally that are said to be all who voted."""
    yield from (claim for claim in _around(page, tally) if took_part(page, claim))


def took_part(page: Page, claim: Claim) -> bool:
    """Tell whether a figure is said to be those who voted."""
    return _took_part().match(page.text, claim.number_end, page.sentence(claim).end) is not None


@cache
def _neither() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+[\p{L}’'-]+){0,2}?\s+(?:abst\w+|spoi\w+|blank|invalid|votes?)\b", regex.IGNORECASE
    )


@cache
def _members() -> "regex.Pattern[str]":
    return regex.compile(r"-(?:member|judge|justice|seat)\b[^,;:.]{0,60}", regex.IGNORECASE)


@cache
def _away() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+(?:of\s+(?:them|whom|these)|members?|others?|more|who|[\p{L}’'-]+(?:or|man|men|ty|ies|or)s?))*\s+(?:were\s+|was\s+|being\s+)?"
        r"(?:absent|away|missing|sent\s+apologies|did\s+not\s+(?:vote|attend)|recused|stayed\s+away|not\s+present)\b",
        regex.IGNORECASE,
    )


@cache
def _has() -> "regex.Pattern[str]":
    return regex.compile(r"(?r)\b(?:has|have|had|with)\s+", regex.IGNORECASE)


def body(page: Page, tally: Tally) -> tuple[Claim, Claim] | None:
    """Return how many a body has and how many were away: "has 36 members, four of whom sent apologies"."""
    near = [*_around(page, tally)]
    away = [each for each in near if _away().match(page.text, each.number_end, page.sentence(each).end)]
    whole = [each for each in near if each.noun_head == "member" and _has().match(page.text, 0, each.start)]
    return (whole[0], away[0]) if len(whole) == len(away) == 1 and whole[0] is not away[0] else None


def members(page: Page, tally: Tally) -> Claim | None:
    """Return of how many the body is that voted, where its sentence says so: "the nine-member court"."""
    before = [each for each in page.lines[tally.line].figures[:40] if each.end <= tally.claims[0].start]
    if not before:
        return None
    # "the nine-member court split 6-4", and not "… voted for it, and the Senate by 51 votes to 48"
    between = page.text[before[-1].number_end : tally.claims[0].start]
    return before[-1] if _members().fullmatch(between) else None


@cache
def _jury_of() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?r)\b(?:jury|panel|bench|board|committee|council|court)\s+of\s+", regex.IGNORECASE
    )


def jury(page: Page, tally: Tally) -> Claim | None:
    """Return of how many the body was that is named behind its vote: "ten to two after the jury of 12"."""
    behind = (each for each in page.lines[tally.line].figures[:40] if each.start > tally.claims[-1].end)
    return next(
        (each for each in behind if is_count(each) and _jury_of().match(page.text, 0, each.start)), None
    )


def neither(page: Page, tally: Tally) -> tuple[Claim, ...]:
    """Return the votes near a tally that were for neither side: three abstentions, 430 for somebody else."""
    return tuple(
        claim
        for claim in _around(page, tally)
        if _neither().match(page.text, claim.number_end, claim.number_end + 40)
    )


def _around(page: Page, tally: Tally) -> Iterator[Claim]:
    lines: tuple[Line, ...] = page.lines[max(0, tally.line - 1) : tally.line + 3]
    for line in lines:
        yield from (each for each in line.figures[:40] if is_count(each) and each not in tally.claims)
