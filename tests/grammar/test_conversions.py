"""Sizes of units: each agrees with what quantulum3 says the unit measures, and with what everyone knows."""

from collections import Counter
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.conversions import conversions, convert, dimensions
from factcheck.grammar.units import entities, table, unit
from factcheck.lexicon import load

SECTIONS = load.tables("conversions")
NAMES = sorted(name for name in table() if dimensions(name))

# quantulum3 makes a psi of pounds of mass, a milliampere-hour of amperes, and a gross of dozens of dozens
MADE_OTHERWISE = {"pound per square inch", "milliampere-hour", "gross", "great gross"}

KNOWN = """
1 mile = 1.609344 kilometre
7 mile = 11.265408 kilometre
26.2 mile = 42.1648128 kilometre
6 foot = 1.8288 metre
1 nautical mile = 1852 metre
1 acre = 0.40468564224 hectare
1 square mile = 2.589988110336 square kilometre
1000 square foot = 92.90304 square metre
1 stone = 6.35029318 kilogram
11 stone = 154 pound-mass
1 tonne = 1000 kilogram
2 short ton = 4000 pound-mass
1 ounce = 28.349523125 gram
1 gallon = 3.785411784 litre
1 barrel = 42 gallon
1 cubic metre = 1000 litre
1 litre = 1000 cubic centimetre
5 centilitre = 50 cubic centimetre
1 hectolitre = 100 litre
60 mile per hour = 96.56064 kilometre per hour
1 knot = 1.852 kilometre per hour
10 metre per second = 36 kilometre per hour
1 day = 24 hour
1 year = 12 month
1 decade = 10 year
1 kilowatt hour = 3.6 megajoule
1 kilocalorie = 4.184 kilojoule
1 gigawatt = 1000 megawatt
1 therm = 105.505585262 megajoule
1 bar = 1000 millibar
1 standard atmosphere = 1013.25 hectopascal
1 millisievert = 1000 microsievert
1 gigabyte = 1000 megabyte
8 megabit per second = 1 megabyte per second
1 percentage point = 100 basis point
1 parts-per-million = 1000 parts-per-billion
100 degree Celsius = 212 degree fahrenheit
-40 degree fahrenheit = -40 degree Celsius
0 degree Celsius = 273.15 kelvin
100 gram per kilometre = 160.9344 gram per mile
1 kilogram per cubic metre = 1000 milligram per litre
1 microgram per cubic metre = 0.001 milligram per cubic metre
1 newton per square metre = 1 pascal
1 megatonne = 1000000 tonne
1 milliampere-hour = 3.6 coulomb
"""


@pytest.mark.parametrize("line", KNOWN.strip().splitlines())
def test_well_known_sizes(line: str) -> None:
    (value, name), (expected, other) = (side.split(" ", 1) for side in line.split(" = "))
    assert convert(Decimal(value), name, other) == Decimal(expected)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("mile", "hour"), ("dollar", "euro"), ("newton metre", "joule"), ("hertz", "becquerel"),
        ("mile", "square mile"), ("gram per kilometre", "gram"), ("parsec", "mile"), ("magnitude", "mile"),
        ("people", "people"), ("", ""), ("per", "per"), (" per ", "second"), ("kilo", "kilogram"),
    ],
)  # fmt: skip
def test_what_does_not_measure_the_same_is_not_converted(first: str, second: str) -> None:
    assert convert(Decimal(1), first, second) is None


def test_a_fall_of_temperature_has_no_nought() -> None:
    assert convert(Decimal(5), "degree Celsius", "degree fahrenheit", difference=True) == 9
    assert convert(Decimal(5), "degree Celsius", "degree fahrenheit") == 41


def test_a_word_with_several_sizes_gives_them_all() -> None:
    assert [round(pounds) for pounds in conversions(Decimal(1), "ton", "pound-mass")] == [2000, 2240, 2205]
    assert list(conversions(Decimal(3), "ton", "ton")) == [3]


@pytest.mark.parametrize("entity", SECTIONS)
def test_each_unit_stands_under_what_quantulum3_says_it_measures(entity: str) -> None:
    assert entity in entities()
    for name in SECTIONS[entity]:
        each = unit(name)
        assert each is not None, name
        assert each.entity == entity, name


def test_what_a_unit_is_made_of_measures_what_the_unit_does() -> None:
    for each in table().values():
        if each.dimensions == ((each.name, 1),) or not dimensions(each.name) or each.name in MADE_OTHERWISE:
            continue
        powers: Counter[str] = Counter()
        for base, power in each.dimensions:
            powers.update({kind: exponent * power for kind, exponent in dimensions(base) or ()})
        assert dict(dimensions(each.name) or ()) == {kind: power for kind, power in powers.items() if power}


def test_enough_units_of_the_news_are_known() -> None:
    assert len(NAMES) > 250
    for name in (
        "mile",
        "kilometre per hour",
        "hectare",
        "barrel",
        "megawatt",
        "gigabyte",
        "cubic metre per second",
    ):
        assert name in NAMES


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.decimals(-1000, 1000, places=2))
def test_there_and_back(first: str, second: str, value: Decimal) -> None:
    there = convert(value, first, second)
    if there is not None:
        back = convert(there, second, first)
        assert back is not None
        assert abs(back - value) <= abs(value) * Decimal("1e-20") + Decimal("1e-20")


@given(st.text(max_size=40), st.text(max_size=40))
def test_any_names_may_be_asked_about(first: str, second: str) -> None:
    convert(Fraction(1, 3), first, second)
