"""What editors write on a checked copy, and what it is taken for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.model.ruling import Outcome, find_slip, read_ruling, slip

RULINGS = {
    "accepted": (Outcome.ACCEPTED, ""),
    "Agreed.": (Outcome.ACCEPTED, ""),
    "YES": (Outcome.ACCEPTED, ""),
    "ok – thanks": (Outcome.ACCEPTED, "thanks"),
    "make the change": (Outcome.ACCEPTED, ""),
    "stet": (Outcome.STET, ""),
    "Stet: it is the board's own figure": (Outcome.STET, "it is the board's own figure"),
    "no, the ministry said so": (Outcome.STET, "the ministry said so"),
    "leave it": (Outcome.STET, "it"),
    "keep": (Outcome.STET, ""),
    "instead: about 1,200": (Outcome.INSTEAD, "about 1,200"),
    "Make it 'about 1,200'": (Outcome.INSTEAD, "'about 1,200'"),
    "  change to\n1,250 ": (Outcome.INSTEAD, "1,250"),
}
UNCLEAR = (
    "", "?", "why?", "no problem", "okay if legal agree", "ok, but make it 1,250", "instead", "instead:",
    "noted", "used to be right", "yesterday", "1,250", "agreed, unless the board objects",
)  # fmt: skip


@pytest.mark.parametrize("words", RULINGS)
def test_it_is_read_as_an_editor_means_it(words: str) -> None:
    assert read_ruling(words) == RULINGS[words]


@pytest.mark.parametrize("words", UNCLEAR)
def test_what_does_not_say_is_no_ruling(words: str) -> None:
    assert read_ruling(words) is None


@given(
    claim=st.integers(1, 10**9), decision=st.integers(0, 16**16 - 1), words=st.text("abc 1,():-", max_size=20)
)
def test_a_slip_is_found_again_with_what_was_written_behind_it(claim: int, decision: int, words: str) -> None:
    line = slip(claim, f"{decision:016x}")
    assert find_slip(f"- {line} {words}") == (claim, f"{decision:016x}", words.strip())


@pytest.mark.parametrize("line", ["", "Ruling on claim 3:", "Ruling on claim x (00112233445566aa):"])
def test_other_lines_are_no_slips(line: str) -> None:
    assert find_slip(line) is None


@given(words=st.text())
def test_nothing_raises(words: str) -> None:
    read_ruling(words)
    find_slip(words)
