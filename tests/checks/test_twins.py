"""Small articles made so that all is right, and their twins with one wrong figure: quiet, and found."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.checks import faults
from factcheck.cli.house import house_rules
from factcheck.model.finding import Finding
from factcheck.pipeline import check, extract
from factcheck.reading import read_text

NUMBERS = st.integers(21, 899)
OFF = st.integers(30, 90)
"""By how much a wrong figure misses: more than any rounding explains."""


@dataclass(frozen=True)
class Statement:
    """A sentence in which a figure follows from others: told with it, or with one that is so much more."""

    right: str
    wrong: str
    planted: str
    """The wrong figure, as printed."""


def told(sentence: str, figure: str, wrong: str) -> Statement:
    return Statement(sentence.replace("@", figure), sentence.replace("@", wrong), wrong)


def parts(a: int, b: int, off: int) -> Statement:
    whole = f"The storm tore down {a} barns in the north and {b} in the south, a total of @."
    return told(whole, f"{a + b:,}", f"{a + b + off:,}")


def included(a: int, b: int, off: int) -> Statement:
    return told(f"The fever killed {a + b:,} patients, including @ children.", f"{b}", f"{a + b + off:,}")


def share(a: int, b: int, off: int) -> Statement:
    percent = 10 + a % 60
    sentence = f"At the mill {percent}% of the {100 * b:,} workers, or @, walked out."
    return told(sentence, f"{percent * b:,}", f"{(percent + off) * b:,}")


def rise(a: int, b: int, off: int) -> Statement:
    percent = 10 + b % 80
    sentence = f"Turnover rose {percent}% from £{100 * a:,} to £@."
    return told(sentence, f"{a * (100 + percent):,}", f"{a * (100 + percent + off):,}")


def points(a: int, b: int, off: int) -> Statement:
    low, more = 3 + a % 20, 2 + b % 20
    sentence = f"Turnout went up from {low}% to {low + more}%, a rise of @ percentage points."
    return told(sentence, f"{more}", f"{more + off}")


def conversion(a: int, b: int, off: int) -> Statement:
    kilometres = round(a * 1.609344)
    return told(f"The tunnel is {a} miles (@km) long.", f"{kilometres:,}", f"{kilometres * (2 + off % 5):,}")


def majority(a: int, b: int, off: int) -> Statement:
    sentence = f"The bylaw was carried by {a + b:,} votes to {b}, a majority of @."
    return told(sentence, f"{a}", f"{a + off}")


def span(a: int, b: int, off: int) -> Statement:
    begun, years = 1800 + a % 100, 3 + b % 40
    sentence = f"She led the choir from {begun} to {begun + years}, a period of @ years."
    return told(sentence, f"{years}", f"{years + off}")


def product(a: int, b: int, off: int) -> Statement:
    sentence = f"All {a} nurses will get £{b} each, a total of £@."
    return told(sentence, f"{a * b:,}", f"{a * (b + off):,}")


def reversed_(a: int, b: int, off: int) -> Statement:
    return told(f"Tickets cost between £{a} and £@.", f"{a + b}", f"{a - a // 3}")


STATEMENTS: tuple[Callable[[int, int, int], Statement], ...] = (
    parts, included, share, rise, points, conversion, majority, span, product, reversed_,
)  # fmt: skip


def wrong(text: str) -> tuple[Finding, ...]:
    return faults(check(extract(read_text(text)), house_rules()))


@settings(max_examples=40)
@given(st.data(), st.lists(st.sampled_from(STATEMENTS), min_size=1, max_size=6, unique=True))
def test_an_article_made_so_that_all_is_right_is_quiet(
    data: st.DataObject, made: list[Callable[[int, int, int], Statement]]
) -> None:
    text = "\n\n".join(data.draw(st.builds(make, NUMBERS, NUMBERS, OFF)).right for make in made)

    assert [(each.check, each.working) for each in wrong(text)] == []


@pytest.mark.parametrize("make", STATEMENTS)
@settings(max_examples=40)
@given(st.data())
def test_a_wrong_figure_is_found_and_the_sum_names_it(
    make: Callable[[int, int, int], Statement], data: st.DataObject
) -> None:
    statement = data.draw(st.builds(make, NUMBERS, NUMBERS, OFF))

    found = wrong(statement.wrong)

    assert found
    assert any(statement.planted in each.working for each in found), found
    for each in found:
        assert all(statement.wrong[said.start : said.end] == said.phrase for said in each.mentions)


@settings(max_examples=40)
@given(st.data(), st.permutations(STATEMENTS), st.integers(1, 4))
def test_the_same_article_says_the_same_again(
    data: st.DataObject, made: list[Callable[[int, int, int], Statement]], length: int
) -> None:
    text = " ".join(data.draw(st.builds(make, NUMBERS, NUMBERS, OFF)).wrong for make in made[:length])

    assert wrong(text) == wrong(text)
