"""The list of claims: one row each, drawn from the ledger's pages as they come into sight."""

from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual.binding import BindingType
from textual.events import Click
from textual.geometry import Offset, Size
from textual.message import Message
from textual.strip import Strip

from factcheck.errors import FactcheckError
from factcheck.model.amount import amount
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.review.drawn import CURSOR
from factcheck.review.glyphs import Glyphs, flag
from factcheck.review.line import Look, Run, status_look
from factcheck.review.pane import Pane
from factcheck.review.session import ReviewSession
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

_FIGURE = 15
"""Cells of the column of figures."""

_STRIPS = 1000
"""Rows kept as drawn: scrolling back and forth draws nothing twice."""

_AFTER = 160
"""Characters of the sentence that may follow the phrase."""


class Queue(Pane, inherit_bindings=False):
    """The claims of a session; the cursor is the session's."""

    BINDINGS: ClassVar[list[BindingType]] = []

    class Chosen(Message):
        """A row was clicked. A click moves the cursor and never decides."""

        def __init__(self, row: int) -> None:
            super().__init__()
            self.row = row

    def __init__(self, session: ReviewSession, glyphs: Glyphs) -> None:
        super().__init__(id="queue")
        self._session = session
        self._glyphs = glyphs
        self._drawn = 0
        self._strips: dict[tuple[object, ...], Strip] = {}

    def reload(self) -> None:
        """Draw a queue that is another one than before."""
        self.lengthen()
        self._strips.clear()
        self.refresh()
        self.follow()

    def lengthen(self) -> None:
        """Make room for all rows that are read."""
        self.virtual_size = Size(0, len(self._session.known))

    def follow(self) -> None:
        """Draw the rows that the cursor left and came to, and keep it in sight."""
        row = self._session.cursor
        # going far down may have read the rest of the queue
        self.lengthen()
        for changed in {self._drawn, row}:
            self.refresh_line(changed)
        self._drawn = row
        self.see(row)
        # where a braille display or a screen magnifier looks
        content = self.content_region
        self.app.cursor_position = Offset(content.x, content.y + row - self.scroll_offset.y)

    def on_resize(self) -> None:
        """Keep the row in sight, and the cursor on it."""
        self.follow()

    @property
    def page(self) -> int:
        """Rows that fit."""
        return max(1, self.scrollable_content_region.height)

    def on_click(self, event: Click) -> None:
        """Tell which row was clicked."""
        offset = event.get_content_offset(self)
        if offset is not None and offset.y + self.scroll_offset.y < len(self._session.known):
            self.post_message(self.Chosen(offset.y + self.scroll_offset.y))

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        row = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        if row >= len(self._session.known):
            words = "  no claim to show: end the search, or filter for all" if row == 0 else ""
            return self.strip([Run(words, Look.DIM)], self.paper, width)
        try:
            entry = self._session.known[row]
        except FactcheckError as error:
            return self.strip([Run(f"  {one_line(str(error))}", Look.ALERT)], self.paper, width)
        key = (
            entry.id,
            entry.last_decision,
            entry.findings,
            row == self._session.cursor,
            entry.id in self._session.marks,
            width,
        )
        strip = self._strips.get(key)
        if strip is None:
            if len(self._strips) >= _STRIPS:
                self._strips.clear()
            strip = self._strips[key] = self._row(entry, row == self._session.cursor, width)
        return strip

    def notify_style_update(self) -> None:
        """Draw in other colours."""
        self._strips.clear()
        super().notify_style_update()

    def _row(self, entry: ClaimEntry, here: bool, width: int) -> Strip:
        glyphs, claim = self._glyphs, entry.claim
        base = self.paper
        if here:
            base += self.ink(CURSOR)
        open_now = entry.status is Status.UNREVIEWED
        tone = base + self.ink(status_look(entry.status))
        quiet = base + self.ink(Look.DIM)
        warning = flag(claim, glyphs, revised=entry.supersedes_id is not None, findings=entry.findings)
        opinion = glyphs.opinion(entry, self._session.reviewer)
        evidence = f" {entry.evidence_count}" if entry.evidence_count else ""
        figure = shorten(one_line(amount(claim)), _FIGURE, glyphs.ellipsis)
        room = max(0, width - 7 - _FIGURE - 2 - len(evidence))
        phrase = shorten(one_line(claim.phrase), room, glyphs.ellipsis)
        after = shorten(_after(entry), room - cell_len(phrase), glyphs.ellipsis)
        segments = [
            Segment(glyphs.here if here else " ", tone),
            Segment(glyphs.marked if entry.id in self._session.marks else " ", base + self.ink(Look.ALERT)),
            Segment(glyphs.sign(entry), tone),
            Segment(opinion, base + self.ink(Look.ALERT if entry.differ else Look.DIM)),
            Segment(f"{warning} ", base + self.ink(Look.ALERT)),
            Segment(
                " " * (_FIGURE - cell_len(figure)) + figure,
                base + self.ink(Look.STRONG) if open_now else tone,
            ),
            Segment("  ", base),
            Segment(phrase, base if open_now else tone),
            Segment(set_cell_size(after, room - cell_len(phrase)), quiet),
            Segment(evidence, quiet),
        ]
        return Strip(segments).adjust_cell_length(width, base)


def _after(entry: ClaimEntry) -> str:
    """Return how the sentence goes on after the phrase."""
    _, phrase, after = entry.claim.sentence.partition(entry.claim.phrase)
    return one_line(after[:_AFTER]) if phrase else ""
