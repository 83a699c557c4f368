"""One reviewer's sitting at a ledger: the queue, the cursor and the decisions, with no screen."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property
from uuid import uuid4

from factcheck.errors import Conflict, FactcheckError, MissingEvidence, UsageError
from factcheck.model.claim import Claim, Tier
from factcheck.model.decision import Judgement, Status
from factcheck.model.filter import ClaimFilter
from factcheck.model.reckoned import Reckoned
from factcheck.model.wording import STATUS_WORDS
from factcheck.review.deciding import Deciding, named

MARKS = 1000
"""The most claims that one key may decide together."""


class ReviewSession(Deciding):
    """The queue as one reviewer sees it. Decisions are in the ledger before a method returns."""

    @cached_property
    def marks(self) -> dict[int, int | None]:
        """Marked claims, each with its latest decision when it was marked."""
        return {}

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
