"""What one number, or two together, say."""

import pytest

from factcheck.model.quantity import Kind
from tests.grammar.one import exact, parsed, quantity


@pytest.mark.parametrize(
    ("text", "printed", "low", "high", "unit"),
    [
        ("between 10 and 15 people", "10 and 15", "10", "15", None),
        ("some 10-15 people", "10-15", "10", "15", None),
        ("a rate of 5 to 7 per cent", "5 to 7", "5", "7", "percentage"),
        ("worth $5 to $7 million", "5 to $7 million", "5000000", "7000000", "dollar"),
        ("eight or nine euros", "eight or nine", "8", "9", "euro"),
        ("aged 18 to 34", "18 to 34", "18", "34", "year"),
        ("in his 50s", "50s", "50", "59", "year"),
    ],
)
def test_a_range_has_two_ends(text: str, printed: str, low: str, high: str, unit: str | None) -> None:
    figure = quantity(text, printed).figure

    assert (figure.value, figure.low, figure.high) == (None, exact(low), exact(high))
    assert figure.unit == unit


@pytest.mark.parametrize(
    ("text", "printed", "value", "kind"),
    [
        ("They won 2-1 at home.", "2-1", "2", Kind.SCORE),
        ("The vote was 52-48.", "52-48", "52", Kind.SCORE),
        ("a 3-5 defeat", "3-5", "3", Kind.SCORE),
        ("a ratio of 3:1", "3:1", "3", Kind.RATIO),
        ("odds of 5-1", "5-1", "5", Kind.RATIO),
        ("For every 100 sons there were 94 daughters", "100 sons there were 94", "0.94", Kind.RATIO),
        ("one in five adults", "one in five", "0.2", Kind.FRACTION),
        ("nine out of 10 cats", "nine out of 10", "0.9", Kind.FRACTION),
        ("two-thirds of them", "two-thirds", "2/3", Kind.FRACTION),
        ("five times higher", "five times", "5", Kind.MULTIPLE),
        ("Sales doubled.", "doubled", "2", Kind.MULTIPLE),
        ("a 34-year-old", "34", "34", Kind.AGE),
        ("John Smith, 34, said", "34", "34", Kind.AGE),
        ("children under five", "five", "5", Kind.AGE),
        ("the over-65s", "65s", "65", Kind.AGE),
        ("turned 100", "100", "100", Kind.AGE),
        ("the 21st case", "21st", "21", Kind.RANK),
        ("a category 4 storm", "4", "4", Kind.RANK),
        ("3 metres by 4 metres", "3 metres by 4", "3", Kind.MEASURE),
    ],
)
def test_a_form_says_which_kind_of_figure_it_is(text: str, printed: str, value: str, kind: Kind) -> None:
    figure = quantity(text, printed).figure

    assert (figure.value, figure.kind) == (exact(value), kind)


@pytest.mark.parametrize(
    ("text", "printed", "value", "unit"),
    [
        ("5ft 10in tall", "5ft 10", "70", "inch"),
        ("2 hours and 30 minutes", "2 hours and 30", "150", "minute"),
        ("ran it in 2:45.5", "2:45.5", "165.5", "second"),
        ("cost 3 euros 50 cents", "3 euros 50", "3.5", "euro"),
        ("minus five degrees Celsius", "minus five", "-5", "degree Celsius"),
        ("weighed eight pounds", "eight", "8", "pound-mass"),
        ("cost eight pounds", "eight", "8", "pound sterling"),
        ("a magnitude 6.1 earthquake", "6.1", "6.1", "magnitude"),
    ],
)
def test_a_figure_has_the_unit_that_is_fastened_to_it(text: str, printed: str, value: str, unit: str) -> None:
    figure = quantity(text, printed).figure

    assert (figure.value, figure.unit) == (exact(value), unit)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Profit rose 50 to 300.", ["50", "300"]),
        ("It fell from 7 to 5.", ["7", "5"]),
        ("20 and 30 left", ["20", "30"]),
        ("50 or 2,000 left", ["50", "2,000"]),
        ("from 5km to 7kg", ["5", "7"]),
        ("five times in 20 days", ["five", "20"]),
        ("12 in 2,019 days", ["12", "2,019"]),
        ("grew 5 by 30", ["5", "30"]),
        ("people over 20% of them", ["20"]),
    ],
)
def test_two_numbers_that_only_look_like_one_figure_are_two(text: str, printed: list[str]) -> None:
    figures = [each.figure for each in parsed(text).quantities]

    assert [text[each.span.start : each.span.end] for each in figures] == printed
    assert all(each.kind is None for each in figures)


@pytest.mark.parametrize(
    ("text", "flags"), [("five times more of it", ("ambiguous",)), ("five times as many", ())]
)
def test_times_more_may_be_read_two_ways(text: str, flags: tuple[str, ...]) -> None:
    assert quantity(text, "five times").flags == flags
