"""What is drawn row by row in the looks of the theme, whose styles are worked out once."""

from collections.abc import Iterable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from factcheck.review.line import Look, Run

CURSOR = "cursor"
"""The look of the row that the cursor stands on, whatever else it looks like."""

LOOKS = {f"look--{look}" for look in (*Look, CURSOR)}


class Drawn(Widget):
    """A widget that draws its rows itself."""

    COMPONENT_CLASSES: ClassVar[set[str]] = LOOKS

    _paper: Style | None = None
    _inks: dict[str, Style] | None = None

    @property
    def paper(self) -> Style:
        """The widget's own style: asked for every row, and dear to work out."""
        if self._paper is None:
            self._paper = self.rich_style
        return self._paper

    def ink(self, look: str) -> Style:
        """Return the style of a look in the theme that is on, to lay over the widget's own."""
        if self._inks is None:
            self._inks = {}
        if look not in self._inks:
            self._inks[look] = self.get_component_rich_style(f"look--{look}", partial=True)
        return self._inks[look]

    def notify_style_update(self) -> None:
        """Work the styles out anew."""
        self._paper = self._inks = None
        super().notify_style_update()

    def segment(self, run: Run, base: Style) -> Segment:
        """Return a run in its look, on a row of a style."""
        return Segment(run.text, base if run.look is Look.PLAIN else base + self.ink(run.look))

    def strip(self, runs: Iterable[Run], base: Style, width: int) -> Strip:
        """Return runs as one row of exactly so many cells."""
        return Strip([self.segment(run, base) for run in runs]).adjust_cell_length(width, base)
