"""How the figure of a passage stands to a claim: cases that a checker could have written, and laws."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.engine import engine, people
from factcheck.cli.figures import convert, read_figures
from factcheck.cli.house import house_rules
from factcheck.model.agreement import Relation, agreement, nearest
from factcheck.model.bounds import Bounds, bounds, place
from factcheck.model.claim import Claim
from factcheck.model.quantity import Hedge
from tests.factories import claim

AGREES, ROUNDED, ALLOWS = Relation.AGREES, Relation.ROUNDED, Relation.ALLOWS
DIFFERS, OTHER = Relation.DIFFERS, Relation.OTHER

CASES = [
    # the copy says, the source says, so
    ("killed 1,400 people", "1,400 people were killed", AGREES, "1,400 people: agrees"),
    ("killed 1,400 people", "in all 1,400", AGREES, "1,400: agrees"),
    ("killed 1,400 people", "1,412 people were killed", ROUNDED, "1,412 people: agrees after rounding"),
    ("killed 1,400 people", "1,200 people were killed", DIFFERS, "1,200 against 1,400: 14.3% lower"),
    ("killed 1,400 people", "1,400 Israelis were killed", OTHER, "same number, but Israelis against people"),
    ("killed 1,400 people", "1,200 Israelis", OTHER, "1,200 Israelis against 1,400 people"),
    ("killed 1,400 people", "1,400 dead", AGREES, "1,400 dead: agrees"),
    ("killed 1,400 people", "1,200 dead", DIFFERS, "1,200 against 1,400: 14.3% lower"),
    ("1,400 soldiers", "1,400 dead", AGREES, "1,400 dead: agrees"),
    ("1,400 dead", "1,400 killed", AGREES, "1,400 killed: agrees"),
    ("1,400 dead", "1,400 injured", OTHER, "same number, but injured against dead"),
    ("1,400 people were injured", "1,400 dead", OTHER, "same number, but dead against people"),
    ("1,400 boats", "1,400 dead", OTHER, "same number, but dead against boats"),
    ("killed 20 people", "21 people were killed", DIFFERS, "21 against 20: 5% higher"),
    # two figures in one passage
    ("killed 1,400 people", "1,200 people on Friday, 1,400 people by Monday", AGREES,
     "1,400 people: agrees; it also says 1,200 people"),
    ("killed 1,400 people", "On 9 October, 1,400 people; page 3", AGREES, "1,400 people: agrees"),
    # bounds and hedges
    ("more than 1,400 people died", "1,450 people died", AGREES, "1,450 people: agrees with more than 1,400"),
    ("more than 1,400 people died", "1,400 people died", DIFFERS, "1,400 against more than 1,400"),
    ("at least 1,400 people died", "1,400 people died", AGREES, "1,400 people: agrees with at least 1,400"),
    ("fewer than 9,000 homes", "9,100 homes", DIFFERS, "9,100 against less than 9,000: 1.11% higher"),
    ("up to 20 boats", "18 boats", AGREES, "18 boats: agrees with up to 20"),
    ("about 200 captives", "203 captives", AGREES, "203 captives: agrees with about 200"),
    ("about 200 captives", "230 captives", DIFFERS, "230 against about 200: 4.55% higher"),
    ("nearly 200 captives", "194 captives", AGREES, "194 captives: agrees with nearly 200"),
    ("nearly 200 captives", "203 captives", DIFFERS, "203 against nearly 200: 1.5% higher"),
    ("about 200 captives", "about 200 captives", AGREES, "about 200 captives: agrees"),
    ("203 captives", "about 200 captives", ALLOWS, "about 200 captives leaves room for 203, and for more"),
    ("1,400 people", "more than 1,000 people", ALLOWS,
     "more than 1,000 people leaves room for 1,400, and for more"),
    ("dozens of boats", "31 boats", AGREES, "31 boats: agrees with 24 or more"),
    ("between 10 and 15 per cent", "12 per cent", AGREES, "12%: agrees with 10 to 15%"),
    ("between 10 and 15 per cent", "9 per cent", DIFFERS, "9% against 10 to 15%: 10% lower"),
    # rounding, either way
    ("it cost £1.9bn", "the cost was £1,884,312,345", ROUNDED, "£1,884,312,345: agrees after rounding"),
    ("it cost £1,884,312,345", "the cost was £1.9bn", ALLOWS,
     "£1.9bn is rounder than £1,884,312,345: agrees as far as it goes"),
    ("it cost £1.9bn", "the cost was £1.9m", DIFFERS, "£1.9m against £1.9bn: 99.9% lower"),
    ("it cost £1.9m", "the cost was £1.9bn", DIFFERS, "£1.9bn against £1.9m: 1,000 times as much"),
    ("unemployment is 7.2%", "unemployment was 7.24%", ROUNDED, "7.24%: agrees after rounding"),
    ("unemployment is 7.2%", "unemployment was 7.3%", DIFFERS, "7.3% against 7.2%: 1.39% higher"),
    ("unemployment is 7.2%", "inflation was 7.2%", OTHER, "same number, but inflation against unemployment"),
    # units
    ("it is 11.3 km long", "it is 7 miles long", ROUNDED,
     "7 miles is 11.3 kilometres: agrees after rounding"),
    ("it is 112 km long", "it is 7 miles long", DIFFERS,
     "7 miles is 11.3 kilometres against 112 kilometres: 89.9% lower"),
    ("it fell to 30C", "it fell to 86F", AGREES, "86°F is 30°C: agrees"),
    ("it took 90 minutes", "it took an hour and a half", AGREES, "1.5 hours is 90 minutes: agrees"),
    ("it is 12 km long", "it took five hours", OTHER, "5 hours against 12 kilometres"),
    ("it cost £5m", "it cost $5m", OTHER, "$5m against £5m"),
    ("it cost C$5m", "it cost 5m Canadian dollars", AGREES, "C$5m: agrees"),
    ("a third of homes", "33 per cent of homes", ROUNDED, "33%, a share of 0.33: agrees after rounding"),
    ("a third of homes", "33.4 per cent of homes", ROUNDED, "33.4%, a share of 0.334: agrees after rounding"),
    ("a third of homes", "45 per cent of homes", DIFFERS, "45%, a share of 0.45 against 1/3: 35% higher"),
    ("40 litres a day", "40 litres a week", OTHER, "same number, but per week against per day"),
    ("40 litres a day", "40 litres", OTHER, "same number, but in all against per day"),
    # what is no number alone
    ("prices rose 5%", "prices fell 5%", OTHER, "same number, but down against up"),
    ("they won 2-1", "it ended 2-1", AGREES, "2-1: agrees"),
    ("they won 2-1", "it ended 3-1", DIFFERS, "3-1 against 2-1"),
    ("three times as many", "three boats", OTHER, "3 boats against 3"),
]  # fmt: skip


def first(text: str) -> Claim:
    return read_figures(text)[0]


@pytest.mark.parametrize(
    ("copy", "passage", "relation", "words"), CASES, ids=[f"{c[0]} | {c[1]}" for c in CASES]
)
def test_a_passage_is_compared_with_the_copy(copy: str, passage: str, relation: Relation, words: str) -> None:
    said = nearest(first(copy), read_figures(passage), convert=convert, people=people())
    assert said is not None
    assert (said.relation, said.words) == (relation, words)


def test_a_passage_without_figures_says_nothing() -> None:
    assert nearest(first("1,400 people"), read_figures("nothing here, on 4 May"), convert=convert) is None


def test_the_desk_says_how_wide_about_is() -> None:
    copy, passage = first("about 200 captives"), read_figures("212 captives")
    as_it_comes, strict = house_rules(), replace(house_rules(), about=Fraction(5, 100))
    assert engine(as_it_comes).nearest(copy, passage).relation is AGREES  # type: ignore[union-attr]
    assert engine(strict).nearest(copy, passage).relation is DIFFERS  # type: ignore[union-attr]


def test_how_wide_about_is_can_be_set() -> None:
    said, found = first("about 200 captives"), first("215 captives")
    assert agreement(said, found, convert=convert).relation is AGREES
    assert agreement(said, found, convert=convert, about=Fraction(5, 100)).relation is DIFFERS


@pytest.mark.parametrize(
    "value",
    [Decimal("1E+9999"), Decimal("Infinity"), Decimal("NaN"), Decimal("1E-9999"), Fraction(1, 10**80)],
)
def test_no_number_is_too_odd_to_be_told(value: Decimal | Fraction) -> None:
    said = first("it cost £1.9bn")
    odd = replace(said, value=value, low=value, high=value)
    for one, other in ((said, odd), (odd, said), (odd, odd)):
        assert agreement(one, other, convert=convert).words


NUMBERS = st.decimals(-(10**12), 10**12, places=2) | st.integers(-(10**15), 10**15).map(Decimal)
HEDGES = st.sampled_from(Hedge)
UNITS = st.sampled_from([None, "kilometre", "mile", "percentage", "dollar", "canadian dollar", "hour"])


@st.composite
def figures(draw: st.DrawFn) -> Claim:
    value, hedge = draw(NUMBERS), draw(HEDGES)
    ends = {"low": None, "high": None} if hedge in (Hedge.ABOUT, Hedge.NEARLY) else {}
    noun = draw(st.sampled_from([None, "people", "boats"]))
    return claim("5 x", "5 x", str(value), hedge=hedge, unit=draw(UNITS), noun=noun, noun_head=noun, **ends)


@given(figures())
def test_a_figure_agrees_with_itself(said: Claim) -> None:
    assert agreement(said, said, convert=convert).relation is AGREES


@given(figures(), figures())
def test_figures_that_differ_differ_whichever_is_asked_first(one: Claim, other: Claim) -> None:
    there, back = agreement(one, other, convert=convert), agreement(other, one, convert=convert)
    assert there.words
    assert there.words.isprintable()
    # 5 is no 4 either way; 1,412 is 1,400 rounded, and 1,400 is no 1,412
    assert (there.relation is OTHER) == (back.relation is OTHER)
    if one.unit == other.unit and one.noun == other.noun and there.relation is AGREES:
        assert back.relation in (AGREES, ALLOWS)


@given(NUMBERS, NUMBERS, HEDGES)
def test_agreeing_is_lying_within_the_bounds(value: Decimal, counted: Decimal, hedge: Hedge) -> None:
    said = claim("5 x", "5 x", str(value), hedge=hedge)
    found = claim("5 x", "5 x", str(counted))
    inside = bounds(found).within(bounds(said))
    assert (agreement(said, found, convert=convert).relation is AGREES) == inside


ENDS = st.none() | st.fractions(min_value=-50, max_value=50, max_denominator=4)


@st.composite
def stretches(draw: st.DrawFn) -> Bounds:
    low, high = draw(ENDS), draw(ENDS)
    if low is not None and high is not None and low > high:
        low, high = high, low
    is_open = low != high or low is None
    return Bounds(
        low=low,
        high=high,
        low_open=is_open and draw(st.booleans()),
        high_open=is_open and draw(st.booleans()),
    )


@given(stretches(), stretches())
def test_bounds_are_sets(one: Bounds, other: Bounds) -> None:
    assert one.within(one)
    assert one.meets(other) == other.meets(one)
    if one.within(other):
        assert one.meets(other)
    if one.within(other) and other.within(one):
        assert (one.low, one.high) == (other.low, other.high)


@given(st.integers(1, 10**9))
def test_a_place_divides_its_number(number: int) -> None:
    assert Fraction(number) % place(Decimal(number)) == 0
