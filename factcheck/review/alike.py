"""The same quantity in several articles, side by side: what each says, and where it stands."""

from collections.abc import Callable, Sequence

from factcheck.model.amount import amount
from factcheck.model.entry import ClaimEntry
from factcheck.review.finder import Offer
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, Run, status_look
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

_FIGURE, _TITLE = 18, 20


def side_by_side(
    here: ClaimEntry, alike: Sequence[ClaimEntry], title: Callable[[int], str], glyphs: Glyphs
) -> tuple[Offer, ...]:
    """Return a line for the claim here and one for each that is like it: figure, article, sentence."""
    return tuple(_line(entry, title(entry.document_id), glyphs) for entry in (here, *alike))


def _line(entry: ClaimEntry, title: str, glyphs: Glyphs) -> Offer:
    figure = shorten(one_line(amount(entry.claim)), _FIGURE, glyphs.ellipsis)
    article = shorten(one_line(title), _TITLE, glyphs.ellipsis)
    return Offer(
        (
            Run(f"{glyphs.sign(entry)} ", status_look(entry.status)),
            Run(f"{figure:<{_FIGURE}} ", Look.STRONG),
            Run(f"{article:<{_TITLE}} ", Look.DIM),
            Run(entry.claim.sentence),
        )
    )
