"""The phrase is marked where it stands, and the sentence stays itself."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.marking import CONTEXT, MARKS, marked
from tests.factories import claim

BASE = claim("1 mile", "1 mile", "1")


def _marked(sentence: str, phrase: str) -> str:
    pieces = marked(replace(BASE, sentence=sentence, phrase=phrase))
    return "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in pieces)


@pytest.mark.parametrize(
    ("sentence", "phrase", "expected"),
    [
        ("He lost £5.", "£5", "He lost [£5]."),
        ("Of 12 people, 2 people fell.", "2 people", "Of 12 people, [2 people] fell."),
        ("From 1,400 to 400.", "400", "From 1,400 to [400]."),
        ("From 12.5 to 12.", "12", "From 12.5 to [12]."),
        ("three, and three more", "three", "[three], and [three] more"),
        ("x5ft tall", "5ft", "x[5ft] tall"),
        ("a5 b5", "5", "a[5] b[5]"),
        ("nothing here", "12", "nothing here"),
        ("nothing here", "", "nothing here"),
        ("a\x1fb", "\x1f", "a[\x1f]b"),
        ("12", "12", "[12]"),
        ("", "12", ""),
        ("(.*) or (.*)", "(.*)", "[(.*)] or [(.*)]"),
    ],
)
def test_the_phrase_is_marked(sentence: str, phrase: str, expected: str) -> None:
    assert _marked(sentence, phrase) == expected


@given(st.text("1,. a", max_size=30), st.text("1,. a", max_size=4))
def test_the_pieces_are_the_sentence(sentence: str, phrase: str) -> None:
    pieces = list(marked(replace(BASE, sentence=sentence, phrase=phrase)))
    assert "".join(piece.text for piece in pieces) == sentence
    assert any(piece.marked for piece in pieces) == bool(phrase and phrase in sentence)


def test_a_sentence_without_end_is_cut_to_what_stands_beside_the_phrase() -> None:
    shown = _marked("x " * 5_000 + "1,400 people" + " y" * 5_000, "1,400 people")
    assert len(shown) < 2 * CONTEXT + 50
    assert "… " in shown
    assert "x [1,400 people] y" in shown


def test_a_sentence_of_nothing_but_the_phrase_is_marked_so_often_and_no_more() -> None:
    shown = _marked("1 " * 50_000, "1")
    assert shown.count("[1]") == MARKS
    assert len(shown) < 2 * CONTEXT
