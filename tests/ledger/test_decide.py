"""Decisions, evidence, notes, and who was quicker."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import Conflict, DecisionError, MissingEvidence, NothingToUndo, UnknownClaim
from factcheck.ledger import Ledger
from factcheck.limits import NAME_CHARS, NOTE_CHARS
from factcheck.model.decision import Act, Evidence, Judgement, Reason, Source, Stance, Status
from factcheck.times import stamp
from tests.ledger.desk import DISPUTED, LATER, NOW, SOURCED, VERIFIED, raw


def test_a_decision_comes_back_whole(ledger: Ledger) -> None:
    evidence = (
        Evidence(
            source=Source(title="Bulletin", publisher="Met", url="https://m.test", contact="x", origin="PA"),
            passage="1,400 dead\n'quoted'", locator="p. 7", stance=Stance.REFUTES,
            consulted_at=stamp(NOW), as_of="2023",
        ),
        Evidence(source=Source(title="Bulletin")),
    )  # fmt: skip
    judgement = Judgement(
        status=Status.DISPUTED,
        reason=Reason.WRONG,
        note="see ‘p. 7’ 🌊",
        correction="1,200",
        evidence=evidence,
    )
    decision = ledger.decide(1, judgement, reviewer="ann", now=NOW, base=None, batch="b1")
    assert (decision.seq, decision.claim_id, decision.act) == (1, 1, Act.DECIDE)
    assert (decision.status, decision.reason, decision.note) == (
        Status.DISPUTED,
        Reason.WRONG,
        "see ‘p. 7’ 🌊",
    )
    assert (decision.correction, decision.evidence, decision.batch) == ("1,200", evidence, "b1")
    assert ledger.history(1).decisions == (decision,)
    assert ledger.head().hash == decision.hash
    entry = ledger.claim(1)
    assert (entry.status, entry.reason, entry.correction) == (Status.DISPUTED, Reason.WRONG, "1,200")
    assert (entry.reviewer, entry.decided_at, entry.last_decision) == ("ann", stamp(NOW), 1)
    assert (entry.decision_count, entry.evidence_count) == (1, 2)


def test_sourced_needs_a_source_and_one_in_force_will_do(ledger: Ledger) -> None:
    with pytest.raises(MissingEvidence, match="--source"):
        ledger.decide(1, Judgement(status=Status.SOURCED), reviewer="ann", now=NOW)
    assert ledger.head().seq == 0
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    assert ledger.decide(1, VERIFIED, reviewer="bob", now=NOW).evidence == SOURCED.evidence
    again = ledger.decide(1, Judgement(status=Status.SOURCED), reviewer="ann", now=NOW)
    assert again.evidence == SOURCED.evidence
    ledger.clear(1, reviewer="ann", now=NOW)
    with pytest.raises(MissingEvidence):
        ledger.decide(1, Judgement(status=Status.SOURCED), reviewer="ann", now=NOW)


def test_a_source_is_kept_once(ledger: Ledger, path: Path) -> None:
    for claim_id in (1, 2, 3):
        ledger.decide(claim_id, SOURCED, reviewer="ann", now=NOW)
    with raw(path) as outside:
        assert outside.execute("SELECT count(*) FROM sources").fetchone() == (1,)


def test_the_quicker_of_two_reviewers_wins_and_the_other_is_told(ledger: Ledger) -> None:
    seen = ledger.claim(1).last_decision
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW, base=seen)
    with pytest.raises(Conflict, match="ann has marked it verified"):
        ledger.decide(1, DISPUTED, reviewer="bob", now=NOW, base=seen)
    with pytest.raises(Conflict):
        ledger.clear(1, reviewer="bob", now=NOW, base=seen)
    assert ledger.decide(1, DISPUTED, reviewer="bob", now=NOW, base=1).seq == 2


@pytest.mark.parametrize(
    ("judgement", "words"),
    [
        (Judgement(status=Status.VERIFIED, reason=Reason.WRONG), "on_author"),
        (Judgement(status=Status.NOT_A_CLAIM, reason=Reason.WRONG), "no reason"),
        (Judgement(status=Status.DISPUTED, reason=Reason.ON_AUTHOR), "wrong or sources_conflict"),
        (replace(VERIFIED, note="n" * (NOTE_CHARS + 1)), "the note"),
        (replace(VERIFIED, correction="n" * (NOTE_CHARS + 1)), "the correction"),
        (replace(VERIFIED, evidence=(Evidence(source=Source(title="t" * (NAME_CHARS + 1))),)), "title"),
        (replace(VERIFIED, evidence=(Evidence(source=Source(title="t"), locator="l" * 201),)), "locator"),
    ],
)
def test_what_makes_no_sense_is_refused(ledger: Ledger, judgement: Judgement, words: str) -> None:
    with pytest.raises(DecisionError, match=words):
        ledger.decide(1, judgement, reviewer="ann", now=NOW)
    assert ledger.head().seq == 0


@pytest.mark.parametrize("name", ["", "  ", "\t", "n" * (NAME_CHARS + 1)])
def test_a_decision_needs_a_name(ledger: Ledger, name: str) -> None:
    with pytest.raises(DecisionError):
        ledger.decide(1, VERIFIED, reviewer=name, now=NOW)


def test_the_longest_note_fits(ledger: Ledger) -> None:
    longest = "ü" * NOTE_CHARS
    assert ledger.decide(1, replace(VERIFIED, note=longest), reviewer="ann", now=NOW).note == longest


def test_what_no_file_can_hold_becomes_the_replacement_character(ledger: Ledger) -> None:
    decision = ledger.decide(1, replace(DISPUTED, note="a\x00b\udc80"), reviewer="\ud800ann", now=NOW)
    assert (decision.note, decision.reviewer) == ("a\ufffdb\ufffd", "\ufffdann")
    assert ledger.undo(reviewer="\ud800ann", now=NOW)[0].status is Status.UNREVIEWED
    assert ledger.audit().faults == ()


@pytest.mark.parametrize(
    "ref", [99, 0, -1, 2**70, "99", "ffffffffffffffff", "", "1 OR 1=1", "\udce9\x00", "9" * 30, "٣"]
)
def test_an_unknown_claim_says_what_to_try(ledger: Ledger, ref: str | int) -> None:
    with pytest.raises(UnknownClaim, match="factcheck claims"):
        ledger.claim(ref)


def test_deciding_on_an_unknown_claim(ledger: Ledger) -> None:
    with pytest.raises(UnknownClaim):
        ledger.decide(99, VERIFIED, reviewer="ann", now=NOW)
    with pytest.raises(UnknownClaim):
        ledger.decide(2**70, VERIFIED, reviewer="ann", now=NOW)
    with pytest.raises(UnknownClaim):
        ledger.entries([1, 99])
    with pytest.raises(NothingToUndo):
        ledger.undo(reviewer="ann", now=NOW, claim_id=2**70)


def test_undo_gives_back_what_was_there_before_with_its_evidence(ledger: Ledger) -> None:
    ledger.decide(1, replace(SOURCED, note="by phone"), reviewer="ann", now=NOW)
    ledger.decide(
        1, replace(DISPUTED, evidence=(Evidence(source=Source(title="X")),)), reviewer="bob", now=LATER
    )
    (undone,) = ledger.undo(reviewer="bob", now=LATER)
    assert (undone.act, undone.status, undone.undoes) == (Act.UNDO, Status.SOURCED, 2)
    assert (undone.evidence, undone.note) == (SOURCED.evidence, "by phone")
    entry = ledger.claim(1)
    assert (entry.status, entry.reviewer, entry.decided_at) == (Status.SOURCED, "ann", stamp(NOW))
    assert (entry.evidence_count, entry.decision_count) == (1, 3)
    (back,) = ledger.redo(reviewer="bob", now=LATER)
    assert (back.act, back.status, back.note, back.undoes) == (
        Act.REDO,
        Status.DISPUTED,
        "no record of it",
        2,
    )
    assert [piece.source.title for piece in back.evidence] == ["X"]


def test_an_undone_first_decision_leaves_nobodys_name(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.undo(reviewer="ann", now=LATER)
    entry = ledger.claim(1)
    assert (entry.status, entry.reviewer, entry.decided_at, entry.decision_count) == (
        Status.UNREVIEWED,
        None,
        None,
        2,
    )
    with pytest.raises(NothingToUndo):
        ledger.undo(reviewer="ann", now=LATER)


def test_a_batch_is_undone_and_brought_back_together(ledger: Ledger) -> None:
    ledger.decide(3, VERIFIED, reviewer="ann", now=NOW)
    for claim_id in (1, 2, 3):
        ledger.decide(claim_id, DISPUTED, reviewer="ann", now=NOW, batch="k1")
    assert [d.claim_id for d in ledger.undo(reviewer="ann", now=NOW, claim_id=2)] == [3, 2, 1]
    assert [ledger.claim(n).status for n in (1, 2, 3)] == [
        Status.UNREVIEWED,
        Status.UNREVIEWED,
        Status.VERIFIED,
    ]
    assert [d.claim_id for d in ledger.redo(reviewer="ann", now=NOW)] == [1, 2, 3]
    assert ledger.counts().disputed == 3


def test_nobody_undoes_what_another_has_decided_since(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    with pytest.raises(Conflict, match="bob has marked it disputed"):
        ledger.undo(reviewer="ann", now=NOW)
    assert ledger.head().seq == 2
    with pytest.raises(NothingToUndo):
        ledger.undo(reviewer="cleo", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    assert ledger.undo(reviewer="ann", now=NOW)[0].status is Status.UNREVIEWED
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    with pytest.raises(Conflict):
        ledger.redo(reviewer="ann", now=NOW)


def test_a_new_decision_ends_what_could_be_brought_back(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.undo(reviewer="ann", now=NOW)
    ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)
    with pytest.raises(NothingToUndo, match="decide again"):
        ledger.redo(reviewer="ann", now=NOW)


def test_a_note_that_was_erased_by_law_is_gone_and_the_chain_holds(ledger: Ledger, path: Path) -> None:
    ledger.decide(1, replace(VERIFIED, note="a name"), reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    with raw(path) as outside:
        outside.execute(
            "INSERT INTO redactions (decision_seq, reviewer, redacted_at, reason)"
            " VALUES (1, 'ann', '2023-10-20T09:30:00.000000Z', 'court order')"
        )
        outside.execute("UPDATE notes SET text = NULL, salt = NULL WHERE decision_seq = 1")
    assert [decision.note for decision in ledger.history(1).decisions] == [None, "no record of it", None]
    assert ledger.audit().faults == ()


def test_a_moment_without_a_zone_is_refused_before_anything_is_written(ledger: Ledger) -> None:
    with pytest.raises(ValueError, match="time zone"):
        ledger.decide(1, VERIFIED, reviewer="ann", now=NOW.replace(tzinfo=None))
    assert ledger.head().seq == 0


def test_the_last_words_of_two_reviewers(ledger: Ledger, path: Path) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    ledger.decide(2, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(2, DISPUTED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    ledger.decide(3, DISPUTED, reviewer="ann", now=NOW)
    ledger.clear(3, reviewer="ann", now=NOW)
    ledger.decide(3, VERIFIED, reviewer="bob", now=NOW)
    with raw(path) as outside:
        rows = outside.execute("SELECT id, words FROM disagreements").fetchall()
    assert rows == [(1, "ann: verified; bob: disputed")]
