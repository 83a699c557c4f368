"""Where in a text it is worth looking: a long pattern is searched only around what it cannot be without."""

from collections.abc import Iterator

import regex

from factcheck.model.document import Span


def stretches(text: str, anchor: "regex.Pattern[str]", around: int) -> Iterator[Span]:
    """Yield the stretches of a text that reach so many characters to either side of each anchor.

    They do not overlap, and each may hold several anchors.

    >>> list(stretches("It opened on 3 May 1990.", regex.compile("May"), 6))
    [Span(start=9, end=24)]
    """
    start = end = -1
    for found in anchor.finditer(text):
        first = max(0, found.start() - around)
        if first > end:
            if end >= 0:
                yield Span(start, end)
            start = first
        end = min(len(text), found.end() + around)
    if end >= 0:
        yield Span(start, end)
