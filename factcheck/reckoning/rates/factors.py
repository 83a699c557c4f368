"""Three figures of which two should make the third: so much for one, how many these are, and the total.

Wherever the three stand, and whatever verbs are between them, a careful reader multiplies: "$60 a share"
here, "140 million shares" there and "a bid of $8.4 billion" above. What ties them is what they are of: the
rate names what it falls to, and that is counted; the total is in the rate's own unit. Where words say no
more than that, a product that fails is told only if it comes right with one of the three misprinted.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import chain, islice
from operator import itemgetter

from factcheck.grammar.wordlists import words
from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind, Role
from factcheck.reckoning.interval import Interval
from factcheck.reckoning.page import Page
from factcheck.reckoning.precision import rough
from factcheck.reckoning.rates.bills import turned
from factcheck.reckoning.rates.each import Each, eaches, own_noun
from factcheck.reckoning.rates.miskeyed import Misprint, misprint
from factcheck.reckoning.rates.numbers import BESIDE, FEW, TABLE, figures, limit, numbers, tried
from factcheck.reckoning.rates.singly import singly
from factcheck.reckoning.times.periods import is_period

_BACK, _ON = 8, 6
"""Sentences before and behind a rate in which the other two are looked for."""
_MOST = 48
"""Figures that are tried as the total of one rate."""
_SOME = 10
"""How many make a product that a total of one digit proves something about."""
_LARGE = 2000
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
        for each in chain(rates, singly(page, line)) if len(line.figures) <= TABLE else ():
            told = None if each.claim.uid in settled else _told(page, at, each)
            if told is not None and told.fits:
                made.add(told.total.uid)
                yield told
            elif told is not None:
                slipped.append(told)
    # what one rate makes is no slip of another, and what two readings make of a rate is told once
    for told in {_figures_of(told): told for told in slipped}.values():
        if told.total.uid not in made:
            yield told


def _figures_of(told: Factors) -> frozenset[str]:
    return frozenset({told.each.claim.uid, told.many.uid, told.total.uid})


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
    around = figures(page, at, _BACK, _ON)
    near = [other for other in around if _may_be_total(each, other)]
    if not near:
        return None
    near.sort(key=lambda other: abs(other.start - each.claim.start))
    totals = [
        (total, total.value, _scale(each, total), _is_strange(each, total))
        for total in near[:_MOST]
        if isinstance(total.value, Decimal)
    ]
    slipped: list[tuple[Decimal, Factors]] = []
    manys = tuple(islice(numbers(page, at, each), FEW))
    for many in manys:
        of_one = rate * many.size
        for total, value, scale, strange in totals:
            product = of_one * scale
            if total is many.claim or not value < product * _LARGE < value * _VAST:
                continue
            if _is_of_a_plan(page, each, many.claim, total):
                continue
            told = Factors(each, many.claim, total, many.size, fits=False)
            # no rounding makes two of one: told for little, as of most totals it is neither
            if product < 2 * value < 4 * product and _makes(page, each, many.claim, many.size, total):
                if not strange or _are_about(product, value):
                    return replace(told, fits=True)
                continue
            if many.size < _SOME and _is_one_digit(value):
                continue
            wrong = misprint(page, (each.claim, many.claim, total), product)
            if wrong is not None and not _is_otherwise(around, wrong, total, product):
                odds = wrong.odds * tried(each, many, manys) / limit(page, at, many, total)
                slipped.append((odds * _STRANGE if strange else odds, told))
    odds, likeliest = min(slipped, key=itemgetter(0), default=(_ONE, None))
    if likeliest is None or odds >= 1:
        return None
    if any(map(_is_a_tenth, figures(page, at, BESIDE, BESIDE))) or _borne_out(page, likeliest):
        return None
    return likeliest


def _is_of_a_plan(page: Page, each: Each, many: Claim, total: Claim) -> bool:
    """Tell whether a time only says what sort of thing another sentence tells of: "a five-year plan"."""
    if many.kind is not Kind.DURATION or not page.text.startswith("-", many.number_end):
        return False
    return page.line(many) not in (page.line(each.claim), page.line(total))


def _is_one_digit(value: Decimal) -> bool:
    return not any(value.as_tuple().digits[1:])


def _is_otherwise(figures: Sequence[Claim], wrong: Misprint, total: Claim, product: Decimal) -> bool:
    """Tell whether a figure that looks misprinted may as well be right.

    What it should be is told too: $34 a share are no misprint of $43 beside them; or there is one part more:
    "£40,000 for each of the 12, and £100,000 for the college, £580,000 in all".
    """
    left, all_told = abs(rough(total) - product), rough(total) + product
    return any(
        (_are_about(each.value, wrong.meant) and each.unit == wrong.claim.unit)
        or (each is not total and each.unit == total.unit and _are_about(each.value, left, all_told))
        for each in figures
        if isinstance(each.value, Decimal)
    )


def _are_about(one: Decimal, *others: Decimal) -> bool:
    return any(other * _ABOUT < one < other / _ABOUT for other in others)


_ABOUT = Decimal("0.995")


def _scale(each: Each, total: Claim) -> Decimal:
    """Return what one of a rate's unit is in that of the total."""
    if each.claim.unit == total.unit:
        return _ONE
    scale = turned(each, total) or Fraction(1)
    return Decimal(scale.numerator) / scale.denominator


_ONE = Decimal(1)


def _is_a_tenth(claim: Claim) -> bool:
    """Tell whether a figure is 10%: what costs a tenth of the whole is no misprint of it."""
    return claim.value is not None and claim.value == _TENTHS.get(claim.unit or "")


_TENTHS = {"percentage": 10, "": Fraction(1, 10)}


def _borne_out(page: Page, told: Factors) -> bool:
    """Tell whether another number of the text makes the total, of what the rate falls to where it says so."""
    one = Fraction(told.each.claim.value or 0) * Fraction(_scale(told.each, told.total))
    return any(
        _makes(page, told.each, other, other.value, told.total)
        for other in page.near(Fraction(told.total.value or 0), one)
        if isinstance(other.value, Decimal) and told.each.of in (None, own_noun(other))
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
    if total.per is not None and (not is_period(total.per) or is_period(each.of)):
        return False
    if total.unit != one.unit and turned(each, total) is None:
        return False
    if one.kind is not Kind.COUNT:
        return True
    nouns = own_noun(one), own_noun(total)
    if total.sentence == one.sentence or (nouns[0] is None and nouns[1] is not None and is_period(each.of)):
        return True
    return nouns[0] == nouns[1] or bool(_ANYBODY.intersection(nouns)) or all(map(_is_somebody, nouns))


def _is_strange(each: Each, total: Claim) -> bool:
    """Tell whether a total is of other things than a rate by their words: 1,250 axles and 41,250 units."""
    if each.claim.kind is not Kind.COUNT:
        return False
    one, other = own_noun(each.claim), own_noun(total)
    if one is None:
        return total.sentence != each.claim.sentence and other not in _ANYBODY
    return (
        one != other
        and not _ANYBODY.intersection((one, other))
        and not (_is_somebody(one) and _is_somebody(other))
    )


_STRANGE = 4
"""How much less likely the total of a rate is one of other things."""


def _is_somebody(noun: str | None) -> bool:
    """Tell whether a noun is of people: those carried as passengers land as volunteers."""
    return noun in _ANYBODY or noun in words("people", "persons") or noun in words("nouns", "aged", "one")


_ANYBODY = frozenset({"people", "person", "crew", "staff"})


def _rate(page: Page, each: Each) -> Interval:
    """Return what a rate may be: an average may be rounded, or cut off where that makes little of it."""
    step = page.step(each.claim)
    cut = each.claim.kind is Kind.COUNT or abs(Fraction(each.claim.value or 0)) >= 20 * step
    return page.rounded(each.claim).widened(step / 2 if cut else Fraction(0))


def _makes(page: Page, each: Each, many: Claim, size: Decimal, total: Claim) -> bool:
    times_taken = page.rounded(many).scaled(Fraction(size) / Fraction(many.value or 1))
    product = (_rate(page, each) * times_taken).scaled(turned(each, total) or Fraction(1))
    return product.meets(page.rounded(total))
