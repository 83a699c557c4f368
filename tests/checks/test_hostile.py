"""Whatever the figures, the checks end, their cost grows with the text, and what they find can be shown."""

from collections.abc import Callable
from itertools import pairwise

import pytest

from factcheck.checks import CHECKS
from factcheck.cli.house import house_rules
from factcheck.model.claim import Extraction
from factcheck.model.finding import Finding
from factcheck.pipeline import extract
from factcheck.reading import markdown, read_text
from factcheck.reckoning.check import Check, Forgetful
from factcheck.reckoning.page import Page
from tests.test_hostile_text import calls

ABSURD = (
    "Sales rose 0% from £0 to £0, and fell 100% from 0 to 0.",
    "It rose infinitely, from nought to 7, a rise of 0%, or 1/0 of it, or 0 in 0.",
    "Of the 0 workers 0 (0%) left, 12% of 0 is 40 and 0.0000000000001% of 9 is 8.",
    f"It is {'(' * 300}7 miles {'(11 km) ' * 300}{')' * 300} or 7 miles {'(11 km ' * 300} away.",
    "It is 7 miles (11 km) (12 km) ((13 km)) (7 miles (8 miles)) away.",
    "A fence of 30 feet (48 kg), 5 litres (3 hours), 12C (£5) and 7 acres (11 volts) was 1 in (1 am).",
    "It cost between £9tn and £2p, 10-3m, 5,000-4bn people, 99–98–97%, or from -5C to -60C to 4F.",
    f"There were {'9' * 38} people, including {'9' * 39}, {'9' * 400} in all, a total of {'1' * 38}.",
    "1e999 of 1e-999 people, 1E+4000 per cent of NaN, and 10^99999 of infinity died.",
    "Minus 3 of the minus 12 (minus 25%) were aged -4, born in 2190, and 12,000 years old in 1802.",
    "At 61 she was 16, born in 1999 and in 1899, the 0th anniversary of 31 February 2023, a Blunday.",
    "On Monday, 31 June 2021, on Tuesday 30 February 0000 and on Friday 99/99/9999 12 people came.",
    "Shares: 100%, 100%, 100%, 0%, -100% and 300%; half, half, half, a third and 9/0 of all.",
    "There are no priorities: ,,,; ; and. There are two: . There are three, four: five, six: seven.",
    "He won by -3 votes to 0, 0-0, a majority of a million, half the 0 votes cast, 52-48-52-48.",
    "1 person, 1.0 person, 1.00 people, one, 1st and I died; 1,00,00,000 and 1.000.000 and 1 000 000.",
    "٣٤ people died, including ３５, 3٤ and ½¾⅓ of them; 12\u200b34 homes and 5\u03016 cars burned.",
    "<b>£1m</b> [bold]2%[/bold] \x1b[31m3 people\x1b[0m; DROP TABLE 4 claims;-- 5 {6} %s %d {{7}} \\8.",
    "About about 200, at least at most 5, nearly more than up to -0, dozens of hundreds of several.",
    "a quarter of a half of a third of two thirds of 0.0 of them, twice three times as many fewer as 0",
    "500 an hour for 0 hours, 0 a day over 5 centuries, £3 each for 10^40 people: a total of £0.",
)
"""Figures that contradict each other, divide by nought, are no numbers, or have no dimension in common."""

SHAPES: dict[str, Callable[[int], str]] = {
    "counts in one sentence": lambda n: " and then ".join(f"it lost {i * 7 + 11} homes" for i in range(n)),
    "shares in one sentence": lambda n: " while ".join(f"{i % 50 + 1}% of workers left" for i in range(n)),
    "sums in one sentence": lambda n: " as ".join(f"it spent £{i % 50 + 1}.5m on roads" for i in range(n)),
    "a sentence each": lambda n: " ".join(f"The town of A{i} had {i * 7 + 11} homes." for i in range(n)),
    "one noun": lambda n: " ".join(f"On that day {i % 7 + 11} people died." for i in range(n)),
    "one noun, all numbers": lambda n: " ".join(f"That day {i + 11} people died." for i in range(n)),
    "one sum, all sizes": lambda n: " ".join(f"The budget is £12{'0' * (i % 6)} now." for i in range(n)),
    "one weight, all sizes": lambda n: " ".join(
        f"There were {25 * 10 ** (i % 4)} {'grams' if i % 2 else 'milligrams'} of salt." for i in range(n)
    ),
    "a headline": lambda n: (
        "Storm kills 1,650 people\n\n" + " ".join(f"The storm killed {i + 2000} people." for i in range(n))
    ),
    "captions": lambda n: (
        "# Storm\n\n"
        + "\n\n".join(f"![The storm killed {i + 100} people](a.jpg)" for i in range(n // 2))
        + "\n\n"
        + " ".join(f"The storm killed {i + 5000} people." for i in range(n // 2))
    ),
    "shares of wholes": lambda n: " ".join(f"{i % 50 + 1}% of the {i + 200} workers left." for i in range(n)),
    "changes": lambda n: " ".join(
        f"Sales rose {i % 9 + 1}% from £{i + 100} to £{i + 103}." for i in range(n)
    ),
    "one rate": lambda n: " ".join(f"Unemployment rose {i % 50 + 1}% in May." for i in range(n)),
    "ranges": lambda n: " ".join(f"It cost £{i + 3} to £{i + 2} million." for i in range(n)),
    "conversions": lambda n: " ".join(f"It is {i + 2} miles ({i + 2} km) away." for i in range(n)),
    "ages": lambda n: " ".join(f"Ann Smith, {i % 80 + 10}, was born in {1900 + i % 100}." for i in range(n)),
    "weekdays": lambda n: " ".join(
        f"On Monday, {i % 28 + 1} May 20{i % 100:02}, {i} came." for i in range(n)
    ),
    "clocks": lambda n: " ".join(
        f"It began at {i % 9 + 1} p.m. and ended {i % 7 + 2} hours later, at {i % 11 + 1}:{i % 50 + 10} a.m."
        for i in range(n)
    ),
    "clocks of one sentence": lambda n: "from 7 p.m. to 9 p.m. for three hours at 8 and " * n,
    "votes": lambda n: " ".join(f"Ann Ash won by {i + 33} votes to {i + 1}, by {i}." for i in range(n)),
    "parts": lambda n: " ".join(f"It killed {i + 90} people, including {i + 2} women." for i in range(n)),
    "totals": lambda n: " ".join(f"There were {i} cars and 4 buses, a total of {i}." for i in range(n)),
    "lists": lambda n: "There are four priorities: housing, roads and schools. " * n,
    "colons": lambda n: "four priorities: " * n,
    "products": lambda n: " ".join(
        f"All {i + 2} nurses get £{i + 90} each, £{i + 7} in all." for i in range(n)
    ),
    "ratios": lambda n: " ".join(
        f"It has {i + 9} cooks and {i + 90} diners, one cook for every {i + 2} diners." for i in range(n)
    ),
    "levels": lambda n: " ".join(
        f"It sold {i + 90} cars, twice as many as the {i} of May." for i in range(n)
    ),
    "nested brackets": lambda n: f"It is {'(' * 9}7 miles (11 km){')' * 9} away. " * n,
    "brackets that never close": lambda n: f"It is 7 miles {'(11 km ' * 3} away. " * n,
    "unread digits": lambda n: " ".join(f"{'1' * 50} people, {i} {i * 3} {i * 7} cars." for i in range(n)),
}
"""What a text may be full of, so many times."""


def page(text: str) -> Page:
    """Return a text as a check gets it, with what all checks share worked out."""
    document = markdown.read(text.encode(), None) if text.startswith("# ") else read_text(text)
    laid_out = Page(extract(document), house_rules())
    assert isinstance(laid_out.lines, tuple)
    return laid_out


def run(check: Check, on: Page) -> list[Finding]:
    """Return what one check says of a page, by a memory of nothing else."""
    return list(check.check(on, Forgetful()))


def shown(finding: Finding, extraction: Extraction) -> None:
    """Hold a finding to what it promises: phrases of the text, and a sum that names them."""
    text = extraction.document.text
    assert finding.message.strip()
    assert finding.working.strip()
    for said in finding.mentions:
        assert 0 <= said.start < said.end <= len(text)
        assert text[said.start : said.end] == said.phrase


@pytest.mark.parametrize("text", ABSURD)
@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.NAME)
def test_absurd_figures_break_no_check(check: Check, text: str) -> None:
    laid_out = page(text)

    for finding in run(check, laid_out):
        shown(finding, laid_out.extraction)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_found_in_a_text_of_nothing_else_can_be_shown(shape: str) -> None:
    laid_out = page(SHAPES[shape](30))

    for check in CHECKS:
        for finding in run(check, laid_out):
            shown(finding, laid_out.extraction)


@pytest.mark.parametrize(("one", "other"), pairwise(ABSURD))
def test_absurd_figures_side_by_side_say_the_same_twice(one: str, other: str) -> None:
    first, second = page(f"{one} {other}"), page(f"{one} {other}")

    assert [run(check, first) for check in CHECKS] == [run(check, second) for check in CHECKS]


@pytest.mark.slow
@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_figures_are_no_more_than_twice_the_work(shape: str) -> None:
    short, long = page(SHAPES[shape](400)), page(SHAPES[shape](800))
    for check in CHECKS:
        # what is built once is built before
        run(check, long)
        once, twice = (calls(lambda: run(check, each)) for each in (short, long))  # noqa: B023

        # four times would be each against each
        assert twice <= 2.6 * once + 5000, check.NAME


@pytest.mark.slow
@pytest.mark.parametrize("shape", ["counts in one sentence", "a sentence each", "one noun, all numbers"])
def test_ten_thousand_figures_are_checked(shape: str) -> None:
    laid_out = page(SHAPES[shape](10_000))
    figures = len(laid_out.figures)

    assert figures > 9000
    for check in CHECKS:
        assert calls(lambda: run(check, laid_out)) < 1000 * figures, check.NAME  # noqa: B023
