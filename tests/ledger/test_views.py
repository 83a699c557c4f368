"""The views, on ledgers made by hand: what each shows, and what it does not."""

from pathlib import Path
from typing import Any

import pytest

from factcheck.ledger import Ledger
from factcheck.lineage import lineage
from factcheck.model.decision import Evidence, Judgement, Reason, Source, Status
from tests.ledger.desk import FLOOD, LATER, NOW, SOURCED, VERIFIED, article, raw

WRONG = Judgement(status=Status.DISPUTED, reason=Reason.WRONG, correction="1,200", note="see page 3")


def rows(path: Path, question: str) -> list[tuple[Any, ...]]:
    with raw(path) as outside:
        return outside.execute(question).fetchall()


def revise(ledger: Ledger, text: str) -> None:
    ledger.record(article(text), now=LATER, engine="test", lineage=lineage)


def test_open_claims_are_those_of_the_latest_drafts_that_nobody_decided_on(
    ledger: Ledger, path: Path
) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(3, VERIFIED, reviewer="ann", now=NOW)
    ledger.clear(3, reviewer="bob", now=NOW)
    revise(ledger, FLOOD.replace("20,000", "25,000"))
    assert rows(path, "SELECT id, phrase, document_title, supersedes_id FROM open_claims ORDER BY id") == [
        (3, "£3m", "flood.txt", None), (4, "25,000", "flood.txt", 2),
    ]  # fmt: skip


def test_disputed_claims_have_what_the_copy_should_say(ledger: Ledger, path: Path) -> None:
    question = "SELECT id, phrase, reason, correction, note, reviewer, evidence_count FROM disputed_claims"
    ledger.decide(1, WRONG, reviewer="ann", now=NOW)
    assert rows(path, question) == [(1, "1,400 people", "wrong", "1,200", "see page 3", "ann", 0)]
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)
    assert rows(path, question) == []
    # what an undo goes back to has its note as well
    ledger.undo(reviewer="bob", now=NOW)
    assert rows(path, question) == [(1, "1,400 people", "wrong", "1,200", "see page 3", "ann", 0)]


def test_a_decision_is_stale_however_many_drafts_ago_it_was(ledger: Ledger, path: Path) -> None:
    question = (
        "SELECT id, phrase, earlier_id, earlier_phrase, earlier_status, earlier_reviewer FROM stale_decisions"
    )
    ledger.decide(2, SOURCED, reviewer="ann", now=NOW)
    assert rows(path, question) == []
    revise(ledger, FLOOD.replace("20,000", "25,000"))
    assert rows(path, question) == [(4, "25,000", 2, "20,000", "sourced", "ann")]
    revise(ledger, FLOOD.replace("It drove 20,000", "It has driven 25,000"))
    assert [row[:4] for row in rows(path, question)] == [(5, "25,000", 2, "20,000")]
    ledger.decide(5, VERIFIED, reviewer="bob", now=NOW)
    assert rows(path, question) == []
    revise(ledger, FLOOD.replace("It drove 20,000", "It had driven 20,000"))
    assert rows(path, question) == [(6, "20,000", 5, "25,000", "verified", "bob")]


def test_draft_changes_tell_what_the_latest_did_to_the_one_before(ledger: Ledger, path: Path) -> None:
    question = "SELECT change, phrase, earlier_phrase, revision FROM draft_changes ORDER BY change, id"
    assert rows(path, question) == []
    revise(ledger, FLOOD.replace("20,000", "25,000").replace(" Repairs will cost £3m.", ""))
    assert rows(path, question) == [
        ("changed", "25,000", "20,000", 2), ("exact", "1,400 people", None, 2), ("gone", None, "£3m", 2),
    ]  # fmt: skip
    revise(ledger, "So. " + FLOOD.replace("20,000", "25,000"))
    assert rows(path, question) == [
        ("added", "£3m", None, 3), ("moved", "1,400 people", None, 3), ("moved", "25,000", None, 3),
    ]  # fmt: skip


def test_reviewers_disagree_while_their_last_words_differ(ledger: Ledger, path: Path) -> None:
    question = "SELECT id, status, reviewers, words FROM disagreements"
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    assert rows(path, question) == []
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)
    assert rows(path, question) == [(1, "verified", 2, "ann: sourced; bob: verified")]
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    assert rows(path, question) == []


def test_the_trail_leads_from_claim_to_source_and_says_what_is_in_force(ledger: Ledger, path: Path) -> None:
    question = "SELECT claim_id, decision, status, source, in_force FROM evidence_trail ORDER BY decision"
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    register = Evidence(source=Source(title="Register"))
    ledger.decide(1, Judgement(status=Status.VERIFIED, evidence=(register,)), reviewer="bob", now=NOW)
    first, second = (1, 1, "sourced", "Flood bulletin 7"), (1, 2, "verified", "Register")
    assert rows(path, question) == [(*first, 0), (*second, 1)]
    ledger.undo(reviewer="bob", now=NOW)
    assert rows(path, question) == [(*first, 0), (*second, 0), (1, 3, "sourced", "Flood bulletin 7", 1)]
    revise(ledger, FLOOD.replace("1,400", "1,500"))
    assert rows(path, question) == []


def test_a_source_carries_what_stands_on_it_now(ledger: Ledger, path: Path) -> None:
    question = "SELECT title, claims, withdrawn, withdrawn_because FROM source_use"
    for claim_id in (1, 2):
        ledger.decide(claim_id, SOURCED, reviewer="ann", now=NOW)
    ledger.decide(1, VERIFIED, reviewer="bob", now=NOW)  # keeps the evidence
    assert rows(path, question) == [("Flood bulletin 7", 2, 0, None)]
    ledger.clear(2, reviewer="ann", now=NOW)
    assert rows(path, question) == [("Flood bulletin 7", 1, 0, None)]
    ledger.withdraw("1", reason="retracted", reviewer="eve", now=NOW)
    assert rows(path, question) == [("Flood bulletin 7", 0, 1, "retracted")]
    ledger.reinstate("1", reason="not so", reviewer="eve", now=NOW)
    assert rows(path, question) == [("Flood bulletin 7", 0, 0, None)]


@pytest.mark.parametrize("decided", [0, 1, 3])
def test_coverage_counts_every_figure_once(ledger: Ledger, path: Path, decided: int) -> None:
    for claim_id in range(1, decided + 1):
        ledger.decide(claim_id, VERIFIED, reviewer="ann", now=NOW)
    assert rows(path, 'SELECT figures, decided, "open", minor, set_aside, unaccounted FROM coverage') == [
        (3, decided, 3 - decided, 0, 0, 0)
    ]
