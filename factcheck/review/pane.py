"""A pane drawn line by line: only the rows on the screen cost anything, however long the text."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import zip_longest
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.binding import Binding, BindingType
from textual.events import Resize
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from factcheck.review.line import Line, Look, Run, harmless
from factcheck.review.wrap import fold


class Pane(ScrollView, can_focus=True):
    """What the panes share: the looks of the theme, and scrolling by letters."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {f"look--{look}" for look in Look} | {"look--cursor"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "scroll_down", show=False),
        Binding("k", "scroll_up", show=False),
        Binding("g", "scroll_home", show=False),
        Binding("G", "scroll_end", show=False),
        Binding("ctrl+d", "page_down", show=False),
        Binding("ctrl+u", "page_up", show=False),
    ]

    _paper: Style | None = None

    @property
    def paper(self) -> Style:
        """The pane's own style: asked for every row, and dear to work out."""
        if self._paper is None:
            self._paper = self.rich_style
        return self._paper

    def notify_style_update(self) -> None:
        """Work the styles out anew."""
        self._paper = None
        super().notify_style_update()

    def ink(self, look: Look) -> Style:
        """Return the style of a look in the theme that is on, to lay over the pane's own."""
        return self.get_component_rich_style(f"look--{look}", partial=True)

    def strip(self, runs: Iterable[Run], base: Style, width: int) -> Strip:
        """Return runs as one row of exactly so many cells."""
        segments = [
            Segment(run.text, base if run.look is Look.PLAIN else base + self.ink(run.look)) for run in runs
        ]
        return Strip(segments).adjust_cell_length(width, base)

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
