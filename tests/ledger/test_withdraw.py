"""A source is withdrawn: what rests on it is open again, on record, and nobody relies on it unseen."""

import tempfile
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from factcheck.errors import Conflict, DecisionError, NothingToUndo, UnknownSource, WithdrawnSource
from factcheck.ledger import Ledger, connect
from factcheck.model.decision import Act, Evidence, Judgement, Source, Stance, Status
from factcheck.model.entry import SourceEntry
from tests.ledger.desk import LATER, NOW, VERIFIED, article, hurry, opened, raw, record
from tests.ledger.test_audit import without_guards

WIRE = Source(title="Wire story", url="https://wire.example/1", origin="the agency")
LIST = Source(title="Ministry list")


def on(*sources: Source, status: Status = Status.VERIFIED, stance: Stance = Stance.SUPPORTS) -> Judgement:
    return Judgement(
        status=status, evidence=tuple(Evidence(source=source, stance=stance) for source in sources)
    )


@pytest.fixture
def resting(ledger: Ledger) -> Ledger:
    """Two articles; three claims rest on the wire story, one on the ministry's list, one on nothing."""
    record(ledger, article(origin="other.txt"))
    ledger.decide(1, on(WIRE), reviewer="ann", now=NOW)
    ledger.decide(2, on(LIST), reviewer="ann", now=NOW)
    ledger.decide(3, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(4, on(LIST, WIRE, status=Status.SOURCED), reviewer="bob", now=NOW)
    ledger.decide(5, on(WIRE, status=Status.DISPUTED, stance=Stance.REFUTES), reviewer="bob", now=NOW)
    return ledger


def statuses(ledger: Ledger) -> list[str]:
    return [str(ledger.claim(at).status) for at in range(1, 7)]


def test_every_claim_that_rests_on_it_is_open_again_in_whatever_article(resting: Ledger) -> None:
    cleared = resting.withdraw("Wire story", reason="retracted", reviewer="eve", now=LATER)
    assert [decision.claim_id for decision in cleared] == [1, 4, 5]
    assert statuses(resting) == [
        "unreviewed", "verified", "verified", "unreviewed", "unreviewed", "unreviewed",
    ]  # fmt: skip
    for decision in cleared:
        assert (decision.act, decision.reviewer, decision.by_withdrawal) == (Act.CLEAR, "eve", True)
        assert decision.note == "source withdrawn (Wire story): retracted"
    # what was decided before is still on record, with its evidence
    assert resting.history(4).decisions[0].evidence[0].source == LIST
    wire, listed = resting.sources()
    assert (wire.claims, listed.claims) == (0, 1)
    assert wire.withdrawal is not None
    assert (wire.withdrawal.reason, wire.withdrawal.reviewer) == ("retracted", "eve")
    assert listed.withdrawal is None
    assert resting.audit().faults == ()


def test_a_claim_of_an_earlier_draft_is_opened_too(resting: Ledger) -> None:
    record(resting, article("It drove 20,000 from their homes.", "20,000"))
    assert not resting.claim(1).in_latest
    assert 1 in [d.claim_id for d in resting.withdraw("1", reason="no", reviewer="eve", now=LATER)]


def test_nobody_can_give_it_any_more(resting: Ledger) -> None:
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    with pytest.raises(WithdrawnSource, match=r"source 1 \(Wire story\) was withdrawn by eve: retracted"):
        resting.decide(6, on(WIRE), reviewer="ann", now=LATER)
    # nor by the back door
    for name in ("ann", "eve"):
        with pytest.raises((WithdrawnSource, Conflict)):
            resting.undo(reviewer=name, now=LATER, claim_id=1)
    assert resting.audit().faults == ()
    assert resting.claim(1).status is Status.UNREVIEWED


def test_what_was_undone_before_cannot_be_redone_on_it(resting: Ledger) -> None:
    resting.undo(reviewer="bob", now=NOW, claim_id=5)
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    with pytest.raises(WithdrawnSource):
        resting.redo(reviewer="bob", now=LATER, claim_id=5)


def test_a_source_withdrawn_by_mistake_is_reinstated_and_the_clearing_undone(resting: Ledger) -> None:
    before = statuses(resting)
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    resting.reinstate("1", reason="it was another", reviewer="eve", now=LATER)
    assert statuses(resting).count("unreviewed") == 4
    assert len(resting.undo(reviewer="eve", now=LATER)) == 3
    assert statuses(resting) == before
    assert resting.sources()[0].claims == 3
    assert resting.audit().faults == ()
    resting.withdraw("1", reason="after all", reviewer="eve", now=LATER)
    assert statuses(resting).count("unreviewed") == 4
    assert resting.audit().faults == ()


def test_one_on_which_nothing_rests_may_be_withdrawn(resting: Ledger) -> None:
    resting.clear(2, reviewer="ann", now=NOW)
    assert resting.withdraw("Ministry LIST", reason="old", reviewer="eve", now=LATER)[0].claim_id == 4
    resting.withdraw("https://wire.example/1", reason="old", reviewer="eve", now=LATER)
    assert [entry.claims for entry in resting.sources()] == [0, 0]


@pytest.mark.parametrize("ref", ["9", "", "nothing", "-1", "9" * 40, "' OR 1=1 --", "\udce9", "²"])
def test_a_source_that_is_not_there(resting: Ledger, ref: str) -> None:
    with pytest.raises(UnknownSource, match="`factcheck sources` lists them"):
        resting.withdraw(ref, reason="no", reviewer="eve", now=LATER)


def test_of_two_with_one_title_the_number_tells(resting: Ledger) -> None:
    resting.decide(6, on(replace(WIRE, url="https://wire.example/2")), reviewer="ann", now=NOW)
    with pytest.raises(
        UnknownSource, match="2 sources are called 'Wire story'; name one by its number: 1, 3"
    ):
        resting.withdraw("Wire story", reason="no", reviewer="eve", now=LATER)
    assert len(resting.withdraw("3", reason="no", reviewer="eve", now=LATER)) == 1


@pytest.mark.parametrize("reason", ["", "  \n", "x" * 1001])
def test_a_reason_is_needed(resting: Ledger, reason: str) -> None:
    with pytest.raises(DecisionError, match="--reason"):
        resting.withdraw("1", reason=reason, reviewer="eve", now=LATER)
    assert resting.sources()[0].withdrawal is None


def test_twice_is_refused(resting: Ledger) -> None:
    with pytest.raises(DecisionError, match="source 1 is not withdrawn"):
        resting.reinstate("1", reason="no", reviewer="eve", now=LATER)
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    with pytest.raises(DecisionError, match="withdrawn already, by eve: retracted"):
        resting.withdraw("1", reason="again", reviewer="ann", now=LATER)


ATTACKS = (
    "UPDATE withdrawals SET reason = 'none'",
    "DELETE FROM withdrawals",
    "REPLACE INTO withdrawals SELECT * FROM withdrawals",
    "INSERT INTO withdrawals SELECT 2, source_id, 'reinstate', reason, reviewer, withdrawn_at, head_seq, 0,"
    " hash, printf('%064d', 7) FROM withdrawals",
    "INSERT INTO evidence (decision_seq, source_id, stance) VALUES (8, 1, 'supports')",
)
TAMPERINGS = (
    ("UPDATE withdrawals SET reason = 'none'", "does not match its seal"),
    ("UPDATE withdrawals SET source_id = 2", "does not match its seal"),
    ("UPDATE withdrawals SET act = 'reinstate', claims = 0", "does not match its seal"),
    ("DELETE FROM withdrawals", "the withdrawal is gone"),
    ("UPDATE claims SET status = 'verified', last_decision = 1 WHERE id = 1", "stands on source 1"),
)


@pytest.fixture
def withdrawn(resting: Ledger, path: Path) -> Path:
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    resting.close()
    return path


@pytest.mark.parametrize("statement", ATTACKS)
def test_the_record_of_it_is_guarded(withdrawn: Path, statement: str) -> None:
    with raw(withdrawn) as outside, pytest.raises(connect.sqlite.DatabaseError):
        outside.execute(statement)
    with Ledger.open(withdrawn) as ledger:
        assert ledger.audit().faults == ()


@pytest.mark.parametrize(("statement", "words"), TAMPERINGS)
def test_tampering_with_it_is_found(withdrawn: Path, statement: str, words: str) -> None:
    without_guards(withdrawn, statement)
    with Ledger.open(withdrawn, read_only=True) as ledger:
        assert words in " ".join(ledger.audit().faults)


def test_one_that_opened_nothing_is_missed_by_whoever_has_a_copy(
    resting: Ledger, path: Path, tmp_path: Path
) -> None:
    for claim_id in (1, 4, 5):
        resting.clear(claim_id, reviewer="ann", now=NOW)
    resting.withdraw("1", reason="retracted", reviewer="eve", now=LATER)
    resting.backup(tmp_path / "copy.db")
    assert resting.audit(copy=tmp_path / "copy.db").faults == ()
    resting.close()
    without_guards(path, "DELETE FROM withdrawals")
    with Ledger.open(path) as ledger:
        (fault,) = ledger.audit(copy=tmp_path / "copy.db").faults
    assert fault == "The withdrawal 1 is in copy.db and gone from the ledger."


class Withdrawing(RuleBasedStateMachine):
    """Three people decide, undo, withdraw and reinstate: nothing ever stands on a withdrawn source."""

    people = st.sampled_from(["ann", "bob", "eve"])
    claims = st.integers(1, 3)
    proofs = st.lists(st.sampled_from([WIRE, LIST]), max_size=2, unique=True)

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.ledger = opened(Path(self.folder.name) / "ledger.db")
        hurry(self.ledger)

    @initialize()
    def begin(self) -> None:
        record(self.ledger, article())

    @rule(who=people, claim=claims, proof=proofs)
    def decide(self, who: str, claim: int, proof: list[Source]) -> None:
        try:
            self.ledger.decide(claim, on(*proof), reviewer=who, now=NOW)
        except WithdrawnSource:
            assert self.withdrawn() & {source.title for source in proof}

    @rule(who=people, back=st.booleans())
    def undo(self, who: str, back: bool) -> None:
        with suppress(NothingToUndo, Conflict, WithdrawnSource):
            (self.ledger.undo if back else self.ledger.redo)(reviewer=who, now=NOW)

    @precondition(lambda self: self.ledger.sources())
    @rule(who=people, data=st.data())
    def withdraw(self, who: str, data: st.DataObject) -> None:
        entry: SourceEntry = data.draw(st.sampled_from(self.ledger.sources()))
        if entry.withdrawal:
            self.ledger.reinstate(str(entry.id), reason="fine", reviewer=who, now=NOW)
        else:
            cleared = self.ledger.withdraw(str(entry.id), reason="bad", reviewer=who, now=NOW)
            assert len(cleared) == entry.claims

    def withdrawn(self) -> set[str]:
        return {entry.source.title for entry in self.ledger.sources() if entry.withdrawal}

    @invariant()
    def nothing_stands_on_it(self) -> None:
        for claim_id in (1, 2, 3) if self.ledger.documents() else ():
            history = self.ledger.history(claim_id)
            if history.entry.status is not Status.UNREVIEWED:
                standing = {piece.source.title for piece in history.decisions[-1].evidence}
                assert not standing & self.withdrawn()

    def teardown(self) -> None:
        assert self.ledger.audit().faults == ()
        self.ledger.close()
        self.folder.cleanup()


TestWithdrawing = Withdrawing.TestCase
TestWithdrawing.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
