"""What was counted some sentences before and is named again with its parts: "Of the dead, 811 were …"."""

from collections.abc import Iterator, Sequence
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.parts.endings import divided
from factcheck.reckoning.parts.named import is_called
from factcheck.reckoning.parts.opened import flow_of
from factcheck.reckoning.parts.split import MOST, Split, Tie, may_be_whole, run, suits
from factcheck.reckoning.shares.wholes import is_share

_BEFORE = 3
"""Wholes that a list is held against."""
_FAR = 10
"""Sentences before the one that names again what they counted."""
_OF = frozenset({"of", "among"})
_THAT = "that"
"""What is named again as no more than that: the last figure of the sentence before."""
_LED = 40
"""Characters between what is named again and the first of its parts."""


def recalled(page: Page) -> Iterator[Split]:
    """Yield each whole of an earlier sentence that one names again as it tells its parts."""
    for at, line in enumerate(page.lines):
        if not at or line.words.isdisjoint(_OF):
            continue
        named = _named(page, line)
        if named is not None:
            flow = flow_of(page, line, page.lines[at + 1 : at + 3])
            if is_share(flow[0]):
                # two thirds of that, $5.2m, came from …
                flow = flow[1:]
            if len(flow) >= 2:
                yield from _again(page, page.lines[max(0, at - _FAR) : at], line, flow, named)


@cache
def _of_those() -> "regex.Pattern[str]":
    # Of the dead, 811 … ; a total of 142 of the dead …
    return regex.compile(
        r"\b(?:of|among)\s+(?:(?:the|those|these|its|their|his|her)\s+(?P<noun>\p{L}{3,})\b|(?P<that>that|it|this)(?=,))",
        regex.IGNORECASE,
    )


def _named(page: Page, line: Line) -> str | None:
    """Return the noun that a sentence names again with its first figure."""
    first = line.figures[0]
    leading = _of_those().match(page.text, line.span.start, first.start)
    named = leading or _of_those().match(page.text, first.number_end + 1, line.span.end)
    if named is None or (leading and first.start - named.end() > _LED):
        return None
    return (named["noun"] or _THAT).lower()


def _again(
    page: Page, before: Sequence[Line], line: Line, flow: Sequence[Claim], noun: str
) -> Iterator[Split]:
    """Yield what was counted some sentences before and is named here: "Of the dead, 811 were …"."""
    first = flow[0]
    near = [line for line in before[-1:] if page.adjoin(line, page.line(first))]
    wholes = [
        each
        for other in reversed(near if noun == _THAT else before)
        for each in reversed(other.figures[:MOST])
        if may_be_whole(each) and suits(each, first) and (noun == _THAT or is_called(each, noun))
    ][:_BEFORE]
    if not wholes:
        return
    listed = run(page, wholes[0], flow)
    end = max(line.span.end, listed[-1].end) if listed else line.span.end
    if listed[:1] == [first]:
        yield from divided(page, wholes, listed, end, Tie.SOME)
