"""The independent look for numbers."""

from decimal import Decimal

import pytest

from factcheck.grammar.scan import unaccounted
from tests.factories import claim


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("1,400 dead", ["1,400"]),
        ("3.5 and Twenty", ["3.5", "Twenty"]),
        ("dozens, a million", ["dozens", "million"]),
        ("v2.0b", ["2.0"]),
        ("someone often, nil", []),
        ("5,", ["5"]),
        ("", []),
    ],
)
def test_the_plainest_numbers_are_seen(text: str, seen: list[str]) -> None:
    assert [text[span.start : span.end] for span in unaccounted(text, ())] == seen


def test_what_a_record_covers_is_accounted_for() -> None:
    text = "Of 20 people 30 left and 40 stayed"
    records = [claim(text, "30 left", "30"), claim(text, "20 people", "20")]

    assert [text[span.start : span.end] for span in unaccounted(text, records)] == ["40"]


def test_a_record_that_covers_two_numbers_accounts_for_both() -> None:
    text = "between 20 and 30 left, then 40"
    both = claim(text, "20 and 30 left", str(Decimal(20)), number="20 and 30")

    assert [text[span.start : span.end] for span in unaccounted(text, [both])] == ["40"]
