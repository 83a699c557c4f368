"""What is counted: the noun after a number."""

import pytest

from factcheck.grammar.nouns import find_noun, plural_follows
from factcheck.model.document import Span


@pytest.mark.parametrize(
    ("text", "noun", "head"),
    [
        ("12 people left", "people", "people"),
        ("12 young Israelis were killed", "young Israelis", "Israeli"),
        ("12 of the armed men fled", "armed men", "man"),
        ("12 more homes flooded", "homes", "home"),
        ("12 dead", "dead", "dead"),
        ("12 injured in May", "injured", "injured"),
        ("12 US soldiers left", "US soldiers", "soldier"),
        ("12 work permits expired", "work permits", "permit"),
        ("12 minors and young children left", "minors and young children", "minor"),
        ("12 lorries and said so", "lorries", "lorry"),
        ("12 newly built homes", "built homes", "home"),
        ("12 family homes", "family homes", "home"),
        ("12 passers-by saw it", "passers-by", "passer-by"),
        ("12 staff left", "staff", "staff"),
        ("12-storey tower fell", "storey tower", "tower"),
    ],
)
def test_a_number_counts_the_first_plural_after_it(text: str, noun: str, head: str) -> None:
    found = find_noun(text, 2, Span(0, len(text)))

    assert found is not None
    assert (text[found.span.start : found.span.end], found.head) == (noun, head)


@pytest.mark.parametrize(
    "text",
    [
        "12 of them left",
        "12 of which homes",
        "12 died",
        "12, homes said",
        "12 and homes",
        "12 us homes",
        "12 five homes",
        "12",
        "12 ",
        "12. Homes fell",
    ],
)
def test_no_noun_is_made_up(text: str) -> None:
    assert find_noun(text, 2, Span(0, len(text))) is None


def test_one_thing_is_in_the_singular() -> None:
    text = "1 patient records"

    found = find_noun(text, 1, Span(0, len(text)), singular=True)

    assert found is not None
    assert (text[found.span.start : found.span.end], found.head) == ("patient", "patient")


def test_a_noun_ends_with_its_sentence() -> None:
    text = "12 young people"

    found = find_noun(text, 2, Span(0, len("12 young")))

    assert found is not None
    assert found.head == "young"


@pytest.mark.parametrize(
    ("text", "follows"),
    [
        ("12 armed men", True),
        ("12 men", True),
        ("12, men", False),
        ("12 of men", False),
        ("12 very old men", False),
    ],
)
def test_a_plural_follows_within_two_words(text: str, follows: bool) -> None:
    assert plural_follows(text, 2, len(text)) is follows
