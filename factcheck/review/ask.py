"""A question at the foot of the screen that one letter answers."""

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Key
from textual.screen import ModalScreen

from factcheck.review.line import Line, Look, Run
from factcheck.review.pane import TextPane
from factcheck.safe import one_line


class Ask(ModalScreen[str | None]):
    """Answers with the letter pressed; any key that is no answer closes it with none."""

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._question = question
        self._answers = answers

    def compose(self) -> ComposeResult:
        """List the answers."""
        with Vertical(id="ask") as frame:
            frame.border_title = Content(one_line(self._question))
            yield TextPane(
                Line((Run(f" {letter}  ", Look.SOURCED), Run(one_line(words))))
                for letter, words in self._answers.items()
            )

    def on_mount(self) -> None:
        """Be as high as there are answers."""
        self.query_one(TextPane).styles.height = len(self._answers)

    def on_key(self, event: Key) -> None:
        """Take the answer."""
        event.stop()
        self.dismiss(event.character if event.character in self._answers else None)
