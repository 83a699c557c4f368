"""What a quantity is counted over."""

import pytest

from factcheck.grammar.rates import find_rate
from factcheck.model.document import Span


@pytest.mark.parametrize(
    ("text", "per", "words"),
    [
        ("5 a day", "day", " a day"),
        ("5 per head", "head", " per head"),
        ("5 each week", "week", " each week"),
        ("5-a-year", "year", "-a-year"),
        ("5/month", "month", "/month"),
        ("5 / tonne", "tonne", " / tonne"),
        ("5 per widgets", "widget", " per widgets"),
        ("5 of water a day", "day", " of water a day"),
        ("5 daily", "day", " daily"),
        ("5 apiece", "item", " apiece"),
        ("5 per annum", "year", " per annum"),
    ],
)
def test_a_rate_is_found_with_its_words(text: str, per: str, words: str) -> None:
    rate = find_rate(text, 1, Span(0, len(text)))

    assert rate is not None
    assert (rate.per, text[1 : rate.end]) == (per, words)


@pytest.mark.parametrize(
    "text", ["5 a year ago", "5 per cent", "5 a widget", "5/widget", "5 of water a head", "5 days", "5"]
)
def test_what_is_no_rate(text: str) -> None:
    assert find_rate(text, 1, Span(0, len(text))) is None


def test_a_rate_ends_with_its_sentence() -> None:
    assert find_rate("5 a day", 1, Span(0, 4)) is None
