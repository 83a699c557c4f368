"""What the keys do to claims: decisions, evidence, notes, marks, and the windows they open."""

from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import Conflict, FactcheckError, UsageError
from factcheck.model.amount import amount
from factcheck.model.claim import Tier
from factcheck.model.decision import REASONS, Evidence, Judgement, Reason, Status
from factcheck.model.document import Span
from factcheck.model.entry import ClaimEntry
from factcheck.model.standing import standing
from factcheck.model.wording import REASON_WORDS, STATUS_WORDS, held
from factcheck.review.add import AddWindow
from factcheck.review.address import opened, to_open
from factcheck.review.ask import Ask
from factcheck.review.card import card, full_history
from factcheck.review.editor import edited
from factcheck.review.evidence import EvidenceWindow
from factcheck.review.glyphs import ASCII, Glyphs
from factcheck.review.keymap import Keymap
from factcheck.review.letters import REASON_LETTERS, SHOULD_BE
from factcheck.review.missed import claim_at, set_aside
from factcheck.review.note import NoteWindow
from factcheck.review.notices import Notices
from factcheck.review.session import ReviewSession, named, noted
from factcheck.review.text_window import TextWindow
from factcheck.review.why import Why
from factcheck.safe import safe

_MORE = "i"
"""Opens the window with all there is to say, from among the reasons."""


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
        try:
            words = deed()
        except FactcheckError as error:
            self.refused(error)
        else:
            self.decided(words)

    def attempt(self, change: Callable[[], None]) -> None:
        """Change what the queue shows; a refusal becomes a notice."""
        try:
            change()
        except FactcheckError as error:
            self.refused(error)
        else:
            self.reloaded()

    # deciding

    def action_decide(self, status: str, stay: bool = False) -> None:
        """Give the claim a status, or all marked claims; `sourced` asks for its source."""
        session, given = self.session, Status(status)
        entry = session.current
        if session.marks:
            self._decide_marked(given)
        elif given is Status.SOURCED and entry is not None and not entry.evidence_count:
            self._ask_evidence(given, advance=not stay)
        else:
            self._decide(given, stay)

    def _decide(self, given: Status, stay: bool) -> None:
        session = self.session
        entry = session.current
        try:
            words = session.decide(given, stay=stay)
        except Conflict as error:
            self.refused(error)
            if entry is not None:
                self._ask_whose(session.ledger.claim(entry.id), given, stay)
        except FactcheckError as error:
            self.refused(error)
        else:
            self.decided(self._and_what_next(words, given))

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

    # evidence and notes

    def action_evidence(self) -> None:
        """Add a source; a claim that is decided keeps its status."""
        entry = self.session.current
        if entry is not None:
            open_now = entry.status is Status.UNREVIEWED
            self._ask_evidence(Status.SOURCED if open_now else entry.status, advance=open_now)

    def _ask_evidence(self, status: Status, *, advance: bool) -> None:
        session = self.session
        entry = session.here()
        looked_at = _LookedAt(session, entry)

        def save(evidence: Evidence, chosen: Status) -> str:
            return looked_at.judge(lambda seen: session.attach(seen, evidence, chosen, advance=advance))

        window = EvidenceWindow(
            entry.claim,
            status,
            sources=session.sources,
            folder=Path.cwd(),
            clock=session.clock,
            compare=session.compared,
            save=save,
        )
        self.app.push_screen(window, self._came_back)

    def action_why(self) -> None:
        """Give the claim decided on last its reason, by one letter, or all that there is to say."""
        session = self.session
        entry = session.just_decided()
        reasons = {REASON_LETTERS[reason]: reason for reason in REASONS.get(entry.status, ())}
        if not reasons:
            self._ask_note(entry)
            return

        def answered(answer: str | None) -> None:
            if answer in reasons:
                self.record(lambda: session.explain(entry, reasons[answer]))
            elif answer == _MORE:
                self._ask_note(entry)
            elif answer:
                correction = answer.removeprefix(SHOULD_BE)
                self.record(lambda: session.explain(entry, Reason.WRONG, correction))

        answers = {letter: REASON_WORDS[reason] for letter, reason in reasons.items()}
        if Reason.WRONG in reasons.values():
            answers[SHOULD_BE] = "what it should be: just type it"
        question = f"why: {named(entry.claim)}"
        self.app.push_screen(Why(question, {**answers, _MORE: "all of it, and a note"}), answered)

    def action_note(self) -> None:
        """Say all there is to say of the claim here."""
        self._ask_note(self.session.here())

    def _ask_note(self, entry: ClaimEntry) -> None:
        session = self.session
        now = standing(session.ledger.history(entry.id))
        looked_at = _LookedAt(session, entry)

        def save(judgement: Judgement) -> str:
            return looked_at.judge(lambda seen: session.judge(seen, judgement))

        self.app.push_screen(NoteWindow(entry, now, save=save), self._came_back)

    def _came_back(self, words: str | None) -> None:
        if words is None:
            self.moved()
        else:
            self.decided(words)

    def action_history(self) -> None:
        """Show all that was decided on the claim."""
        entry = self.session.here()
        history = self.session.ledger.history(entry.id)
        self.app.push_screen(TextWindow(f"history of claim {entry.id}", full_history(history)))

    def action_open_source(self) -> None:
        """Open the claim's latest source that has an address, else the article's own."""
        entry = self.session.here()
        now = standing(self.session.history())
        origin = self.session.articles.entry(entry.document_id).origin
        urls = [each.source.url for each in reversed(now.evidence if now else ()) if each.source.url]
        if origin and origin.startswith(("http://", "https://")):
            urls.append(origin)
        if not urls:
            self.say(f"no address to open; the article is {origin or 'from standard input'}")
            return
        url = to_open(urls[0], files=not self.app.is_web)
        if opened(self.app, url):
            self.say(f"opened {url}")
        else:
            self.say(f"no browser here; the address is {url}")

    def action_long_note(self) -> None:
        """Write the note of a decided claim in an editor."""
        session = self.session
        entry = session.here()
        now = standing(session.ledger.history(entry.id))
        if now is None:
            raise UsageError("decide first: a note is part of a decision")
        note = edited(self.app, now.note or "")
        if note == (now.note or ""):
            self.say("the note is as it was")
        else:
            self.record(lambda: session.judge(entry, noted(now, note)))

    def action_copy(self, whole: bool = False) -> None:
        """Copy the claim, or all that stands on its card, where the terminal lets programs do that."""
        entry = self.session.current
        if entry is not None:
            claim = entry.claim
            lines = card(self.session.history(), ASCII, self.session.findings()) if whole else ()
            copied = "\n".join(line.text for line in lines) or f"{amount(claim)}: {claim.sentence}"
            self.app.copy_to_clipboard(safe(copied))
            self.say("copied, if the terminal allows it (OSC 52)")

    # numbers outside the queue

    def action_promote(self) -> None:
        """Make the minor number here a claim; elsewhere, choose among those set aside."""
        entry = self.session.current
        if entry is not None and entry.claim.tier is Tier.MINOR:
            self.record(self.session.promote)
        else:
            self.action_add()

    def action_add(self) -> None:
        """Add a figure that was missed."""
        session = self.session
        entry = session.here()
        document = entry.document_id
        text = session.ledger.text(document)
        aside = set_aside(session.outside(document))
        regions = session.ledger.regions(document)

        def save(span: Span) -> str:
            return session.add(claim_at(text, span, regions, session.read_figures), document)

        window = AddWindow(
            text,
            aside,
            near=entry.claim.start,
            glyphs=self.glyphs,
            read_figures=session.read_figures,
            save=save,
        )

        def closed(words: str | None) -> None:
            if words is not None:
                self.reloaded()
                self.say(words)

        self.app.push_screen(window, closed)

    # several at once

    def action_mark(self) -> None:
        """Mark the claim."""
        self.attempt(self.session.mark)

    def action_mark_all(self) -> None:
        """Mark all that are shown."""
        self.attempt(self.session.mark_all)


class _LookedAt:
    """A claim as it stood when a window opened: what is decided meanwhile is told before it is overruled."""

    def __init__(self, session: ReviewSession, entry: ClaimEntry) -> None:
        self._session = session
        self._entry = entry

    def judge(self, deed: Callable[[ClaimEntry], str]) -> str:
        try:
            return deed(self._entry)
        except Conflict:
            self._entry = self._session.ledger.claim(self._entry.id)
            raise
