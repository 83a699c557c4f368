"""Quantities without a number word."""

import pytest

from factcheck.grammar.implicit import find_implied
from factcheck.model.document import Span
from tests.grammar.one import exact, parsed, quantity


@pytest.mark.parametrize(
    ("text", "printed", "value", "head", "unit"),
    [
        ("There were no survivors.", "no", "0", "survivor", None),
        ("No further arrests were made.", "No", "0", "arrest", None),
        ("Nobody was hurt in it.", "Nobody", "0", "people", None),
        ("The only witness left.", "only", "1", "witness", None),
        ("A single lorry was seen.", "A single", "1", "lorry", None),
        ("It took an hour and a half.", "an hour and a half", "1.5", None, "hour"),
        ("It takes up to a year there.", "a", "1", None, "year"),
        ("Ten people died and another was hurt.", "another", "1", "people", None),
    ],
)
def test_what_is_counted_without_a_number(
    text: str, printed: str, value: str, head: str | None, unit: str | None
) -> None:
    made = quantity(text, printed)

    assert (made.value, made.noun_head, made.unit) == (exact(value), head, unit)


@pytest.mark.parametrize(
    "text",
    [
        "No one knows why.",
        "There was no reason for it.",
        "It was only a dream.",
        "A year ago it rained.",
        "It took a year ago.",
        "Another day passed.",
        "the no-survivors rule",
        "Not a soul was there.",
    ],
)
def test_nothing_is_counted_where_nothing_is(text: str) -> None:
    assert list(find_implied(text, Span(0, len(text)))) == []


def test_a_number_that_is_printed_is_not_counted_twice() -> None:
    text = "It took another two hours."

    assert [each.figure.rule for each in parsed(text).quantities] == ["words"]
