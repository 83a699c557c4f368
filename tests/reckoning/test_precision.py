"""What a printed figure allows."""

from fractions import Fraction

import pytest

from factcheck.cli.house import house_rules
from factcheck.pipeline import extract
from factcheck.reckoning.interval import Interval, point
from factcheck.reckoning.page import Page

ALLOWED = [
    ("A crowd of 1,400 people came.", 1400, 1400),
    ("A crowd of 2.4 million people came.", 2_350_000, 2_450_000),
    ("A crowd of two million people came.", 1_500_000, 2_500_000),
    ("A crowd of about 200 people came.", 180, 220),
    ("A crowd of nearly 200 people came.", 180, 200),
    ("A crowd of more than 200 people came.", 200, None),
    ("A crowd of up to 200 people came.", None, 200),
    ("Turnout was 62%.", Fraction(123, 2), Fraction(125, 2)),
    ("Turnout was 62.5%.", Fraction("62.45"), Fraction("62.55")),
    ("It cost £3.4m.", 3_350_000, 3_450_000),
    ("It takes 20 to 30 people.", 20, 30),
]


@pytest.mark.parametrize(("text", "low", "high"), ALLOWED, ids=[text for text, _, _ in ALLOWED])
def test_the_words_allow(text: str, low: int | Fraction | None, high: int | Fraction | None) -> None:
    page = Page(extract(text), house_rules())

    allowed = page.allows(page.figures[0])

    assert (allowed.low, allowed.high) == (low, high)


def test_figures_that_are_all_round_are_taken_for_rounded() -> None:
    page = Page(extract("They saved 1,200 lambs and 3,400 ewes."), house_rules())

    lambs, ewes = page.together(page.figures)
    assert lambs == Interval(Fraction(1150), Fraction(1250))
    assert ewes == Interval(Fraction(3350), Fraction(3450))


def test_one_that_is_not_round_makes_all_of_them_exact() -> None:
    page = Page(extract("They saved 1,200 lambs and 3,427 ewes."), house_rules())

    assert page.together(page.figures) == [point(1200), point(3427)]


def test_absurd_numbers_are_no_figures_to_reckon_with() -> None:
    page = Page(extract(f"They saved {'9' * 39}000000 ewes and 1e999999 lambs."), house_rules())

    assert all(abs(Fraction(each.value or 0)) < 10**41 for each in page.figures)
