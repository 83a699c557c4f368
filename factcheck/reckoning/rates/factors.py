"""Three figures of which two should make the third: so much for one, how many these are, and the total.

Wherever the three stand, and whatever verbs are between them, a careful reader multiplies: "$60 a share"
here, "140 million shares" there and "a bid of $8.4 billion" above. What ties them is what they are of: the
rate names what it falls to, and that is counted; the total is in the rate's own unit. Where words say no
more than that, a product that fails is told only if it comes right with one of the three misprinted.
"""

from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, islice
from operator import attrgetter

from factcheck.grammar.wordlists import words
from factcheck.model.claim import Claim
from factcheck.model.document import Span
from factcheck.model.quantity import Hedge, Kind, Role
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.rates.bills import turned
from factcheck.reckoning.rates.each import Each, eaches, own_noun
from factcheck.reckoning.rates.miskeyed import SCALES, Guard, Tie, is_slip
from factcheck.reckoning.rates.singly import counted, singly
from factcheck.reckoning.times.periods import is_period, times

_BACK, _ON = 8, 6
"""Sentences before and behind a rate in which the other two are looked for."""
_CLOSE = 3
"""Sentences between three figures of which two digits may have changed places."""
_BESIDE = 1
"""Sentences from a rate in which a number may be that of its things though it does not name them."""
_MOST = 48
"""Figures that are tried as the total of one rate."""
_TABLE = 40
"""Figures of a sentence beyond which it is a table."""
_SOME = 10
"""How many make a product that a total of one digit proves something about."""
_FEW = 8
"""Numbers that are tried as how many there are."""
_LARGE = 2 * SCALES[-1]
"""How many times what a rate makes another number is that is no misprint of it."""
_VAST = _LARGE**2


@dataclass(frozen=True, slots=True)
class Factors:
    """A rate, how many times it is taken, and the total that they should make."""

    each: Each
    many: Claim
    total: Claim
    size: Decimal
    """How many times the rate is taken, as printed: 14 of "two weeks" of so much a day."""
    fits: bool


def factors(page: Page, settled: frozenset[str]) -> Iterator[Factors]:
    """Yield the rates of a page with a number and a total; of those settled, by uid, none."""
    slipped: list[Factors] = []
    made: set[str] = set()
    for at, (line, rates) in enumerate(zip(page.lines, rated(page), strict=True)):
        for each in chain(rates, singly(page, line)) if len(line.figures) <= _TABLE else ():
            told = None if each.claim.uid in settled else _told(page, at, each)
            if told is not None and told.fits:
                made.add(told.total.uid)
                yield told
            elif told is not None:
                slipped.append(told)
    # what one rate makes is no slip of another
    yield from (told for told in slipped if told.total.uid not in made)


def rated(page: Page) -> tuple[tuple[Each, ...], ...]:
    """Return, for each sentence of a page, what falls to each of many in it, in so many words."""
    return page.reading(_rated)


def _rated(page: Page) -> tuple[tuple[Each, ...], ...]:
    return tuple(tuple(eaches(page, line)) for line in page.lines)


def _told(page: Page, at: int, each: Each) -> Factors | None:
    """Return the number and the total that a rate makes, or makes but for a misprint."""
    rate = each.claim.value
    if not isinstance(rate, Decimal) or rate <= 0:
        return None
    near = [other for other in _figures(page, at, _BACK, _ON) if _may_be_total(each, other)]
    if not near:
        return None
    close = page.lines[max(0, at - _CLOSE) : at + _CLOSE + 1]
    reach = Span(close[0].span.start, close[-1].span.end)
    near.sort(key=lambda other: abs(other.start - each.claim.start))
    totals = [
        (total, total.value, _scale(each, total))
        for total in near[:_MOST]
        if isinstance(total.value, Decimal)
    ]
    slipped: list[tuple[Tie, Factors]] = []
    for many, size, tie in islice(_manys(page, at, each), _FEW):
        of_one = rate * size
        for total, value, scale in totals:
            product = of_one * scale
            if (
                total is many
                or not isinstance(value, Decimal)
                or not value < product * _LARGE < value * _VAST
            ):
                continue
            told = Factors(each, many, total, size, fits=False)
            if _may_make(product, value, each.claim, many, total) and _makes(page, each, many, size, total):
                return replace(told, fits=True)
            within = _lies_in(reach, many) and _lies_in(reach, total)
            same = size >= _SOME and page.line(each.claim) is page.line(many) is page.line(total)
            if is_slip(page, (each.claim, many, total), product, Guard(tie, within, same)):
                slipped.append((tie, told))
    tie, likeliest = max(slipped, key=lambda slip: slip[0], default=(Tie.BESIDE, None))
    if likeliest is None or any(map(_is_a_tenth, _figures(page, at, _BESIDE, _BESIDE))):
        return None
    return likeliest if tie is Tie.NAMED or not _borne_out(page, likeliest) else None


def _scale(each: Each, total: Claim) -> Decimal:
    """Return what one of a rate's unit is in that of the total."""
    if each.claim.unit == total.unit:
        return _ONE
    scale = turned(each, total) or Fraction(1)
    return Decimal(scale.numerator) / scale.denominator


_ONE = Decimal(1)
_BOUNDS = frozenset({Hedge.MORE_THAN, Hedge.AT_LEAST, Hedge.LESS_THAN, Hedge.AT_MOST})


def _may_make(product: Decimal, total: Decimal, *claims: Claim) -> bool:
    """Tell, for little, whether a product may be the total: no rounding makes two of one, but bounds do."""
    return product < 2 * total < 4 * product or any(each.hedge in _BOUNDS for each in claims)


def _figures(page: Page, at: int, back: int, on: int) -> Sequence[Claim]:
    """Return the figures around a sentence, the tables left out."""
    lines = page.lines[max(0, at - back) : at + on + 1]
    return [each for line in lines if len(line.figures) <= _TABLE for each in line.figures]


def _lies_in(reach: Span, claim: Claim) -> bool:
    return reach.start <= claim.start < reach.end


def _is_a_tenth(claim: Claim) -> bool:
    """Tell whether a figure is 10%: what costs a tenth of the whole is no misprint of it."""
    return claim.value is not None and claim.value == _TENTHS.get(claim.unit or "")


_TENTHS = {"percentage": 10, "": Fraction(1, 10)}


def _borne_out(page: Page, told: Factors) -> bool:
    """Tell whether another number of the text makes the total."""
    one = Fraction(told.each.claim.value or 0) * Fraction(_scale(told.each, told.total))
    return any(
        _makes(page, told.each, other, Decimal(other.value or 0), told.total)
        for other in page.near(Fraction(told.total.value or 0), one)
        if isinstance(other.value, Decimal)
    )


def _may_be_total(each: Each, total: Claim) -> bool:
    """Tell whether a figure can be the total of a rate: more than it, and in its unit."""
    one = each.claim
    if total.kind is not one.kind or total is one or total is each.many:
        return False
    if not isinstance(total.value, Decimal) or total.value <= 1:
        return False
    if total.second is not None or total.twin_of or total.role is Role.FROM:
        return False
    if total.unit == one.unit and total.value <= (one.value or 0):
        return False
    if " per " in (total.unit or ""):
        return False
    if total.per is not None and (
        total.per != each.of and not (is_period(total.per) and not is_period(each.of))
    ):
        return False
    if total.unit != one.unit and turned(each, total) is None:
        return False
    if one.kind is not Kind.COUNT:
        return True
    nouns = own_noun(one), own_noun(total)
    if None in nouns:
        return total.sentence == one.sentence or nouns[1] in _ANYBODY
    return nouns[0] == nouns[1] or nouns[0] in _ANYBODY or all(map(_is_somebody, nouns))


def _is_somebody(noun: str | None) -> bool:
    """Tell whether a noun is of people: those carried as passengers land as volunteers."""
    return noun in _ANYBODY or noun in words("people", "persons") or noun in words("nouns", "aged", "one")


_ANYBODY = frozenset({"people", "person", "crew", "staff"})


def _manys(page: Page, at: int, each: Each) -> Iterator[tuple[Claim, Decimal, Tie]]:
    """Yield how many the things of a rate are, the likeliest first."""
    if each.many is not None:
        size = _size(each, each.many)
        if size is not None:
            yield each.many, size, Tie.NAMED
        return
    beside = list(_figures(page, at, _BESIDE, _BESIDE))
    known = counted(page).get(each.of or "", ())
    place = bisect(known, each.claim.start, key=attrgetter("start"))
    known = known[max(0, place - _FEW) : place + _FEW]
    named = [*(other for other in beside if other.kind in (Kind.MEASURE, Kind.DURATION)), *known]
    named.sort(key=lambda other: abs(other.start - each.claim.start))
    for other in named:
        size = _size(each, other)
        if size is not None and _may_be_many(each, other):
            yield other, size, Tie.NAMED
    if each.of is None or is_period(each.of):
        beside.sort(key=lambda other: abs(other.start - each.claim.start))
        for other in beside:
            if other.kind is not Kind.COUNT or not _may_be_many(each, other):
                continue
            size = _size(each, other) if own_noun(other) is not None else None
            if size is not None:
                yield other, size, Tie.BESIDE


def _may_be_many(each: Each, other: Claim) -> bool:
    one = each.claim
    if other is one or other.second is not None or other.twin_of or other.role in (Role.FROM, Role.BY):
        return False
    return one.kind is not Kind.COUNT or other.noun_head is None or other.noun_head != one.noun_head


def _size(each: Each, other: Claim) -> Decimal | None:
    """Return how many of what a rate falls to a figure is: 14 days of "two weeks"."""
    if not isinstance(other.value, Decimal) or other.value <= 1:
        return None
    if other.kind is Kind.COUNT and other.value % 1:
        return None
    if other.kind is Kind.COUNT or other.unit == each.of:
        return other.value
    of = times(each.of, other.unit)
    return None if of is None or of.low is None or of.low != of.high else other.value * int(of.low)


def _rate(page: Page, each: Each) -> Interval:
    """Return what a rate may be: an average may be rounded, or cut off where that makes little of it."""
    step = page.step(each.claim)
    cut = each.claim.kind is Kind.COUNT or abs(Fraction(each.claim.value or 0)) >= 20 * step
    return page.rounded(each.claim).widened(step / 2 if cut else Fraction(0))


def _makes(page: Page, each: Each, many: Claim, size: Decimal, total: Claim) -> bool:
    times_taken = page.rounded(many).scaled(Fraction(size) / Fraction(many.value or 1))
    product = (_rate(page, each) * times_taken).scaled(turned(each, total) or Fraction(1))
    return product.meets(page.rounded(total))
