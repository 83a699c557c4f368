"""The window with what comes of the marked figures."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from factcheck.model.reckoned import Reckoned
from factcheck.review.line import Line, Look, Run
from factcheck.review.pane import TextPane
from factcheck.review.window import Window
from factcheck.safe import safe

_NAME = 12

_ROWS = 12
"""Rows of results at most: the window fits on the smallest screen."""


class CalculatorWindow(Window[None]):
    """Sum, mean and the rest, each with what the words of the figures leave open."""

    TITLE_WORDS = "reckoned"
    HINT = "y copy   j k scroll   Esc back"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("y", "copy", show=False),
        Binding("q,enter,number_sign", "close", show=False),
    ]

    def __init__(self, results: Sequence[Reckoned]) -> None:
        super().__init__()
        self._results = results

    def parts(self) -> Iterator[Widget]:
        """Yield the results."""
        yield TextPane(map(_line, self._results), id="results")

    def on_mount(self) -> None:
        """Be as high as the results, where they fit, with room for long ones."""
        self.query_one(TextPane).styles.height = min(_ROWS, len(self._results) + 2)

    def action_copy(self) -> None:
        """Copy all of them."""
        self.app.copy_to_clipboard(safe("\n".join(map(str, self._results))))
        self.tell("copied, if the terminal allows it (OSC 52)")


def _line(each: Reckoned) -> Line:
    room = f"  {each.between}" if each.between else ""
    runs = (Run(f"{each.name:<{_NAME}}", Look.SOURCED), Run(each.result, Look.STRONG), Run(room))
    return Line((*runs, Run(f"  {each.working}", Look.DIM)), _NAME)
