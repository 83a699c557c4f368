"""Sums with figures that a reviewer marked: cases to work out by hand, and laws."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.cli.figures import convert, read_figures
from factcheck.cli.house import house_rules
from factcheck.errors import UsageError
from factcheck.model.quantity import Hedge, Kind
from factcheck.reckoning.calculator import reckon
from tests.factories import claim

CASES = {
    "340 people fled. 1,275 people came.": [
        "sum: 340 + 1,275 = 1,615",
        "mean: (340 + 1,275) / 2 = 807.5",
        "difference: 1,275 - 340 = 935",
        "ratio: 1,275 / 340 = 3.75",
        "change: from 340 to 1,275 = 275%",
        "share: 340 of 1,275 = 26.67%",
    ],
    "It rose from 5.8% to 7.2%.": [
        "sum: 5.8% + 7.2% = 13% (12.9% to 13.1%)",
        "mean: (5.8% + 7.2%) / 2 = 6.5% (6.45% to 6.55%)",
        "difference: 7.2% - 5.8% = 1.4 pp (1.3 pp to 1.5 pp)",
        "ratio: 7.2% / 5.8% = 1.241 (1.222 to 1.261)",
        "change: from 5.8% to 7.2% = 24.14% (22.22% to 26.09%)",
        "share: 5.8% of 7.2% = 80.56% (79.31% to 81.82%)",
    ],
    "About 200 people fled, more than 1,000 people stayed.": [
        "sum: about 200 + more than 1,000 = 1,200 (1,180 or more)",
    ],
    "Up to 20 boats and 40 boats.": ["sum: up to 20 + 40 = 60 (60 or less)"],
    "Between 10 and 15 boats and 40 boats.": ["sum: 10 to 15 + 40 = 52.5 (50 to 55)"],
    "It cost £1.9bn, then £0.9bn.": ["sum: £1.9bn + £900m = £2.8bn (£2.7bn to £2.9bn)"],
    "It is 11 km long and 7 miles wide.": [
        "sum: 11 kilometres + 7 miles = 22.27 kilometres (20.96 kilometres to 23.57 kilometres)",
    ],
    # a share and what it is of
    "Of the 2,400 workers, 12% left.": ["share: 12% of 2,400 = 288 (276 to 300)"],
    # three: a whole and its parts
    "1,650 people in all, 340 people here, 1,275 people there.": [
        "sum: 1,650 + 340 + 1,275 = 3,265",
        "mean: (1,650 + 340 + 1,275) / 3 = 1,088",
        "largest less the others: 1,650 - 340 - 1,275 = 35",
        "share of the sum: 1,650 = 50.54%",
        "share of the sum: 340 = 10.41%",
        "share of the sum: 1,275 = 39.05%",
    ],
    "0 boats, then 5 boats.": [
        "sum: 0 + 5 = 5",
        "mean: (0 + 5) / 2 = 2.5",
        "difference: 5 - 0 = 5",
    ],
}


def told(text: str) -> list[str]:
    return [str(each) for each in reckon(read_figures(text), house_rules(), convert)]


@pytest.mark.parametrize("text", CASES)
def test_what_comes_of_figures(text: str) -> None:
    assert told(text)[: len(CASES[text])] == CASES[text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("One boat sank: 5 km off", "in no unit of the first"),
        ("It cost £5m and $3m", "in no unit of the first"),
        ("They won 2-1 in 90 minutes", "no number to reckon with"),
        ("340 people", "two or more figures"),
    ],
)
def test_what_cannot_be_reckoned_is_told_in_one_line(text: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        told(text)


@pytest.mark.parametrize("value", ["1E+999999", "NaN", "Infinity", "9" * 50])
def test_absurd_numbers_are_refused(value: str) -> None:
    five = claim("5 boats", "5 boats", "5")
    absurd = replace(five, value=Decimal(value), low=None, high=None)
    with pytest.raises(UsageError, match="too many digits"):
        reckon([five, absurd], house_rules(), convert)


FIGURES = st.builds(
    lambda value, hedge, kind: replace(
        claim("5 boats", "5 boats", "5"), value=value, low=None, high=None, hedge=hedge, kind=kind
    ),
    st.one_of(
        st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9),
        st.fractions(max_denominator=50, min_value=-5, max_value=5),
    ),
    st.sampled_from(list(Hedge)),
    st.sampled_from([Kind.COUNT, Kind.MEASURE, Kind.FRACTION]),
)


@given(st.lists(FIGURES, min_size=2, max_size=5))
def test_it_reckons_with_anything_that_has_a_value(figures: list[object]) -> None:
    results = reckon(figures, house_rules(), convert)  # type: ignore[arg-type]
    assert results
    assert all(each.result and each.working for each in results)


@given(st.lists(st.integers(1, 10**6), min_size=2, max_size=6))
def test_exact_counts_have_exact_sums_and_shares_of_the_whole(numbers: list[int]) -> None:
    figures = [claim(f"{n} boats", f"{n} boats", str(n)) for n in numbers]
    first = reckon(figures, house_rules(), convert)[0]
    assert Fraction(first.result.replace(",", "")) == sum(numbers) or first.result[-1] in "mbn"
    assert first.between == ""
