"""Words to the lines of one column: raised marks beside their words, the cells of a row apart."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from factcheck.pdf.words import Word
from factcheck.raised import lowered, raised

_SMALL = 0.85
"""Words smaller than this, beside others, are raised or lowered."""

_RAISED = 0.7
"""How far they may be raised or lowered, in units of the size of the others."""

_ONE_LINE = 0.3
_BESIDE = 0.35
_SPACE = 0.1
_OVER = 0.5
"""A mark that stands over or under so much of a word is not beside it."""

_CELLS_APART = 0.7
"""How wide the gap between two cells of a row is at least; between the words of copy it may be as wide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line."""

    cells: tuple[str, ...]
    """Its words, in one piece but for where gaps as wide as those of a table part them."""
    edges: tuple[tuple[float, float], ...]
    """Where each of the cells begins and ends."""
    y: float
    size: float

    @property
    def text(self) -> str:
        """The words; two numbers with a gap between them stay two."""
        joined = self.cells[0]
        for cell in self.cells[1:]:
            joined += (" | " if joined[-1].isdigit() and cell[0].isdigit() else " ") + cell
        return joined

    @property
    def x0(self) -> float:
        """Where it begins."""
        return self.edges[0][0]

    @property
    def x1(self) -> float:
        """Where it ends."""
        return self.edges[-1][1]


def lines(words: Sequence[Word]) -> list[Line]:
    """Return the lines of a column, from top to bottom."""
    found = _rows(words)
    return [_line(row) for row in sorted(found, key=lambda row: -_base(row).y)]


def _rows(words: Sequence[Word]) -> list[list[Word]]:
    """Return the words line by line, the raised and lowered with those that they stand beside."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda each: (-each.size, -each.y)):
        near = [row for row in rows if _belongs(word, row)]
        if near:
            min(near, key=lambda row: abs(row[0].y - word.y)).append(word)
        else:
            rows.append([word])
    return rows


def _belongs(word: Word, row: list[Word]) -> bool:
    base = row[0]
    distance = abs(word.y - base.y)
    if distance <= _ONE_LINE * min(word.size, base.size):
        return True
    if word.size > _SMALL * base.size or distance > _RAISED * base.size:
        return False
    near = _BESIDE * base.size
    over = _OVER * (word.x1 - word.x0)
    return any(abs(word.x0 - each.x1) < near or abs(each.x0 - word.x1) < near for each in row) and not any(
        min(word.x1, each.x1) - max(word.x0, each.x0) > over for each in row
    )


def _base(row: Iterable[Word]) -> Word:
    return max(row, key=lambda word: (word.size, len(word.text)))


def _line(row: list[Word]) -> Line:
    row = sorted(row, key=lambda word: word.x0)
    base = _base(row)
    cells, edges = [""], [[row[0].x0, row[0].x1]]
    for before, word in pairwise([row[0]._replace(x1=row[0].x0), *row]):
        gap = word.x0 - before.x1
        if gap > _CELLS_APART * base.size:
            cells.append("")
            edges.append([word.x0, word.x1])
        text = cells[-1]
        if text and (gap > _SPACE * base.size or _is_mark(text)):
            text += " "
        cells[-1] = text + _shown(word, base, text)
        edges[-1][1] = max(edges[-1][1], word.x1)
    return Line(
        cells=tuple(cells),
        edges=tuple((x0, x1) for x0, x1 in edges),
        y=base.y,
        size=median(word.size for word in row for _ in word.text),
    )


def _shown(word: Word, base: Word, before: str) -> str:
    if word.size > _SMALL * base.size or abs(word.y - base.y) <= _SPACE * base.size:
        return word.text
    return (raised if word.y > base.y else lowered)(before, word.text)


def _is_mark(text: str) -> bool:
    """Tell whether a line has only the mark of a note so far, which its words follow."""
    return text.startswith("[") and text.endswith("]")
