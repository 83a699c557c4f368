"""Sentences parsed: each number once, in order, and what one takes from its neighbours."""

import pytest

from factcheck.grammar.parse import parse, parse_sentence
from factcheck.model.document import Document, Region, Span, Zone
from factcheck.model.quantity import Change, Role
from tests.grammar.one import parsed, quantity, surface


@pytest.mark.parametrize(
    ("text", "number", "noun"),
    [
        ("five and six people left", "five", "people"),
        ("20 men and 30 women left", "20", "men"),
        ("40 homes flooded, up from 30.", "30", "homes"),
        ("20 people died and another was hurt", "another", "people"),
        ("20 people died, including at least three in May", "three", "people"),
    ],
)
def test_a_noun_left_out_is_taken_from_a_neighbour(text: str, number: str, noun: str) -> None:
    assert quantity(text, number).noun == noun


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("40 homes flooded. Then 30.", "30"),
        ("£40 homes flooded and 5% more", "5"),
        ("40 homes; see 30", "30"),
    ],
)
def test_nothing_is_taken_from_too_far(text: str, number: str) -> None:
    assert quantity(text, number).noun is None


def test_a_part_is_linked_to_its_whole() -> None:
    text = "Eight people died, including three children."
    whole, part = parsed(text).quantities

    assert (part.part_of, whole.part_of) == (whole.figure.span, None)


def test_a_twin_is_linked_to_what_it_says_again() -> None:
    first, twin = parsed("It fell 5 miles (about 8km) short.").quantities

    assert (twin.twin_of, first.twin_of) == (first.figure.span, None)
    assert (twin.change, twin.role) == (first.change, first.role)


def test_a_step_said_again_is_a_step_too() -> None:
    made = quantity("Shares fell 20p, or 3 per cent.", "3")

    assert (made.change, made.role) == (Change.DOWN, Role.BY)


def test_a_unit_said_once_is_shared() -> None:
    assert quantity("It went from 5 in May to 7 per cent", "5").unit is None
    assert quantity("It fell from 7 to 5 per cent", "7").unit == "percentage"


def test_every_number_is_in_one_place_only() -> None:
    text = "On 7 October at 10:45, 20 women and 30 men in Section 5 left no survivors."
    sentence = parsed(text)

    assert [surface(text, each.span) for each in sentence.set_aside] == ["7 October", "10:45", "Section 5"]
    assert [surface(text, each.figure.span) for each in sentence.quantities] == ["20", "30", "no"]


def test_a_sentence_has_the_zone_it_starts_in_and_none_without_numbers_is_given() -> None:
    text = "Ten die\nNone said so. Two left."
    regions = (Region(span=Span(0, 7), zone=Zone.HEADLINE),)
    document = Document(text=text, regions=regions)
    sentences = (Span(0, 7), Span(8, 21), Span(22, 31))

    zones = [(each.span.start, each.zone) for each in parse(text, sentences, document)]

    assert zones == [(0, Zone.HEADLINE), (22, Zone.BODY)]


def test_a_number_never_begins_before_its_sentence() -> None:
    text = "It gave a third of it."
    second_half = Span(text.index("third"), len(text))

    (rank,) = parse_sentence(text, second_half).quantities

    assert surface(text, rank.figure.span) == "third"


def test_what_is_set_aside_never_ends_inside_a_number() -> None:
    text = "the 4x1,400 part"

    (code,) = parsed(text).set_aside

    assert surface(text, code.span) == "4x1,400"
