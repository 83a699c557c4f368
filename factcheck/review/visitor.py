"""The review of somebody who came by a browser: who they are is asked first, and papers are downloads."""

from collections.abc import Iterator
from typing import Any, ClassVar

from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.drivers.web_driver import WebDriver
from textual.messages import ExitApp
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from factcheck.errors import UsageError
from factcheck.limits import NAME_CHARS
from factcheck.review.app import ReviewApp
from factcheck.review.session import ReviewSession
from factcheck.review.window import Field, Window, labelled
from factcheck.safe import one_line


class VisitorDriver(WebDriver):
    """A terminal in a page; once nobody sends from there any more, the review ends."""

    def run_input_thread(self) -> None:
        """Read what is typed, and leave when the server has gone."""
        super().run_input_thread()
        self._app.post_message(ExitApp())


class NameWindow(Window[str]):
    """Answers with the name that stands beside every decision; there is no way around it."""

    TITLE_WORDS = "who decides?"
    HINT = "Enter begin"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", show=False, priority=True)]

    def parts(self) -> Iterator[Widget]:
        """Yield the line to type in."""
        yield labelled("your name", Field(id="name", longest=NAME_CHARS))

    def on_mount(self) -> None:
        """Start where the typing starts, though the page says only later that it is looked at."""
        self.query_one("#name").focus()

    def action_save(self) -> None:
        """Begin."""
        self.attempt(self._typed)

    def action_close(self) -> None:
        """Stay: nobody decides without a name."""
        self.attempt(self._typed)

    def _typed(self) -> str:
        name = self.query_one("#name", Field).value.strip()
        if not name:
            raise UsageError("type a name: it will stand beside every decision")
        return name


class VisitorApp(ReviewApp):
    """The review, behind the question who it is that decides."""

    def __init__(self, session: ReviewSession, **more: Any) -> None:
        super().__init__(session, **more)
        self.driver_class = VisitorDriver
        self._session = session

    def get_default_screen(self) -> Screen[None]:
        """Return a screen with nothing on it: what is reviewed is for those who say who they are."""
        return Screen()

    def on_ready(self) -> None:
        """Ask for the name, and open the review."""

        def named(name: str | None) -> None:
            self._session.reviewer = name or ""
            self.push_screen(super(VisitorApp, self).get_default_screen())

        self.push_screen(NameWindow(), named)


class Apology(App[None]):
    """One line instead of a review that could not be opened."""

    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [Binding("q", "quit", show=False)]

    def __init__(self, words: str) -> None:
        super().__init__(driver_class=VisitorDriver)
        self._words = words

    def compose(self) -> ComposeResult:
        """Say what is wrong."""
        yield Static(Content(f"factcheck: {one_line(self._words)}"), markup=False)
