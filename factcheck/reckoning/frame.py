"""Which figures stand around the article proper: in its headline, its standfirst, under a picture.

Where a file does not mark them they show by themselves: lines at the top that end without a stop, and
paragraphs that begin with "Photo:".
"""

from collections.abc import Iterator
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.document import Zone
from factcheck.reckoning.page import Page

AROUND = frozenset({Zone.HEADLINE, Zone.STANDFIRST, Zone.CAPTION})
_TOP = 600
"""Characters from the top in which a line without a stop is of the headline, and not of a list."""


_LINE = 160
"""A longer one is a paragraph that has lost its stop."""


_LABELS = frozenset("PpCcIi")
"""With what the word begins that labels a caption."""


@cache
def _label() -> "regex.Pattern[str]":
    return regex.compile(
        r"(?:photo(?:graph)?|picture[ds]?|caption|image)\b[^.\n]{0,20}[:|]", regex.IGNORECASE
    )


def framed(page: Page) -> tuple[tuple[Claim, Zone], ...]:
    """Return the figures around the article proper, each with its zone, in the order of the text."""
    return page.reading(_framed)


def _framed(page: Page) -> tuple[tuple[Claim, Zone], ...]:
    return tuple(_found(page))


def _found(page: Page) -> Iterator[tuple[Claim, Zone]]:
    for line in page.lines:
        zone = line.figures[0].zone
        if zone is Zone.BODY:
            zone = _zone(page, line.span.start, line.span.end)
        if zone in AROUND:
            yield from ((claim, zone) for claim in line.figures)


def _zone(page: Page, start: int, end: int) -> Zone:
    """Return the zone of a sentence that its file says to be of the article proper."""
    first = page.text.rfind("\n", 0, start) + 1
    if page.text[first : first + 1] in _LABELS and _label().match(page.text, first, first + 40):
        return Zone.CAPTION
    last = page.text.find("\n", end)
    words = page.text[first:last].rstrip()
    # it follows the headline, or a line like itself
    if page.text[:first].rstrip()[-1:] in ".:":
        return Zone.BODY
    stands_alone = last >= 0 and page.text[last : last + 2] == "\n\n"
    if first < _TOP and stands_alone and len(words) <= _LINE and words[-1:].isalnum() and ". " not in words:
        return Zone.STANDFIRST
    return Zone.BODY
