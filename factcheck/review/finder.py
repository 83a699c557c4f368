"""A window of many lines of which one is chosen: by typing some of its words, or by arrows."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Input

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Run, harmless
from factcheck.review.menu import Menu
from factcheck.review.window import Field, Window


@dataclass(frozen=True, slots=True)
class Offer:
    """One line to choose."""

    runs: tuple[Run, ...]

    def has(self, words: Sequence[str]) -> bool:
        """Tell whether every word stands in it, in any mixture of capitals."""
        text = "".join(run.text for run in self.runs).casefold()
        return all(word in text for word in words)


class Offers(Menu):
    """The lines that are left of those offered, one of them chosen."""

    EMPTY = "  nothing has all these words"

    def __init__(self, offers: Sequence[Offer], glyphs: Glyphs, at: int) -> None:
        super().__init__(glyphs, id="offers")
        self._offers = tuple(offers)
        self._left: Sequence[int] = ()
        self.at = at

    @property
    def chosen(self) -> int:
        """Which of all the lines is chosen."""
        if not self._left:
            raise UsageError("nothing here has all these words")
        return self._left[self.at]

    def on_mount(self) -> None:
        """Show all of them."""
        self.narrow("", self.at)

    def narrow(self, typed: str, at: int = 0) -> None:
        """Leave those that have every word typed."""
        words = typed.casefold().split()
        self._left = [index for index, offer in enumerate(self._offers) if offer.has(words)]
        self.fill(len(self._left), at)

    def runs(self, at: int, sign: str) -> Iterable[Run]:
        """Return what is offered there."""
        return Run(f"{sign} "), *harmless(self._offers[self._left[at]].runs)


class Finder(Window[int]):
    """Answers with the index of the line chosen."""

    HINT = "type to narrow   Up Down choose   Enter take it   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "take", show=False, priority=True),
        Binding("up", "step(-1)", show=False, priority=True),
        Binding("down", "step(1)", show=False, priority=True),
        Binding("pageup", "step(-10)", show=False, priority=True),
        Binding("pagedown", "step(10)", show=False, priority=True),
    ]

    def __init__(self, title: str, offers: Sequence[Offer], glyphs: Glyphs, *, at: int = 0) -> None:
        super().__init__()
        self.TITLE_WORDS = title
        self._list = Offers(offers, glyphs, at)

    def parts(self) -> Iterator[Widget]:
        """Yield the line to type in and the lines to choose from."""
        yield Field(id="wanted", longest=NAME_CHARS, placeholder="some of its words")
        yield self._list

    def on_input_changed(self, event: Input.Changed) -> None:
        """Leave the lines that have the words typed."""
        self._list.narrow(event.value)

    def action_step(self, by: int) -> None:
        """Choose another line."""
        self._list.choose(self._list.at + by)

    def action_take(self) -> None:
        """Take the line that is chosen."""
        self.attempt(lambda: self._list.chosen)
