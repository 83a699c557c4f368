"""Lines of which one is chosen, drawn one by one; what stands in them is for those who know."""

from abc import abstractmethod
from collections.abc import Iterable

from textual.geometry import Size
from textual.strip import Strip

from factcheck.review.drawn import CURSOR
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, Run
from factcheck.review.pane import Pane


class Menu(Pane):
    """A list beside a line to type in: the line keeps the focus, the list shows what is chosen."""

    EMPTY = ""
    """What is said where there is no line to choose."""

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:
        super().__init__(id=id)
        self.can_focus = False
        self.glyphs = glyphs
        self.at = 0
        self._lines = 0

    def fill(self, lines: int, at: int) -> None:
        """Offer so many lines, one of them chosen."""
        self._lines = lines
        self.virtual_size = Size(0, lines)
        self.choose(at)

    def choose(self, at: int) -> None:
        """Choose a line, or the nearest to it that there is."""
        self.at = max(0, min(at, self._lines - 1))
        self.see(self.at)
        self.refresh()

    @abstractmethod
    def runs(self, at: int, sign: str) -> Iterable[Run]:
        """Return what stands in a line, after the sign that tells whether it is chosen."""

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at, width, base = y + self.scroll_offset.y, self.scrollable_content_region.width, self.paper
        if at >= self._lines:
            return self.strip([Run(self.EMPTY if at == 0 else "", Look.DIM)], base, width)
        if at == self.at:
            base += self.ink(CURSOR)
        return self.strip(self.runs(at, self.glyphs.here if at == self.at else " "), base, width)
