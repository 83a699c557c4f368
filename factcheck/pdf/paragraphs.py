"""Lines to paragraphs, tables, headlines, captions and notes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median

from factcheck.layout import Block
from factcheck.model.document import Zone
from factcheck.pdf.hyphens import joined, words_of
from factcheck.pdf.lines import Line

_SAME_SIZE = 1.08
_LARGE = 1.25
"""A headline is at least so much larger than the copy."""

_SMALL = 0.93
"""The notes at the foot of a page are smaller than the copy."""

_INDENT = 0.7
_SPACED = 1.3
"""Lines that are further apart than others by this factor are of two paragraphs."""

_CHARACTER = 0.6
"""How wide a character is, rather too much than too little."""

_BULLET = re.compile(r"[•‣▪●◦·*–—-] ?(?=\S)|\(?\d{1,2}[.)] ")
_MARKED = re.compile(r"\[\w{1,3}\] ")
_OPEN = re.compile(r"\w[-\u2010\u00ad/\u2013]\Z")
_WIDE = 1.55
_NARROW = 14
_FIGURE = re.compile(
    r"[^\w\s]{0,3}(?:[A-Z]{1,3})?\d[\d.,\u00a0\u202f ]*[^\d\s]{0,3}(?: (?:\[\w{1,3}\]|\w{1,4}))?|[-–—]|n/?a"
)
"""A cell of a table that holds a figure, or says that there is none."""

_ENDED = re.compile(r"[.!?:…][\"'”’)\]]*(?:\[\w{1,3}\])?\Z")
_NOTE = re.compile(r"\[?(?:\d{1,3}|[*†‡§])\]? ?(?=\S)")
_CAPTION = re.compile(
    r"(?:fig(?:ure)?\.?|chart|graph(?:ic)?|map|photo(?:graph)?|picture|image|illustration|table|box)"
    r"(?: ?\d{1,3})?(?::|\.| [–—-] )",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """What is printed as one block."""

    text: str
    size: float
    page: int
    is_table: bool = False
    is_full: bool = False
    """Its last line reaches the end of the column: it may go on in the next."""
    is_last: bool = False
    """It is the last of its column."""


def blocks(columns: Sequence[tuple[int, Sequence[Line]]]) -> Iterator[Block]:
    """Yield the blocks of the pages' columns, each with the number of its page, in the order of reading."""
    known = {word for _, column in columns for line in column for word in words_of(line.text)}
    paragraphs = [each for page, column in columns for each in _paragraphs(column, page, known)]
    if not paragraphs:
        return
    size = _copy_size(paragraphs)
    copy, notes = _parted(paragraphs, size)
    headline = _headline(copy, size)
    flowing = _flowing(copy, size, known)
    for at, paragraph in enumerate(flowing):
        yield Block(words=paragraph.text, zone=_zone(paragraph, at, flowing, headline, size))
    yield from (Block(words=note.text) for note in notes)


def _paragraphs(column: Sequence[Line], page: int, known: set[str]) -> Iterator[Paragraph]:
    """Yield the paragraphs and tables of one column."""
    if not column:
        return
    leading = _leading(column)
    for group in _groups(column, leading):
        last = group[-1] is column[-1]
        if len(group) > 1 and all(len(line.cells) > 1 for line in group):
            text = "\n".join(" | ".join(line.cells) for line in group)
            yield Paragraph(text=text, size=group[0].size, page=page, is_table=True, is_last=last)
            continue
        text = group[0].text
        for line in group[1:]:
            text = joined(text, line.text, known)
        yield Paragraph(
            text=text.replace("\u00ad", ""),
            size=group[0].size,
            page=page,
            is_full=group[-1].x1 > _edges(column, group[-1])[1] - 2 * group[-1].size,
            is_last=last,
        )


def _groups(column: Sequence[Line], leading: float) -> Iterator[list[Line]]:
    group: list[Line] = []
    rows = _table_rows(column)
    for at, line in enumerate(column):
        if group and (
            _parts_rows(column[at - 1], line, leading)
            if at - 1 in rows and at in rows
            else at - 1 in rows or at in rows or _begins(column[at - 1], line, _edges(column, line), leading)
        ):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _edges(column: Sequence[Line], line: Line) -> tuple[float, float]:
    """Return where lines like this one begin and end in a column; those of tables have their own edges."""
    alike = [each for each in column if _are_alike(each, line) and len(each.cells) == 1] or [line]
    return min(each.x0 for each in alike), max(each.x1 for each in alike)


def _are_alike(first: Line, second: Line) -> bool:
    return max(first.size, second.size) <= _SAME_SIZE * min(first.size, second.size)


def _parts_rows(before: Line, line: Line, leading: float) -> bool:
    return before.y - line.y > 2.5 * max(leading, 1) * line.size


def _begins(before: Line, line: Line, edges: tuple[float, float], leading: float) -> bool:
    """Tell whether a line of copy begins a paragraph."""
    if not _are_alike(before, line) or _BULLET.match(line.text) or _MARKED.match(line.text):
        return True
    distance = (before.y - line.y) / line.size
    if distance > _SPACED * max(leading, 1.1):
        return True
    if _OPEN.search(before.text):
        return False
    left, right = edges
    ended, free = _ENDED.search(before.text), right - before.x1
    if ended and (free > 0.25 * (right - left) or (distance > _WIDE and not line.text[0].islower())):
        return True
    if line.x0 > left + _INDENT * line.size and before.x0 <= left + _INDENT * line.size:
        return True
    if right - left < _NARROW * line.size and distance > _WIDE - 0.05 and not line.text[0].islower():
        # too narrow for copy, and too wide apart: a list, a box of figures
        return True
    # the first word of this line would have fitted on the one before
    return free > _CHARACTER * line.size * (len(line.text.split(maxsplit=1)[0]) + 2)


def _leading(column: Sequence[Line]) -> float:
    """Return how far lines are apart, in units of their size."""
    steps = [
        (before.y - line.y) / line.size
        for before, line in pairwise(column)
        if line.size
        and abs(before.size - line.size) < 0.1 * line.size
        and 0 < before.y - line.y < 3 * line.size
    ]
    return median(steps) if steps else 1.2


def _table_rows(column: Sequence[Line]) -> set[int]:
    """Return which lines are rows of a table: neighbours with figures under figures."""
    found: set[int] = set()
    for at, (before, line) in enumerate(pairwise(column)):
        if _are_rows(before, line):
            found |= {at, at + 1}
    for at in sorted(found):
        # headings, and rows without a figure
        for beside in (at - 1, at + 1):
            if 0 <= beside < len(column) and len(column[beside].cells) == len(column[at].cells):
                found.add(beside)
    return found


def _are_rows(first: Line, second: Line) -> bool:
    near = 0.6 * max(first.size, second.size)
    return any(
        _FIGURE.fullmatch(first.cells[i])
        and _FIGURE.fullmatch(second.cells[k])
        and (abs(a0 - b0) < near or abs(a1 - b1) < near or abs(a0 + a1 - b0 - b1) < near)
        for i, (a0, a1) in enumerate(first.edges)
        for k, (b0, b1) in enumerate(second.edges)
        if i and k
    )


def _copy_size(paragraphs: Sequence[Paragraph]) -> float:
    """Return the size in which most of the text is set."""
    weights: dict[float, int] = {}
    for each in paragraphs:
        rounded = round(each.size * 2) / 2
        weights[rounded] = weights.get(rounded, 0) + len(each.text) // (2 if each.is_table else 1)
    return max(weights, key=lambda size: weights[size])


def _parted(paragraphs: Sequence[Paragraph], size: float) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the copy, and the notes at the feet of the pages, which stand in the midst of it."""
    copy: list[Paragraph] = []
    notes: list[Paragraph] = []
    for at, each in enumerate(paragraphs):
        small = not each.is_table and each.size < _SMALL * size
        follows = bool(notes) and at > 0 and paragraphs[at - 1] is notes[-1] and each.page == notes[-1].page
        if small and (_NOTE.match(each.text) or follows) and not _CAPTION.match(each.text):
            if copy and copy[-1].page == each.page:
                copy[-1] = replace(copy[-1], is_last=True)
            notes.append(each)
        else:
            copy.append(each)
    return copy, notes


def _headline(copy: Sequence[Paragraph], size: float) -> Paragraph | None:
    """Return the largest of what stands above the copy of the first page."""
    first = [each for each in copy if each.page == copy[0].page and not each.is_table] if copy else []
    largest = max(first, key=lambda each: each.size, default=None)
    return largest if largest is not None and largest.size > _LARGE * size and len(largest.text) > 3 else None


def _flowing(copy: Sequence[Paragraph], size: float, known: set[str]) -> list[Paragraph]:
    """Return the paragraphs, those joined that go on in the next column or on the next page."""
    flowing: list[Paragraph] = []
    for each in copy:
        before = flowing[-1] if flowing else None
        if before is not None and before.is_last and _goes_on(before, each, size):
            flowing[-1] = replace(each, text=joined(before.text, each.text, known).replace("\u00ad", ""))
        else:
            flowing.append(each)
    return flowing


def _goes_on(before: Paragraph, after: Paragraph, size: float) -> bool:
    if before.is_table or after.is_table or _ENDED.search(before.text) or _BULLET.match(after.text):
        return False
    sizes = (before.size, after.size, size)
    if max(sizes) > _SAME_SIZE * min(sizes):
        return False
    return before.is_full or after.text[0].islower()


def _zone(
    paragraph: Paragraph, at: int, flowing: Sequence[Paragraph], headline: Paragraph | None, size: float
) -> Zone:
    if paragraph.is_table:
        return Zone.TABLE
    if paragraph is headline:
        return Zone.HEADLINE
    if at and flowing[at - 1] is headline and paragraph.size > _SAME_SIZE * size:
        return Zone.STANDFIRST
    return Zone.CAPTION if _CAPTION.match(paragraph.text) else Zone.BODY
