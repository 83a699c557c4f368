"""Figures that are not in the queue: where a typed one stands in the text, and the claim made of it."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from factcheck.model.claim import Claim, Tier, claim_uid
from factcheck.model.document import Region, Span, Zone, text_digest
from factcheck.model.protocols import ReadFigures
from factcheck.model.quantity import Hedge, Kind, Modality

PLACES = 200
"""As many places of one wording as are offered."""

_REACH = 400
"""How far from a figure its sentence is looked for."""

_ENDS = re.compile(r"[.!?][\"'”’)]*\s+|\n+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of the text that could become a claim."""

    span: Span
    why: str
    """Why it is not one yet: "date", "label"; empty for words that the reviewer typed."""


def set_aside(claims: Sequence[Claim]) -> list[Place]:
    """Return the places of the numbers that are no claims: minor ones, and those taken for no quantity."""
    return [Place(span=claim.span, why=str(claim.reason or claim.tier)) for claim in claims]


def places(text: str, wording: str) -> Iterator[Place]:
    """Yield where some words stand in a text, capitals or not.

    >>> [place.span for place in places("Five were hurt; five more fled.", "five")]
    [Span(start=0, end=4), Span(start=16, end=20)]
    """
    wording = wording.strip()
    if not wording:
        return
    # the words are the reviewer's, not a pattern; any white space in them is any in the text
    pattern = r"\s+".join(re.escape(word) for word in wording.split())
    for match in islice(re.finditer(pattern, text, re.IGNORECASE), PLACES):
        yield Place(span=Span(*match.span()), why="")


def claim_at(text: str, span: Span, regions: Sequence[Region], read_figures: ReadFigures) -> Claim:
    """Return the claim that a reviewer sees at a span; its value is what the figure there reads as.

    A wording with no figure in it ("a dozen or so") becomes a claim without a value.
    """
    phrase = text[span.start : span.end]
    read = next(iter(read_figures(phrase, every=True)), None)
    number = span if read is None else _shifted(read.number_span, span)
    sentence = sentence_around(text, span)
    made = Claim(
        uid=claim_uid(text_digest(text), number, salt=":reviewer"),
        tier=Tier.CLAIM,
        start=span.start,
        end=span.end,
        phrase=phrase,
        number_start=number.start,
        number_end=number.end,
        hedge=Hedge.VAGUE,
        kind=Kind.COUNT,
        modality=Modality.STATED,
        zone=next((region.zone for region in regions if region.span.overlaps(span)), Zone.BODY),
        sentence=text[sentence.start : sentence.end],
        worth=1.0,
        rule="reviewer",
    )
    if read is None:
        return made
    said = {name: getattr(read, name) for name in _SAID if getattr(read, name) is not None}
    return replace(made, **{**said, "hedge": read.hedge or Hedge.VAGUE})


_SAID = ("value", "low", "high", "second", "unit", "noun", "noun_head", "measure", "per", "kind", "flags")
"""What the words of a figure say of it wherever they stand."""


def _shifted(figure: Span, phrase: Span) -> Span:
    return Span(phrase.start + figure.start, phrase.start + figure.end)


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence that a span stands in, as far as full stops and line breaks tell.

    >>> text = "Two fled. At least five died. One stayed."
    >>> text[slice(*sentence_around(text, Span(19, 23)))]
    'At least five died.'
    """
    floor = max(0, span.start - _REACH)
    start = max((match.end() for match in _ENDS.finditer(text, floor, span.start)), default=floor)
    ceiling = min(len(text), span.end + _REACH)
    after = _ENDS.search(text, span.end, ceiling)
    end = ceiling if after is None else after.start() + len(after.group().rstrip())
    return Span(min(start, span.start), max(end, span.end))
