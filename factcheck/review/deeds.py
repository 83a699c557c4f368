"""What the keys do to claims: they decide, and take it back; and they mark several."""

from abc import abstractmethod
from collections.abc import Callable

from factcheck.errors import Conflict, FactcheckError
from factcheck.model.decision import Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.wording import STATUS_WORDS, held
from factcheck.review.ask import Ask
from factcheck.review.deciding import named
from factcheck.review.glyphs import Glyphs
from factcheck.review.keymap import Keymap
from factcheck.review.notices import Notices
from factcheck.review.session import ReviewSession


class Deeds(Notices[None]):
    """A screen whose keys decide. Each decision is in the ledger before the screen says so."""

    session: ReviewSession
    glyphs: Glyphs
    keymap: Keymap

    @abstractmethod
    def reloaded(self) -> None:
        """Show a queue that is another one than before."""

    @abstractmethod
    def moved(self) -> None:
        """Show that the cursor stands on another claim."""

    @abstractmethod
    def decided(self, words: str) -> None:
        """Show that something was recorded."""

    def record(self, deed: Callable[[], str]) -> None:
        """Do something to the ledger and show it; a refusal becomes a notice."""
        self.carry_out(deed, done=self.decided)

    def attempt(self, change: Callable[[], None]) -> None:
        """Change what the queue shows; a refusal becomes a notice."""
        try:
            change()
        except FactcheckError as error:
            self.refused(error)
        else:
            self.reloaded()

    @abstractmethod
    def ask_evidence(self, status: Status, *, advance: bool) -> None:
        """Ask for a source, and give a status on it."""

    # deciding

    def action_decide(self, status: str, stay: bool = False) -> None:
        """Give the claim a status, or all marked claims; `sourced` asks for its source."""
        session, given = self.session, Status(status)
        entry = session.current
        if session.marks:
            self._decide_marked(given)
        elif given is Status.SOURCED and entry is not None and not entry.evidence_count:
            self.ask_evidence(given, advance=not stay)
        else:
            self._decide(given, stay)

    def _decide(self, given: Status, stay: bool) -> None:
        session = self.session
        entry = session.current

        def done(words: str) -> None:
            self.decided(self._and_what_next(words, given))

        def refused(error: FactcheckError) -> None:
            self.refused(error)
            if isinstance(error, Conflict) and entry is not None:
                self._ask_whose(session.ledger.claim(entry.id), given, stay)

        self.carry_out(lambda: session.decide(given, stay=stay), done=done, refused=refused)

    def _ask_whose(self, entry: ClaimEntry, given: Status, stay: bool) -> None:
        """Show the decision that was not written and the one that was, and ask whether to write it after."""
        window = Ask(
            f"{entry.reviewer or 'somebody'} was quicker: {named(entry.claim)}",
            {
                "y": f"write yours after it: {STATUS_WORDS[given]} (not written yet)",
                "n": f"leave it as it is: {held(entry)}",
            },
        )
        window.add_class("-broad")

        def answered(letter: str | None) -> None:
            if letter == "y":
                self._decide(given, stay)

        self.app.push_screen(window, answered)

    def _and_what_next(self, words: str, given: Status) -> str:
        entry = self.session.current
        if entry is not None and not self.session.articles.coverage(entry.document_id).open:
            return f"{words}; the article is all decided"
        return f"{words}   {self.keymap['why']} why" if given is Status.DISPUTED else words

    def _decide_marked(self, given: Status) -> None:
        count = len(self.session.marks)
        question = f"{STATUS_WORDS[given]}: {count} marked claim{'' if count == 1 else 's'}?"

        def answered(letter: str | None) -> None:
            if letter == "y":
                self.record(lambda: self.session.decide_marked(given))

        self.app.push_screen(Ask(question, {"y": "yes, all of them", "n": "no"}), answered)

    def action_clear(self) -> None:
        """Make the claim open again."""
        self.record(self.session.clear)

    def action_undo(self) -> None:
        """Take back the latest decision."""
        self.record(self.session.undo)

    def action_redo(self) -> None:
        """Bring back what was taken back."""
        self.record(self.session.redo)

    # several at once

    def action_mark(self) -> None:
        """Mark the claim."""
        self.attempt(self.session.mark)

    def action_mark_all(self) -> None:
        """Mark all that are shown."""
        self.attempt(self.session.mark_all)
