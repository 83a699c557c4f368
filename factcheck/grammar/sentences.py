"""Where the sentences of a text begin and end.

Lines come first, because no sentence crosses the end of a paragraph. A blank line ends one. So does a
single line break, as copy is mostly filed with one paragraph a line, unless the break looks like that
of a text wrapped by machine: the line is of a usual wrapped length, the first word of the next line
would not have fitted on it, that line is no list item, and it goes on in lower case (or most of the
file's breaks do). Then each paragraph is cut at its full stops, read with the words that
`abbreviations.toml` knows. Every step looks at a bounded stretch, so the time is linear in the text.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from factcheck.lexicon.load import tables
from factcheck.model.document import Region, Span

_WRAPPED = range(45, 101)
"""Lengths that a line of machine-wrapped text has."""

_LOOK_BACK = 24
"""More than the longest abbreviation."""

_LONGEST = 4000
"""Every claim carries its sentence: one of the length of a file would make a book of each of its figures."""

_LINE = re.compile(r"\S(?:[^\n]*\S)?")
_LIST_ITEM = re.compile(r"[-*+•·▪‣–—] |\(?(?:\d{1,3}|[A-Za-z])[.)]\s")

# A run of stops with the quotes, brackets and note marks that close after it: 'gone.") ', 'gone.[12] '
_STOP = re.compile(
    r"""
    (?<![.!?…])  (?P<run> [.!?…]++ )
    (?P<closers> ['")\]}]*+ (?: \[\d{1,3}\] )*+ )
    (?P<gap> \s++ )
    (?P<opening> ['"(\[{]*+ ) (?P<next> [A-Za-z]++ )?
    """,
    re.VERBOSE,
)
_WORD_BEFORE = re.compile(r"[^\s()\[\]{}\"'/—,;:-]+\Z")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ivx]{1,5}|[IVX]{1,5})\Z")
_LAST_SPACE = re.compile(r"\s\S*\Z")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]\Z")
_SPEAKER_THEN_VERB = re.compile(r"(?:(?:[A-Z][\w.-]{0,30}|[Tt]he) ){1,4}(\w{1,12})\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    """The word list, as sets."""

    inside: frozenset[str]
    before_number: frozenset[str]
    before_name: frozenset[str]
    before_day: frozenset[str]
    openers: frozenset[str]
    days: frozenset[str]
    said: frozenset[str]


@cache
def _words() -> _Words:
    lists = tables("abbreviations")
    return _Words(**{name: frozenset(words) for table in lists.values() for name, words in table.items()})


def split(text: str, regions: Sequence[Region] = ()) -> tuple[Span, ...]:
    """Return the sentences of a folded text: ordered, trimmed, and no character but white space left out.

    The border of a region (a headline, a caption) always ends a sentence.

    >>> text = "Gen. Milley flew in at 5 p.m. Friday. It cost $1.5 million. 'Too much?' he asked."
    >>> [text[start:end] for start, end in split(text)]
    ['Gen. Milley flew in at 5 p.m. Friday.', 'It cost $1.5 million.', "'Too much?' he asked."]
    """
    words = _words()
    sentences: list[Span] = []
    for paragraph in _cut(text, _paragraphs(text), regions):
        sentences.extend(_sentences(text, paragraph, words))
    return tuple(sentences)


def sentence_at(sentences: Sequence[Span], at: int) -> int:
    """Return the index of the sentence that covers an offset, or the last that begins before it.

    >>> sentence_at((Span(0, 5), Span(6, 9)), 7)
    1
    """
    return max(0, bisect_right(sentences, at, key=_start) - 1)


def _start(span: Span) -> int:
    return span.start


def _paragraphs(text: str) -> Iterator[Span]:
    """Yield the paragraphs: single lines, or the lines that a machine wrapped, put together again."""
    blocks = tuple(_blocks(text))
    wrapped = _mostly_wrapped(text, blocks)
    for block in blocks:
        width = max(
            (length for line in block if (length := line.end - line.start) < _WRAPPED.stop), default=0
        )
        start = block[0].start
        for line, following in pairwise(block):
            if not _goes_on(text, line, following, width=width, wrapped=wrapped):
                yield Span(start, line.end)
                start = following.start
        yield Span(start, block[-1].end)


def _blocks(text: str) -> Iterator[list[Span]]:
    """Yield the lines that no blank line parts."""
    block: list[Span] = []
    for line in _LINE.finditer(text):
        start, end = line.span()
        if block and text.count("\n", block[-1].end, start) > 1:
            yield block
            block = []
        block.append(Span(start, end))
    if block:
        yield block


def _mostly_wrapped(text: str, blocks: Iterable[list[Span]]) -> bool:
    """Tell whether half of the breaks go on in lower case, after lines of wrapped length with no stop."""
    breaks = [
        text[following.start].islower()
        for block in blocks
        for line, following in pairwise(block)
        if line.end - line.start in _WRAPPED and text[line.end - 1] not in ".!?:\"'"
    ]
    return bool(breaks) and 2 * sum(breaks) >= len(breaks)


def _goes_on(text: str, line: Span, following: Span, *, width: int, wrapped: bool) -> bool:
    """Tell whether the break between two lines is one that a machine made inside a paragraph."""
    length = line.end - line.start
    if length not in _WRAPPED or not (wrapped or text[following.start].islower()):
        return False
    space = text.find(" ", following.start, min(following.end, following.start + width))
    first_word = (space if space >= 0 else following.end) - following.start
    return length + 1 + first_word > width and not _LIST_ITEM.match(text, following.start)


def _cut(text: str, paragraphs: Iterable[Span], regions: Sequence[Region]) -> Iterator[Span]:
    """Yield the paragraphs, cut again where a region begins or ends."""
    borders = sorted({border for region in regions for border in region.span})
    for paragraph in paragraphs:
        start = paragraph.start
        first = bisect_right(borders, start)
        for border in borders[first : bisect_left(borders, paragraph.end, first)]:
            yield from _trimmed(text, start, border)
            start = border
        yield from _trimmed(text, start, paragraph.end)


def _trimmed(text: str, start: int, end: int) -> Iterator[Span]:
    stretch = text[start:end]
    if kept := stretch.strip():
        start += len(stretch) - len(stretch.lstrip())
        yield Span(start, start + len(kept))


def _sentences(text: str, paragraph: Span, words: _Words) -> Iterator[Span]:
    start = paragraph.start
    for stop in _STOP.finditer(text, start, paragraph.end):
        if _ends(text, start, stop, words):
            yield from _bounded(text, start, stop.start("gap"))
            start = stop.end("gap")
    yield from _bounded(text, start, paragraph.end)


def _bounded(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the sentence, cut at white space where it is longer than any sentence is."""
    while end - start > _LONGEST:
        spaces = _LAST_SPACE.search(text, start + _LONGEST // 2, start + _LONGEST)
        border = spaces.start() if spaces else start + _LONGEST
        yield from _trimmed(text, start, border)
        start = border
    yield from _trimmed(text, start, end)


def _ends(text: str, start: int, stop: re.Match[str], words: _Words) -> bool:
    """Tell whether a stop with white space after it ends the sentence that began at start."""
    run, closers, opening, following = stop.group("run", "closers", "opening", "next")
    after = following[0] if following else text[stop.end() : stop.end() + 1]
    if after.islower():
        return False
    if run[-1] in "!?":
        return not (closers and _said(text, stop.end("opening"), words))
    if run != ".":
        return True
    at = stop.start()
    before = _WORD_BEFORE.search(text, max(start, at - _LOOK_BACK), at)
    if before is None:
        return True
    word = before.group()
    if before.start() <= start + 1 and _LIST_NUMBER.match(text, start, at):
        return False
    if word in words.before_number:
        return not after.isdigit()
    if word in words.inside:
        return False
    if word in words.before_day:
        return following not in words.days and not (after.isdigit() or opening.startswith("("))
    if word in words.before_name or _DOTTED.match(word) or (len(word) == 1 and word.isupper()):
        return following in words.openers and text[stop.end() : stop.end() + 1] != "."
    return True


def _said(text: str, at: int, words: _Words) -> bool:
    """Tell whether a speaker and a verb of saying stand here: what was quoted before is part of it."""
    speaker = _SPEAKER_THEN_VERB.match(text, at)
    return speaker is not None and speaker.group(1) in words.said
