"""Data among the copy: a stretch of more numbers than anyone writes out is set aside as one.

A column of readings, a pasted spreadsheet or a memory dump holds no statement that could be checked number
by number, and would cost more than its size if each were read.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.grammar.chunk import aside
from factcheck.grammar.numeral import cased, listed
from factcheck.grammar.numerals import anchor
from factcheck.limits import DATA_CHARS, DATA_NUMBERS, DATA_SPACING
from factcheck.model.document import Span, Zone
from factcheck.model.quantity import Aside, SetAside

_LEAST_CHARS = 2 * DATA_NUMBERS - 1
_APART = 2 * DATA_SPACING


def read_data(text: str, sentence: Span) -> SetAside | None:
    """Set the numbers of a sentence aside as one, from the first to the last, where they are data.

    Numbers that stand further off are none of it: what comes before a table may well be copy.

    >>> text = "Here are 9 readings of the whole morning: " + "4 5 6 " * 100
    >>> read_data(text, Span(0, 641)).span, read_data(text, Span(0, 59))
    (Span(start=42, end=641), None)
    """
    if sentence.end - sentence.start < _LEAST_CHARS:
        return None
    count, first, last = 0, sentence.start, sentence.start
    best = (0, first, last)
    for match in _numbers().finditer(text, *sentence):
        start, end = match.span()
        if not count or start - last > _APART:
            count, first = 0, start
        count, last = count + 1, end
        best = max(best, (count, first, last))
    count, first, last = best
    if count <= DATA_NUMBERS or last - first > count * DATA_SPACING:
        return None
    return aside(first, last, Aside.UNREAD, "data")


def join_lines(text: str, sentences: Iterable[tuple[Span, Zone]]) -> Iterator[tuple[Span, Zone]]:
    r"""Yield the sentences, those that are lines of bare numbers as one where together they are data.

    >>> text = "Readings:\n" + "47\n" * 300
    >>> lines = [(Span(0, 9), Zone.BODY)] + [(Span(at, at + 2), Zone.BODY) for at in range(10, 910, 3)]
    >>> [span for span, _ in join_lines(text, lines)]
    [Span(start=0, end=9), Span(start=10, end=909)]
    """
    bare = _bare()
    lines: list[tuple[Span, Zone]] = []
    for sentence, zone in sentences:
        is_bare = bare.fullmatch(text, *sentence) is not None
        if lines and not (is_bare and zone is lines[0][1] and sentence.end - lines[0][0].start <= DATA_CHARS):
            yield from _joined(text, lines)
            lines = []
        if is_bare:
            lines.append((sentence, zone))
        else:
            yield sentence, zone
    yield from _joined(text, lines)


def _joined(text: str, lines: list[tuple[Span, Zone]]) -> list[tuple[Span, Zone]]:
    if len(lines) < 2:
        return lines
    block = Span(lines[0][0].start, lines[-1][0].end)
    return [(block, lines[0][1])] if read_data(text, block) else lines


@cache
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"\d++(?:,\d{{3}}(?!\d))*+(?:\.\d++)?|{anchor().pattern}")


@cache
def _bare() -> re.Pattern[str]:
    """What a line has where it says nothing but numbers: no word that is not one."""
    return re.compile(rf"(?:[\W\d_]++|{cased(listed('cardinal', 'scale'))}(?![^\W\d_]))*+")
