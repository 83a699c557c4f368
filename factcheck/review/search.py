"""The search line: what is typed is looked for as it stands, while it is typed."""

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from factcheck.limits import NAME_CHARS
from factcheck.review.window import Field


class SearchBar(Field):
    """Enter keeps the search, Esc drops it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "close(True)", show=False),
        Binding("escape", "close(False)", show=False),
        Binding("down,up,tab", "close(True)", show=False),
    ]

    class Closed(Message):
        """The search is over."""

        def __init__(self, kept: bool) -> None:
            super().__init__()
            self.kept = kept

    def __init__(self) -> None:
        super().__init__(id="search", longest=NAME_CHARS, placeholder="words, a figure, a name")

    def open(self, text: str) -> None:
        """Show the line with the search that is on."""
        self.display = True
        with self.prevent(Field.Changed):
            self.value = text
        self.cursor_position = len(text)
        # at once, for the letters that were typed right behind the key that opened it
        self.screen.set_focus(self)

    def action_close(self, kept: bool) -> None:
        """Hide the line."""
        self.display = False
        self.post_message(self.Closed(kept))
