"""A question at the foot of the screen that one letter answers."""

from collections.abc import Mapping
from itertools import zip_longest

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key

from factcheck.review.line import Line, Look, Run
from factcheck.review.pane import TextPane
from factcheck.review.window import Over
from factcheck.review.wrap import shorten
from factcheck.safe import one_line

_COLUMN = 12
"""More answers than this stand in two columns."""
_WIDTH = 35
"""Cells of a column that has another beside it."""


class Ask(Over[str]):
    """Answers with the letter pressed; any key that is no answer closes it with none."""

    def __init__(
        self, question: str, answers: Mapping[str, str], *, on: frozenset[str] = frozenset()
    ) -> None:
        super().__init__()
        self._question = question
        self._answers = answers
        self._on = on
        self._columns = 1 if len(answers) <= _COLUMN else 2
        self._rows = -(-len(answers) // self._columns)

    def compose(self) -> ComposeResult:
        """List the answers, those that hold already with a sign."""
        with Vertical(id="ask") as frame:
            frame.border_title = Content(one_line(self._question))
            frame.set_class(self._columns > 1, "-columns")
            yield TextPane(self._lines())

    def _lines(self) -> list[Line]:
        cells = [self._cell(letter, words) for letter, words in self._answers.items()]
        columns = [cells[at : at + self._rows] for at in range(0, len(cells), self._rows)]
        return [
            Line(tuple(run for cell in row for run in cell)) for row in zip_longest(*columns, fillvalue=())
        ]

    def _cell(self, letter: str, words: str) -> tuple[Run, ...]:
        on = letter in self._on
        told = one_line(words)
        if self._columns > 1:
            told = shorten(told, _WIDTH - 5, "~").ljust(_WIDTH - 4)
        return (
            Run("*" if on else " ", Look.ALERT),
            Run(f"{letter}  ", Look.SOURCED),
            Run(told, Look.STRONG if on else Look.PLAIN),
        )

    def on_mount(self) -> None:
        """Be as high as there are rows of answers."""
        self.query_one(TextPane).styles.height = self._rows

    def on_key(self, event: Key) -> None:
        """Take the answer."""
        event.stop()
        self.dismiss(event.character if event.character in self._answers else None)
