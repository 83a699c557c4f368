"""What is pasted is told apart from what is typed, however it comes in pieces."""

from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from factcheck.limits import PASTE_CHARS
from factcheck.review.pastes import Pastes

PIECES = st.lists(
    st.sampled_from(["\x1b[200~", "\x1b[201~", "\x1b[20", "0~", "\x1b", "[", "v", "1,400\n", "é"]),
    max_size=12,
)


def read(*pieces: str) -> tuple[str, list[str]]:
    """What was typed, marks and all, and what was pasted."""
    pastes = Pastes()
    told = [each for piece in pieces for each in pastes.told_apart(piece)]
    return "".join(each for each in told if isinstance(each, str)), [
        each.text for each in told if isinstance(each, Paste)
    ]


@given(PIECES, st.integers(1, 9))
def test_pieces_of_any_size_are_read_as_the_whole_is(pieces: list[str], size: int) -> None:
    whole = "".join(pieces)
    assert read(whole) == read(*(whole[at : at + size] for at in range(0, len(whole), size)))


def test_nothing_inside_a_paste_is_a_key() -> None:
    sent = "v\x1b[200~d\x1b[A\x1bd\x1b[200~\x03\x1b[201~u\x1b[200~x\x1b[201~"
    assert read(sent) == (
        "v\x1b[200~\x1b[201~u\x1b[200~\x1b[201~",
        ["d\x1b[A\x1bd\x1b[200~\x03", "x"],
    )


def test_a_paste_without_end_is_kept_within_bounds() -> None:
    typed, (pasted,) = read("\x1b[200~", *["x" * 1_000_000] * 12, "\x1b[201~", "v")
    assert len(pasted) == PASTE_CHARS
    assert typed.endswith("v")
