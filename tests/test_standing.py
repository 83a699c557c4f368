"""Second opinions: each reviewer's last word, side by side, the same in Python and in the ledger's view."""

from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.model.decision import Evidence, Judgement, Source, Status
from factcheck.model.standing import differ, opinions
from factcheck.review.card import card
from factcheck.review.glyphs import UNICODE
from factcheck.review.line import Look
from tests.ledger.desk import NOW, SOURCED, VERIFIED, article, opened, raw, record

DISPUTED = Judgement(status=Status.DISPUTED)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "ledger.db"


@pytest.fixture
def ledger(path: Path) -> Ledger:
    made = opened(path)
    record(made, article())
    return made


def words(ledger: Ledger, path: Path) -> dict[str, str]:
    """What each reviewer says of the first claim; the ledger's view agrees, or the test fails."""
    found = {word.reviewer: str(word.status) for word in opinions(ledger.history(1))}
    with raw(path) as outside:
        viewed = dict(outside.execute("SELECT reviewer, status FROM opinions WHERE claim_id = 1"))
        (differing,) = outside.execute("SELECT count(*) FROM disagreements WHERE id = 1").fetchone()
    assert viewed == found
    assert bool(differing) == differ(opinions(ledger.history(1)))
    return found


def test_the_last_word_of_each_stands(ledger: Ledger, path: Path) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, SOURCED, reviewer="bob", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="ann", now=NOW)
    assert words(ledger, path) == {"ann": "disputed", "bob": "sourced"}


def test_what_was_undone_or_cleared_is_no_word(ledger: Ledger, path: Path) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    ledger.undo(reviewer="bob", now=NOW)
    assert words(ledger, path) == {"ann": "verified"}
    ledger.redo(reviewer="bob", now=NOW)
    assert words(ledger, path) == {"ann": "verified", "bob": "disputed"}
    ledger.clear(1, reviewer="bob", now=NOW)
    assert words(ledger, path) == {"ann": "verified"}
    ledger.undo(reviewer="bob", now=NOW)
    assert words(ledger, path) == {"ann": "verified", "bob": "disputed"}


def test_what_rested_on_a_withdrawn_source_is_no_word(ledger: Ledger, path: Path) -> None:
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    ledger.withdraw("1", reason="retracted", reviewer="eve", now=NOW)
    assert words(ledger, path) == {}
    other = Evidence(source=Source(title="Register"))
    ledger.decide(1, Judgement(status=Status.DISPUTED, evidence=(other,)), reviewer="bob", now=NOW)
    assert words(ledger, path) == {"bob": "disputed"}


def test_the_card_shows_them_side_by_side_and_flags_that_they_differ(ledger: Ledger) -> None:
    def shown() -> dict[str, Look]:
        lines = card(ledger.history(1), UNICODE)
        return {"".join(run.text for run in line.runs): line.runs[-1].look for line in lines}

    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    assert not [line for line in shown() if line.startswith(("DIFFER", "agree"))]
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)
    (agreeing,) = (line for line in shown() if line.startswith("agree"))
    assert "ann: verified" in agreeing
    ledger.decide(1, DISPUTED, reviewer="bob", now=NOW)
    ((line, look),) = ((line, look) for line, look in shown().items() if line.startswith("DIFFER"))
    assert "ann: verified" in line
    assert "bob: disputed" in line
    assert look is Look.ALERT


def test_the_card_says_why_a_claim_is_open_again(ledger: Ledger) -> None:
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    ledger.withdraw("1", reason="retracted", reviewer="eve", now=NOW)
    lines = ["".join(run.text for run in line.runs) for line in card(ledger.history(1), UNICODE)]
    assert any(line.startswith("reopened  source withdrawn (Flood bulletin 7): retracted") for line in lines)
