"""Blocks to one text: what a reader found of an article, laid out with its zones."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from factcheck.corrections import find_corrections, is_correction
from factcheck.model.document import Annotation, Document, Region, Span, Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """The words of one block of an article: a paragraph, a list item, a caption, a table."""

    words: str
    zone: Zone = Zone.BODY
    gap: str = "\n\n"
    """What parts it from the block before it."""


def lay_out(blocks: Iterable[Block]) -> tuple[str, tuple[Region, ...]]:
    """Return the blocks as one text, and where those stand that are no body copy.

    >>> lay_out([Block(words="Dam fails", zone=Zone.HEADLINE), Block(words="It killed 12.")])
    ('Dam fails\\n\\nIt killed 12.', (Region(span=Span(start=0, end=9), zone=<Zone.HEADLINE: 'headline'>),))
    """
    pieces: list[str] = []
    regions: list[Region] = []
    at = 0
    for block in blocks:
        gap = block.gap if pieces else ""
        start, at = at + len(gap), at + len(gap) + len(block.words)
        pieces += (gap, block.words)
        # no format has a mark for a correction note
        zone = Zone.CORRECTION if block.zone is Zone.BODY and is_correction(block.words) else block.zone
        if zone is not Zone.BODY:
            regions.append(Region(span=Span(start, at), zone=zone))
    return "".join(pieces), tuple(regions)


def with_corrections(text: str, regions: Iterable[Region]) -> tuple[Region, ...]:
    """Return the regions of a text that has no marks, and its correction notes.

    >>> with_corrections("It broke.\\n\\nCorrection: 12 died.", ())
    (Region(span=Span(start=11, end=31), zone=<Zone.CORRECTION: 'correction'>),)
    """
    notes = [Region(span=span, zone=Zone.CORRECTION) for span in find_corrections(text)]
    others = (each for each in regions if not any(each.span.overlaps(note.span) for note in notes))
    return tuple(sorted((*others, *notes), key=lambda region: region.span))


def headed(text: str, title: str | None) -> tuple[str, Span | None]:
    """Return a text under its title, unless it opens with that already, and where the title stands.

    >>> headed("It killed 12.", "Dam fails")
    ('Dam fails\\n\\nIt killed 12.', Span(start=0, end=9))
    """
    words = (title or "").split()
    if not words:
        return text, None
    as_printed = r"\s+".join(map(re.escape, words))
    if opening := re.match(rf"\s*({as_printed})\s*?(?:\Z|[\r\n])", text, re.IGNORECASE):
        return text, Span(*opening.span(1))
    line = " ".join(words)
    return f"{line}\n\n{text}", Span(0, len(line))


def under_headline(document: Document, title: str | None) -> Document:
    """Return a document under its title, unless its text opens with that already; its spans move along.

    >>> under_headline(Document(text="It killed 12."), "Dam fails").regions
    (Region(span=Span(start=0, end=9), zone=<Zone.HEADLINE: 'headline'>),)
    """
    text, headline = headed(document.text, title)
    if headline is None:
        return document
    shift = len(text) - len(document.text)
    regions = [replace(region, span=_moved(region.span, shift)) for region in document.regions]
    if not any(region.span.overlaps(headline) for region in regions):
        regions.append(Region(span=headline, zone=Zone.HEADLINE))
    return replace(
        document,
        text=text,
        title=text[headline.start : headline.end],
        regions=tuple(sorted(regions, key=lambda region: region.span)),
        annotations=tuple(replace(note, span=_moved(note.span, shift)) for note in document.annotations),
    )


def joined(documents: Sequence[Document]) -> Document:
    """Return documents as one, the later below the first, which tells the rest of it.

    >>> joined([Document(text="12 died."), Document(text="3 are missing.")]).text
    '12 died.\\n\\n3 are missing.'
    """
    text, regions, annotations = "", list[Region](), list[Annotation]()
    for document in documents:
        text += "\n\n" if text else ""
        shift = len(text)
        regions += [replace(region, span=_moved(region.span, shift)) for region in document.regions]
        annotations += [replace(note, span=_moved(note.span, shift)) for note in document.annotations]
        text += document.text
    return replace(
        documents[0],
        text=text,
        regions=tuple(regions),
        annotations=tuple(annotations),
        notices=tuple(notice for document in documents for notice in document.notices),
    )


def _moved(span: Span, by: int) -> Span:
    return Span(span.start + by, span.end + by)
