"""A window to read in: the help, and the whole history of a claim."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from factcheck.review.line import Line
from factcheck.review.pane import TextPane
from factcheck.review.window import Window


class TextWindow(Window[None]):
    """Lines that can be scrolled; q closes it as well as Esc."""

    HINT = "j k scroll   Esc close"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q,enter,question_mark,h", "close", show=False)]

    def __init__(self, title: str, lines: Iterable[Line]) -> None:
        super().__init__()
        self.TITLE_WORDS = title
        self._lines = tuple(lines)

    def parts(self) -> Iterator[Widget]:
        """Yield the text."""
        yield TextPane(self._lines, id="text")
