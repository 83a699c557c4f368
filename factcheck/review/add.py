"""The window in which a reviewer adds a figure that was missed, or one that was set aside."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS
from factcheck.model.amount import amount
from factcheck.model.document import Span
from factcheck.model.protocols import ReadFigures
from factcheck.review.glyphs import Glyphs
from factcheck.review.line import Look, Run
from factcheck.review.menu import Menu
from factcheck.review.missed import Place, places
from factcheck.review.window import Field, Window, labelled
from factcheck.safe import one_line, safe

_BEFORE = 24
_AFTER = 160


class Places(Menu):
    """Places in the text, each with the words around it; one is chosen."""

    EMPTY = "  these words are not in the article"

    def __init__(self, text: str, glyphs: Glyphs) -> None:
        super().__init__(glyphs, id="places")
        self._text = safe(text).replace("\n", " ")
        self.offered: Sequence[Place] = ()

    def offer(self, offered: Sequence[Place], near: int) -> None:
        """Offer other places, the one nearest to an offset chosen."""
        self.offered = offered
        nearest = min(range(len(offered)), key=lambda at: abs(offered[at].span.start - near), default=0)
        self.fill(len(offered), nearest)

    def runs(self, at: int, sign: str) -> Iterable[Run]:
        """Return a place in its words."""
        place, text = self.offered[at], self._text
        span = place.span
        return (
            Run(sign),
            Run(f"{place.why:<12}"[:12], Look.DIM),
            Run(text[max(0, span.start - _BEFORE) : span.start].rjust(_BEFORE), Look.DIM),
            Run(text[span.start : span.end], Look.STRONG),
            Run(text[span.end : span.end + _AFTER], Look.DIM),
        )


class AddWindow(Window[str]):
    """Type the words of a figure, choose where they stand, and Enter makes them a claim."""

    TITLE_WORDS = "add a figure that is not in the queue"
    HINT = "Enter add   Up Down choose the place   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", show=False, priority=True),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
    ]

    def __init__(
        self,
        text: str,
        aside: Sequence[Place],
        *,
        near: int,
        glyphs: Glyphs,
        read_figures: ReadFigures,
        save: Callable[[Span], str],
    ) -> None:
        super().__init__()
        self._text = text
        self._aside = aside
        self._near = near
        self._glyphs = glyphs
        self._read_figures = read_figures
        self._save = save

    def parts(self) -> Iterator[Widget]:
        """Yield the words to look for, the places, and how the figure there reads."""
        yield labelled("words", Field(id="words", longest=NAME_CHARS, placeholder="as printed: 1,400 people"))
        yield Places(self._text, self._glyphs)
        yield Static(id="compared", markup=False)

    def on_mount(self) -> None:
        """Begin with the numbers that were set aside."""
        self._offer(self._aside)

    def on_input_changed(self, event: Input.Changed) -> None:
        """Offer the places of the words typed; with none, the numbers set aside."""
        self._offer(list(places(self._text, event.value)) if event.value.strip() else self._aside)

    def _offer(self, offered: Sequence[Place]) -> None:
        self.query_one(Places).offer(offered, self._near)
        self._read()

    def action_choose(self, step: int) -> None:
        """Choose the next place, or the one before."""
        offered = self.query_one(Places)
        offered.choose(offered.at + step)
        self._read()

    def action_save(self) -> None:
        """Make the chosen place a claim."""
        self.attempt(lambda: self._save(self._chosen().span))

    def _chosen(self) -> Place:
        offered = self.query_one(Places)
        if not offered.offered:
            raise UsageError("type words that stand in the article")
        return offered.offered[offered.at]

    def _read(self) -> None:
        offered = self.query_one(Places)
        words = ""
        if offered.offered:
            span = self._chosen().span
            figure = next(iter(self._read_figures(self._text[span.start : span.end], every=True)), None)
            words = "no figure is read in it: the claim will have no value"
            if figure is not None:
                words = f"reads as {amount(figure)}"
        self.query_one("#compared", Static).update(Content(one_line(words)))
