"""Where in a Word file a stretch of the document's text stands: the runs to hang a comment on."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from factcheck.model.document import Span
from factcheck.office.parts import Element, name_of
from factcheck.word.piece import Piece


class Place(NamedTuple):
    """Characters of one text node of a part, as python-docx or anybody else who parses the part finds it."""

    part: str
    """The part's name in the archive: word/document.xml."""
    node: int
    """Which of `text_nodes` of the part's root."""
    start: int
    end: int


def text_nodes(root: Element) -> Iterator[Element]:
    """Yield the text nodes of a part, in the order of the file; their parents are the runs."""
    return (element for element in root.iter() if name_of(element) in {"w:t", "m:t"})


def places_of(pieces: Sequence[tuple[int, Piece]], span: Span) -> tuple[Place, ...]:
    """Return where a span of the text stands, given each piece with its offset in the text.

    Pieces of one node that follow each other are one place; what only the text has, such as the bar
    between two cells, stands nowhere.
    """
    found: list[Place] = []
    for at, piece in pieces:
        if piece.node < 0 or not piece.words or not span.overlaps(Span(at, at + len(piece.words))):
            continue
        first, last = max(span.start - at, 0), min(span.end - at, len(piece.words))
        place = Place(piece.part, piece.node, piece.offset + first, piece.offset + last)
        if found and found[-1][:2] == place[:2]:
            place = found.pop()._replace(end=place.end)
        found.append(place)
    return tuple(found)
