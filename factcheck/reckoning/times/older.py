"""Two ages in one sentence, and the years that are said to lie between them."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.finding import Mention, mention
from factcheck.reckoning.page import Page
from factcheck.reckoning.times.outline import AGE, LENGTH, Outline
from factcheck.reckoning.times.ties import Tie, tie, tied_by

_YEARS = "(?:[1-9][0-9]|[5-9])"


@dataclass(frozen=True, slots=True)
class Apart:
    """A number of years, and the two ages that it is said to be the way between."""

    length: Claim
    ages: tuple[tuple[int, Mention], tuple[int, Mention]]
    """How old, and where it is told: the lower one first."""
    sentence: Span

    @property
    def fits(self) -> bool:
        """Whether it is, give or take the one year that birthdays make."""
        (low, _), (high, _) = self.ages
        return abs(high - low - int(self.length.value or 0)) <= 1


@cache
def _ties() -> tuple[Tie, ...]:
    a, b = (rf"(?:(?P<age_{letter}>◆)|(?P<{letter}>{_YEARS})\b)" for letter in "ab")
    some = r"[^●◆▲;:]"
    return (
        # Sarah Cole, 34, who is eight years younger than her brother Mark, 52
        tie(
            rf"(?P<age_a>◆){some}{{1,40}}?(?P<d>[▲◆])(?: years)? (?:young|old)er than{some}{{1,60}}?"
            r"(?P<age_b>◆)",
            *("younger than", "older than"),
        ),
        # he is 34 and his brother, eight years his senior, is 52
        tie(
            rf"(?P<age_a>◆){some}{{1,60}}?(?P<d>▲) (?:his|her|their) (?:senior|junior){some}{{0,40}}?"
            r"(?P<age_b>◆)",
            *("▲ his", "▲ her", "▲ their"),
        ),
        # he went down the pit at 16 and came up for good at 65, after 49 years
        tie(
            rf"\bat {a}{some}{{1,60}}?\b(?:and|until|to){some}{{1,40}}?\bat {b},? (?:after )?(?P<d>▲)"
            r"(?= ?[,.;:)–—]| (?:later|at|in|on|of)\b|$)",
            *(f"{gap}▲" for gap in ("after ", ", ", "— ", "◆ ")),
        ),
        # at 34 he was the oldest winner, 13 years after he first ran as a 21-year-old
        tie(
            rf"(?:\b[Aa]t {a},? (?:[Ss]?[Hh]e|they|\p{{Lu}}[\w’'-]+)\b|\p{{Lu}}[\w’'-]+, {a},){some}{{1,80}}?"
            rf"(?P<d>▲) after (?:[Ss]?[Hh]e|they|\w+ing)\b{some}{{1,80}}?\b(?:as an?|at|aged|was) {b}",
            "▲ after",
        ),
        # she was 29 when she got the job and 47 when she gave it up, 18 years later
        tie(
            rf"\bwas {a} when{some}{{1,60}}?\band {b} when{some}{{1,60}}?(?P<d>▲) later\b",
            "▲ later",
        ),
    )


def apart(page: Page) -> Iterator[Apart]:
    """Yield the years between two ages that a sentence tells, where its words say that they are."""
    for outline in page.outlines:
        if LENGTH in outline.text or AGE in outline.text:
            for found in tied_by(_ties(), outline.text):
                length = outline.figure(found, "d")
                first, last = (_age(page, outline, found, letter) for letter in "ab")
                if length.unit == "year" and length.value is not None and first and last:
                    low, high = sorted((first, last), key=lambda age: age[0])
                    yield Apart(length, (low, high), outline.span)


def _age(page: Page, outline: Outline, found: "regex.Match[str]", letter: str) -> tuple[int, Mention] | None:
    told = found.groupdict()
    if told.get(letter):
        place = outline.number(page.text, found, letter)
        return None if place is None else (int(told[letter]), place)
    claim = outline.figure(found, f"age_{letter}")
    return None if claim.value is None else (int(claim.value), mention(claim))
