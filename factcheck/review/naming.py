"""The window that asks for the name of a view."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from factcheck.limits import NAME_CHARS
from factcheck.review.window import Field, Window, labelled


class SaveWindow(Window[str]):
    """Enter saves what is shown under the name typed; a name that is there already is saved over."""

    TITLE_WORDS = "save what is shown as a view"
    HINT = "Enter save   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", show=False, priority=True)]

    def __init__(self, shown: str, *, save: Callable[[str], str]) -> None:
        super().__init__()
        self._shown = shown
        self._save = save

    def parts(self) -> Iterator[Widget]:
        """Yield the name, and what it will stand for."""
        yield labelled("name", Field(id="name", longest=NAME_CHARS, placeholder="morning round"))
        yield Static(Content(self._shown), id="compared", markup=False)

    def action_save(self) -> None:
        """Save it."""
        self.attempt(lambda: self._save(self.query_one("#name", Field).value))
