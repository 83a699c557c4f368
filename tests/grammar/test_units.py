"""Units after a number: what is read and what is refused."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.units import is_symbol, mass_at, table, time_unit, unit_at

# surface after a space → unit; a | shows where the reading must end, if not at the end
SPACED = """
% percentage
per cent percentage
percent percentage
pc percentage
per cent|. The percentage
percentage points percentage point
percentage-point percentage point
per cent points percentage point
% points percentage point
%-points percentage point
pp percentage point
basis points basis point
bps basis point
km kilometre
KM kilometre
Km kilometre
kms kilometre
km/h kilometre per hour
km/hr kilometre per hour
kmh kilometre per hour
kph kilometre per hour
kilometres per hour kilometre per hour
kilometers an hour kilometre per hour
miles an hour mile per hour
miles-per-hour mile per hour
mph mile per hour
MPH mile per hour
m.p.h mile per hour
metres a second metre per second
m/s metre per second
feet per second foot per second
miles per gallon mile per gallon
mpg mile per gallon
Mbps megabit per second
m metre
metres metre
meters metre
miles| away mile
nautical miles nautical mile
light years light-year
light-years light-year
inches inch
inch|-long inch
feet foot
ft foot
ft.| tall foot
sq ft square foot
sq. ft square foot
sq.ft square foot
SQ FT square foot
square foot square foot
square-foot square foot
square feet| of square foot
square miles square mile
square
miles square mile
square kilometres square kilometre
sq km square kilometre
km2 square kilometre
km² square kilometre
m2 square metre
cubic metres cubic metre
m³ cubic metre
acres acre
hectares hectare
ha hectare
degrees Celsius degree Celsius
degrees centigrade degree Celsius
degrees C degree Celsius
degree Celsius degree Celsius
°C degree Celsius
° C degree Celsius
ºC degree Celsius
C degree Celsius
Fahrenheit degree fahrenheit
degrees F degree fahrenheit
°F degree fahrenheit
degrees degree angle
kelvin kelvin
tonnes tonne
metric tons tonne
metric tonnes tonne
tons ton
kilograms kilogram
kilos kilogram
kg kilogram
kgs|' kilogram
grams gram
mg milligram
mcg microgram
µg microgram
μg microgram
ounces ounce
oz ounce
lb pound-mass
lbs.| of pound-mass
stone stone
litres litre
liters litre
millilitres cubic centimetre
ml cubic centimetre
gallons gallon
pints pint
barrels barrel
bpd barrel per day
hp horsepower
brake horsepower horsepower
kWh kilowatt hour
kwh kilowatt hour
kilowatt-hours kilowatt hour
megawatt hours megawatt hour
GWh gigawatt hour
MW megawatt
mw megawatt
mW milliwatt
gigawatts gigawatt
volts volt
amps ampere
GB gigabyte
gigabytes gigabyte
MB megabyte
Mb megabit
MHz megahertz
mhz megahertz
hertz hertz
dB decibel
decibels decibel
millisieverts millisievert
μSv microsievert
ppm parts-per-million
parts per million parts-per-million
knots knot
pound-feet pound-foot
lb-ft pound-foot
mb megabyte
HZ hertz
STONE stone
magnitude magnitude
calories calorie
kcal kilocalorie
seconds second
sec second
minutes minute
mins minute
hours hour
hour|-long hour
hrs hour
days day
weeks week
fortnights fortnight
months month
years year
Years year
decades decade
centuries century
millennia millennium
in (7 cm) inch
in| tall inch
in.| of inch
"""

REFUSED = [
    "a day", "in five", "in 2019", "in", "in.", "in. The", "at", "us", "are", "as", "am", "pm", "is",
    "an hour", "M", "K", "G", "bn", "k", "b", "s", "st", "t-shirts", "C-sections", "F-16s", "C$", "m_",
    "V8s", "kmx", "metresque", "mphs", "pounds", "dollars", "people", "sets", "pairs", "times",
    "quarters", "bars", "cups", "stones", "deniers", "Tesla", "SEC filings", "FT readers", "CC", "MPs",
    "MP", "PC", "BP", "ATM", "PM", "second-half goals", "second homes", "foot soldiers", "Stone spoke",
    "Newton pupils", "stone walls",
    "degree courses", "pieces", "turns", "dozen", "gross", "", " km", "\u202ekm", "5km",
]  # fmt: skip

# text with the surface between bars, directly after the number → unit, or - for none
ATTACHED = """
30|C| degree Celsius
86|F| degree fahrenheit
30|°C| degree Celsius
5|m| metre
10|kg| kilogram
60|mph| mile per hour
5|pc| percentage
12|%| percentage
0.5|ppt| percentage point
250|cc| cubic centimetre
10|in| inch
12|MP| megapixel
2|TB| terabyte
9.58|s| second
11|st| stone
21|st| 4lb stone
6|'|2" foot
6'2|"| inch
5ft 10|in| inch
50|mm| millimetre
60|W| watt
3-|inch| inch
3-|in|-1 -
12-|in| pipe inch
1990|s| -
50|s| -
21|st| century -
1|st| -
since 2019|"| -
15|'| -
51°30|'|26" -
5|M| -
10|k| -
4|G| -
5|bn| -
2|nd| -
7|th| -
5|pm| -
8|am| -
10|x| -
"""


def spaced() -> Iterator[tuple[str, str, int]]:
    names = sorted(table(), key=len, reverse=True)
    for line in re.split(r"\n(?!miles square)", SPACED.strip()):
        name = next(name for name in names if line.endswith(" " + name))
        surface, _, rest = line[: -len(name) - 1].partition("|")
        # "in (7 cm)" reads no further than the inch
        yield surface + rest, name, 2 if surface.startswith("in (") else len(surface)


@pytest.mark.parametrize(("surface", "name", "length"), spaced())
def test_a_unit_after_a_space_is_read(surface: str, name: str, length: int) -> None:
    assert unit_at("5 " + surface, 2, attached=False) == (name, 2 + length)


@pytest.mark.parametrize("surface", REFUSED)
def test_what_only_looks_like_a_unit_is_refused(surface: str) -> None:
    assert unit_at("5 " + surface, 2, attached=False) is None


@pytest.mark.parametrize("line", ATTACHED.strip().splitlines())
def test_symbols_that_touch_the_number_are_read_more_freely(line: str) -> None:
    number, surface, rest = line.split("|")
    # what goes on after the surface in the text is told from the unit's name by the table
    name = next((name for name in sorted(table(), key=len, reverse=True) if rest.endswith(" " + name)), None)
    after = rest[: -len(name) - 1] if name else rest[:-2]
    expected = (name, len(number) + len(surface)) if name else None
    assert unit_at(number + surface + after, len(number), attached=True) == expected


def test_the_place_to_read_from_may_follow_a_hyphen() -> None:
    assert unit_at("a 10,000-square-foot hall", 9, attached=False) == ("square foot", 20)
    assert unit_at("a 5.2-magnitude earthquake", 6, attached=False) == ("magnitude", 15)


def test_two_part_weights_and_heights_are_read_part_by_part() -> None:
    assert unit_at("5 ft. 10 in. tall", 2, attached=False) == ("foot", 5)
    assert unit_at("5 ft. 10 in. tall", 9, attached=False) == ("inch", 12)
    assert unit_at("11st 4lb", 6, attached=True) == ("pound-mass", 8)


def test_pounds_are_a_mass_only_for_who_asks() -> None:
    assert unit_at("5 pounds", 2, attached=False) is None
    assert mass_at("5 pounds", 2) == ("pound-mass", 8)
    assert mass_at("5 pound bag", 2) == ("pound-mass", 7)
    assert mass_at("5 pounds sterling", 2) is None
    assert mass_at("5 poundage", 2) is None


@pytest.mark.parametrize(
    ("word", "name"),
    [
        ("year", "year"), ("Months", "month"), ("hrs", "hour"), ("mins", "minute"), ("min.", "minute"),
        ("day", "day"), ("fortnight", "fortnight"), ("century", "century"), ("annum", "year"),
        ("second", "second"), ("head", None), ("mile", None), ("", None), ("year-old", None),
        ("light-year", None),
    ],
)  # fmt: skip
def test_units_of_time(word: str, name: str | None) -> None:
    assert time_unit(word) == name


def test_symbols_are_told_from_words() -> None:
    assert all(is_symbol(surface) for surface in ("km", "km/h", "%", "°C", "lbs", "MW", "C", "pc"))
    assert not any(
        is_symbol(surface) for surface in ("mile", "per cent", "people", "", "km away", "kilometres")
    )


@given(st.text(max_size=30), st.integers(0, 31), st.booleans())
def test_any_text_can_be_asked_about(text: str, at: int, attached: bool) -> None:
    found = unit_at(text, at, attached=attached)
    assert found is None or (found[0] in table() and at < found[1] <= len(text))
    mass_at(text, at)
    time_unit(text)
    is_symbol(text)


@given(
    st.lists(
        st.sampled_from([*"%°'\"/.- 25", "km", "per", "in", "st", "sq", "ft", "m", "h", "second"]),
        max_size=12,
    )
)
def test_any_row_of_tokens_can_be_asked_about(tokens: list[str]) -> None:
    text = "".join(tokens)
    for at in range(len(text) + 1):
        for attached in (True, False):
            found = unit_at(text, at, attached=attached)
            assert found is None or at < found[1] <= len(text)


@pytest.mark.parametrize("piece", ["a", "km/", "sq. ", "%", ".", "'1", "m" + "." * 20, "per cent "])
def test_a_long_text_is_read_no_further_than_the_longest_surface(piece: str) -> None:
    hostile = piece * 100_000
    for at in range(3000):
        unit_at(hostile, at, attached=bool(at % 2))
    assert unit_at(hostile, len(hostile), attached=False) is None
