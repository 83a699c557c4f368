"""The article with its figures marked: wrapped once for a width, drawn line by line."""

from array import array
from bisect import bisect_right
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.events import Resize
from textual.geometry import Size
from textual.strip import Strip

from factcheck.errors import FactcheckError
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.review.articles import Articles
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, status_look
from factcheck.review.pane import Pane
from factcheck.review.wrap import rows

_GUTTER = 2


class Article(Pane):
    """One article; the figure under review stands out, the other figures are underlined."""

    def __init__(self, articles: Articles, glyphs: Glyphs) -> None:
        super().__init__(id="article")
        self._articles = articles
        self._glyphs = glyphs
        self._document: int | None = None
        self._entry: ClaimEntry | None = None
        self._text = ""
        self._starts = array("q")
        self._width = 0
        self._figures: tuple[Span, list[ClaimEntry]] = (Span(0, 0), [])

    def show(self, entry: ClaimEntry | None) -> None:
        """Show the article of a claim, scrolled to its figure; of the same claim, where it stands."""
        before, self._entry = self._entry, entry
        if entry is None:
            self._document, self._text = None, ""
        elif entry.document_id != self._document:
            self._document = entry.document_id
            self._text = self._articles.text(entry.document_id)
            self.entitle(f" 2 {self._articles.title(entry.document_id)} ")
            self._width = 0
            self.refresh()
        self._wrap()
        self._figures = (Span(0, 0), [])
        for changed in (before, entry):
            self._draw(changed)
        if entry is not None and (before is None or before.id != entry.id):
            self._follow()

    def on_resize(self, event: Resize) -> None:
        """Wrap anew, and keep the figure in sight."""
        self._wrap()
        self._follow()

    def _wrap(self) -> None:
        width = self.scrollable_content_region.width - _GUTTER
        if width == self._width or width <= 0:
            return
        self._width = width
        starts = array("q")
        text, end = self._text, len(self._text)
        at = 0
        while at < end:
            stop = text.find("\n", at)
            stop = end if stop < 0 else stop
            if stop == at:
                starts.append(at)
            starts.extend(start for start, _ in rows(text, at, stop, width))
            at = stop + 1
        self._starts = starts
        self.virtual_size = Size(self.scrollable_content_region.width, len(starts))
        self.refresh()

    def redraw(self) -> None:
        """Draw every figure in the status it has now."""
        self._figures = (Span(0, 0), [])
        self.refresh()

    def _draw(self, entry: ClaimEntry | None) -> None:
        if entry is not None and entry.document_id == self._document:
            first, last = self._row_of(entry.claim.start), self._row_of(entry.claim.end)
            self.refresh_lines(first, last - first + 1)

    def _row_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _follow(self) -> None:
        if self._entry is not None and self._starts:
            self.see(self._row_of(self._entry.claim.number_start), margin=2, jump=True)

    def _around(self, start: int, end: int) -> list[ClaimEntry]:
        """Return the figures of a row, read for the whole screen at once."""
        held, figures = self._figures
        if not held.covers(Span(start, end)):
            first = self.scroll_offset.y
            last = min(first + self.size.height, len(self._starts)) - 1
            held = Span(self._starts[first], max(self._end(last), end))
            figures = self._read(held)
            self._figures = (held, figures)
        return [entry for entry in figures if entry.claim.start < end and entry.claim.end > start]

    def _read(self, held: Span) -> list[ClaimEntry]:
        if self._document is None:
            return []
        try:
            return list(self._articles.figures(self._document, *held))
        except FactcheckError:
            # the text can be read without them; whatever is pressed next says what is wrong
            return []

    def _end(self, row: int) -> int:
        return self._starts[row + 1] if row + 1 < len(self._starts) else len(self._text)

    def render_line(self, y: int) -> Strip:
        """Draw one row: the gutter shows where the claim stands."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        base = self.paper
        if row >= len(self._starts):
            return Strip.blank(width, base)
        start, end = self._starts[row], self._end(row)
        entry = self._entry
        here = entry is not None and entry.claim.start < end and entry.claim.end > start
        gutter = self._glyphs.here if here else " "
        segments = [Segment(f"{gutter} ", base + self.ink(Look.STRONG))]
        figures = self._around(start, end)
        edges = {start, end}
        for other in figures if entry is None else (*figures, entry):
            claim = other.claim
            edges.update((claim.start, claim.end, claim.number_start, claim.number_end))
        for left, right in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            words = self._text[left:right].rstrip("\n")
            segments.append(Segment(words, base + self._stretch(Span(left, right), figures)))
        return Strip(segments).adjust_cell_length(width, base)

    def _stretch(self, span: Span, figures: list[ClaimEntry]) -> Style:
        """Return the style of a stretch that no figure begins or ends in."""
        if self._entry is not None:
            if self._entry.claim.number_span.covers(span):
                return self.ink(Look.MARK)
            if self._entry.claim.span.covers(span):
                return self.ink(Look.STRONG) + Style(underline=True)
        for other in figures:
            if other.claim.number_span.covers(span):
                return self.ink(status_look(other.status)) + Style(underline=True)
        return Style.null()
