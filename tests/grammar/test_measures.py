"""What a percentage or a sum is of."""

import pytest

from tests.grammar.one import quantity


@pytest.mark.parametrize(
    ("text", "number", "measure"),
    [
        ("The unemployment rate was 5 per cent.", "5", "unemployment rate"),
        ("They spent 5% of the defence budget over there.", "5", "defence budget"),
        ("A 5% rise in fuel prices was seen.", "5", "fuel prices"),
        ("It made a profit of £5m.", "5m", "profit"),
        ("The waiting list has grown by 5%.", "5", "waiting list"),
        ("House prices edged up 5%.", "5", "House prices"),
        ("Complaints doubled.", "doubled", "Complaints"),
        ("Inflation now stands at 5%.", "5", "Inflation"),
    ],
)
def test_a_quantity_measures_what_is_named_beside_it(text: str, number: str, measure: str) -> None:
    assert quantity(text, number).measure == measure


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It was 5%.", "5"),
        ("They paid £5m.", "5m"),
        ("5% of it went.", "5"),
        ("The list has 5 people on it.", "5"),
        ("Nearly 5%.", "5"),
    ],
)
def test_no_measure_is_made_up(text: str, number: str) -> None:
    assert quantity(text, number).measure is None
