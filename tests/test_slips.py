"""The articles that slips are planted in are right, worked out by hand and not by the product."""

import re
from datetime import date

import pytest

from factcheck.checks import faults
from factcheck.cli.house import house_rules
from factcheck.pipeline import check, extract
from factcheck.reading import read_text
from tests.slips import Article, articles, number, planted

PRINTED = re.compile(
    r"\b(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day),? (?:(?P<day>\d+) (?P<month>[A-Z]\w+)"
    r"|(?P<month_>[A-Z]\w+)\.? (?P<day_>\d+)),? (?P<year>\d{4})"
)
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
HALVES = ("development", "kept")
each_article = pytest.mark.parametrize("article", articles(), ids=lambda each: each.name)


@each_article
def test_what_an_article_says_of_its_figures_is_so(article: Article) -> None:
    wrong = [each for each in article.relations if each.holds and not each.is_right()]
    assert not wrong


@each_article
def test_a_phrase_that_a_slip_changes_stands_once(article: Article) -> None:
    named = {phrase for each in article.relations for phrase in each.phrases}
    named |= {was for each in article.relations for was, _ in each.slips}
    assert {phrase: article.text.count(phrase) for phrase in named if article.text.count(phrase) != 1} == {}


@each_article
def test_a_slip_breaks_what_its_article_says(article: Article) -> None:
    """Where the wrong phrase has another number in a sum, the sum no longer comes out."""
    for slip in planted(article):
        assert slip.text != article.text
        for letter, phrase in slip.relation.letters.items():
            wrong = number(slip.becomes)
            summed = re.search(rf"\b{letter}\b", slip.relation.holds or "")
            if phrase == slip.was and summed and wrong != number(phrase):
                assert not slip.relation.is_right(instead={letter: wrong}), slip.becomes


@each_article
def test_the_weekdays_of_an_article_are_those_of_the_calendar(article: Article) -> None:
    for told in PRINTED.finditer(article.text):
        month = MONTHS.index((told["month"] or told["month_"])[:3]) + 1
        printed = date(int(told["year"]), month, int(told["day"] or told["day_"]))
        assert f"{printed:%A}" == told["weekday"], told[0]


@each_article
def test_an_article_is_as_long_as_one(article: Article) -> None:
    assert 200 <= len(article.text.split()) <= 650


def test_there_are_slips_enough_of_every_kind_in_both_halves() -> None:
    slips = [slip for article in articles() for slip in planted(article)]
    halves = {half: {slip.relation.kind for slip in slips if slip.article.half == half} for half in HALVES}

    assert len(slips) >= 300
    assert len(halves["development"]) >= 20
    assert len(halves["kept"]) >= 12
    assert halves["kept"] <= halves["development"]


@each_article
def test_a_clean_article_is_quiet(article: Article) -> None:
    """What is found where the sums are right is a cry of wolf."""
    found = faults(check(extract(read_text(article.text)), house_rules()))

    assert [(each.check, each.working) for each in found] == []
