"""What the windows over the review screen are made of: a frame, fields, and choices."""

from collections.abc import Callable, Sequence
from typing import Any, ClassVar, TypeVar, cast

from rich.segment import Segment
from textual.app import ComposeResult
from textual.await_complete import AwaitComplete
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Key, Paste
from textual.message import Message
from textual.reactive import reactive
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Input, Static

from factcheck.review.small import Fitting
from factcheck.review.waiting import Deed, WaitingApp
from factcheck.safe import one_line

Outcome = TypeVar("Outcome")


class Field(Input):
    """A line to type or paste into; what lands in it is made safe before it is drawn or recorded."""

    def __init__(self, value: str = "", *, id: str, longest: int, placeholder: str = "") -> None:
        super().__init__(
            one_line(value),
            id=id,
            max_length=longest,
            placeholder=placeholder,
            compact=True,
            select_on_focus=False,
        )
        self.cursor_blink = False

    def _on_paste(self, event: Paste) -> None:
        """Take in every line of what is pasted, which Textual would cut after the first."""
        event.prevent_default()
        event.stop()
        self.take_in(event.text)

    def take_in(self, text: str) -> None:
        """Put a text where the cursor stands, as much as the line takes; the window says what was cut."""
        pasted = " ".join(text.split())
        room = self.max_length - len(self.value) + len(self.selected_text) if self.max_length else len(pasted)
        self.replace(pasted[: max(0, room)], *self.selection)
        if len(pasted) > room and isinstance(self.screen, Window):
            self.screen.tell(
                f"cut: {max(0, room):,} of {len(pasted):,} characters; {self.max_length:,} can be kept here"
            )

    def validate_value(self, value: str) -> str:
        """Return the text on one line and safe."""
        return one_line(value)


class Choice(Widget, can_focus=True):
    """A few words of which one is chosen, by arrows, space or its first letter."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"choice--chosen", "choice--other"}
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,space", "step(1)", show=False),
        Binding("left", "step(-1)", show=False),
    ]
    at: reactive[int] = reactive(0)

    class Changed(Message):
        """Another word was chosen."""

    def __init__(self, words: Sequence[str], chosen: str, *, id: str) -> None:
        super().__init__(id=id)
        self.words = tuple(words)
        self.set_reactive(Choice.at, max(0, self.words.index(chosen) if chosen in self.words else 0))

    @property
    def chosen(self) -> str:
        """The word chosen."""
        return self.words[self.at]

    def offer(self, words: Sequence[str]) -> None:
        """Offer other words, the first of them chosen."""
        self.words = tuple(words)
        self.at = 0
        self.refresh()

    def watch_at(self) -> None:
        """Tell the window."""
        self.post_message(self.Changed())

    def action_step(self, by: int) -> None:
        """Choose the next word, or the one before."""
        self.at = (self.at + by) % len(self.words)

    def on_key(self, event: Key) -> None:
        """Choose the next word that begins with a letter."""
        letter = (event.character or "").casefold()
        order = [(self.at + step) % len(self.words) for step in range(1, len(self.words) + 1)]
        found = next((at for at in order if letter and self.words[at].startswith(letter)), None)
        if found is not None:
            event.stop()
            self.at = found

    def render_line(self, y: int) -> Strip:
        """Draw the words, the chosen one in brackets."""
        segments = []
        for at, word in enumerate(self.words):
            name = "choice--chosen" if at == self.at else "choice--other"
            style = self.rich_style + self.get_component_rich_style(name, partial=True)
            segments.append(Segment(f"({word})" if at == self.at else f" {word} ", style))
            segments.append(Segment(" ", self.rich_style))
        return Strip(segments).adjust_cell_length(self.size.width, self.rich_style)


class Settled(Message):
    """Comes to a window the way that its fields tell it of changes, and so after them."""

    def __init__(self, save: Callable[[], Any]) -> None:
        super().__init__()
        self.save = save


class Over(ModalScreen[Outcome | None]):
    """Something over the screen that is left once: keys may come faster than it goes away."""

    def dismiss(self, result: Outcome | None = None) -> AwaitComplete:
        """Leave, unless it was left already: then it is what lies below that would go."""
        return super().dismiss(result) if self.is_active else AwaitComplete()


class Window(Fitting[Outcome | None], Over[Outcome]):
    """A window that Esc closes with nothing done."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]

    TITLE_WORDS = ""
    HINT = ""

    def compose(self) -> ComposeResult:
        """Put the parts into a frame, with a line for what went wrong."""
        with Vertical(id="window") as frame:
            frame.border_title = Content(one_line(self.TITLE_WORDS))
            yield from self.parts()
            yield Static(id="told", markup=False)
            yield Static(Content(self.HINT), id="hint", markup=False)

    def on_key(self, event: Key) -> None:
        """Give what is typed before a line has the focus to the first line: nothing typed ahead is lost."""
        if self.focused is None and event.is_printable and event.character:
            for field in self.query(Field).results():
                event.stop()
                field.insert_text_at_cursor(event.character)
                return

    def on_paste(self, event: Paste) -> None:
        """Give what is pasted before a line has the focus to the first line."""
        if self.focused is None:
            for field in self.query(Field).results():
                event.stop()
                field.take_in(event.text)
                return

    def parts(self) -> ComposeResult:
        """Yield what the window holds."""
        raise NotImplementedError

    def tell(self, words: str) -> None:
        """Say something at the foot of the window."""
        self.query_one("#told", Static).update(Content(one_line(words)))

    def attempt(self, save: Callable[[], Outcome]) -> None:
        """Save and close; a refusal is told and nothing that was typed is lost."""
        # Enter comes by a way of its own, and would overtake the letters typed right before it
        at = self.focused or self
        at.call_later(at.post_message, Settled(save))

    def on_settled(self, event: "Settled") -> None:
        """Save what was typed, now that all of it is here."""
        event.stop()
        if not self.is_active:
            # saved by the Enter before
            return
        deed = Deed(
            attempt=event.save,
            done=self.dismiss,
            refused=lambda error: self.tell(str(error)),
            say=self.tell,
        )
        cast("WaitingApp", self.app).carry_out(deed)

    def action_close(self) -> None:
        """Close with nothing done."""
        self.dismiss(None)


def labelled(label: str, part: Widget) -> Horizontal:
    """Return a part of a window with its name before it."""
    return Horizontal(Static(Content(label), classes="label", markup=False), part, classes="labelled")
