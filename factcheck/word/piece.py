"""Stretches of text that know where in the Word file they come from."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from factcheck.layout import Block
from factcheck.model.document import Zone


class Piece(NamedTuple):
    """Words, and the text node of the file's part that they stand in; words of our own stand in none."""

    words: str
    part: str = ""
    node: int = -1
    """Which of the part's text nodes, in the order of the file."""
    offset: int = 0
    """Characters of the node before these."""
    comment: str = ""
    """Where a comment begins or ends, its id; there are no words then."""
    begins: bool = False


class Passage(NamedTuple):
    """A block of the page, in pieces."""

    pieces: tuple[Piece, ...]
    zone: Zone = Zone.BODY
    gap: str = "\n\n"
    is_heading: bool = False
    """A heading of the first order, which may be the headline."""

    @property
    def words(self) -> str:
        """The words of the whole block."""
        return words_of(self.pieces)

    def as_block(self) -> Block:
        """Return the block without its origin."""
        return Block(words=self.words, zone=self.zone, gap=self.gap)


def words_of(pieces: Iterable[Piece]) -> str:
    """Return the words of pieces, as one string."""
    return "".join(piece.words for piece in pieces)


def trimmed(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    """Return pieces without the white space at both ends."""
    words = words_of(pieces)
    start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    return tuple(_between(pieces, start, max(start, end)))


def in_one_line(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """Return pieces with a space for each tab and line break."""
    return tuple(piece._replace(words=piece.words.translate(_SPACES)) for piece in pieces)


_SPACES = str.maketrans("\n\t\r", "   ")


def _between(pieces: Iterable[Piece], start: int, end: int) -> Iterator[Piece]:
    at = 0
    for piece in pieces:
        first, last = max(start - at, 0), min(end - at, len(piece.words))
        at += len(piece.words)
        if first < last:
            yield piece._replace(words=piece.words[first:last], offset=piece.offset + first)
        elif piece.comment:
            yield piece
