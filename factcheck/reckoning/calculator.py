"""Sums with a few figures that somebody picked, each within the bounds that its words and rounding allow."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

from factcheck.errors import UsageError
from factcheck.model.amount import written
from factcheck.model.claim import Claim
from factcheck.model.house import HouseRules
from factcheck.model.protocols import Convert
from factcheck.model.quantity import Kind
from factcheck.model.reckoned import Reckoned
from factcheck.reckoning.interval import Interval, point, total
from factcheck.reckoning.page import sane
from factcheck.reckoning.precision import allowed
from factcheck.reckoning.wording import said, short

_PERCENT, _POINT = "percentage", "percentage point"
_ORDERS = frozenset({Kind.RANK, Kind.SCORE, Kind.RATIO})
"""Kinds that nothing is reckoned with: a third place is no three."""


@dataclass(frozen=True, slots=True)
class _Operand:
    """A figure in the unit of the first."""

    claim: Claim
    middle: Fraction
    """The number as said; of a range the middle, of a bound the bound."""
    allows: Interval


def reckon(claims: Sequence[Claim], rules: HouseRules, convert: Convert) -> tuple[Reckoned, ...]:
    """Return what comes of two figures or more, in the order in which they were picked.

    >>> from factcheck.cli.figures import convert, read_figures
    >>> from factcheck.cli.house import house_rules
    >>> two = read_figures("340 people fled, then 1,275 people.")
    >>> [str(each) for each in reckon(two, house_rules(), convert)][:2]
    ['sum: 340 + 1,275 = 1,615', 'mean: (340 + 1,275) / 2 = 807.5']
    """
    if len(claims) < 2:
        raise UsageError("mark two or more figures to reckon with them")
    for claim in claims:
        numbers = (claim.value, claim.low, claim.high)
        if claim.kind in _ORDERS or claim.second is not None or not any(each is not None for each in numbers):
            raise UsageError(f"{claim.phrase!r} is no number to reckon with: take its mark away")
        if not all(map(sane, numbers)):
            raise UsageError(f"{claim.phrase[:40]!r} has too many digits to reckon with: take its mark away")
    share = _share_of(claims)
    if share is not None:
        part, whole = (_operand(each, each.unit, rules, convert) for each in share)
        return (_product(part, whole),)
    unit = claims[0].unit
    operands = [_operand(claim, unit, rules, convert) for claim in claims]
    return tuple(_results(operands, unit))


def _share_of(claims: Sequence[Claim]) -> tuple[Claim, Claim] | None:
    """Return a share and what it can be of: 12% and 2,400 people."""
    shares = [each for each in claims if each.unit == _PERCENT or each.kind in (Kind.FRACTION, Kind.MULTIPLE)]
    wholes = [each for each in claims if each not in shares]
    return (shares[0], wholes[0]) if len(shares) == len(wholes) == 1 else None


def _operand(claim: Claim, unit: str | None, rules: HouseRules, convert: Convert) -> _Operand:
    number = claim.phrase[claim.number_start - claim.start : claim.number_end - claim.start]
    allows = allowed(claim, number, rules)
    ends = [Fraction(each) for each in (claim.low, claim.high) if each is not None]
    middle = Fraction(claim.value) if claim.value is not None else sum(ends, Fraction(0)) / len(ends)
    if claim.unit == unit:
        return _Operand(claim, middle, allows)

    def turned(value: Fraction) -> Fraction:
        new = convert(value, claim.unit, unit) if claim.unit and unit else None
        if new is None:
            raise UsageError(f"{claim.phrase!r} is in no unit of the first figure marked: take its mark away")
        return Fraction(new)

    low, high = (None if end is None else turned(end) for end in (allows.low, allows.high))
    return _Operand(claim, turned(middle), Interval(low, high))


def _product(part: _Operand, whole: _Operand) -> Reckoned:
    factor = Fraction(1, 100) if part.claim.unit == _PERCENT else Fraction(1)
    unit = whole.claim.unit
    positive = all(each.allows.low is None or each.allows.low >= 0 for each in (part, whole))
    return _reckoned(
        "share" if part.claim.kind is not Kind.MULTIPLE else "product",
        f"{said(part.claim)} of {said(whole.claim)}",
        part.middle * whole.middle * factor,
        (part.allows * whole.allows).scaled(factor) if positive else None,
        unit,
    )


def _results(operands: Sequence[_Operand], unit: str | None) -> Iterator[Reckoned]:
    terms = [said(each.claim) for each in operands]
    added = " + ".join(terms)
    middle, allows = sum((each.middle for each in operands), Fraction(0)), _total(operands)
    yield _reckoned("sum", added, middle, allows, unit)
    many = Fraction(1, len(operands))
    yield _reckoned("mean", f"({added}) / {len(operands)}", middle * many, allows.scaled(many), unit)
    if len(operands) == 2:
        yield from _of_two(operands[0], operands[1], unit)
    else:
        yield from _of_many(operands, unit)


def _of_two(first: _Operand, second: _Operand, unit: str | None) -> Iterator[Reckoned]:
    one, other = said(first.claim), said(second.claim)
    gap = second.middle - first.middle
    # two percentages lie points apart
    apart = _POINT if unit == _PERCENT else unit
    yield _reckoned("difference", f"{other} - {one}", gap, second.allows - first.allows, apart)
    if first.middle > 0 and second.middle >= 0 and _positive(first, second):
        times, between = second.middle / first.middle, second.allows / first.allows
        yield _reckoned("ratio", f"{other} / {one}", times, between, None)
        change = (between - point(1)).scaled(Fraction(100))
        yield _reckoned("change", f"from {one} to {other}", (times - 1) * 100, change, _PERCENT)
        if second.middle:
            share, room = first.middle / second.middle, first.allows / second.allows
            yield _reckoned("share", f"{one} of {other}", share * 100, room.scaled(Fraction(100)), _PERCENT)


def _of_many(operands: Sequence[_Operand], unit: str | None) -> Iterator[Reckoned]:
    whole = max(operands, key=lambda each: each.middle)
    parts = [each for each in operands if each is not whole]
    yield _reckoned(
        "largest less the others",
        " - ".join(said(each.claim) for each in (whole, *parts)),
        whole.middle - sum((each.middle for each in parts), Fraction(0)),
        whole.allows - _total(parts),
        unit,
    )
    together = sum((each.middle for each in operands), Fraction(0))
    if together <= 0 or not _positive(*operands):
        return
    for each in operands:
        rest = _total([other for other in operands if other is not each])
        yield _reckoned(
            "share of the sum",
            said(each.claim),
            each.middle / together * 100,
            Interval(_least(each.allows, rest), _most(each.allows, rest)).scaled(Fraction(100)),
            _PERCENT,
        )


def _least(part: Interval, rest: Interval) -> Fraction:
    """Return the least share of a part beside a rest, which is when the rest is largest."""
    if not part.low or rest.high is None:
        return Fraction(0)
    return part.low / (part.low + rest.high)


def _most(part: Interval, rest: Interval) -> Fraction:
    if part.high is None:
        return Fraction(1)
    both = part.high + (rest.low or 0)
    return part.high / both if both else Fraction(0)


def _total(operands: Sequence[_Operand]) -> Interval:
    return total([each.allows for each in operands])


def _positive(*operands: _Operand) -> bool:
    return all(each.allows.low is None or each.allows.low >= 0 for each in operands)


def _reckoned(
    name: str, working: str, middle: Fraction, between: Interval | None, unit: str | None
) -> Reckoned:
    room = "" if between is None or between == point(middle) else _between(between, unit)
    return Reckoned(name=name, working=working, result=written(short(middle), unit), between=room)


def _between(allows: Interval, unit: str | None) -> str:
    low, high = (None if end is None else written(short(end), unit) for end in (allows.low, allows.high))
    if low is not None and high is not None:
        return low if low == high else f"{low} to {high}"
    if low is not None:
        return f"{low} or more"
    return "any number" if high is None else f"{high} or less"
