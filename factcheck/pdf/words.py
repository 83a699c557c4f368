"""Characters to words: what stands side by side on one base line, without a gap."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.pdf.glyphs import Glyph

_SAME_LINE = 0.1
"""How far two base lines may be apart to be one, in units of the type's size."""

_GAP = 0.14
"""How wide a gap between two words is at least."""

_DOUBLE = 0.15
"""A character that is drawn again this close to itself is one that was made bold."""

_UNBROKEN = frozenset("\u00a0\u2007\u2009\u202f")
"""Spaces that stand inside a number."""

_SIZES = 1.2
"""How much larger than its neighbour a character of the same word may be."""


class Word(NamedTuple):
    """A word, or part of one that is raised; y is its base line, upwards."""

    text: str
    x0: float
    x1: float
    y: float
    size: float


def words(glyphs: Iterable[Glyph]) -> list[Word]:
    """Return the words of a page, each line from left to right, the lines from top to bottom."""
    return [word for line in _lines(glyphs) for word in _words(line)]


def _lines(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    line: list[Glyph] = []
    for glyph in sorted(glyphs, key=lambda each: -each.y):
        if line and line[-1].y - glyph.y > _SAME_LINE * max(glyph.size, line[-1].size):
            yield line
            line = []
        line.append(glyph)
    if line:
        yield line


def _words(line: list[Glyph]) -> Iterator[Word]:
    word: list[Glyph] = []
    space: Glyph | None = None
    for glyph in sorted(line, key=lambda each: each.x0):
        if glyph.text.isspace():
            space = space or glyph
        elif space is not None:
            if word and space.text in _UNBROKEN and word[-1].text[-1:].isdigit() and glyph.text[:1].isdigit():
                word += (space, glyph)
            else:
                yield from _word(word)
                word = [glyph]
            space = None
        elif word and _is_double(word[-1], glyph):
            continue
        elif word and _are_apart(word[-1], glyph):
            yield from _word(word)
            word = [glyph]
        else:
            word.append(glyph)
    yield from _word(word)


def _is_double(before: Glyph, glyph: Glyph) -> bool:
    return glyph.text == before.text != "" and abs(glyph.x0 - before.x0) < _DOUBLE * glyph.size


def _are_apart(before: Glyph, glyph: Glyph) -> bool:
    larger, smaller = max(before.size, glyph.size), min(before.size, glyph.size)
    # the drawings that another text stands for have no text of their own
    return glyph.x0 - before.x1 > _GAP * larger or (larger > _SIZES * smaller and bool(glyph.text))


def _word(glyphs: list[Glyph]) -> Iterator[Word]:
    text = "".join(glyph.text for glyph in glyphs)
    if text.strip():
        yield Word(
            text=text,
            x0=glyphs[0].x0,
            x1=max(glyph.x1 for glyph in glyphs),
            y=glyphs[0].y,
            size=max(glyph.size for glyph in glyphs),
        )
