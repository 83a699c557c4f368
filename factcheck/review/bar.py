"""One row across the screen: something at the left, something at the right, one of them giving way."""

from collections.abc import Sequence

from rich.cells import cell_len
from rich.segment import Segment
from textual.strip import Strip

from factcheck.review.drawn import Drawn
from factcheck.review.line import Line, Run, harmless
from factcheck.review.wrap import shorten


class Bar(Drawn):
    """A row that is drawn again only when what it says has changed."""

    def __init__(self, *, id: str, ellipsis: str, keep_right: bool = False) -> None:
        super().__init__(id=id)
        self._keep_right = keep_right
        self._ellipsis = ellipsis
        self._left: tuple[Run, ...] = ()
        self._right: tuple[Run, ...] = ()

    def show(self, left: Sequence[Run], right: Sequence[Run] = ()) -> None:
        """Show these runs."""
        shown = harmless(left), harmless(right)
        if shown != (self._left, self._right):
            self._left, self._right = shown
            self.refresh()

    @property
    def text(self) -> str:
        """What the row says, uncut."""
        return f"{Line(self._left).text}  {Line(self._right).text}"

    def render_line(self, y: int) -> Strip:
        """Draw the row."""
        base = self.paper
        width = self.size.width
        # what cannot be shown whole beside the left is worth less than the left
        wanted = cell_len(Line(self._left).text) + cell_len(Line(self._right).text) + 3
        right = self._right if self._keep_right or wanted <= width else ()
        room = width - 1 - cell_len(Line(right).text) - (2 if right else 1)
        segments = [Segment(" ", base)]
        for run in self._left:
            text = shorten(run.text, room, self._ellipsis)
            room -= cell_len(text)
            segments.append(self.segment(Run(text, run.look), base))
        segments.append(Segment(" " * (room + 1), base))
        segments.extend(self.segment(run, base) for run in right)
        return Strip(segments).adjust_cell_length(width, base)
