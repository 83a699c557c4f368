"""The independent look for numbers."""

from decimal import Decimal

import pytest

from factcheck.grammar.scan import unaccounted
from factcheck.lexicon.load import tables
from factcheck.pipeline import extract
from tests.factories import claim


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("1,400 dead", ["1,400"]),
        ("3.5 and Twenty", ["3.5", "Twenty"]),
        ("dozens, a million", ["dozens", "million"]),
        ("v2.0b", ["2.0"]),
        ("someone often, bénine, nine_a", []),
        ("ONE two-thirds thirty-two", ["ONE", "two", "thirds", "thirty", "two"]),
        ("5,", ["5"]),
        ("twelve ½", ["twelve", "½"]),
        ("2½ Ⅳ ①", ["2", "½", "Ⅳ", "①"]),
        ("10², 5 km², gone.² m³", ["10", "²", "5"]),
        ("İ one", ["one"]),
        ("٣٤ and 5٣", ["٣٤", "5٣"]),
        ("half a second, once", []),
        ("", []),
    ],
)
def test_digits_of_any_script_and_number_words_are_seen(text: str, seen: list[str]) -> None:
    assert [text[span.start : span.end] for span in unaccounted(text, ())] == seen


@pytest.mark.parametrize(
    "text",
    [
        "An octet of swans and a sextet of geese left.",
        "It cost umpteen zillions.",
        "The fivety-year plan made milion of them.",
        "Output rose TwentYfold, tO sEVEN.",
        "It was 10² times as long, note ④ says.",
    ],
)
def test_what_the_grammar_cannot_read_is_told(text: str) -> None:
    assert extract(text).unaccounted


def test_it_knows_more_words_than_the_grammar() -> None:
    grammar = {word for listed in ("cardinal", "scale") for word in tables("numerals")[listed]}
    seen = {word for listed in tables("scan").values() for word in listed}

    assert grammar - seen <= {"nil", "score", "gross"}
    assert len(seen - grammar) > 100


def test_what_a_record_covers_is_accounted_for() -> None:
    text = "Of 20 people 30 left and 40 stayed"
    records = [claim(text, "30 left", "30"), claim(text, "20 people", "20")]

    assert [text[span.start : span.end] for span in unaccounted(text, records)] == ["40"]


def test_a_record_that_covers_two_numbers_accounts_for_both() -> None:
    text = "between 20 and 30 left, then 40"
    both = claim(text, "20 and 30 left", str(Decimal(20)), number="20 and 30")

    assert [text[span.start : span.end] for span in unaccounted(text, [both])] == ["40"]
