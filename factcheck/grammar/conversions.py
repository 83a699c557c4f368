"""A value in one unit as a value in another: 7 miles are 11.27 kilometres. Money is never converted."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from factcheck.grammar.units import PREFIXES, Unit, entities, unit
from factcheck.lexicon import load
from factcheck.model.quantity import Number

Dimensions = tuple[tuple[str, int], ...]
"""Powers of the kinds that are made of no others: speed is (("length", 1), ("time", -1))."""

_NOUGHT = {
    "kelvin": (Fraction(1), Fraction(0)),
    "degree Celsius": (Fraction(1), Fraction("273.15")),
    "degree fahrenheit": (Fraction(5, 9), Fraction("459.67") * Fraction(5, 9)),
    "degree rankine": (Fraction(5, 9), Fraction(0)),
}
"""Temperatures in kelvin: so many a degree, and how many at nought."""

_TENS = {
    "E": 18, "P": 15, "T": 12, "G": 9, "M": 6, "k": 3, "h": 2, "d": -1, "c": -2, "m": -3, "µ": -6, "n": -9,
    "p": -12, "f": -15, "a": -18, "z": -21, "y": -24,
}  # fmt: skip
"""The power of ten of each metric prefix, by symbol."""

_POWERS = {"square ": 2, "cubic ": 3, "inverse ": -1}


def convert(value: Number, from_unit: str, to_unit: str, *, difference: bool = False) -> Decimal | None:
    """Return the value in the other unit, at its likeliest size; None where one is not the other at all.

    A `difference` of temperatures has no nought: a fall of 5C is one of 9F.

    >>> convert(Decimal(7), "mile", "kilometre"), convert(Decimal(30), "degree Celsius", "degree fahrenheit")
    (Decimal('11.265408'), Decimal('86'))
    >>> convert(Decimal(120), "gram per kilometre", "gram per mile"), convert(Decimal(5), "mile", "hour")
    (Decimal('193.12128'), None)
    """
    return next(conversions(value, from_unit, to_unit, difference=difference), None)


def conversions(
    value: Number, from_unit: str, to_unit: str, *, difference: bool = False
) -> Iterator[Decimal]:
    """Yield what the value may be in the other unit, the likeliest first: a gallon has two sizes.

    >>> [round(litres, 2) for litres in conversions(Decimal(10), "gallon", "litre")]
    [Decimal('37.85'), Decimal('45.46')]
    """
    if not _alike(from_unit, to_unit):
        return
    exact = Fraction(value)
    if from_unit == to_unit:
        yield _decimal(exact)
        return
    if from_unit in _NOUGHT and to_unit in _NOUGHT:
        (size, nought), (other_size, other_nought) = _NOUGHT[from_unit], _NOUGHT[to_unit]
        shift = Fraction(0) if difference else nought - other_nought
        yield _decimal((exact * size + shift) / other_size)
        return
    for size, other_size in dict.fromkeys(product(_sizes(from_unit), _sizes(to_unit))):
        yield _decimal(exact * size / other_size)


def _decimal(exact: Fraction) -> Decimal:
    return Decimal(exact.numerator) / Decimal(exact.denominator)


def _alike(first: str, second: str) -> bool:
    """Whether two units measure the same: newton metres and joules only look alike."""
    one, other = unit(first), unit(second)
    same_entity = one is None or other is None or one.entity == other.entity
    return same_entity and dimensions(first) is not None and dimensions(first) == dimensions(second)


def dimensions(name: str) -> Dimensions | None:
    """Return what a unit measures, in kinds made of no others; None where its size is not known.

    >>> dimensions("mile per hour"), dimensions("dollar")
    ((('length', 1), ('time', -1)), None)
    """
    if name in _NOUGHT:
        return (("temperature", 1),)
    magnitude = _magnitude(name)
    return magnitude.dimensions if magnitude else None


def _sizes(name: str) -> tuple[Fraction, ...]:
    magnitude = _magnitude(name)
    return magnitude.sizes if magnitude else ()


class _Magnitude(NamedTuple):
    sizes: tuple[Fraction, ...]
    dimensions: Dimensions


@lru_cache(maxsize=1024)
def _magnitude(name: str) -> _Magnitude | None:
    """How large a unit is: as listed, with its prefix, or from the units that it is made of."""
    each = unit(name)
    if name in _listed() and each:
        return _Magnitude(_listed()[name], _kinds(each.entity))
    if each and each.dimensions == ((name, 1),):
        return _prefixed(each)
    return _product(each.dimensions if each else tuple(_factors(name)))


def _prefixed(each: Unit) -> _Magnitude | None:
    for symbol, prefix in PREFIXES.items():
        base = unit(each.name.removeprefix(prefix).lstrip())
        magnitude = _magnitude(base.name) if base and base.name != each.name else None
        if base and magnitude and base.entity == each.entity:
            power = Fraction(10) ** _TENS[symbol]
            return _Magnitude(tuple(size * power for size in magnitude.sizes), magnitude.dimensions)
    return None


def _product(factors: tuple[tuple[str, int], ...]) -> _Magnitude | None:
    sizes, powers = [Fraction(1)], Counter[str]()
    for name, power in factors:
        magnitude = _magnitude(name)
        if magnitude is None:
            return None
        sizes = [size * factor**power for size in sizes for factor in magnitude.sizes]
        for kind, each in magnitude.dimensions:
            powers[kind] += each * power
    return _Magnitude(tuple(sizes), _sorted(powers)) if factors else None


def _factors(name: str) -> Iterator[tuple[str, int]]:
    """The units that a name puts together: "kilogram per square metre"."""
    over, *under = f" {name}".split(" per ")
    for words, sign in ((over, 1), *((each, -1) for each in under)):
        bare, power = words.strip(), sign
        for prefix, exponent in _POWERS.items():
            if bare.startswith(prefix) and unit(bare) is None:
                bare, power = bare.removeprefix(prefix), sign * exponent
        # a name that nothing takes apart is no unit
        if bare and bare != name:
            yield bare, power


def _kinds(entity: str) -> Dimensions:
    powers: Counter[str] = Counter()
    made_of = entities()[entity]
    for base, power in made_of or ((entity, 1),):
        for kind, each in _kinds(base) if made_of else ((entity, 1),):
            powers[kind] += each * power
    return _sorted(powers)


def _sorted(powers: Counter[str]) -> Dimensions:
    return tuple(sorted((kind, power) for kind, power in powers.items() if power))


@cache
def _listed() -> dict[str, tuple[Fraction, ...]]:
    return {
        name: tuple(map(Fraction, [sizes] if isinstance(sizes, str) else sizes))
        for section in load.tables("conversions").values()
        for name, sizes in section.items()
    }
