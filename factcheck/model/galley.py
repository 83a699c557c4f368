"""An article as a galley proof: its paragraphs with each figure marked, and the claims beside each."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck.model.claim import Claim
from factcheck.model.document import Document, Span, Zone
from factcheck.model.entry import ClaimHistory
from factcheck.model.paper import Copy, Mark

BESIDE = 40
"""A paragraph with more claims is cut, so that its notes stand near it and no page is held whole."""


class Stretch(NamedTuple):
    """Some copy, and the claims whose figures are marked in it."""

    copy: Copy | None
    """None where claims are left over for which the text has no room."""
    claims: tuple[ClaimHistory, ...]


def galley(document: Document, claims: Iterable[ClaimHistory]) -> Iterator[Stretch]:
    """Yield the whole text, paragraph by paragraph, with the claims of each; these come in its order."""
    waiting = _Waiting(iter(claims))
    for paragraph in paragraphs(document):
        at = paragraph.start
        while at < paragraph.end:
            taken = waiting.before(paragraph.end)
            ahead = waiting.ahead
            # where more follow, the paragraph is cut in front of the next
            cut = paragraph.end if ahead is None else min(max(at, ahead.entry.claim.start), paragraph.end)
            copy = _copy(document, Span(at, cut), taken) if cut > at else None
            if copy is not None or taken:
                yield Stretch(copy, taken)
            at = cut
    while taken := waiting.before(None):
        yield Stretch(None, taken)


class _Waiting:
    def __init__(self, claims: Iterator[ClaimHistory]) -> None:
        self._claims = claims
        self.ahead = next(claims, None)

    def before(self, end: int | None) -> tuple[ClaimHistory, ...]:
        """Take the claims that begin before a place, as many as stand beside one paragraph."""
        taken: list[ClaimHistory] = []
        while self.ahead is not None and len(taken) < BESIDE:
            if end is not None and self.ahead.entry.claim.start >= end:
                break
            taken.append(self.ahead)
            self.ahead = next(self._claims, None)
        return tuple(taken)


def paragraphs(document: Document) -> Iterator[Span]:
    """Yield the paragraphs of a text; where blank lines part none, each line is one.

    >>> [document_span[:] for document_span in paragraphs(Document(text="Dam fails\\n\\nIt killed 12."))]
    [(0, 9), (11, 24)]
    """
    text = document.text
    gap = re.compile(r"(?:[ \t\r]*\n){2,}[ \t]*" if re.search(r"\n[ \t\r]*\n\s*\S", text) else r"\s*\n[ \t]*")
    at = 0
    for between in gap.finditer(text):
        if text[at : between.start()].strip():
            yield Span(at, between.start())
            at = between.end()
    if text[at:].strip():
        yield Span(at, len(text))


def _copy(document: Document, span: Span, claims: tuple[ClaimHistory, ...]) -> Copy:
    pieces: list[str | Mark] = []
    done = span.start
    for place, history in enumerate(claims):
        claim = history.entry.claim
        following = claims[place + 1].entry.claim if place + 1 < len(claims) else None
        start, end = _marked(claim, following, Span(done, span.end))
        if start > done:
            pieces.append(document.text[done:start])
        pieces.append(Mark(document.text[start:end], history.entry.id, history.entry.status))
        done = end
    if done < span.end:
        pieces.append(document.text[done : span.end])
    return Copy(zone=_zone(document, span), pieces=tuple(pieces))


def _marked(claim: Claim, following: Claim | None, room: Span) -> Span:
    """Return what is marked: the phrase or, where phrases share words, what the others leave of it.

    A claim whose very number is taken, as in "the 12 and the 15", is marked at a point, by its sign.
    """
    start = min(max(claim.start, room.start), room.end)
    end = min(max(claim.end, start), room.end)
    if following is not None and claim.number_end <= following.start < end:
        end = max(start, following.start)
    return Span(start, end)


def _zone(document: Document, span: Span) -> Zone:
    for region in document.regions:
        if region.span.overlaps(span):
            return region.zone
    return Zone.BODY
