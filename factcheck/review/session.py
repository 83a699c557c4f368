"""One reviewer's sitting at a ledger: the queue, the cursor and the decisions, with no screen."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple
from uuid import uuid4

from factcheck.errors import Conflict, FactcheckError, MissingEvidence, UsageError
from factcheck.model.agreement import Agreement
from factcheck.model.claim import Claim, Tier
from factcheck.model.decision import REASONS, Decision, Evidence, Judgement, Reason, Source, Status
from factcheck.model.engine import Engine
from factcheck.model.entry import ClaimEntry, ClaimHistory
from factcheck.model.filter import ClaimFilter
from factcheck.model.reckoned import Reckoned
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

MARKS = 1000
"""The most claims that one key may decide together."""


class ReviewSession(Findings):
    """The queue as one reviewer sees it. Decisions are in the ledger before a method returns."""

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
        self.marks: dict[int, int | None] = {}
        """Marked claims, each with its latest decision when it was marked."""
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

    # several at once

    def mark(self) -> None:
        """Mark the claim under the cursor, or take its mark away, and go one row on."""
        entry = self.here()
        if entry.id in self.marks:
            del self.marks[entry.id]
        elif len(self.marks) >= MARKS:
            raise UsageError(f"no more than {MARKS:,} claims can be marked: decide on these first")
        else:
            self.marks[entry.id] = entry.last_decision
        self.move(self.cursor + 1)

    def mark_all(self) -> None:
        """Mark every claim of the queue, or take all marks away when there are any."""
        if self.marks:
            self.marks.clear()
        elif len(self.rows) > MARKS:
            raise UsageError(f"{len(self.rows):,} claims are shown and {MARKS:,} can be marked: filter first")
        else:
            self.marks = {entry.id: entry.last_decision for entry in self.rows}

    def decide_marked(self, status: Status) -> str:
        """Give every marked claim a status, undone together; those refused stay marked."""
        marks, last = dict(self.marks), self.last
        try:
            with self.ledger.together():
                done, refused = self._decide_each(status)
        except FactcheckError:
            # none of it was written
            self.marks, self.last = marks, last
            self.forget()
            raise
        words = f"{STATUS_WORDS[status]}: {done} claim{'' if done == 1 else 's'}"
        return words if refused is None else f"{words}; {len(self.marks)} still marked: {refused}"

    def _decide_each(self, status: Status) -> tuple[int, FactcheckError | None]:
        batch = uuid4().hex
        done = 0
        refused: FactcheckError | None = None
        for entry in self.ledger.entries(list(self.marks)):
            seen = replace(entry, last_decision=self.marks[entry.id])
            try:
                self._write(seen, Judgement(status=status), batch)
            except (Conflict, MissingEvidence) as error:
                refused = error
                # the next try is made in the knowledge of what was decided meanwhile
                self.marks[entry.id] = entry.last_decision
            else:
                done += 1
                del self.marks[entry.id]
        return done, refused

    def reckoned(self) -> Sequence[Reckoned]:
        """Return what comes of the marked figures, in the order in which they were marked."""
        return self.engine.reckon([entry.claim for entry in self.ledger.entries(list(self.marks))])

    # numbers outside the queue

    def outside(self, document_id: int) -> list[Claim]:
        """Return the minor and the set-aside numbers of an article, in its order."""
        minor = ClaimFilter(document=document_id, tiers=frozenset({Tier.MINOR}))
        entries = self.ledger.entries(self.ledger.claim_ids(minor))
        minors = [entry.claim for entry in entries]
        left = [each for each in minors if not any(self.articles.figures(document_id, *each.number_span))]
        found = [*left, *self.ledger.set_aside(document_id)]
        return sorted(found, key=lambda claim: claim.start)

    def promote(self) -> str:
        """Make the minor number under the cursor a claim."""
        entry = self.here()
        if entry.claim.tier is not Tier.MINOR:
            raise UsageError("it is a claim already; a missed figure is added, a minor number is promoted")
        made = self.ledger.promote(entry.id, reviewer=self.reviewer, now=self.clock())
        self.known.replace(self.cursor, made.id)
        self.check(made.document_id)
        self.stands(made.id, made.status)
        return f"now a claim: {named(made.claim)}"

    def add(self, claim: Claim, document_id: int) -> str:
        """Put a figure that the extractor left out into the queue where it stands, the cursor on it."""
        made = self.ledger.add_claim(claim, document_id=document_id, reviewer=self.reviewer, now=self.clock())
        self.insert(made)
        self.check(document_id)
        return f"added: {named(made.claim)}"


class _Turned(NamedTuple):
    before: ClaimEntry
    at: datetime


def _now(entry: ClaimEntry) -> str:
    """Return where somebody has left a claim meanwhile."""
    return f"{entry.reviewer or 'somebody'} has made it {held(entry)}"


def named(claim: Claim) -> str:
    """Return what a claim is called on a status line: its phrase, where that is short."""
    return claim.phrase if len(claim.phrase) <= _NAME else f"{claim.phrase[:_NAME]}..."
