"""How one figure stands to another: by number, by unit, and by what is counted or measured.

It says what it sees and decides nothing: that the same number counts Israelis in one text and people in
the other is for a person to judge.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from factcheck.model.amount import amount, written
from factcheck.model.bounds import ABOUT, Bounds, bounds, place
from factcheck.model.claim import Claim
from factcheck.model.protocols import Convert
from factcheck.model.quantity import Hedge, Kind, Number, Role
from factcheck.model.sameness import NOBODY, People, other_thing, otherwise

_ROUNDING = Fraction(1, 20)
"""A figure that is farther off than this share is another figure, not a rounded one: 5m is no 4.6m."""

_DIGITS = 60
"""Past so many digits a number is not worth comparing."""

_APART = frozenset({Kind.RANK, Kind.SCORE, Kind.RATIO, Kind.MULTIPLE})
"""Kinds that are compared with nothing but themselves: a third place is not three."""


class Relation(StrEnum):
    """What a figure is to another, the nearest first."""

    AGREES = "agrees"
    ROUNDED = "rounded"
    """It agrees once it is rounded as the other is."""
    ALLOWS = "allows"
    """It is looser than the other and does not contradict it."""
    DIFFERS = "differs"
    OTHER = "other"
    """It is a figure of something else, or in a unit that is not the other's at all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How a figure that was found stands to a claim."""

    relation: Relation
    words: str
    """In the words of a checker: "agrees after rounding", "1,200 against 1,400: 14% lower"."""
    found: Claim


def nearest(
    claim: Claim,
    found: Sequence[Claim],
    *,
    convert: Convert,
    about: Fraction = ABOUT,
    people: People = NOBODY,
) -> Agreement | None:
    """Return how that of several figures stands to a claim that is nearest to it; None where there are none.

    A passage that says the claim's figure and another one of the same sort is told as saying both.
    """
    order = list(Relation)
    compared = [agreement(claim, each, convert=convert, about=about, people=people) for each in found]
    if not compared:
        return None
    best = min(compared, key=lambda each: order.index(each.relation))
    beside = [each for each in compared if each.relation is Relation.DIFFERS and each is not best]
    if not beside or best.relation is Relation.OTHER:
        return best
    also = ", ".join(dict.fromkeys(_named(each.found) for each in beside))
    return replace(best, words=f"{best.words}; it also says {also}")


def agreement(
    claim: Claim, found: Claim, *, convert: Convert, about: Fraction = ABOUT, people: People = NOBODY
) -> Agreement:
    """Return how a figure that was found, in evidence or in another article, stands to a claim.

    >>> from tests.factories import claim as made
    >>> said = made("1,400 people", "1,400 people", "1400", noun="people", noun_head="people")
    >>> counted = made("1,412 people", "1,412 people", "1412", noun="people", noun_head="people")
    >>> agreement(said, counted, convert=lambda *_, **__: None).words
    '1,412 people: agrees after rounding'
    """
    if not (_sane(claim) and _sane(found)):
        return _against(claim, found)
    if claim.second is not None or found.second is not None:
        same = (claim.value, claim.second) == (found.value, found.second)
        return _agrees(claim, found, "") if same else _against(claim, found, Relation.DIFFERS)
    theirs = _in_unit_of(claim, found, convert, about)
    other = next(otherwise(claim, found, people), None)
    if theirs is None or (claim.kind is not found.kind and {claim.kind, found.kind} & _APART):
        return _against(claim, found)
    compared = _compared(claim, found, theirs, about)
    if other is None:
        return compared
    if compared.relation is Relation.DIFFERS:
        # of the same thing it is worth saying how far apart they are
        return _against(claim, found) if other_thing(claim, found, people) else compared
    return Agreement(relation=Relation.OTHER, words=f"same number, but {other}", found=found)


def _compared(claim: Claim, found: Claim, theirs: Bounds, about: Fraction) -> Agreement:
    ours = bounds(claim, about)
    converted = _converted(claim, found, theirs)
    if theirs.within(ours):
        return _agrees(claim, found, converted)
    if _rounds(claim, theirs, ours):
        return Agreement(
            relation=Relation.ROUNDED,
            words=f"{_named(found)}{converted}: agrees after rounding",
            found=found,
        )
    if ours.point is not None and theirs.point is not None and _rounds(found, ours, bounds(found, about)):
        return Agreement(
            relation=Relation.ALLOWS,
            words=f"{_named(found)}{converted} is rounder than {amount(claim)}: agrees as far as it goes",
            found=found,
        )
    if ours.meets(theirs):
        return Agreement(
            relation=Relation.ALLOWS,
            words=f"{_named(found)}{converted} leaves room for {amount(claim)}, and for more",
            found=found,
        )
    words = f"{amount(found)}{converted} against {amount(claim)}{_apart(ours, theirs)}"
    return Agreement(relation=Relation.DIFFERS, words=words, found=found)


def _agrees(claim: Claim, found: Claim, converted: str) -> Agreement:
    said, ours = amount(found), amount(claim)
    words = f"{_named(found)}{converted}: agrees{'' if said == ours or converted else f' with {ours}'}"
    return Agreement(relation=Relation.AGREES, words=words, found=found)


def _against(claim: Claim, found: Claim, relation: Relation = Relation.OTHER) -> Agreement:
    return Agreement(relation=relation, words=f"{_named(found)} against {_named(claim)}", found=found)


def _in_unit_of(claim: Claim, found: Claim, convert: Convert, about: Fraction) -> Bounds | None:
    """Return what a figure allows, in the claim's unit; None where that cannot be."""
    theirs = bounds(found, about)
    percent, part = "percentage", Kind.FRACTION
    if claim.unit == found.unit or _bare(claim) or _bare(found):
        return theirs
    if found.unit == percent and claim.kind is part:
        return theirs.scaled(Fraction(1, 100))
    if claim.unit == percent and found.kind is part:
        return theirs.scaled(Fraction(100))
    if claim.unit is None or found.unit is None:
        return None
    if _same_money(claim.unit, found.unit):
        return theirs
    if theirs == Bounds(low=None, high=None):
        return None
    ends = [
        None if end is None else convert(end, found.unit, claim.unit, difference=claim.role is Role.BY)
        for end in (theirs.low, theirs.high)
    ]
    if any(new is None and old is not None for new, old in zip(ends, (theirs.low, theirs.high), strict=True)):
        return None
    low, high = (None if end is None else Fraction(end) for end in ends)
    return replace(theirs, low=low, high=high)


def _bare(claim: Claim) -> bool:
    """Whether a figure names no unit and nothing that it counts: "1.88bn in all"."""
    return claim.unit is None and claim.noun is None and claim.kind is not Kind.FRACTION


def _same_money(one: str, other: str) -> bool:
    """Whether one names a currency and the other only its sort: dollars, and Canadian dollars."""
    return one.endswith(f" {other}") or other.endswith(f" {one}")


def _converted(claim: Claim, found: Claim, theirs: Bounds) -> str:
    """Return what a figure is in the claim's unit, where that is another than its own."""
    value = theirs.low if theirs.low is not None else theirs.high
    if value is None or found.unit == claim.unit or _bare(claim) or _bare(found):
        return ""
    if found.unit and claim.unit and _same_money(found.unit, claim.unit):
        return ""
    if claim.unit is None:
        return f", a share of {written(_short(value))}"
    return f" is {written(_short(value), claim.unit)}"


def _short(value: Fraction) -> Decimal:
    """Return three digits of a number that was converted."""
    return Decimal(f"{Decimal(value.numerator) / Decimal(value.denominator):.3g}")


def _rounds(claim: Claim, theirs: Bounds, ours: Bounds) -> bool:
    """Whether values fall within a claim's as soon as they are rounded as it is."""
    said = [number for number in (claim.value, claim.low, claim.high) if number is not None]
    if not said or claim.hedge in (Hedge.ABOUT, Hedge.NEARLY) or ours.low is None or ours.high is None:
        return False
    half = min(place(number) for number in said) / 2
    most = min(abs(Fraction(number)) for number in said) * _ROUNDING
    return theirs.within(ours.widened(min(half, most)))


def _apart(ours: Bounds, theirs: Bounds) -> str:
    """Return how far values lie from a claim's, as a share of it."""
    above = theirs.low is not None and (ours.high is None or theirs.low >= ours.high)
    said, read = (ours.high, theirs.low) if above else (ours.low, theirs.high)
    if not said or read is None:
        return ""
    times = read / said
    if times >= 2:
        return f": {written(_short(times))} times as much"
    share = abs(times - 1) * 100
    return f": {written(_short(share))}% {'higher' if times > 1 else 'lower'}"


def _named(claim: Claim) -> str:
    """Return a figure with what it counts: "1,400 people"."""
    said = amount(claim)
    return f"{said} {claim.noun}" if claim.noun and claim.value is not None and not claim.per else said


def _sane(claim: Claim) -> bool:
    numbers = (claim.value, claim.low, claim.high, claim.second)
    said = [number for number in numbers if number is not None]
    return bool(said) and all(map(_short_enough, said))


def _short_enough(number: Number) -> bool:
    if isinstance(number, Decimal):
        # looked at before it is made a fraction: 1E+999999 has a million digits
        return number.is_finite() and abs(number.adjusted()) < _DIGITS
    return number == 0 or Fraction(1, 10**_DIGITS) < abs(number) < 10**_DIGITS
