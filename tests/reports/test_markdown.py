"""Markdown that renders to what was said, whatever was said."""

from collections.abc import Iterator

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from factcheck.model.commonmark import escape, strong
from factcheck.model.marking import Piece
from factcheck.reports import markdown, render
from factcheck.safe import one_line
from tests.reports.factories import everywhere, rendered
from tests.reports.strategies import HOSTILE, texts

PARSERS = (MarkdownIt("commonmark"), MarkdownIt("gfm-like", {"linkify": False}))


def _flat(text: str) -> str:
    return " ".join(one_line(text).split())


def _leaves(tokens: list[Token]) -> Iterator[Token]:
    for token in tokens:
        if token.children is None:
            yield token
        else:
            yield from _leaves(token.children)


def _shape(tokens: list[Token]) -> list[str]:
    return [token.type for token in _leaves(tokens) if token.type != "text"]


def _text(tokens: list[Token]) -> str:
    return "".join(token.content for token in _leaves(tokens))


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "gfm"])
@given(text=texts)
@settings(max_examples=150, deadline=None)
def test_escaped_text_renders_to_itself(parser: MarkdownIt, text: str) -> None:
    tokens = parser.parse(escape(text))
    assert _shape(tokens) == (["paragraph_open", "paragraph_close"] if _flat(text) else [])
    assert _text(tokens) == _flat(text)


@given(before=texts, phrase=texts, after=texts)
@example(before="US", phrase="$5", after="m")
@example(before="a", phrase="*", after="b")
@example(before="€", phrase="(5)", after="€")
@example(before="x", phrase=" ", after="y")
@settings(max_examples=200, deadline=None)
def test_bold_is_bold_and_loses_nothing(before: str, phrase: str, after: str) -> None:
    # one word in front, as everywhere in the paper: no list or heading can begin there
    line = strong([Piece(before, False), Piece(phrase, True), Piece(after, False)])
    tokens = PARSERS[0].parse(f"Copy: {line}")
    assert " ".join(_text(tokens).split()) == " ".join(f"Copy: {_flat(f'{before}{phrase}{after}')}".split())
    bold = ["strong_open", "strong_close"] if _flat(phrase) else []
    assert _shape(tokens) == ["paragraph_open", *bold, "paragraph_close"]


@given(pieces=st.lists(st.builds(Piece, st.one_of(texts, st.sampled_from("$a ")), st.booleans()), max_size=6))
@example(pieces=[Piece("US", False), Piece("$", True), Piece("$", True)])
@example(pieces=[Piece("$", True), Piece("US", False), Piece("$", True), Piece("5", True)])
@settings(max_examples=100, deadline=None)
def test_marks_that_touch_become_one(pieces: list[Piece]) -> None:
    tokens = PARSERS[0].parse(f"Copy: {strong(pieces)}")
    assert set(_shape(tokens)) <= {"paragraph_open", "strong_open", "strong_close", "paragraph_close"}
    whole = "".join(piece.text for piece in pieces)
    assert " ".join(_text(tokens).split()) == " ".join(f"Copy: {_flat(whole)}".split())


@pytest.mark.parametrize("parser", PARSERS, ids=["commonmark", "gfm"])
@given(text=texts)
@example(text="\x1f")
@settings(max_examples=40, deadline=None)
def test_no_text_changes_the_shape_of_the_paper(parser: MarkdownIt, text: str) -> None:
    assume(_flat(text) and "¶" not in text)
    plain = parser.parse(rendered(render(everywhere("word"), markdown)))
    tokens = parser.parse(rendered(render(everywhere(text), markdown)))
    assert _shape(tokens) == _shape(plain)
    assert not {"html_block", "html_inline", "link_open", "image", "code_inline", "fence"} & set(
        _shape(tokens)
    )
    assert _text(tokens).count(_flat(text)) >= 30


@pytest.mark.parametrize("text", HOSTILE)
def test_a_page_of_hostile_text_holds_no_markup_but_ours(text: str) -> None:
    page = PARSERS[1].render(rendered(render(everywhere(text), markdown)))
    for tag in ("<script", "<img", "<a ", "<code", "<pre", "<s>", "<em>"):
        assert tag not in page
