"""The order in which the parts of a page are read: what spans it, and its columns from left to right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

from factcheck.pdf.words import Word

_GUTTER = 0.85
"""How wide the gap between two columns is at least, in units of the type's size."""

_WORDS_APART = 0.7
"""How wide it is at least in each line that it parts."""

_ROWS = 3
"""A column has at least so many lines."""

_CROSSING = 0.4
"""How many of the lines may run across a gap that is one between columns."""

_COPY_CHARS = 14
_COPY_LETTERS = 0.6
_FLUSH = 0.3
_DEPTH = 12

Row = list[Word]


def columns(words: Sequence[Word], depth: int = 0) -> Iterator[list[Word]]:
    """Yield the words of each part of a page, in the order in which the parts are read."""
    rows = _rows(words)
    gutter = _gutter(rows) if depth < _DEPTH else None
    if gutter is None:
        yield list(words)
        return
    for across, band in _bands(rows, gutter):
        inside = [word for row in band for word in row]
        if across:
            yield from columns(inside, depth + 1) if len(band) < len(rows) else (inside,)
        else:
            for side in (
                [word for word in inside if word.x1 <= gutter],
                [word for word in inside if word.x1 > gutter],
            ):
                if side:
                    yield from columns(side, depth + 1)


def _rows(words: Sequence[Word]) -> list[Row]:
    """Return the words in rows across the page; lines of two columns that nearly meet are one."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda each: -each.y):
        if rows and rows[-1][0].y - word.y <= 0.5 * max(rows[-1][0].size, word.size):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [sorted(row, key=lambda word: word.x0) for row in rows]


def _gutter(rows: list[Row]) -> float | None:
    """Return where a gap runs down between two columns of copy, if one does."""
    if len(rows) < _ROWS:
        return None
    size = median(word.size for row in rows for word in row)
    best: tuple[float, float] | None = None
    for at in _candidates(rows, size):
        free = [row for row in rows if _is_free(row, at)]
        left = [[word for word in row if word.x1 <= at] for row in free]
        right = [[word for word in row if word.x1 > at] for row in free]
        if len(free) < (1 - _CROSSING) * len(rows) or not (_is_copy(left) and _is_copy(right)):
            continue
        if not _is_flush(right, size):
            continue
        weight = sum(bool(a) and bool(b) for a, b in zip(left, right, strict=True)) + len(free) / 1000
        if best is None or weight > best[0]:
            best = (weight, at)
    return None if best is None else best[1]


def _candidates(rows: list[Row], size: float) -> list[float]:
    """Return the middles of wide gaps in rows, and between rows that stand left and right of one."""
    middles = {
        round(2 * (before.x1 + after.x0) / size)
        for row in rows
        for before, after in pairwise(row)
        if after.x0 - before.x1 > _GUTTER * size
    }
    ends = sorted(row[-1].x1 for row in rows)
    starts = sorted(row[0].x0 for row in rows)
    for start in {round(start) for start in starts}:
        before = [end for end in ends if end < start]
        if len(before) >= _ROWS and start - max(before) > _GUTTER * size:
            middles.add(round(2 * (max(before) + start) / size))
    return sorted(middle * size / 4 for middle in middles)


def _is_free(row: Row, at: float) -> bool:
    """Tell whether no word of a row stands at a place, nor so close beside it as to its next word."""
    left = max((word for word in row if word.x1 <= at), key=lambda word: word.x1, default=None)
    right = min((word for word in row if word.x1 > at), key=lambda word: word.x0, default=None)
    if right is None:
        return True
    if left is None:
        return right.x0 > at
    return right.x0 > at and right.x0 - left.x1 > _WORDS_APART * max(left.size, right.size)


def _is_copy(side: list[Row]) -> bool:
    """Tell whether rows on one side of a gap are lines of copy, not cells of a table."""
    texts = [" ".join(word.text for word in row) for row in side if row]
    if len(texts) < _ROWS:
        return False
    letters = sum(character.isalpha() for text in texts for character in text)
    characters = sum(not character.isspace() for text in texts for character in text)
    return median(map(len, texts)) >= _COPY_CHARS and letters > _COPY_LETTERS * characters


def _is_flush(side: list[Row], size: float) -> bool:
    """Tell whether most rows begin at one place: gaps between words that happen to meet do not."""
    starts = [row[0].x0 for row in side if row]
    most = max(sum(abs(start - each) < _FLUSH * size for each in starts) for start in starts)
    return most >= _ROWS and 2 * most > len(starts)


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Yield the rows in bands from top to bottom, those across the gutter and those beside it in turns."""
    band: list[Row] = []
    across = False
    for at, row in enumerate(rows):
        over = not _is_free(row, gutter)
        if not over:
            # as narrow as the first column, but below both: a table, a note
            alone = _is_alone(rows, at, gutter)
            over = alone or _ends_paragraph(rows, at, gutter) if across else alone and _is_set_off(rows, at)
        if band and over != across:
            yield across, band
            band = []
        across = over
        band.append(row)
    if band:
        yield across, band


def _is_alone(rows: list[Row], at: int, gutter: float) -> bool:
    """Tell whether nothing stands right of a gutter from here to what runs across it, or to the end."""
    for row in rows[at:]:
        if not _is_free(row, gutter):
            break
        if row[-1].x1 > gutter:
            return False
    return True


def _is_set_off(rows: list[Row], at: int) -> bool:
    """Tell whether a row does not belong to the column above it: it is a table's, or far from it."""
    if at > 0 and rows[at - 1][0].y - rows[at][0].y > 1.6 * rows[at][0].size:
        return True
    return at + 1 < len(rows) and _has_cells(rows[at]) and _has_cells(rows[at + 1])


def _has_cells(row: Row) -> bool:
    return any(after.x0 - before.x1 > _GUTTER * after.size for before, after in pairwise(row))


def _ends_paragraph(rows: list[Row], at: int, gutter: float) -> bool:
    """Tell whether a row is the short last line of what runs across above it."""
    row, above = rows[at], rows[at - 1]
    if row[-1].x1 > gutter or above[0].size != row[0].size:
        return False
    if at + 1 == len(rows):
        return True
    to_above, to_below = above[0].y - row[0].y, row[0].y - rows[at + 1][0].y
    return to_above < 1.6 * row[0].size and to_below > 1.15 * to_above
