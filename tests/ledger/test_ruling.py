"""An editor rules on a change that was asked for: on record by name, in a chain of its own, once."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import Conflict, DecisionError, FactcheckError, UnknownClaim
from factcheck.ledger import Ledger, connect
from factcheck.model.decision import Decision, Judgement, Status
from factcheck.model.ruling import Outcome, Ruling
from factcheck.times import stamp
from tests.ledger.desk import LATER, NOW, VERIFIED, raw
from tests.ledger.test_audit import without_guards

ASKED = Judgement(status=Status.DISPUTED, correction="1,200 people")


@pytest.fixture
def asked(ledger: Ledger) -> Decision:
    """The decision that asks for a change of claim 1."""
    return ledger.decide(1, ASKED, reviewer="ann", now=NOW)


def test_a_ruling_is_on_the_decision_and_moves_no_status(ledger: Ledger, asked: Decision) -> None:
    assert ledger.rule(1, asked.uid, Outcome.INSTEAD, words="some 1,200", editor="eva", now=LATER)
    (decision,) = ledger.history(1).decisions
    assert decision == replace(
        asked,
        ruling=Ruling(outcome=Outcome.INSTEAD, words="some 1,200", editor="eva", ruled_at=stamp(LATER)),
    )
    assert ledger.claim(1).status is Status.DISPUTED
    assert ledger.head().seq == 1
    assert ledger.audit().faults == ()


def test_the_same_word_again_changes_nothing_and_another_supersedes(ledger: Ledger, asked: Decision) -> None:
    assert ledger.rule(1, asked.uid, Outcome.STET, editor="eva", now=LATER)
    before = ledger.version()
    assert not ledger.rule(1, asked.uid, Outcome.STET, editor=" eva ", now=LATER)
    assert ledger.version() == before
    assert ledger.rule(1, asked.uid, Outcome.ACCEPTED, editor="eva", now=LATER)
    held = ledger.history(1).decisions[0].ruling
    assert held is not None
    assert held.outcome is Outcome.ACCEPTED
    assert ledger.audit().faults == ()


def test_it_is_on_what_the_claim_stands_on_now(ledger: Ledger, asked: Decision) -> None:
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)
    with pytest.raises(Conflict, match="claim 1 was decided again since this copy was made"):
        ledger.rule(1, asked.uid, Outcome.STET, editor="eva", now=LATER)
    ledger.undo(reviewer="bob", now=NOW)
    # the undo leaves it on the decision that asked
    assert ledger.rule(1, asked.uid, Outcome.STET, editor="eva", now=LATER)


def test_what_cannot_be_is_said(ledger: Ledger, asked: Decision) -> None:
    refusals: list[tuple[type[FactcheckError], str, int, str, Outcome, str, str]] = [
        (UnknownClaim, "no claim 99", 99, asked.uid, Outcome.STET, "", "eva"),
        (DecisionError, "claim 2 has no decision", 2, asked.uid, Outcome.STET, "", "eva"),
        (
            DecisionError,
            "claim 1 has no decision f{16}: is it of another",
            1,
            "f" * 16,
            Outcome.STET,
            "",
            "eva",
        ),
        (DecisionError, "what shall the copy say instead", 1, asked.uid, Outcome.INSTEAD, " ", "eva"),
        (DecisionError, "needs a reviewer", 1, asked.uid, Outcome.STET, "", " "),
        (
            DecisionError,
            "2,000 characters; shorten it to 1,000",
            1,
            asked.uid,
            Outcome.STET,
            "x" * 2000,
            "eva",
        ),
    ]
    for error, words, claim, uid, outcome, said, editor in refusals:
        with pytest.raises(error, match=words):
            ledger.rule(claim, uid, outcome, words=said, editor=editor, now=LATER)
    assert ledger.history(1).decisions[0].ruling is None


@pytest.fixture
def ruled(ledger: Ledger, asked: Decision, path: Path) -> Path:
    ledger.rule(1, asked.uid, Outcome.STET, editor="eva", now=LATER)
    ledger.rule(1, asked.uid, Outcome.ACCEPTED, editor="eva", now=LATER)
    ledger.backup(path.with_name("copy.db"))
    ledger.close()
    return path


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE rulings SET outcome = 'accepted'",
        "DELETE FROM rulings",
        "REPLACE INTO rulings SELECT * FROM rulings",
        "INSERT INTO rulings SELECT 3, decision_seq, 'stet', '', 'bob', ruled_at, hash, printf('%064d', 7)"
        " FROM rulings WHERE id = 1",
        "INSERT INTO rulings SELECT 9, decision_seq, 'stet', '', 'bob', ruled_at, hash, printf('%064d', 7)"
        " FROM rulings WHERE id = 2",
    ],
)
def test_other_programs_cannot_change_the_record(ruled: Path, statement: str) -> None:
    with raw(ruled) as outside, pytest.raises(connect.sqlite.DatabaseError):
        outside.execute(statement)
    with Ledger.open(ruled) as ledger:
        assert ledger.audit().faults == ()


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ("UPDATE rulings SET outcome = 'accepted' WHERE id = 1", "Ruling 1 (on decision 1, by eva) does not"),
        ("UPDATE rulings SET editor = 'bob' WHERE id = 2", "does not match its seal"),
        (
            "DELETE FROM rulings WHERE id = 1",
            "Ruling 2 (on decision 1, by eva) does not follow the one before",
        ),
    ],
)
def test_tampering_is_found(ruled: Path, statement: str, words: str) -> None:
    without_guards(ruled, statement)
    with Ledger.open(ruled, read_only=True) as ledger:
        assert words in " ".join(ledger.audit().faults)


def test_a_tail_that_was_cut_off_is_missed_by_whoever_has_a_copy(ruled: Path) -> None:
    without_guards(ruled, "DELETE FROM rulings WHERE id = 2")
    with Ledger.open(ruled, read_only=True) as ledger:
        faults = ledger.audit(copy=ruled.with_name("copy.db")).faults
    assert faults == ("The ruling 2 is in copy.db and gone from the ledger.",)
