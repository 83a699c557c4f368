"""What one reviewer decides of the claim under the cursor, and takes back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from factcheck.errors import Conflict, UsageError
from factcheck.model.agreement import Agreement
from factcheck.model.claim import Claim
from factcheck.model.decision import REASONS, Decision, Evidence, Judgement, Reason, Source, Status
from factcheck.model.engine import Engine
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.filter import ClaimFilter
from factcheck.model.standing import standing
from factcheck.model.wording import STATUS_WORDS, held, standing_words
from factcheck.review.again import again
from factcheck.review.findings import Findings
from factcheck.times import stamp

if TYPE_CHECKING:
    from factcheck.ledger import Ledger

_NAME = 60

_READ_IN = timedelta(seconds=1)
"""Nobody reads what has changed on the screen, and answers it with a key, in less."""


class Deciding(Findings):
    """The queue, and what one reviewer decides in it: in the ledger before a method returns."""

    def __init__(
        self,
        ledger: "Ledger",
        *,
        reviewer: str,
        clock: Callable[[], datetime],
        engine: Engine,
        document: int | None = None,
        first: int | None = None,
    ) -> None:
        super().__init__(ledger, ClaimFilter(document=document), first=first)
        self.reviewer = reviewer
        self.engine = engine
        self._sources: list[Source] | None = None
        self.last: Decision | None = None
        """This reviewer's latest decision of the sitting, while it stands."""
        self.clock = clock
        self._turned: _Turned | None = None

    @property
    def sources(self) -> list[Source]:
        """Sources to give again, the one given last at the end; none that was withdrawn."""
        if self._sources is None:
            self._sources = [each.source for each in self.ledger.sources() if each.withdrawal is None]
        return self._sources

    def compared(self, passage: str, claim: Claim) -> Agreement | None:
        """Return how the figures of a passage stand to a claim; None where the passage has none."""
        found = self.engine.read_figures(passage) if passage.strip() else ()
        return self.engine.nearest(claim, found)

    def against(self, claim: Claim, other: Claim) -> Agreement:
        """Return how the figure of another claim stands to that of one."""
        return self.engine.against(claim, other)

    # decisions

    def history(self) -> ClaimHistory:
        """Return what was decided on the claim under the cursor."""
        entry = self.here()
        if not entry.decision_count:
            return ClaimHistory(entry=entry, decisions=())
        return self.ledger.history(entry.id)

    def decide(self, status: Status, *, stay: bool = False) -> str:
        """Give the claim under the cursor a status and go to the next open one; return what was done."""
        entry = self._as_seen()
        # the same status again is a second opinion: it does not drop what was said with the first
        before = standing(self.history()) if entry.status is status else None
        self._write(entry, again(before, status, before.reason if before else None))
        if not stay:
            self.next_open()
        return f"{STATUS_WORDS[status]}: {named(entry.claim)}"

    def judge(self, entry: ClaimEntry, judgement: Judgement) -> str:
        """Record a judgement with its note, reason or correction; return what was done."""
        decision = self._write(entry, judgement)
        return f"{standing_words(decision.status, decision.reason)}: {named(entry.claim)}"

    def just_decided(self) -> ClaimEntry:
        """Return the claim decided on last, else the one under the cursor, to say more of it."""
        if self.last is None:
            return self.here()
        entry = self.ledger.claim(self.last.claim_id)
        if entry.last_decision != self.last.seq:
            self.last = None
            self.forget()
            raise Conflict(f"{_now(entry)} since you decided: look at {named(entry.claim)} again")
        return entry

    def explain(self, entry: ClaimEntry, reason: Reason, correction: str | None = None) -> str:
        """Give a claim's status its reason, and what the copy should say; all else that was said stays."""
        before = standing(self.ledger.history(entry.id))
        judgement = again(before, entry.status, reason, before.evidence if before else ())
        if correction is None:
            return self.judge(entry, judgement)
        words = self.judge(entry, replace(judgement, correction=correction))
        return f"{words}; should be {correction}"

    def attach(self, entry: ClaimEntry, evidence: Evidence, status: Status, *, advance: bool) -> str:
        """Add evidence to that of a claim, and give it a status on all of it."""
        before = standing(self.ledger.history(entry.id))
        reason: Reason | None = before.reason if before else None
        consulted = replace(evidence, consulted_at=evidence.consulted_at or stamp(self.clock()))
        words = self.judge(
            entry,
            again(
                before,
                status,
                reason if reason in REASONS.get(status, ()) else None,
                (*(before.evidence if before else ()), consulted),
            ),
        )
        if evidence.source in self.sources:
            self.sources.remove(evidence.source)
        self.sources.append(evidence.source)
        if advance:
            self.next_open()
        return words

    def clear(self) -> str:
        """Make the claim under the cursor open again."""
        entry = self._as_seen()
        if entry.status is Status.UNREVIEWED:
            raise UsageError("it is open already")
        with self._lock(entry, "open again"):
            self.ledger.clear(entry.id, reviewer=self.reviewer, now=self.clock(), base=entry.last_decision)
        self.stands(entry.id, Status.UNREVIEWED)
        self.last = None
        return f"open again: {named(entry.claim)}"

    def undo(self) -> str:
        """Take back this reviewer's latest decision, and put the cursor on it."""
        return self._turn("taken back", self.ledger.undo(reviewer=self.reviewer, now=self.clock()))

    def redo(self) -> str:
        """Bring back the decision taken back last, and put the cursor on it."""
        return self._turn("brought back", self.ledger.redo(reviewer=self.reviewer, now=self.clock()))

    def turned(self, before: ClaimEntry) -> None:
        """Take note that the claim under the cursor has just become another one on the screen."""
        self._turned = _Turned(before, self.clock())

    def _as_seen(self) -> ClaimEntry:
        """Return the claim under the cursor as it stood on the screen long enough to be read.

        A key that is pressed while another's decision comes in was not meant for what it would now be
        written after: the lock is that of the claim as it was, and the reviewer is asked.
        """
        entry, turned = self.here(), self._turned
        self._turned = None
        if turned is None or turned.before.id != entry.id or self.clock() - turned.at >= _READ_IN:
            return entry
        return turned.before

    def _turn(self, verb: str, decisions: tuple[Decision, ...]) -> str:
        self.last = None
        for decision in decisions:
            self.stands(decision.claim_id, decision.status)
        first = decisions[0]
        row = self._row_of(first.claim_id)
        if row is not None:
            self.cursor = row
        if len(decisions) > 1:
            return f"{verb}: {len(decisions)} decisions together"
        claim = self.ledger.claim(first.claim_id).claim
        return f"{verb}: {named(claim)} is {STATUS_WORDS[first.status]}"

    def _write(self, entry: ClaimEntry, judgement: Judgement, batch: str | None = None) -> Decision:
        with self._lock(entry, standing_words(judgement.status, judgement.reason)):
            decision = self.ledger.decide(
                entry.id,
                judgement,
                reviewer=self.reviewer,
                now=self.clock(),
                base=entry.last_decision,
                batch=batch,
            )
        self.stands(entry.id, decision.status)
        self.last = decision
        return decision

    @contextmanager
    def _lock(self, entry: ClaimEntry, mine: str) -> Iterator[None]:
        try:
            yield
        except Conflict as error:
            self.forget()
            now = self.ledger.claim(entry.id)
            raise Conflict(f"not written: yours, {mine}; {_now(now)}. Again writes yours after it") from error


class _Turned(NamedTuple):
    before: ClaimEntry
    at: datetime


def _now(entry: ClaimEntry) -> str:
    """Return where somebody has left a claim meanwhile."""
    return f"{entry.reviewer or 'somebody'} has made it {held(entry)}"


def named(claim: Claim) -> str:
    """Return what a claim is called on a status line: its phrase, where that is short."""
    return claim.phrase if len(claim.phrase) <= _NAME else f"{claim.phrase[:_NAME]}..."
