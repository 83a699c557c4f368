"""The words that loosen or bound a figure, and those that only look so."""

import pytest

from factcheck.grammar.hedges import before
from factcheck.model.document import Span
from factcheck.model.quantity import Hedge
from tests.grammar.one import exact, quantity, surface


@pytest.mark.parametrize(
    ("text", "hedge", "low", "high"),
    [
        ("50 people left", Hedge.EXACT, "50", "50"),
        ("around 50 people left", Hedge.ABOUT, None, None),
        ("An estimated 50 people left", Hedge.ABOUT, None, None),
        ("some 50 people left", Hedge.ABOUT, None, None),
        ("50 or so people left", Hedge.ABOUT, None, None),
        ("50-odd people left", Hedge.ABOUT, None, None),
        ("~50 people left", Hedge.ABOUT, None, None),
        ("just under 50 people left", Hedge.LESS_THAN, None, "50"),
        ("more than 50 people left", Hedge.MORE_THAN, "50", None),
        ("more than just 50 people left", Hedge.MORE_THAN, "50", None),
        ("50 people and counting", Hedge.MORE_THAN, "50", None),
        ("fewer than 50 people left", Hedge.LESS_THAN, None, "50"),
        ("sub-50 people left", Hedge.LESS_THAN, None, "50"),
        ("at least a further 50 people left", Hedge.AT_LEAST, "50", None),
        ("no fewer than 50 people left", Hedge.AT_LEAST, "50", None),
        ("50 or more people left", Hedge.AT_LEAST, "50", None),
        ("up to 50 people left", Hedge.AT_MOST, None, "50"),
        ("as many as 50 people left", Hedge.AT_MOST, None, "50"),
        ("only 50 people left", Hedge.EXACT, "50", "50"),
        ("people thereabouts: 50 people left", Hedge.EXACT, "50", "50"),
        ("it is over, 50 people left", Hedge.EXACT, "50", "50"),
    ],
)
def test_a_hedge_bounds_its_figure(text: str, hedge: Hedge, low: str | None, high: str | None) -> None:
    made = quantity(text, "50")

    assert (made.hedge, made.value) == (hedge, exact("50"))
    assert (made.low, made.high) == (exact(low), exact(high))


@pytest.mark.parametrize(
    ("text", "number", "hedge"),
    [
        ("rose over 5 years", "5", Hedge.EXACT),
        ("lasted over 5 years", "5", Hedge.MORE_THAN),
        ("some five left", "five", Hedge.EXACT),
        ("some two hundred left", "two hundred", Hedge.ABOUT),
        ("about dozens of them", "dozens", Hedge.VAGUE),
    ],
)
def test_a_word_that_hedges_elsewhere_may_not_here(text: str, number: str, hedge: Hedge) -> None:
    assert quantity(text, number).hedge is hedge


def test_the_phrase_begins_at_the_hedge() -> None:
    text = "Police held at least a further 50 people."

    assert surface(text, quantity(text, "50").span) == "at least a further 50 people"


def test_a_hedge_of_another_sentence_is_not_looked_at() -> None:
    text = "They ask for more than 50 people"

    assert before(text, text.index("50"), Span(0, len(text))) is not None
    assert before(text, text.index("50"), Span(text.index("than"), len(text))) is None
