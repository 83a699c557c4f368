"""Blocks to one text: what a reader found of an article, laid out with its zones."""

from collections.abc import Iterable
from dataclasses import dataclass

from factcheck.model.document import Region, Span, Zone


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
        if block.zone is not Zone.BODY:
            regions.append(Region(span=Span(start, at), zone=block.zone))
    return "".join(pieces), tuple(regions)
