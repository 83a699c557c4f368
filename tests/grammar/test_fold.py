"""Typography folded to plain characters, each where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.grammar.fold import fold


@pytest.mark.parametrize(
    ("printed", "plain"),
    [
        ("‘1’ “2” «3»", '\'1\' "2" "3"'),
        ("1–2‐3−4", "1-2-3-4"),
        ("1\u00a0000\u202f000", "1 000 000"),
        ("1\t2", "1 2"),
        ("1⁄2", "1/2"),
        ("50％ of ＄5", "50% of $5"),
        ("１２ and ٣", "12 and 3"),
        ("dead\r\nand\rso", "dead \nand\nso"),
        ("plain text", "plain text"),
        ("a — b", "a — b"),
        ("½ é", "½ é"),
    ],
)
def test_a_character_is_read_in_its_plain_form(printed: str, plain: str) -> None:
    assert fold(printed) == plain


@given(st.text())
def test_every_character_stays_where_it_stood(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text())
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)
