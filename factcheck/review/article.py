"""The article with its figures marked: wrapped once for a width, drawn line by line; words picked from it."""

from array import array
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from rich.segment import Segment
from rich.style import Style
from textual.events import Blur, Key, Resize
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from factcheck.errors import FactcheckError
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.review.articles import Articles
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, status_look
from factcheck.review.pane import Pane
from factcheck.review.picking import KEYS, Pick, word_after, word_at, word_before
from factcheck.review.wrap import rows

_GUTTER = 2


class Article(Pane):
    """One article; the figure under review stands out, the other figures are underlined."""

    class Picking(Message):
        """Other words of the text are picked; none, where picking is over."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    class Picked(Message):
        """Words of the text were taken."""

        def __init__(self, span: Span) -> None:
            super().__init__()
            self.span = span

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
        self._pick: Pick | None = None
        self._held: tuple[Span, ...] = ()

    def show(self, entry: ClaimEntry | None, held: Sequence[Span] = ()) -> None:
        """Show the article of a claim, scrolled to its figure; of the same claim, where it stands.

        What the checks hold against it is marked as well.
        """
        before, self._entry = self._entry, entry
        if self._pick and (entry is None or before is None or entry.id != before.id):
            self._leave()
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
        for span in (*_of(before), *_of(entry), *self._held, *held):
            self._draw(span)
        self._held = tuple(held)
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

    def _draw(self, span: Span) -> None:
        first, last = self._row_of(span.start), self._row_of(span.end)
        self.refresh_lines(first, last - first + 1)

    def _row_of(self, offset: int) -> int:
        return max(0, bisect_right(self._starts, offset) - 1)

    def _follow(self) -> None:
        if self._entry is not None and self._starts:
            self.see(self._row_of(self._entry.claim.number_start), margin=2, jump=True)

    # picking words

    def pick(self) -> None:
        """Begin to pick words, at the figure under review or at the first word in sight."""
        if not self._starts:
            return
        top = self.scroll_offset.y
        rows = range(top, min(top + self.size.height, len(self._starts)))
        figure = self._entry.claim.number_start if self._entry else 0
        begin = figure if self._row_of(figure) in rows else self._starts[rows.start]
        word = word_at(self._text, begin, forward=True) or word_before(self._text, begin)
        if word is not None:
            self._picks(Pick(word))

    def on_key(self, event: Key) -> None:
        """While words are picked, the keys are for that and for nothing else."""
        if self.picks_with(event.key):
            event.stop()

    def picks_with(self, key: str) -> bool:
        """Move among the words that are picked; tell whether any are, and so whether a key was for that."""
        if self._pick is None:
            return False
        for step in KEYS.get(key, "").split():
            if self._pick is not None:
                self._step(self._pick, step)
        return True

    def on_blur(self, event: Blur) -> None:
        """Leave off picking where the keys go elsewhere."""
        self._leave()

    def _step(self, pick: Pick, step: str) -> None:
        match step:
            case "next":
                self._picks(pick.moved(word_after(self._text, pick.at.end)))
            case "previous":
                self._picks(pick.moved(word_before(self._text, pick.at.start)))
            case "down" | "up":
                self._picks(pick.moved(self._beside(pick.at.start, 1 if step == "down" else -1)))
            case "extend":
                self._picks(pick.extending())
            case _:
                self._leave()
                if step == "take":
                    self.post_message(self.Picked(pick.span))

    def _beside(self, offset: int, rows: int) -> Span | None:
        """Return the word that stands as many rows away, in the column of an offset."""
        row = self._row_of(offset)
        there = row + rows
        if not 0 <= there < len(self._starts):
            return None
        column = offset - self._starts[row]
        at = min(self._starts[there] + column, max(self._starts[there], self._end(there) - 1))
        return word_at(self._text, at, forward=rows > 0)

    def _picks(self, pick: Pick) -> None:
        self._pick = pick
        self.post_message(self.Picking(self._text[slice(*pick.span)]))
        self.see(self._row_of(pick.at.start), margin=1)
        self.refresh()

    def _leave(self) -> None:
        if self._pick is not None:
            self._pick = None
            self.post_message(self.Picking(""))
            self.refresh()

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
        edges = {start, end, *(self._pick.span if self._pick else ())}
        edges.update(edge for span in self._held for edge in span)
        for other in figures if entry is None else (*figures, entry):
            claim = other.claim
            edges.update((claim.start, claim.end, claim.number_start, claim.number_end))
        for left, right in pairwise(sorted(edge for edge in edges if start <= edge <= end)):
            words = self._text[left:right].rstrip("\n")
            segments.append(Segment(words, base + self._stretch(Span(left, right), figures)))
        return Strip(segments).adjust_cell_length(width, base)

    def _stretch(self, span: Span, figures: list[ClaimEntry]) -> Style:
        """Return the style of a stretch that no figure begins or ends in."""
        if self._pick is not None and self._pick.span.covers(span):
            return self.ink(Look.MARK)
        if self._entry is not None and self._pick is None:
            if self._entry.claim.number_span.covers(span):
                return self.ink(Look.MARK)
            if self._entry.claim.span.covers(span):
                return self.ink(Look.STRONG) + Style(underline=True)
        if any(held.covers(span) for held in self._held):
            return self.ink(Look.ALERT) + Style(underline=True)
        for other in figures:
            if other.claim.number_span.covers(span):
                return self.ink(status_look(other.status)) + Style(underline=True)
        return Style.null()


def _of(entry: ClaimEntry | None) -> Sequence[Span]:
    return () if entry is None else (entry.claim.span,)
