"""The question why: a letter gives the reason; a figure typed instead is what the copy should say."""

from collections.abc import Mapping

from textual.events import Key
from textual.widgets import Input

from factcheck.limits import NOTE_CHARS
from factcheck.review.ask import Ask
from factcheck.review.letters import SHOULD_BE, corrects
from factcheck.review.window import Field


class Why(Ask):
    """Answers with a letter, or with the correction after its sign: no key of a figure is a reason."""

    def __init__(self, question: str, answers: Mapping[str, str]) -> None:
        super().__init__(question, answers)
        self._corrects = SHOULD_BE in answers

    def on_mount(self) -> None:
        """Hold the line for the correction ready."""
        field = Field(id="should-be", longest=NOTE_CHARS, placeholder="what it should say; Enter")
        field.display = False
        self.query_one("#ask").mount(field)

    def on_key(self, event: Key) -> None:
        """Open the line where a correction begins; while it is open, letters are its own."""
        field = self.query_one("#should-be", Field)
        first = event.character or ""
        if field.display:
            # only what was typed before the line had its focus comes here
            event.prevent_default()
            event.stop()
            if event.key == "escape":
                self.dismiss(None)
            elif event.key == "enter":
                self._take(field.value)
            elif event.is_printable:
                field.insert_text_at_cursor(first)
        elif self._corrects and corrects(first):
            event.prevent_default()
            event.stop()
            field.display = True
            field.value = first.removeprefix(SHOULD_BE)
            field.cursor_position = len(field.value)
            self.set_focus(field)

    def on_input_submitted(self, event: Input.Submitted) -> None:
        """Take the correction."""
        event.stop()
        self._take(event.value)

    def _take(self, typed: str) -> None:
        correction = typed.strip()
        self.dismiss(f"{SHOULD_BE}{correction}" if correction else None)
