"""The window in which a reviewer says why: status, reason, what the copy should say, and a note."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widget import Widget

from factcheck.errors import UsageError
from factcheck.limits import NOTE_CHARS
from factcheck.model.decision import REASONS, Decision, Judgement, Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.wording import REASON_WORDS, STATUS_WORDS
from factcheck.review.deciding import named
from factcheck.review.window import Choice, Field, Window, labelled

_NO_REASON = "none given"


class NoteWindow(Window[str]):
    """Enter records the decision again with what is said here; Esc leaves it as it was."""

    HINT = "Enter save   Tab next field   Left Right choose   Esc change nothing"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter", "save", show=False, priority=True)]

    def __init__(self, entry: ClaimEntry, now: Decision | None, *, save: Callable[[Judgement], str]) -> None:
        super().__init__()
        self.TITLE_WORDS = f"why: {named(entry.claim)}"
        self._entry = entry
        self._now = now
        self._save = save

    def parts(self) -> Iterator[Widget]:
        """Yield the fields as they stand in the decision in force."""
        status, now = self._entry.status, self._now
        reason = now.reason if now else None
        yield labelled(
            "status", Choice([STATUS_WORDS[each] for each in Status], STATUS_WORDS[status], id="status")
        )
        yield labelled(
            "reason", Choice(_reasons(status), REASON_WORDS[reason] if reason else _NO_REASON, id="reason")
        )
        correction = now.correction if now else ""
        yield labelled(
            "should be",
            Field(
                correction, id="correction", longest=NOTE_CHARS, placeholder="what the copy should say: 1,200"
            ),
        )
        note = (now.note or "") if now else ""
        yield labelled("note", Field(note, id="note", longest=NOTE_CHARS))

    def on_mount(self) -> None:
        """Start where the typing starts: on an open claim that is the status."""
        if self._entry.status is not Status.UNREVIEWED:
            self.query_one("#reason" if len(_reasons(self._entry.status)) > 1 else "#note").focus()

    def on_choice_changed(self) -> None:
        """Offer the reasons that the status may have."""
        reasons = self.query_one("#reason", Choice)
        if reasons.words != _reasons(self._status()):
            reasons.offer(_reasons(self._status()))

    def action_save(self) -> None:
        """Record the judgement."""
        self.attempt(lambda: self._save(self._judgement()))

    def _judgement(self) -> Judgement:
        status = self._status()
        if status is Status.UNREVIEWED:
            raise UsageError("choose a status first: a note is part of a decision")
        chosen = self.query_one("#reason", Choice).chosen
        return Judgement(
            status=status,
            reason=next((each for each, words in REASON_WORDS.items() if words == chosen), None),
            correction=self.query_one("#correction", Field).value.strip(),
            note=self.query_one("#note", Field).value.strip(),
            evidence=self._now.evidence if self._now else (),
        )

    def _status(self) -> Status:
        chosen = self.query_one("#status", Choice).chosen
        return next(status for status in Status if STATUS_WORDS[status] == chosen)


def _reasons(status: Status) -> tuple[str, ...]:
    return (_NO_REASON, *(REASON_WORDS[reason] for reason in REASONS.get(status, ())))
