"""So many of one for so many of another, and numbers of the two that are otherwise.

Catches "2,000 nurses and 12,000 beds, or one nurse for every eight beds", "15 pupils per teacher, with 4,500
pupils and 200 teachers", "3,000 marshals for 24,000 runners, one for every five", and "13 to 1, by 4,111 to
509". Both numbers stand in the sentence of the ratio or beside it, and are of what the ratio is of.
Does not catch ratios of which one number only is told, and ratios to a sum of money or a time.
"""

from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import product

import regex

from factcheck.grammar.wordlists import words
from factcheck.model.amount import written
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.changes.then import is_earlier
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.each import is_of_more, own_noun
from factcheck.reckoning.rates.multiples import quotient
from factcheck.reckoning.rates.ratios import Ratio, ratios
from factcheck.reckoning.wording import near, short

NAME = "ratios"

_FEW = 12
"""Figures of a sentence in which two numbers are told, and not a table."""


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each ratio of which both numbers are told, whether it is theirs."""
    for at, line in enumerate(page.lines):
        for ratio in ratios(page, line):
            if _is_wanted().search(line.text):
                break
            told = _told(page, at, line, ratio)
            if told is not None:
                yield told
        if " to one" in line.text or " to 1" in line.text:
            for claim in line.figures:
                if _is_to_one(page, claim):
                    told = _of_sides(page, line, claim)
                    if told is not None:
                        yield told


def _told(page: Page, at: int, line: Line, ratio: Ratio) -> Finding | None:
    """Return whether the two numbers of its sentence, of the next or of the one before are in that ratio."""
    first, second = _numbers(page, line, ratio, near=True)
    if first and second:
        return _held(page, ratio, first, second)
    earlier = is_earlier(page, ratio.claim)
    for other in (*page.lines[at + 1 : at + 2], *page.lines[max(0, at - 1) : at]):
        beside = (
            "\n\n"
            not in page.text[min(line.span.end, other.span.end) : max(line.span.start, other.span.start)]
        )
        first, second = _numbers(page, other, ratio)
        if beside and len(first) == len(second) == 1 and not _elsewhere().search(other.text):
            if is_earlier(page, first[0]) != earlier:
                return None
            return _held(page, ratio, first, second)
    return None


def _held(page: Page, ratio: Ratio, first: Sequence[Claim], second: Sequence[Claim]) -> Finding | None:
    pairs = [pair for pair in product(first, second) if _is_large(pair, ratio)]
    if not pairs:
        return None
    for one, other in pairs:
        if (page.rounded(one) / page.rounded(other)).meets(ratio.size):
            return _finding(ratio, one, other, True)
    one, other = pairs[0]
    return _finding(ratio, one, other, False) if len(pairs) == 1 else None


def _is_large(pair: tuple[Claim, Claim], ratio: Ratio) -> bool:
    """Tell whether two numbers are as large as those of the ratio: two boats are not all, of "one for 60"."""
    one, other = (Fraction(each.value or 0) for each in pair)
    return min(one, other) > 1 and (other if ratio.middle < 1 else one) > max(ratio.middle, 1 / ratio.middle)


def _numbers(
    page: Page, line: Line, ratio: Ratio, *, near: bool = False
) -> tuple[Sequence[Claim], Sequence[Claim]]:
    """Return the numbers of a sentence that are of the first, and of the second."""
    if len(line.figures) > _FEW:
        return [], []
    counts = [each for each in line.figures if _is_count(page, each) and each is not ratio.claim]
    counts = [each for each in counts if not (each.start < ratio.claim.end and ratio.claim.start < each.end)]
    first = [each for each in counts if _thing(page, each, ratio) == ratio.first]
    second = [each for each in counts if _thing(page, each, ratio) == ratio.second]
    if ratio.counted is not None:
        first = [each for each in counts if each is ratio.counted]
    if near and len(first) + len(second) == 1:
        # "a crowd of 20,000", "24,000 people": the one number left is that of the other
        left = [each for each in counts if each not in first and each not in second]
        if len(left) == 1 and _may_be(left[0], ratio.second if first else ratio.first):
            return (first, left) if first else (left, second)
    return first, second


@cache
def _is_wanted() -> "regex.Pattern[str]":
    # what there should be is not what there is
    return regex.compile(
        r"\b(?:should|must|would|could|may|might|law|legal\w*|rules?|goals?|targets?|requir\w+|recommend\w*|aim\w*|standards?"
        r"|limit\w*|maximum|minimum|allow\w*|ideal\w*|guid\w+|advi\w+|want\w*|demand\w*|promis\w+|pledg\w+|need\w*"
        r"|supposed|planned|typical\w*|safe\w*)\b",
        regex.IGNORECASE,
    )


def _may_be(claim: Claim, noun: str) -> bool:
    own = own_noun(claim)
    people = noun in words("people", "persons") or noun in words("nouns", "aged", "one")
    return own is None or (own in ("people", "person") and people)


def _is_count(page: Page, claim: Claim) -> bool:
    return (
        claim.kind is Kind.COUNT
        and claim.per is None
        and claim.second is None
        and claim.twin_of is None
        and claim.part_of is None
        and claim.role not in (Role.BY, Role.FROM)
        and page.allows(claim).positive
        and not is_of_more(page, claim)
    )


def _thing(page: Page, claim: Claim, ratio: Ratio) -> str | None:
    """Return what a number is of, by its own noun or as "the former" and "the latter"."""
    found = _which().match(page.text, claim.end)
    if found is None:
        return own_noun(claim)
    former = found["which"].lower() in ("former", "first")
    # one steward for every 50 spectators: the former is what is named first
    return ratio.first if former else ratio.second


@cache
def _which() -> "regex.Pattern[str]":
    return regex.compile(r"\s+of\s+the\s+(?P<which>former|latter|first|second)\b", regex.IGNORECASE)


@cache
def _elsewhere() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:nationally|nationwide|elsewhere|overall|other|others|worldwide|globally|average|neighbou?ring"
        r"|by\s+contrast|more|fewer|extra|new|another|last\s+(?:year|month|week)|ago|before|would|will|if|need\w*)\b",
        regex.IGNORECASE,
    )


def _is_to_one(page: Page, claim: Claim) -> bool:
    if claim.kind in (Kind.SCORE, Kind.RATIO):
        return claim.second == 1 and (claim.value or 0) > 1
    to_one = claim.kind is Kind.COUNT and _to_one().match(page.text, claim.number_end)
    return bool(to_one) and (claim.value or 0) > 1


@cache
def _to_one() -> "regex.Pattern[str]":
    return regex.compile(
        r"\s+to\s+(?:one|1)(?=\s*(?:[,.;:)–—]|\Z)|\s+(?:for|against|in|that|margin|vote|majority|ratio)\b)",
        regex.IGNORECASE,
    )


def _of_sides(page: Page, line: Line, claim: Claim) -> Finding | None:
    """Return whether the two sides of the sentence are as many to one: "4,111 to 309"."""
    if len(line.figures) > _FEW or _are_two().search(line.text) is None:
        return None
    left = [each for each in line.figures if each.value != 1 and each is not claim]
    if any(_apart().search(page.between(*sorted((claim, each), key=lambda one: one.start))) for each in left):
        return None
    scores = [each for each in left if each.second is not None]
    counts = [each for each in left if _is_count(page, each)]
    if len(scores) == 1 and not counts and scores[0].kind is Kind.SCORE and scores[0].second:
        score = scores[0]
        sizes = Fraction(score.value or 0), Fraction(score.second or 1)
        fits = (point(sizes[0]) / point(sizes[1])).meets(_stated(claim))
        return _shown(
            claim,
            (score,),
            " ÷ ".join(written(short(each)) for each in sizes),
            near(point(sizes[0] / sizes[1])),
            fits,
        )
    if scores or len(counts) != 2:
        return None
    one, other = counts
    if not _versus().fullmatch(page.text, one.end, other.start):
        # men outnumber women four to one: 800 men and 200 women
        named = page.text[line.span.start : claim.start].lower()
        places = [named.find((each.noun or "?").lower()) if own_noun(each) else -1 for each in counts]
        if min(places) < 0 or "outnumber" not in named:
            return None
        one, other = counts if places[0] < places[1] else (other, one)
    fits = (page.rounded(one) / page.rounded(other)).meets(_stated(claim))
    return _shown(
        claim, (one, other), f"{one.phrase} ÷ {other.phrase}", near(point(quotient(one, other))), fits
    )


@cache
def _apart() -> "regex.Pattern[str]":
    return regex.compile(
        r";|\b(?:but|while|whereas|although|after|before|and\s+(?:then|later))\b", regex.IGNORECASE
    )


def _stated(claim: Claim) -> Interval:
    value = Fraction(claim.value or 0)
    room = max(Fraction(1, 2), value / 10)
    most = claim.hedge in (Hedge.MORE_THAN, Hedge.AT_LEAST)
    return Interval(value - room, None if most else value + room)


@cache
def _are_two() -> "regex.Pattern[str]":
    return regex.compile(
        r"\b(?:outnumber\w*|vot\w+|ballots?|margin|majority|ratio|backed|approv\w+|reject\w+|favou?r\w*"
        r"|pass\w+|carried|endors\w+)\b",
        regex.IGNORECASE,
    )


@cache
def _versus() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:\s+votes?)?(?:\s+(?:to|against|versus)\s+|\s+(?:for|in\s+favou?r)\s*,?\s+(?:and|to|with|against)\s+)",
        regex.IGNORECASE,
    )


def _finding(ratio: Ratio, one: Claim, other: Claim, fits: bool) -> Finding:
    many = quotient(one, other)
    worked = near(point(many)) if ratio.middle >= 1 else f"1 for {near(point(1 / many))}"
    return _shown(ratio.claim, (one, other), f"{one.phrase} ÷ {other.phrase}", worked, fits)


def _shown(claim: Claim, told: Sequence[Claim], sum_: str, worked: str, fits: bool) -> Finding:
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{sum_} {'is' if fits else 'is not'} {claim.phrase}",
        working=f"{sum_} = {worked}; the text says {claim.phrase}",
        place=mention(claim),
        others=tuple(map(mention, told)),
    )
