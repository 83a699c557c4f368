"""Whatever the text, there is an extraction of it, and its cost grows no faster than the text."""

import sys
from collections.abc import Callable
from types import FrameType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.pipeline import extract
from tests.benchmark.processes import peak
from tests.test_pipeline import check

PIECES = (
    "1", "1,", "1 ", "1.", "(1", "1/", "1-", "1x", "$1", "1%", "1\n", "1st ", "½", "1e5", "٣", "1\u0301",
    "one ", "a hundred and ", "twenty-", "half a ", "a third of ", "dozens of ", "million ", "5ft 10in ",
    "2-1 ", "one in ", "1 out of ", "fell 5% to ", "aged 1", "Jan 1, ", "10:45 ", "it had a 1 and ", "1 to ",
    ",", " ", "(", ")", ".", ". ", "-", "“ ", '"', "'", "\n", "$", "~", "\u200b", "\x00", "\ud800", "é",
    "per ", "of the ", "no ", "more than ", "Mr A. ", "U.S. ", "Ab's ", "No. ", "http://", "a@b.c", "said ",
    "he said, ", '"a," he said. ', "said Ab, ", "which he said was ", "according to Ab ", "the minister of ",
)  # fmt: skip
"""What a text may hold over and over. A figure stands before it, so that every stage has something to do."""


def text_of(piece: str, size: int) -> str:
    return "It lost 5 homes. " + piece * (size // len(piece))


def calls(work: Callable[[], object]) -> int:
    """How many functions are called to do the work, Python's own and ours: what it costs on any machine."""
    counted = 0

    def count(frame: FrameType, event: str, argument: object) -> None:
        nonlocal counted
        counted += event in {"call", "c_call"}

    sys.setprofile(count)
    try:
        work()
    finally:
        sys.setprofile(None)
    return counted


@pytest.mark.slow
@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_text_is_no_more_than_twice_the_work(piece: str) -> None:
    # past what any window, reach or memory of the grammar spans
    short, long = text_of(piece, 32_000), text_of(piece, 64_000)
    extract(long)

    # what is left over past the last block of data is read number by number
    assert calls(lambda: extract(long)) <= 2.2 * calls(lambda: extract(short)) + 30_000


@pytest.mark.parametrize("piece", PIECES)
def test_everything_holds_of_a_text_of_nothing_else(piece: str) -> None:
    check(extract(text_of(piece, 3000)))
    check(extract(piece * 300))


ANYTHING = st.lists(
    st.one_of(st.sampled_from(PIECES), st.text(st.characters(exclude_categories=()), max_size=8)), max_size=30
).map("".join)
"""Lone surrogates, controls and what no standard assigns, too."""


@given(ANYTHING)
def test_everything_holds_of_any_string_at_all(text: str) -> None:
    check(extract(text))


@pytest.mark.parametrize(
    ("text", "value", "flags"),
    [
        ("٣٤ homes burned", "34", ("other digits",)),
        ("１４００ homes burned", "1400", ("other digits",)),
        ("3٤ homes burned", "34", ("mixed digits",)),
        ("१२ homes and 12 barns burned", "12", ("other digits",)),
        ("3\u200b4 homes burned", "3", ("hidden characters",)),
        ("34 homes burned", "34", ()),
    ],
)
def test_digits_of_other_scripts_are_read_and_flagged(text: str, value: str, flags: tuple[str, ...]) -> None:
    claim = extract(text).claims[0]

    assert (str(claim.value), claim.flags) == (value, flags)


def test_a_date_in_other_digits_is_flagged_too() -> None:
    (date,) = extract("It was on 20/10/٢٠٢٣.").set_aside

    assert date.flags == ("mixed digits",)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("piece", "size", "megabytes"),
    [
        *(
            (piece, 1_000_000, 200)
            for piece in ["1", ",", " ", "1 ", "1,", "1\n", "one ", "(", "(1", "he said, "]
        ),
        *((piece, 5_000_000, 400) for piece in ["1", ",", " ", "1,", "one ", "("]),
    ],
)
def test_a_line_of_megabytes_stays_within_memory(piece: str, size: int, megabytes: int) -> None:
    assert peak(f"'It lost 5 homes. ' + {piece!r} * {size // len(piece)}") <= megabytes
