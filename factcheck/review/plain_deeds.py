"""Deciding line by line: statuses, reasons, notes, evidence, marks, figures that were missed."""

import webbrowser
from pathlib import Path

from factcheck.errors import UsageError
from factcheck.model.decision import REASONS, Evidence, Judgement, Reason, Stance, Status
from factcheck.model.standing import standing
from factcheck.model.whence import read_whence
from factcheck.model.wording import REASON_WORDS, STATUS_WORDS
from factcheck.review.address import to_open
from factcheck.review.card import full_history
from factcheck.review.letters import REASON_LETTERS, SHOULD_BE, corrects
from factcheck.review.missed import claim_at, places, set_aside
from factcheck.review.plain_lines import PlainLines
from factcheck.safe import one_line

_AROUND = 30
"""Characters shown to both sides of a place in the text."""


class PlainDeeds(PlainLines):
    """The commands that decide. Each decision is in the ledger before its line is printed."""

    def decide(self, status: Status, note: str, *, stay: bool = False) -> None:
        """Give the claim a status, with a note if one was typed; or all marked claims."""
        session = self.session
        if session.marks:
            self._decide_marked(status)
            return
        entry = session.here()
        if status is Status.SOURCED and not entry.evidence_count:
            self.evidence(status, stay=stay)
        elif note:
            self.tell(session.judge(entry, Judgement(status=status, note=note)))
            if not stay:
                session.next_open()
        else:
            self.tell(session.decide(status, stay=stay))

    def _decide_marked(self, status: Status) -> None:
        count = len(self.session.marks)
        answer = self.ask(f"{STATUS_WORDS[status]}: {count} marked claim{'s' * (count > 1)}? y or n: ")
        if answer.casefold() in ("y", "yes"):
            self.tell(self.session.decide_marked(status))
        else:
            self.tell("nothing was decided")

    def why(self, letter: str) -> None:
        """Give the claim decided on last its reason."""
        session = self.session
        entry = session.just_decided()
        reasons = {REASON_LETTERS[reason]: reason for reason in REASONS.get(entry.status, ())}
        if not reasons:
            raise UsageError(
                f"{STATUS_WORDS[entry.status]} has no reasons: {self.keymap['note']} writes a note"
            )
        told = ", ".join(f"{each} {REASON_WORDS[reason]}" for each, reason in reasons.items())
        if Reason.WRONG in reasons.values():
            told += f", {SHOULD_BE} and what it should be"
        letter = letter or self.ask(f"why ({told}): ")
        if Reason.WRONG in reasons.values() and corrects(letter):
            correction = letter.removeprefix(SHOULD_BE).strip()
            self.tell(session.explain(entry, Reason.WRONG, correction or None))
            return
        if letter not in reasons:
            raise UsageError(f"it is one of: {told}")
        self.tell(session.explain(entry, reasons[letter]))

    def note(self, words: str) -> None:
        """Say all there is to say of the claim: status, reason, correction and note."""
        session = self.session
        entry = session.here()
        now = standing(session.ledger.history(entry.id))
        statuses = [status for status in Status if status is not Status.UNREVIEWED]
        status = entry.status
        if status is Status.UNREVIEWED:
            picked = self.pick("", [STATUS_WORDS[each] for each in statuses], "status")
            if picked is None:
                return
            status = statuses[picked]
        reasons = REASONS.get(status, ())
        reason = now.reason if now and now.reason in reasons else None
        if reasons:
            picked = self.pick("", [REASON_WORDS[each] for each in reasons], "reason")
            reason = reason if picked is None else reasons[picked]
        correction = self.ask("it should be (what the copy should say; empty leaves it): ")
        note = words or self.ask("note (empty leaves it): ")
        judgement = Judgement(
            status=status,
            reason=reason,
            correction=correction or (now.correction if now else ""),
            note=note or (now.note or "" if now else ""),
            evidence=now.evidence if now else (),
        )
        self.tell(session.judge(entry, judgement))

    def evidence(self, status: Status | None = None, *, stay: bool = False) -> None:
        """Add a source; a claim that is decided keeps its status."""
        session = self.session
        entry = session.here()
        if status is None:
            status = Status.SOURCED if entry.status is Status.UNREVIEWED else entry.status
        line = self.ask("source (URL, file, title, or phone: spokesman; empty leaves all as it was): ")
        if not line:
            return
        whence = read_whence(line, Path.cwd())
        locator = self.ask("place (page, table, minute): ")
        passage = self.ask("passage (its own words): ")
        compared = session.compared(passage, entry.claim)
        if compared is not None:
            self.tell(one_line(compared.words))
        stances = [str(stance) for stance in Stance]
        typed = self.ask(f"it {', '.join(stances)} (empty for {stances[0]}): ")
        if typed and typed not in stances:
            raise UsageError(f"it is one of {', '.join(stances)}: nothing was saved")
        evidence = Evidence(
            source=whence.source,
            locator=locator or whence.locator,
            passage=passage,
            stance=Stance(typed or stances[0]),
            as_of=self.ask("as of (the date it speaks for): ") or None,
        )
        advance = not stay and entry.status is Status.UNREVIEWED
        self.tell(session.attach(entry, evidence, status, advance=advance))

    def history(self) -> None:
        """Tell all decisions and evidence of the claim."""
        history = self.session.ledger.history(self.session.here().id)
        self.tell_all(line.text for line in full_history(history, self.session.all_findings()))

    def dismiss(self, why: str) -> None:
        """Say that a finding is none, or that one that was dismissed is one after all."""
        found = self.session.all_findings()
        if not found:
            raise UsageError("the checks found nothing in this claim")
        lines = [f"{'bring back: ' if each.dismissal else ''}{each.finding.message}" for each in found]
        at = self.pick("1" if len(found) == 1 else "", lines, "which finding")
        if at is not None:
            self.tell(self.session.dismiss(found[at], why or self.ask("why: ")))

    def open_source(self) -> None:
        """Open the claim's latest source, or say what its address is."""
        now = standing(self.session.history())
        urls = [each.source.url for each in reversed(now.evidence if now else ()) if each.source.url]
        if not urls:
            raise UsageError("no source of this claim has an address")
        url = to_open(urls[0])
        self.tell(f"opened {url}" if webbrowser.open(url) else f"no browser here; the address is {url}")

    def mark(self) -> None:
        """Mark the claim, or take its mark away."""
        self.session.mark()
        self.tell(f"{len(self.session.marks)} marked")

    def mark_all(self) -> None:
        """Mark all that are shown, or drop all marks."""
        self.session.mark_all()
        self.tell(f"{len(self.session.marks)} marked")

    def promote(self) -> None:
        """Make the minor number here a claim."""
        self.tell(self.session.promote())

    def add(self, words: str) -> None:
        """Add a figure that was missed, by its words, or one that was set aside."""
        session = self.session
        document = session.here().document_id
        text = session.ledger.text(document)
        offered = list(places(text, words)) if words else set_aside(session.outside(document))
        if not offered:
            raise UsageError("these words are not in the article: they are needed as printed")
        lines = [
            one_line(
                f"{place.why} {text[max(0, place.span.start - _AROUND) : place.span.end + _AROUND]}"
            ).strip()
            for place in offered
        ]
        at = self.pick("1" if words and len(offered) == 1 else "", lines, "which number")
        if at is not None:
            regions = session.ledger.regions(document)
            self.tell(
                session.add(claim_at(text, offered[at].span, regions, session.engine.read_figures), document)
            )
