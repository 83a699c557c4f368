"""Text from outside as CommonMark in which it means nothing but itself."""

import re
from collections.abc import Iterable
from string import punctuation
from unicodedata import category

from factcheck.model.marking import Piece
from factcheck.safe import one_line

# What CommonMark, or GitHub's and Pandoc's dialects of it, give a meaning to in the middle of a line.
_SIGNIFICANT = re.compile(
    r"""
      [\\`*_\[\]{}<>~|\#$@^]      # spans, links, tables, mathematics, mentions
    | &(?=[\#\w])                 # an entity: &amp;
    | (?<!\d):(?=\S) | :(?=[^\s\d])   # https://, mailto:, :smile:, but not 09:30
    | (?<=[wW]{3})\.             # www.
    """,
    re.VERBOSE,
)
_LINE_START = re.compile(r"(?:[-+=]|[0-9]+(?=[.)]))")
_SPACE = re.compile(r"\s{2,}|[^\S ]")  # all but the single space that is wanted: those are millions


def escape(text: str) -> str:
    r"""Return text as one line of Markdown that shows it and does nothing else.

    >>> print(escape("<b>*1,400* people</b>"), escape("1. https://example.org"))
    \<b\>\*1,400\* people\</b\> 1\. https\://example.org
    """
    return _opening(_inline(_flat(text).strip()))


def _opening(line: str) -> str:
    start = _LINE_START.match(line)
    if start is None:
        return line
    at = start.end() if start[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"


def strong(pieces: Iterable[Piece]) -> str:
    r"""Return pieces of text as one line, those that are marked in bold.

    CommonMark reads no bold where a sign meets a letter outside it; there the bold reaches further.

    >>> print(strong([Piece("fell by US", False), Piece("$5 a share", True), Piece(", it said", False)]))
    fell by **US\$5 a share**, it said
    >>> print(strong([Piece("1. ", False), Piece("12", True)]))
    1\. **12**
    """
    line, marks = "", list[tuple[int, int]]()
    for piece in pieces:
        text = _flat(piece.text)
        if piece.marked:
            marks.append((len(line), len(line) + len(text)))
        line += text
    shown, done = "", 0
    for start, end in _bold(line, marks):
        shown += f"{_inline(line[done:start])}**{_inline(line[start:end])}**"
        done = end
    return _opening((shown + _inline(line[done:])).strip())


def _flat(text: str) -> str:
    return _SPACE.sub(" ", one_line(text))


def _inline(text: str) -> str:
    return _SIGNIFICANT.sub(r"\\\g<0>", text)


def _bold(line: str, marks: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    reached: list[tuple[int, int]] = []
    for mark in marks:
        start, end = _reach(line, *mark)
        if reached and start <= reached[-1][1]:
            reached[-1] = reached[-1][0], max(end, reached[-1][1])
        elif start < end:
            reached.append((start, end))
    return reached


def _reach(line: str, start: int, end: int) -> tuple[int, int]:
    while start < end and line[start] == " ":
        start += 1
    while end > start and line[end - 1] == " ":
        end -= 1
    if start < end and not line[start].isalnum():
        while start and not _boundary(line[start - 1]):
            start -= 1
    if start < end and not line[end - 1].isalnum():
        while end < len(line) and not _boundary(line[end]):
            end += 1
    return start, end


def _boundary(character: str) -> bool:
    # what every version of CommonMark counts so: they differ on which symbols are punctuation
    return character == " " or character in punctuation or category(character).startswith("P")
