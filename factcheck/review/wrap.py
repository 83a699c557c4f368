"""Breaking text into rows of so many cells, by offsets, so that spans stay true."""

import re
from collections.abc import Iterator
from itertools import pairwise

from rich.cells import cell_len, get_character_cell_size

from factcheck.review.line import Line, Run

# Every character of these blocks takes one cell, so that a length is a width.
_SINGLE = re.compile(r"[ -~¡-¬®-ˬͰ-ͷΑ-ρςσ-ҁҊ-ԯ‐-‧]*")

_EMOJI_STYLE = "\ufe0f"


def rows(text: str, start: int, end: int, width: int) -> Iterator[tuple[int, int]]:
    """Yield the start and end of each row of one paragraph, broken at spaces where there are any.

    The space at which a row breaks belongs to it and may hang over the edge.

    >>> text = "killed at least 1,400 people"
    >>> [text[a:b] for a, b in rows(text, 0, len(text), 12)]
    ['killed at ', 'least 1,400 ', 'people']
    """
    width = max(width, 2)
    single = _SINGLE.fullmatch(text, start, end) is not None
    while start < end:
        edge = min(start + width, end) if single else _edge(text, start, end, width)
        if edge < end:
            space = text.rfind(" ", start, edge + 1)
            edge = space + 1 if space >= start else edge
        yield start, edge
        start = edge


def _edge(text: str, start: int, end: int, width: int) -> int:
    cells = 0
    for at in range(start, end):
        character = text[at]
        # the selector draws the character before it in two cells
        cells += 1 if character == _EMOJI_STYLE else get_character_cell_size(character)
        if cells > width and at > start:
            return at
    return end


def fold(line: Line, width: int) -> list[tuple[Run, ...]]:
    """Return the rows of a line in several looks; rows after the first are indented as the line says.

    >>> for row in fold(Line((Run("note  "), Run("a long remark")), 6), 12):
    ...     print("".join(run.text for run in row).rstrip())
    note  a long
          remark
    """
    text = line.text
    indent = min(line.indent, width // 2)
    first = next(rows(text, 0, len(text), width), (0, 0))
    later = rows(text, first[1], len(text), width - indent)
    folded = [_cut(line.runs, *first)]
    folded.extend((Run(" " * indent), *_cut(line.runs, *span)) for span in later)
    return folded


def _cut(runs: tuple[Run, ...], start: int, end: int) -> tuple[Run, ...]:
    edges = [0]
    for run in runs:
        edges.append(edges[-1] + len(run.text))
    return tuple(
        Run(run.text[max(start - left, 0) : end - left], run.look)
        for run, (left, right) in zip(runs, pairwise(edges), strict=True)
        if left < end and right > start
    )


def shorten(text: str, width: int, ellipsis: str) -> str:
    """Return a text cut to at most so many cells, the cut shown.

    >>> shorten("Health Ministry", 8, "…"), shorten("日本語の記事", 7, "…")
    ('Health …', '日本語…')
    """
    if width <= 0:
        return ""
    # no character is narrower than nothing: what lies far beyond the edge is not measured
    if len(text) <= width * 8 and cell_len(text) <= width:
        return text
    room = width - cell_len(ellipsis)
    kept = text[: _edge(text, 0, len(text), room)]
    # one wide character, or one that its neighbours widen, may not fit at all
    return (kept if cell_len(kept) <= room else "") + ellipsis
