"""The whole of a share that is called by a name: "a quarter of the workforce", "51% of those cast"."""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.shares.wholes import before, comparable, is_number, size

_NEAR = 3
"""Sentences with figures before a share in which its whole was told."""
_MANY = 40
"""Figures of one sentence that are looked at."""
_STEM = 5
"""Letters by which a word is known again: "questioned" and "questions", "distance" and "distant"."""


@cache
def _named() -> "regex.Pattern[str]":
    return regex.compile(
        r"""(?:\s*%|\s+per\s?cent\b|\s+pct?\b)?\s+of\s+
            (?: (?:those|all)\s+(?:(?:who|that)\s+(?:were\s+)?|people\s+)?(?P<done>on\s+board|[\p{L}-]{4,})
              | (?:the|its|their|his|her|that|this)\s+(?:total\s+|whole\s+|entire\s+|full\s+)?
                (?P<noun>(?!(?:company|firm|group|bank|business|airline|club)\b)\p{Ll}[\p{L}-]{2,}) )
            (?=\s*[,;:()—–”.]|\s*\Z|\s+-\s
              |\s+(?:is|are|was|were|has|have|had|will|would|do|did|can|could|said|say)\b)""",
        regex.VERBOSE | regex.IGNORECASE,
    )


def named(page: Page, line: Line, share: Claim) -> "regex.Match[str] | None":
    """Return the name of what a share is said to be of, None where none ends the clause."""
    for start in (share.number_end, share.start):
        if start == share.start and " of " not in share.phrase:
            continue
        found = _named().match(page.text, start, line.span.end)
        if found:
            return found
    return None


@cache
def _who_is_told() -> "regex.Pattern[str]":
    """Names of those that were counted, which need not be said again in the same word."""
    return regex.compile(
        r"(?:on\s+board|aboard|present|cast|voting|polled|surveyed|asked|questioned|interviewed|capacity|workforce|staff"
        r"|membership|employees|passengers|respondents|electorate|price|journey|route)\b",
        regex.IGNORECASE,
    )


def of_named(page: Page, at: int, name: "regex.Match[str]", number: Claim, start: int) -> Iterator[Claim]:
    """Yield the figures before a place that its share may be of, the one that goes by that name first."""
    line = page.lines[at]
    word = (name["done"] or name["noun"]).lower()
    found: list[Claim] = []
    tied = _who_is_told().match(word) is not None
    for other in (line, *before(page.lines, at, _NEAR)):
        figures = [
            each
            for each in reversed(other.figures[:_MANY])
            if each.end <= start and is_number(each) and each.value is not None and _may_hold(number, each)
        ]
        head = page.text[other.span.start : min(start, other.span.end)].lower()
        tied = tied or bool(figures and word[:_STEM] in head)
        found.extend(figures)
    if tied and any(size(each) > size(number) and each.per is None for each in found):
        # those that can hold it first
        yield from sorted(found, key=lambda each: size(each) <= size(number))


def _may_hold(number: Claim, whole: Claim) -> bool:
    """Whether a number may be of a whole; one without a unit has the whole's: "240 tonnes, had 44"."""
    lent = number.kind is Kind.COUNT and number.end == number.number_end and whole.kind is Kind.MEASURE
    return whole is not number and (comparable(number, whole) or lent)


@cache
def _of_some() -> "regex.Pattern[str]":
    # 63 patients (14%) of a group that was not counted
    return regex.compile(
        r"\b(?:groups?|arms?|among|cohorts?|aged|placebo|those|treated|given|taking|receiving|women|men|children"
        r"|older|younger|rise|rose|risen|increase[sd]?|fell|fall(?:s|en|ing)?|drop\w*|gr[eo]w\w*|add\w*|gain\w*|more|fewer|less"
        r"|extra|new|abroad|local|another|others?|across|elsewhere|up|down|higher|lower|in\s+(?:19|20)\d\d|last|previous|per|each|every)\b",
        regex.IGNORECASE,
    )


@cache
def _in_a_place() -> "regex.Pattern[str]":
    # the 63 of 900 staff who work in Leeds are a share of those there
    return regex.compile(r"\A[“\"]?(?:In|At|Across|On|For|By)\b|\b(?:in|at|on|from)\s+(?:the\s+)?\p{Lu}")


def is_of_some(line: Line) -> bool:
    """Tell whether a sentence may be of some that were not counted: in a place, of a group, or new ones."""
    return bool(_of_some().search(line.text) or _in_a_place().search(line.text))


def called_again(page: Page, at: int, number: Claim) -> Iterator[Claim]:
    """Yield what a number may be of that was told before by the same noun: 900 patients, 63 patients."""
    line = page.lines[at]
    if number.noun_head is None or number.unit is not None or page.text.startswith(" of ", number.number_end):
        return
    if is_of_some(line):
        return
    near = [each for other in before(page.lines, at, _NEAR) for each in other.figures[:_MANY]]
    larger = [each for each in near if each.noun_head == number.noun_head and comparable(number, each)]
    if larger and all(each.value is not None and not each.per for each in larger):
        nearest = max(larger, key=size)
        if size(nearest) > size(number):
            yield nearest
            yield from (
                each for each in (*near, *line.figures) if each is not number and comparable(number, each)
            )
