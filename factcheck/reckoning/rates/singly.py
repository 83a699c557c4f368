"""What is told of one of its kind by naming the kind: "a haircut is £18", "tickets cost £35".

No list of verbs or of things is needed: the words before a figure are looked up among what the text counts.
"""

from collections.abc import Iterator, Mapping
from functools import cache

import regex

from factcheck.model.claim import Claim
from factcheck.model.quantity import Kind
from factcheck.reckoning.page import Line, Page
from factcheck.reckoning.rates.each import Each

_KINDS = frozenset({Kind.COUNT, Kind.MONEY, Kind.MEASURE})
_BACK = 72
"""Characters before a figure in which its subject stands."""


def counted(page: Page) -> Mapping[str, tuple[Claim, ...]]:
    """Return the figures of a page that count things, by the noun in the singular and as printed."""
    return page.reading(_counted)


def _counted(page: Page) -> Mapping[str, tuple[Claim, ...]]:
    told: dict[str, list[Claim]] = {}
    for claim in page.figures:
        if claim.kind in (Kind.DURATION, Kind.MEASURE) and claim.unit is not None:
            told.setdefault(claim.unit, []).append(claim)
        if claim.kind is not Kind.COUNT or claim.noun_head is None or claim.noun is None:
            continue
        if claim.noun in claim.phrase:
            for word in {claim.noun_head.lower(), claim.noun.rpartition(" ")[2].lower()}:
                told.setdefault(word, []).append(claim)
    return {word: tuple(claims) for word, claims in told.items()}


def singly(page: Page, line: Line) -> Iterator[Each]:
    """Yield the figures of a sentence before which stands what the article counts elsewhere."""
    nouns = counted(page)
    end = line.span.start
    for claim in line.figures:
        start, end = max(end, claim.start - _BACK), claim.end
        if (
            claim.kind not in _KINDS
            or claim.second is not None
            or claim.twin_of
            or claim.per
            or not claim.value
        ):
            continue
        found = _subject().search(page.text, start, claim.start)
        if found is None:
            continue
        one = found["one"] is not None
        words = [word.lower() for word in found.captures("word")]
        # the word nearest to the figure is its verb, or stands before "at" and "for"
        for word in words[::-1][1:] if one else words:
            if word not in nouns or (claim.kind is not Kind.MONEY and not one):
                continue
            head = nouns[word][0].noun_head or nouns[word][0].unit
            if head is not None and (word == head) == one and head != claim.noun_head:
                yield Each(claim, head)
                break


@cache
def _subject() -> "regex.Pattern[str]":
    # A new social home costs; tickets sold for
    return regex.compile(
        r"(?:(?P<one>\b(?:an?|one|each|every|per|(?:the|an)\s+(?:average|typical))\s+)|\b)(?:(?P<word>[\p{L}][\p{L}’'-]*)\s+){1,6}\Z",
        regex.IGNORECASE,
    )
