"""The window in which a reviewer says that a finding is none, or is one after all, and why."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from factcheck.limits import REASON_CHARS
from factcheck.model.entry import FindingEntry
from factcheck.review.window import Field, Window, labelled
from factcheck.safe import one_line


class DismissWindow(Window[str]):
    """One line of reason; Enter records it, Esc leaves the finding as it is."""

    HINT = "Enter save   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", show=False, priority=True)]

    def __init__(self, entry: FindingEntry, *, save: Callable[[str], str]) -> None:
        super().__init__()
        self._entry = entry
        self._save = save
        self.TITLE_WORDS = "it is a finding after all" if entry.dismissal else "dismiss: this is no finding"

    def parts(self) -> Iterator[Widget]:
        """Yield the finding with its sum, who dismissed it if anybody did, and the line for the reason."""
        said, dismissal = self._entry.finding, self._entry.dismissal
        told = [said.message, said.working]
        if dismissal is not None:
            told.append(f"dismissed by {dismissal.reviewer}: {dismissal.reason}")
        for words in told:
            yield Static(Content(one_line(words)), classes="told", markup=False)
        yield labelled("why", Field(id="why", longest=REASON_CHARS, placeholder="as in: they overlap"))

    def action_save(self) -> None:
        """Record the reason."""
        self.attempt(lambda: self._save(self.query_one("#why", Field).value))
