"""Lines of text to and from a reviewer: what the commands of the plain review are made of."""

from collections.abc import Iterable, Sequence
from typing import TextIO

from factcheck.review.keymap import Keymap
from factcheck.review.saved import SavedViews
from factcheck.review.session import ReviewSession
from factcheck.safe import one_line, safe


class PlainLines:
    """Asks and tells a line at a time."""

    def __init__(
        self, session: ReviewSession, lines: TextIO, out: TextIO, *, keymap: Keymap, saved: SavedViews
    ) -> None:
        self.session = session
        self.keymap = keymap
        self.saved = saved
        self._lines = lines
        self._out = out

    def tell(self, words: str) -> None:
        """Print words; nothing in them reaches the terminal but text."""
        self._say(f"{safe(words)}\n")

    def tell_all(self, lines: Iterable[str]) -> None:
        """Print lines, each a little to the right."""
        for line in lines:
            self.tell(f"  {line}")

    def ask(self, prompt: str) -> str:
        """Return what is typed after a prompt, without its blanks."""
        return self.ask_line(prompt).strip()

    def ask_line(self, prompt: str) -> str:
        """Return what is typed after a prompt."""
        self._say(prompt)
        try:
            line = self._lines.readline()
        except OSError:
            line = ""
        if not line:
            self._say("\n")
            raise EOFError
        return one_line(line.rstrip("\n"))

    def pick(self, typed: str, offered: Sequence[str], question: str) -> int | None:
        """Return which of some numbered lines is chosen by what was typed, else by an answer to them."""
        if not typed:
            self.tell_all(f"{number} {words}" for number, words in enumerate(offered, 1))
            typed = self.ask(f"{question} (empty leaves all as it was): ")
        number = int(typed) if typed.isdecimal() and len(typed) < 10 else 0
        return number - 1 if 0 < number <= len(offered) else None

    def _say(self, words: str) -> None:
        try:
            self._out.write(words)
            self._out.flush()
        except OSError as error:
            # whoever read it has gone, and so has whoever typed
            raise EOFError from error
