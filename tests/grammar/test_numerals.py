"""Numbers as printed and what they are worth."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.numeral import Form
from factcheck.grammar.numerals import find, numeral_word, read
from tests.grammar.one import exact


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("1400", "1400"),
        ("1,400", "1400"),
        ("1,00,000", "100000"),
        ("1 000 000", "1000000"),
        ("1.000.000", "1000000"),
        ("3.5", "3.5"),
        ("0.10", "0.10"),
        ("3.4bn", "3400000000"),
        ("2.5 mn", "2500000"),
        ("10k", "10000"),
        ("5 lakh crore", "5000000000000"),
        ("4 million", "4000000"),
        ("4 million and a half", "4500000"),
        ("4 and a half million", "4500000"),
        ("½", "1/2"),
        ("2½", "2.5"),
        ("5 1/2", "5.5"),
        ("3/4", "3/4"),
        ("2⅓", "7/3"),
        ("1.99×10^30", "1.99e30"),
        ("6.02e23", "6.02e23"),
        ("21st", "21"),
        ("1,000th", "1000"),
        ("1/4th", "1/4"),
        ("seven", "7"),
        ("twenty-one", "21"),
        ("nineteen hundred", "1900"),
        ("seven hundred and forty-two thousand", "742000"),
        ("one million two hundred thousand", "1200000"),
        ("two and a half", "2.5"),
        ("two and a half million", "2500000"),
        ("three point one four", "3.14"),
        ("two point five million", "2500000"),
        ("three dozen", "36"),
        ("a dozen", "12"),
        ("a baker's dozen", "13"),
        ("half a million", "500000"),
        ("half a dozen", "6"),
        ("a third of", None),
        ("two-thirds", "2/3"),
        ("three quarters", None),
        ("a quarter of a million", "250000"),
        ("thirty-fold", "30"),
        ("twice", "2"),
        ("halved", "0.5"),
        ("third", "3"),
        ("trio", "3"),
        ("dozens", None),
        ("several", None),
        ("nothing", None),
        ("", None),
    ],
)
def test_a_number_as_printed_has_its_value(written: str, value: str | None) -> None:
    assert read(written) == exact(value)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("20 and 30", ["20", "30"]),
        ("twenty and thirty", ["twenty", "thirty"]),
        ("one and two", ["one", "two"]),
        ("five six", ["five", "six"]),
        ("someone, often, weight, canine", []),
        ("the twos' o'ten", []),
        ("9/11 and 24/7", ["9", "11", "24", "7"]),
        ("11st 4lb", ["11", "4"]),
        ("a 5m deep pool", ["5"]),
        ("5m people", ["5m"]),
        ("$5 b more", ["5 b"]),
        ("plan 5 b more", ["5"]),
        ("about .5 of it", [".5"]),
        ("at 10.5.", ["10.5"]),
        ("1,2,3", ["1", "2", "3"]),
        ("pies 1,2 and 3", ["1", "2", "3"]),
        ("€2,50", ["2,50"]),
        ("a 4x100m relay", ["4", "100"]),
        ("twenty third graders", ["twenty", "third"]),
        ("two quarters later", ["two"]),
        ("a few hundred", ["a few hundred"]),
        ("the million-pound house", ["million"]),
        ("A Dozen, HUNDRED", ["A Dozen", "HUNDRED"]),
    ],
)
def test_numbers_are_found_where_they_begin_and_end(text: str, surfaces: list[str]) -> None:
    assert [text[each.span.start : each.span.end] for each in find(text, 0, len(text))] == surfaces


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("dozens", "24", None),
        ("several", "3", None),
        ("several hundred", "300", None),
        ("tens of thousands", "20000", None),
        ("hundreds of millions", "200000000", None),
        ("a few thousand", "3000", None),
        ("a handful", "3", "6"),
    ],
)
def test_a_vague_number_has_ends_and_no_value(text: str, low: str, high: str | None) -> None:
    (numeral,) = find(text, 0, len(text))

    assert (numeral.value, numeral.low, numeral.high) == (None, exact(low), exact(high))
    assert numeral.form is Form.VAGUE


def test_more_digits_than_anyone_counts_are_a_code() -> None:
    (numeral,) = find("9" * 41, 0, 41)

    assert (numeral.form, numeral.value) == (Form.CODE, None)


def test_a_point_between_three_digits_may_be_a_comma() -> None:
    (numeral,) = find("3.500", 0, 5)

    assert (numeral.value, numeral.flags) == (Decimal("3.500"), ("ambiguous",))


def test_a_part_of_a_scale_that_no_decimal_holds_stays_exact() -> None:
    (numeral, *_) = find("1/3 million and a half", 0, 22)

    assert numeral.value == read("a third of a million") == exact("1000000/3")


@pytest.mark.parametrize(
    ("word", "opens"), [("forty", True), ("halves", True), ("halve", False), ("fort", False)]
)
def test_a_word_for_a_number_is_known(word: str, opens: bool) -> None:
    assert numeral_word(word) is opens


@given(st.integers(min_value=0, max_value=10**12))
def test_digits_with_and_without_commas_are_one_number(number: int) -> None:
    assert read(str(number)) == read(f"{number:,}") == number


@given(st.text(alphabet="0123456789.,/ -½×eEkmbn'ststndrdth", max_size=24))
def test_reading_digits_never_raises_and_stays_in_order(text: str) -> None:
    spans = [each.span for each in find(text, 0, len(text))]

    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
