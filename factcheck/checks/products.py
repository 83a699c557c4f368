"""So much for each, times how many, that is not the total.

Catches a price, a rate or an average whose total and number stand with it: "300 staff at a cost of £1.5m, or
£50,000 a head", "£28,000 for each of the 200 farms", "40,000 courses at £18 each, a total of £72,000",
"£1.5m a day over six days". The total is tied by the words between: one says the other over again, or
comes to it. Round figures may be rounded, and where another number in the text fits nothing is said.
Where no words tie them, and sentences away, a rate is held against the number of what it falls to and a total
in its unit, if one of the three is the other two but for a nought, a scale, a wrong digit, or digits that
changed places, and chance would hardly have made it so: "$60 a share", "a bid of $840 million", "140 million
shares".
Does not catch averages whose number is not told, and slips without such words that no misprint explains.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from itertools import pairwise
from math import ceil, floor

import regex

from factcheck.grammar.wordlists import words
from factcheck.model.claim import Claim
from factcheck.model.finding import Finding, mention, outcome
from factcheck.model.protocols import Memory
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.misprint import within_reach
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.bills import totals, turned
from factcheck.reckoning.rates.each import Each, comes_with, is_of_more, is_one_of_two, own_noun
from factcheck.reckoning.rates.factors import factors, rated
from factcheck.reckoning.times.periods import times
from factcheck.reckoning.wording import against, said

NAME = "products"


@dataclass(frozen=True, slots=True)
class _Many:
    """How many times: a number in the text, or the months of a year."""

    claim: Claim | None
    size: Interval
    middle: Fraction
    words: str


def check(page: Page, memory: Memory) -> Iterator[Finding]:
    """Yield, for each figure that falls to one of many, whether the total told with it is all of them."""
    before: Line | None = None
    settled = set()
    for line, rates in zip(page.lines, rated(page), strict=True):
        for each in rates:
            told = totals(page, before, line, each)
            finding = _held(page, before, line, each, told) if told else None
            if finding is not None:
                settled.add(each.claim.uid)
                yield finding
        before = line
    for made in factors(page, frozenset(settled)):
        middle, size = Fraction(made.many.value or 1), Fraction(made.size)
        words = said(made.many) if size == middle else f"{said(made.many)} of {size / middle}"
        many = _Many(made.many, page.rounded(made.many), size, words)
        if made.fits or _may_be(page, made.each, many, made.total):
            yield _finding(page, made.each, many, made.total, made.fits)


def _held(page: Page, before: Line | None, line: Line, each: Each, whole: Sequence[Claim]) -> Finding | None:
    told = list(_numbers(page, before, line, each, whole[0]))
    for total in whole:
        for many in told:
            if _fits(page, each, many, total):
                return _finding(page, each, many, total, True)
    if not told or not _may_be(page, each, told[0], whole[0]):
        return None
    if any(_is_also_for(page, each, told[0], total, other) for total in whole for other in line.figures):
        return None
    if any(_is_for(page, each, total, other) for total in whole for other in line.figures):
        return None
    if each.of in _ANYBODY and any(_borne_out(page, each, total) for total in whole):
        # "£600 each" may be of those that another sentence counts
        return None
    return _finding(page, each, told[0], whole[0], False)


def _is_also_for(page: Page, each: Each, many: _Many, total: Claim, other: Claim) -> bool:
    """Tell whether one more number makes the total: a crew of six, each paid $450 a day, for 20 days."""
    if other.kind is not Kind.COUNT or other in (each.claim, many.claim, total) or (other.value or 0) < 2:
        return False
    size = (_size(page, each.claim) * many.size * page.rounded(other)).scaled(
        turned(each, total) or Fraction(1)
    )
    return size.meets(page.rounded(total))


def _is_for(page: Page, each: Each, total: Claim, other: Claim) -> bool:
    """Tell whether another number of the sentence makes the total: "40 of the 60 shares, at £9 a share"."""
    if other.kind is not Kind.COUNT or not other.value or other in (each.claim, total):
        return False
    number = _Many(other, page.rounded(other), Fraction(other.value), said(other))
    return _fits(page, each, number, total)


def _fits(page: Page, each: Each, many: _Many, total: Claim) -> bool:
    size = (_size(page, each.claim) * many.size).scaled(turned(each, total) or Fraction(1))
    return size.meets(page.rounded(total))


def _size(page: Page, claim: Claim) -> Interval:
    """Return what an average may be: rounded, or cut off where that makes little of it."""
    step = page.step(claim)
    value = abs(Fraction(claim.value or claim.high or claim.low or 0))
    allowed = page.rounded(claim)
    return allowed.widened(step / 2 if claim.kind is Kind.COUNT or value >= 20 * step else Fraction(0))


def _numbers(page: Page, before: Line | None, line: Line, each: Each, total: Claim) -> Iterator[_Many]:
    """Yield how many of them there are, the likeliest first."""
    if each.many is not None:
        many = _many(page, each, each.many)
        if many is not None:
            yield many
        return
    # those before it in its sentence, the nearest first, then those behind it
    near = sorted(line.figures, key=lambda other: abs(other.start - each.claim.start))
    near.sort(key=lambda other: other.start > each.claim.start)
    year = times(each.of, "year")
    told = list(_of_them(page, each, total, near)) or _left_out(page, each, total, near)
    if not told and year is not None and (_is_of_a_year(total) or _is_no_month(page, each, total)):
        told = [_Many(None, year, year.low or Fraction(0), _span(year))]
    goes_on = _goes_on().match(page.text, line.span.start) or (
        each.of is not None and each.of not in _POPULATION and year is None
    )
    if not told and before is not None and goes_on:
        told = list(_of_them(page, each, total, reversed(before.figures)))
    yield from told


def _of_them(page: Page, each: Each, total: Claim, figures: Iterable[Claim]) -> Iterator[_Many]:
    for other in figures:
        if other is each.claim or other is total or other.role in (Role.BY, Role.FROM) or other.twin_of:
            continue
        many = _many(page, each, other)
        if many is not None:
            yield many


def _left_out(page: Page, each: Each, total: Claim, figures: Sequence[Claim]) -> list[_Many]:
    """Return the one number of the sentence that does not say of what it is: "84 of them", "the other 72"."""
    bare = [
        other
        for other in figures
        if other.kind is Kind.COUNT
        and other.value
        and own_noun(other) is None
        and other.unit is None
        and other is not total
        and other is not each.claim
        and not other.per
        and not other.role
    ]
    if len(bare) != 1 or each.claim.kind is Kind.COUNT:
        return []
    return [_Many(bare[0], page.rounded(bare[0]), Fraction(bare[0].value or 0), said(bare[0]))]


@cache
def _goes_on() -> "regex.Pattern[str]":
    return regex.compile(r"(?:They|Each|Both|All|These|Those|That|This|It|Which)\b")


def _many(page: Page, each: Each, other: Claim) -> _Many | None:
    """Return a figure as the number of those that each falls to, if it can be that."""
    if (other.value is None and other.low is None) or other.second is not None or other.per is not None:
        return None
    middle = Fraction(other.value or other.high or other.low or 0)
    if not middle or _one_of().search(page.text, max(0, other.start - 12), other.start):
        return None
    alone = other.kind is Kind.COUNT and middle == 1
    if other is not each.many and (alone or is_of_more(page, other) or comes_with(page, each, other)):
        # "one dealer" is no number of them, and of "£1,700 each with two drives" the drives are of each
        return None
    if other is each.many and other.kind is Kind.MEASURE:
        return _Many(other, page.rounded(other), middle, said(other))
    if other.kind in (Kind.DURATION, Kind.MEASURE):
        if each.of is None or other.unit is None:
            return None
        scale = point(1) if other.unit == each.of else times(each.of, other.unit)
        if scale is None or (scale.low != scale.high and each.claim.per is None):
            # nobody is on the road for days at so many miles an hour
            return None
        words = said(other) if scale == point(1) else f"{said(other)} of {_span(scale)}"
        # "in a year" is none of half a year
        lasted = point(middle) if other.value == 1 and page.number(other).isalpha() else page.rounded(other)
        return _Many(other, lasted * scale, middle * (scale.low or 1), words)
    if other.kind is not Kind.COUNT:
        return None
    if other is not each.many:
        noun = own_noun(other)
        if noun is None or not _falls_to(page, each, noun):
            return None
        if each.claim.kind is Kind.COUNT and noun == own_noun(each.claim):
            return None
    return _Many(other, page.rounded(other), middle, said(other))


@cache
def _one_of() -> "regex.Pattern[str]":
    # one for every eight runners
    return regex.compile(r"(?r)\b(?:every|each|per)\s+\Z", regex.IGNORECASE)


def _falls_to(page: Page, each: Each, noun: str) -> bool:
    if each.of in _HEADS and not page.text.startswith((" for ", " of "), each.claim.end):
        return noun in _PEOPLE or noun in words("people", "persons") or noun in words("nouns", "aged", "one")
    return each.of is None or each.of == noun


_HEADS = frozenset({"head", "capita", "person"})
_ANYBODY = _HEADS | {None}
_PEOPLE = frozenset({"people", "person", "staff", "crew"})
_POPULATION = _HEADS | {
    "household", "family", "home", "taxpayer", "customer", "resident", "voter", "user", "patient",
    "passenger", "pupil", "student", "worker", "employee", "child", "member", "share", "vehicle", "car",
}  # fmt: skip
"""What there is a whole country of: those that another sentence counts need not be they."""


def _borne_out(page: Page, each: Each, total: Claim) -> bool:
    """Tell whether another number in the text is as many as the total has room for."""
    scale = turned(each, total) or Fraction(1)
    size = page.allows(each.claim).widened(page.step(each.claim) / 2).scaled(scale)
    return any(
        (size * page.allows(other)).meets(page.allows(total))
        for other in page.near(Fraction(total.value or 0), Fraction(each.claim.value or 0) * scale)
        if own_noun(other) is not None
    )


def _is_no_month(page: Page, each: Each, total: Claim) -> bool:
    """Tell whether a sum said over again by the month is that of no whole number of months."""
    if each.of != "month" or each.claim.kind is not Kind.MONEY or total.sentence != each.claim.sentence:
        return False
    months = page.rounded(total) / _size(page, each.claim)
    return (
        months.low is not None and months.high is not None and floor(months.high) < max(2, ceil(months.low))
    )


def _is_of_a_year(total: Claim) -> bool:
    return total.period is not None and _year().search(total.period) is not None


@cache
def _year() -> "regex.Pattern[str]":
    return regex.compile(r"\b(?:year|(?:19|20)\d\d)\b(?!\s*[-–])", regex.IGNORECASE)


def _span(size: Interval) -> str:
    return f"{size.low}" if size.low == size.high else f"{size.low} to {size.high}"


def _product(each: Each, many: _Many, total: Claim) -> Fraction:
    one = Fraction(each.claim.value or each.claim.high or each.claim.low or 0)
    return one * many.middle * (turned(each, total) or Fraction(1))


def _may_be(page: Page, each: Each, many: _Many, total: Claim) -> bool:
    """Tell whether a total may be a slip for the product, and is not told of something else.

    So is what is far off, and one price of two: "£900 and £750 for the twins, two guitars £400 each".
    """
    prices = (pair for pair in pairwise(page.line(total).figures) if total in pair)
    if any(is_one_of_two(page, *pair) for pair in prices):
        return False
    return within_reach(total.value or Fraction(0), _product(each, many, total))


def _finding(page: Page, each: Each, many: _Many, total: Claim, fits: bool) -> Finding:
    factors = f"{said(each.claim)} × {many.words}"
    others = [mention(each.claim)] + ([mention(many.claim)] if many.claim is not None else [])
    return Finding(
        check=NAME,
        outcome=outcome(fits),
        message=f"{factors} {'is' if fits else 'is not'} {total.phrase}",
        working=against(factors, point(_product(each, many, total)), total, fits=fits),
        place=mention(total),
        others=tuple(others),
    )
