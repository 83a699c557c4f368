"""Quotations: where each begins and ends, over as many paragraphs as it runs."""

import re
from collections.abc import Iterator
from functools import cache

from factcheck.model.document import Span

# Past this many characters a quotation is a quotation mark that was never closed.
LONGEST = 5000


@cache
def _marks() -> re.Pattern[str]:
    # a quotation mark, or a new paragraph
    return re.compile(r'"|\n(?:[ ]*\n\s*|(?="))')


@cache
def _singles() -> re.Pattern[str]:
    # 'We lost it all,' he said: a possessive's apostrophe ("residents' homes") has no full stop or comma
    # before it, so only a mark after one of those, or before one, closes. The literal comes first: the
    # scan leaps from apostrophe to apostrophe.
    return re.compile(
        r"""
        '(?<![^\s(\[\u2014-]')(?=[^\W_])
        (?: [^'"\n]++ | (?<=\w)'(?=\w) | (?<=s)'(?=[ ]\w) ){1,200}+
        (?: (?<=[.,!?])' | '(?=[.,;:!?)]) | (?<=\w)'(?!\w) )
        """,
        re.VERBOSE,
    )


def find(text: str) -> tuple[Span, ...]:
    r"""Return the quotations of a folded text, marks included, in order.

    A paragraph that ends inside a quotation continues in the next when that opens with a mark again.

        >>> text = '"We lost 300," he said. "We\n\n"Never knew." Then he left.'
        >>> [text[span.start : span.end] for span in find(text)]
        ['"We lost 300,"', '"We\n\n"Never knew."']
    """
    doubles = tuple(_doubles(text)) if '"' in text else ()
    if "'" not in text:
        return doubles
    singles = [Span(*match.span()) for match in _singles().finditer(text)]
    return _outermost(sorted((*doubles, *singles))) if singles else doubles


def _doubles(text: str) -> Iterator[Span]:
    start: int | None = None
    gap: tuple[int, int] | None = None  # a paragraph's end, while it is not known whether the quotation's too
    for mark in _marks().finditer(text):
        at = mark.start()
        if start is not None and (at - start > LONGEST or (gap and at > gap[1])):
            yield Span(start, min(gap[0] if gap else at, start + LONGEST))
            start = gap = None
        if text[at] == "\n":
            gap = mark.span() if start is not None else None
        elif _opens(text, at):
            start = at if start is None else start
            gap = None
        elif start is not None and text[at - 1] not in _OUTSIDE:
            yield Span(start, at + 1)
            start = gap = None
    if start is not None:
        yield Span(start, min(gap[0] if gap else len(text), start + LONGEST))


_BEFORE = frozenset(" \n([/\u2014-")
_OUTSIDE = frozenset(' \n"')


def _opens(text: str, at: int) -> bool:
    return (at == 0 or text[at - 1] in _BEFORE) and at + 1 < len(text) and text[at + 1] not in _OUTSIDE


def _outermost(spans: list[Span]) -> tuple[Span, ...]:
    kept: list[Span] = []
    for span in spans:
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return tuple(kept)
