"""Sums with bounds: whatever values are inside, their sum is inside the sum."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reckoning.interval import Interval, point, total

NUMBERS = st.fractions(min_value=0, max_value=1000, max_denominator=50)


Held = tuple[Interval, Fraction]


@st.composite
def held(draw: st.DrawFn) -> Held:
    low, value, high = sorted(draw(st.tuples(NUMBERS, NUMBERS, NUMBERS)))
    ends = draw(st.tuples(st.sampled_from([low, None]), st.sampled_from([high, None])))
    return Interval(*ends), value


@given(held(), held())
def test_what_is_inside_stays_inside(one: Held, other: Held) -> None:
    (a, x), (b, y) = one, other

    assert (a + b).covers(x + y)
    assert (a - b).covers(x - y)
    assert (a * b).covers(x * y)
    if y:
        assert (a / b).covers(x / y)
    assert a.scaled(Fraction(3, 2)).covers(x * Fraction(3, 2))


@given(held(), held())
def test_two_that_share_a_value_meet(one: Held, other: Held) -> None:
    (a, x), (b, _) = one, other

    assert a.meets(b) == b.meets(a)
    if b.covers(x):
        assert a.meets(b)


@pytest.mark.parametrize(
    ("one", "other", "meet"),
    [
        (point(5), point(5), True),
        (point(5), point(6), False),
        (Interval(Fraction(5), None), point(4), False),
        (Interval(None, Fraction(5)), Interval(Fraction(5), None), True),
    ],
)
def test_meeting(one: Interval, other: Interval, meet: bool) -> None:
    assert one.meets(other) is meet


def test_the_sum_of_nothing_is_nought() -> None:
    assert total([]) == point(0)
