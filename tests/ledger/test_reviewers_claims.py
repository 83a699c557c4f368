"""Figures that a person adds or promotes: in the queue, counted once, and carried to the next draft."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.errors import Conflict
from factcheck.ledger import Ledger
from factcheck.lineage import lineage
from factcheck.model.claim import Extraction, Tier, claim_uid
from factcheck.model.decision import Status
from factcheck.model.document import Document, Span
from factcheck.model.filter import ClaimFilter
from factcheck.model.quantity import Aside
from tests.factories import claim
from tests.ledger.desk import NOW, VERIFIED, article, raw, record

TEXT = "Page 9 says it. One of the 30 ships sank. It had a crew of 12 aboard."


@pytest.fixture
def fleet(empty: Ledger) -> Ledger:
    records = (
        claim(
            TEXT, "Page 9", number="9", tier=Tier.SET_ASIDE, reason=Aside.LABEL, sentence="Page 9 says it."
        ),
        claim(TEXT, "One of the", "1", number="One", tier=Tier.MINOR, sentence="One of the 30 ships sank."),
        claim(TEXT, "30 ships", "30", sentence="One of the 30 ships sank."),
    )
    record(
        empty,
        Extraction(
            document=Document(text=TEXT, origin="fleet"), records=records, unaccounted=(Span(59, 61),)
        ),
    )
    return empty


def test_a_figure_is_added_over_what_was_missed_or_set_aside_and_counted_once(fleet: Ledger) -> None:
    before = fleet.coverage(1)
    assert str(before) == "4 figures: 0 decided, 1 open, 1 minor, 1 set aside, 1 unaccounted."
    missed = fleet.add_claim(claim(TEXT, "crew of 12", "12"), document_id=1, reviewer="ann", now=NOW)
    fleet.add_claim(claim(TEXT, "Page 9", "9", number="9"), document_id=1, reviewer="ann", now=NOW)
    promoted = fleet.promote(1, reviewer="ann", now=NOW)
    assert str(fleet.coverage(1)) == "4 figures: 0 decided, 4 open, 0 minor, 0 set aside, 0 unaccounted."
    assert (missed.claim.rule, missed.claim.tier, missed.status) == (
        "reviewer",
        Tier.CLAIM,
        Status.UNREVIEWED,
    )
    assert missed.claim.uid == claim_uid(
        Document(text=TEXT).digest, missed.claim.number_span, salt=":reviewer"
    )
    assert promoted.claim.phrase == "One of the"
    assert fleet.audit().faults == ()


def test_promoting_twice_gives_the_same_claim(fleet: Ledger) -> None:
    first = fleet.promote(1, reviewer="ann", now=NOW)
    assert fleet.promote(1, reviewer="bob", now=NOW) == first
    assert fleet.promote(first.id, reviewer="bob", now=NOW) == first


def test_a_figure_that_is_in_the_queue_is_not_added_again(fleet: Ledger) -> None:
    with pytest.raises(Conflict, match="is claim 2 already"):
        fleet.add_claim(claim(TEXT, "the 30 ships", "30"), document_id=1, reviewer="ann", now=NOW)


def test_a_figure_of_a_text_that_has_changed_is_refused(fleet: Ledger) -> None:
    stale = replace(claim(TEXT, "crew of 12", "12"), start=3, end=13, number_start=4, number_end=6)
    with pytest.raises(Conflict, match="does not stand"):
        fleet.add_claim(stale, document_id=1, reviewer="ann", now=NOW)


def test_who_added_a_figure_is_on_record(fleet: Ledger, path: Path) -> None:
    fleet.promote(1, reviewer=" ann ", now=NOW)
    with raw(path) as outside:
        rows = outside.execute("SELECT rule, added_by FROM claims ORDER BY id").fetchall()
    assert rows == [("test", None), ("test", None), ("reviewer", "ann")]


def test_an_added_figure_moves_with_its_sentence_and_goes_with_it(fleet: Ledger) -> None:
    added = fleet.add_claim(
        claim(TEXT, "crew of 12", "12", sentence="It had a crew of 12 aboard."),
        document_id=1, reviewer="ann", now=NOW,
    )  # fmt: skip
    fleet.decide(added.id, VERIFIED, reviewer="ann", now=NOW)
    moved = "Wind rose. One of the 30 ships sank. It had a crew of 12 aboard."
    receipt = record(fleet, article(moved, "30 ships", origin="fleet"))
    assert (receipt.kept, str(receipt.coverage)) == (
        1, "2 figures: 1 decided, 1 open, 0 minor, 0 set aside, 0 unaccounted.",
    )  # fmt: skip
    entry = fleet.claim(added.id)
    assert entry.in_latest
    assert moved[entry.claim.start : entry.claim.end] == "crew of 12"
    assert moved[entry.claim.number_start : entry.claim.number_end] == "12"
    receipt = record(
        fleet, article("Wind rose. One of the 30 ships sank. Nobody was hurt.", "30 ships", origin="fleet")
    )
    assert receipt.gone == 1
    assert not fleet.claim(added.id).in_latest
    assert fleet.audit().faults == ()


def test_an_added_figure_that_the_extractor_learns_to_see_stays_one_claim(fleet: Ledger) -> None:
    added = fleet.add_claim(
        claim(TEXT, "crew of 12", "12", sentence="It had a crew of 12 aboard."),
        document_id=1, reviewer="ann", now=NOW,
    )  # fmt: skip
    fleet.decide(added.id, VERIFIED, reviewer="ann", now=NOW)
    moved = "Wind rose. One of the 30 ships sank. It had a crew of 12 aboard."
    record(fleet, article(moved, "30 ships", "12", origin="fleet"))
    assert [(e.claim.phrase, e.status) for e in fleet.claims(ClaimFilter())] == [
        ("30 ships", Status.UNREVIEWED), ("crew of 12", Status.VERIFIED),
    ]  # fmt: skip


def test_of_two_like_sentences_the_added_figure_keeps_its_own(empty: Ledger) -> None:
    text = "It rained 5 days. Then it was dry. It rained 5 days. The end came."
    record(empty, article(text, "days", origin="rain"))
    second = text.rindex("5")
    made = replace(
        claim(text, "5 days", "5", sentence="It rained 5 days."),
        start=second, end=second + 6, number_start=second, number_end=second + 1,
    )  # fmt: skip
    added = empty.add_claim(made, document_id=1, reviewer="ann", now=NOW)
    revised = "Again. " + text
    empty.record(article(revised, "Again", origin="rain"), now=NOW, engine="test", lineage=lineage)
    assert empty.claim(added.id).claim.start == revised.rindex("5")
    without = text.removesuffix(" It rained 5 days. The end came.")
    empty.record(article(without, "dry", origin="rain"), now=NOW, engine="test", lineage=lineage)
    assert not empty.claim(added.id).in_latest


def test_an_added_figure_that_somebody_else_says_now_is_decided_again(fleet: Ledger) -> None:
    promoted = fleet.promote(1, reviewer="ann", now=NOW)
    same = replace(claim(TEXT, "One of the", "1", number="One", tier=Tier.MINOR), speaker="the captain")
    found = Extraction(document=Document(text=f"{TEXT} ", origin="fleet"), records=(same,))
    fleet.record(found, now=NOW, engine="test", lineage=lineage)
    assert not fleet.claim(promoted.id).in_latest
