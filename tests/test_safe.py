"""Text from outside is harmless to draw, and stays where it was."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.safe import hidden, one_line, safe

ANY = st.text(alphabet=st.characters(exclude_categories=()))
SHOWN = {0x200C, 0x200D, *range(0x600, 0x606), 0x6DD, 0x70F, 0x890, 0x891, 0x8E2, 0x110BD, 0x110CD}
"""Format characters that scripts need, or that show."""


def test_no_character_that_a_terminal_obeys_or_nobody_sees_gets_through() -> None:
    unsafe = [
        code
        for code in range(0x110000)
        if unicodedata.category(chr(code)) in {"Cc", "Cf", "Cs"} and code not in SHOWN and code != 0x0A
    ]

    assert [hex(code) for code in unsafe if safe(chr(code)) == chr(code)] == []


@pytest.mark.parametrize(
    "text", ["1,400 killed", "café – “£5”", "שלום", "١٬٤٠٠", "नमस्ते", "👩\u200d🚒", "한국"]
)
def test_what_people_write_is_left_alone(text: str) -> None:
    assert safe(text) == text
    assert hidden(text) == ()


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("AAA\x1b]52;c;cHduZWQ=\x07B", "AAA␛]52;c;cHduZWQ=␇B"),
        ("\u202e321", "\ufffd321"),
        ("1\u200b000", "1\ufffd000"),
        ("a\tb\r\nc", "a b \nc"),
        ("\x9b2J", "\ufffd2J"),
        ("\ud800", "\ufffd"),
    ],
)
def test_the_worst_shows_as_one_stand_in_each(text: str, shown: str) -> None:
    assert safe(text) == shown


@given(ANY)
def test_nothing_moves_and_safe_is_safe(text: str) -> None:
    assert len(safe(text)) == len(text)
    assert safe(safe(text)) == safe(text)
    assert "\n" not in one_line(text)


@given(ANY)
def test_hidden_characters_are_those_that_safe_replaces(text: str) -> None:
    assert all(safe(text)[at] != text[at] for at in hidden(text))
