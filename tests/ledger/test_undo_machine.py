"""Undo, redo and clear against a model in plain Python: any order, two reviewers, batches."""

import tempfile
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from factcheck.errors import Conflict, NothingToUndo
from factcheck.model.decision import Evidence, Judgement, Source, Status
from tests.ledger.desk import NOW, article, hurry, opened, record

CLAIMS = st.sampled_from((1, 2, 3))
REVIEWERS = st.sampled_from(("ann", "bob"))
STATUSES = st.sampled_from((Status.VERIFIED, Status.DISPUTED, Status.SOURCED, Status.NOT_A_CLAIM))


@dataclass(frozen=True)
class State:
    """Where a claim stands: by which decision of the model, how, on how much evidence."""

    by: int = 0
    status: Status = Status.UNREVIEWED
    reviewer: str | None = None
    evidence: int = 0


@dataclass
class Group:
    """What one key did: the claims with their states before and after."""

    reviewer: str
    changes: list[tuple[int, State, State]] = field(default_factory=list)


class UndoMachine(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = opened(Path(self.folder.name) / "ledger.db")
        hurry(self.ledger)
        record(self.ledger, article())
        self.claims = {claim_id: State() for claim_id in (1, 2, 3)}
        self.done: dict[str, list[Group]] = {"ann": [], "bob": []}
        self.undone: dict[str, list[Group]] = {"ann": [], "bob": []}
        self.number = 0

    def teardown(self) -> None:
        assert self.ledger.audit().faults == ()
        self.ledger.close()
        self.folder.cleanup()

    def _decided(self, group: Group, claim_id: int, status: Status, evidence: int) -> None:
        self.number += 1
        named = None if status is Status.UNREVIEWED else group.reviewer
        after = State(self.number, status, named, evidence)
        group.changes.append((claim_id, self.claims[claim_id], after))
        self.claims[claim_id] = after

    @rule(claim_id=CLAIMS, reviewer=REVIEWERS, status=STATUSES, pieces=st.integers(0, 2))
    def decide(self, claim_id: int, reviewer: str, status: Status, pieces: int) -> None:
        if status is Status.SOURCED and not (pieces or self.claims[claim_id].evidence):
            pieces = 1
        self._decide(Group(reviewer), [claim_id], status, pieces, None)

    @rule(reviewer=REVIEWERS, status=STATUSES)
    def decide_all(self, reviewer: str, status: Status) -> None:
        self._decide(Group(reviewer), [1, 2, 3], status, 1, f"batch {self.number}")

    def _decide(self, group: Group, ids: list[int], status: Status, pieces: int, batch: str | None) -> None:
        evidence = tuple(Evidence(source=Source(title=f"source {n}")) for n in range(pieces))
        for claim_id in ids:
            judgement = Judgement(status=status, evidence=evidence)
            self.ledger.decide(claim_id, judgement, reviewer=group.reviewer, now=NOW, batch=batch)
            self._decided(group, claim_id, status, pieces or self.claims[claim_id].evidence)
        self.done[group.reviewer].append(group)
        self.undone[group.reviewer].clear()

    @rule(claim_id=CLAIMS, reviewer=REVIEWERS)
    def clear(self, claim_id: int, reviewer: str) -> None:
        self.ledger.clear(claim_id, reviewer=reviewer, now=NOW)
        group = Group(reviewer)
        self._decided(group, claim_id, Status.UNREVIEWED, 0)
        self.done[reviewer].append(group)
        self.undone[reviewer].clear()

    @rule(reviewer=REVIEWERS)
    def undo(self, reviewer: str) -> None:
        self._go(reviewer, back=True)

    @rule(reviewer=REVIEWERS)
    def redo(self, reviewer: str) -> None:
        self._go(reviewer, back=False)

    def _go(self, reviewer: str, *, back: bool) -> None:
        act = self.ledger.undo if back else self.ledger.redo
        here, there = (self.done, self.undone) if back else (self.undone, self.done)
        expected: type[Exception] | None = None
        if not here[reviewer]:
            expected = NothingToUndo
        else:
            group = here[reviewer][-1]
            standing = {claim_id: self.claims[claim_id].by for claim_id, _, _ in group.changes}
            if any(standing[c] != (after if back else before).by for c, before, after in group.changes):
                expected = Conflict
        if expected is not None:
            with pytest.raises(expected):
                act(reviewer=reviewer, now=NOW)
            return
        act(reviewer=reviewer, now=NOW)
        here[reviewer].pop()
        there[reviewer].append(group)
        for claim_id, before, after in group.changes:
            self.claims[claim_id] = before if back else after

    @invariant()
    def the_ledger_says_the_same(self) -> None:
        for entry in self.ledger.entries([1, 2, 3]):
            state = self.claims[entry.id]
            assert (entry.status, entry.reviewer, entry.evidence_count) == (
                state.status, state.reviewer, state.evidence,
            )  # fmt: skip


TestUndo = UndoMachine.TestCase
TestUndo.settings = settings(max_examples=20, stateful_step_count=20, deadline=None)
