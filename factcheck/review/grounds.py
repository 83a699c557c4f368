"""What the keys do to say why: evidence, reasons and notes; and where to read them again."""

from collections.abc import Callable
from pathlib import Path

from factcheck.errors import Conflict, UsageError
from factcheck.model.amount import amount
from factcheck.model.decision import REASONS, Evidence, Judgement, Reason, Status
from factcheck.model.entry import ClaimEntry
from factcheck.model.standing import standing
from factcheck.model.wording import REASON_WORDS
from factcheck.review.address import opened, to_open
from factcheck.review.again import noted
from factcheck.review.card import card, full_history
from factcheck.review.deciding import named
from factcheck.review.deeds import Deeds
from factcheck.review.editor import edited
from factcheck.review.evidence import EvidenceWindow
from factcheck.review.glyphs import ASCII
from factcheck.review.letters import REASON_LETTERS, SHOULD_BE
from factcheck.review.note import NoteWindow
from factcheck.review.session import ReviewSession
from factcheck.review.text_window import TextWindow
from factcheck.review.why import Why
from factcheck.safe import one_line

_MORE = "i"
"""Opens the window with all there is to say, from among the reasons."""


class Grounds(Deeds):
    """A screen whose keys say on what grounds a claim stands where it does."""

    def action_evidence(self) -> None:
        """Add a source; a claim that is decided keeps its status."""
        entry = self.session.current
        if entry is not None:
            open_now = entry.status is Status.UNREVIEWED
            self.ask_evidence(Status.SOURCED if open_now else entry.status, advance=open_now)

    def ask_evidence(self, status: Status, *, advance: bool) -> None:
        """Open the window for a source."""
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
        told = full_history(self.session.ledger.history(entry.id), self.session.all_findings())
        self.app.push_screen(TextWindow(f"history of claim {entry.id}", told))

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
            # pasted into a shell, a line break of the article's would be a command
            copied = [line.text for line in lines] or [f"{amount(claim)}: {claim.sentence}"]
            self.app.copy_to_clipboard("\n".join(map(one_line, copied)))
            self.say("copied, if the terminal allows it (OSC 52)")


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
