"""A pane drawn line by line: only the rows on the screen cost anything, however long the text."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Resize
from textual.geometry import Region, Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.review.drawn import LOOKS, Drawn
from factcheck.review.keys import SCROLLS, named
from factcheck.review.line import Line, Run, harmless
from factcheck.review.wrap import fold


class Pane(ScrollView, Drawn, can_focus=True, inherit_bindings=False):
    """What the panes share: a rule with a title above, and scrolling by the keys that move in the claims."""

    COMPONENT_CLASSES: ClassVar[set[str]] = LOOKS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(named(name).keys), scroll.action, show=False, id=name)
        for name, scroll in SCROLLS.items()
    ]

    # Textual would lay the whole screen out anew; here only a scrollbar that comes or goes does that
    virtual_size: Reactive[Size] = Reactive(Size(0, 0), repaint=False)

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the scrollbar to the text."""
        self._scroll_update(size)

    def entitle(self, words: str) -> None:
        """Put words into the rule over the pane; to set `border_title` would draw the whole pane again."""
        title = Content(words)
        if title != self._border_title:
            self._border_title = title
            self.refresh(Region(0, -1, self.size.width, 1))

    def see(self, row: int, margin: int = 0, *, jump: bool = False) -> None:
        """Scroll so that a row is on the screen, with some rows around it where they fit.

        A jump puts it near the top, so that the rows to come are there already and need no scrolling.
        """
        height = self.scrollable_content_region.height
        margin = min(margin, max(0, (height - 1) // 2))
        top = self.scroll_offset.y
        if top + margin <= row < top + height - margin or (row < margin and top == 0):
            return
        above = row < top + margin
        at = row - margin if above or jump else row - height + 1 + margin
        self.scroll_to(y=max(0, at), animate=False, immediate=True)


class TextPane(Pane):
    """A pane of lines that are wrapped to its width."""

    def __init__(self, lines: Iterable[Line] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._lines = _harmless(lines)
        self._rows: list[tuple[Run, ...]] = []

    def show(self, lines: Iterable[Line]) -> None:
        """Show other lines, from the top; the same lines stay where they are."""
        shown = _harmless(lines)
        if shown != self._lines:
            self._lines = shown
            self._fold()
            self.scroll_to(y=0, animate=False, immediate=True)

    def on_resize(self, event: Resize) -> None:
        """Wrap anew."""
        self._fold()

    def _fold(self) -> None:
        width = self.scrollable_content_region.width
        if width > 0:
            before = self._rows
            self._rows = [row for line in self._lines for row in fold(line, width)]
            self.virtual_size = Size(width, len(self._rows))
            for at, (old, new) in enumerate(zip_longest(before, self._rows)):
                if old != new:
                    self.refresh_line(at)

    def render_line(self, y: int) -> Strip:
        """Draw one row."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        return self.strip(self._rows[at] if at < len(self._rows) else (), self.paper, width)


def _harmless(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(replace(line, runs=harmless(line.runs)) for line in lines)
