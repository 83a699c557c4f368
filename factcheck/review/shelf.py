"""The articles of a ledger as lines to choose from: how far each is, and its title."""

from collections.abc import Mapping, Sequence

from factcheck.model.decision import Status
from factcheck.model.entry import Counts, DocumentEntry
from factcheck.review.finder import Offer
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, Run

_BAR = 8
_SHOWN = (Status.VERIFIED, Status.DISPUTED, Status.SOURCED)


def heading(glyphs: Glyphs) -> str:
    """Return what the columns hold."""
    signs = "".join(f"{glyphs.status[status]:>5}" for status in _SHOWN)
    return f"articles: claims, left,{signs}"


def shelf(
    documents: Sequence[DocumentEntry], counts: Mapping[int, Counts], glyphs: Glyphs
) -> tuple[Offer, ...]:
    """Return a line for all articles together, then one for each."""
    everything = Counts(
        **{status.value: sum(getattr(each, status.value) for each in counts.values()) for status in Status}
    )
    lines = [_line(f"all {len(documents):,} articles", everything, glyphs)]
    lines += [
        _line(each.title or each.origin or f"article {each.id}", counts.get(each.id, Counts()), glyphs)
        for each in documents
    ]
    return tuple(lines)


def _line(title: str, counts: Counts, glyphs: Glyphs) -> Offer:
    filled = _BAR * counts.decided // counts.total if counts.total else 0
    left = counts.unreviewed
    return Offer(
        (
            Run(glyphs.bar * filled, Look.VERIFIED),
            Run(glyphs.rest * (_BAR - filled), Look.DIM),
            Run(f"{counts.total:>7,}"),
            Run(f"{left:>7,}" if left else "   done", Look.STRONG if left else Look.DIM),
            *(Run(f"{getattr(counts, status.value):>5,}", Look(status.value)) for status in _SHOWN),
            Run(f"  {title}"),
        )
    )
