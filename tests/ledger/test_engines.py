"""The same text read by a newer engine: a revision of the engine only."""

from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.ledger import Ledger
from factcheck.lineage import lineage
from factcheck.model.claim import Extraction, Tier
from factcheck.model.decision import Status
from factcheck.model.drafting import Fate
from factcheck.model.entry import Receipt
from factcheck.model.filter import ClaimFilter
from tests.ledger.desk import FLOOD, LATER, NOW, VERIFIED, article, raw

OLD, NEW = "factcheck 0.9.1", "factcheck 0.10.0"


def read(ledger: Ledger, found: Extraction, engine: str, *, again: bool = False) -> Receipt:
    return ledger.record(found, now=LATER, engine=engine, lineage=lineage, again=again)


@pytest.fixture
def decided(empty: Ledger) -> Ledger:
    ledger = empty
    read(ledger, article(), OLD)
    for claim_id in (1, 2):
        ledger.decide(claim_id, VERIFIED, reviewer="ann", now=NOW)
    return ledger


def better() -> Extraction:
    """What an engine finds that reads "20,000" as of people, and no longer takes £3m for a figure."""
    made = article()
    killed, driven, _ = made.records
    return replace(made, records=(killed, replace(driven, noun="people")))


def test_decisions_on_the_same_claims_stay_and_the_others_are_asked_again(decided: Ledger) -> None:
    receipt = read(decided, better(), NEW)
    assert (receipt.new, receipt.reread, receipt.document.revision) == (True, True, 2)
    assert (receipt.kept, receipt.changed, receipt.added, receipt.gone) == (1, 1, 0, 1)
    assert [(e.claim.noun, e.status, e.supersedes_id) for e in decided.claims(ClaimFilter())] == [
        (None, Status.VERIFIED, None), ("people", Status.UNREVIEWED, 2),
    ]  # fmt: skip
    compared = decided.diff("1")
    assert (compared.earlier.engine, compared.later.engine) == (OLD, NEW)
    assert compared.earlier.text == compared.later.text == FLOOD
    assert compared.fates == {Fate.KEPT: 1, Fate.CHANGED: 1, Fate.GONE: 1}
    assert decided.audit().faults == ()


def test_once_read_it_is_known(decided: Ledger) -> None:
    read(decided, better(), NEW)
    assert not read(decided, better(), NEW).new


@pytest.mark.parametrize("engine", [OLD, "factcheck 0.9", "factcheck 0.8.22"])
def test_an_engine_that_is_no_newer_changes_nothing(decided: Ledger, engine: str) -> None:
    assert not read(decided, better(), engine).new
    # unless somebody says so
    assert read(decided, better(), engine, again=True).reread


def test_a_newer_engine_that_finds_the_same_changes_nothing(decided: Ledger) -> None:
    before = decided.version()
    assert not read(decided, article(), NEW).new
    assert not decided.changed_since(before)


def test_a_number_set_aside_otherwise_is_a_revision(decided: Ledger) -> None:
    made = article()
    receipt = read(decided, replace(made, unaccounted=(made.records[0].number_span,)), NEW)
    assert (receipt.reread, receipt.kept, receipt.changed) == (True, 2, 0)


def test_the_article_is_given_back_as_it_was_read(empty: Ledger, path: Path) -> None:
    made = article()
    document = replace(
        made.document, raw=b"\x00raw" * 99, title="Flood", byline="Ann", published="2023-10-20",
        language="en", media_type="text/markdown",
    )  # fmt: skip
    read(empty, replace(made, document=document), OLD)
    assert empty.article(1) == document
    with raw(path) as outside:
        outside.execute("DROP TRIGGER originals_bu")
        outside.execute("UPDATE originals SET zlib = x'00'")
    with pytest.raises(Exception, match="audit"):
        empty.article(1)


def test_a_figure_that_a_reviewer_added_stays(decided: Ledger) -> None:
    minor = replace(article().records[2], tier=Tier.CLAIM)
    receipt = read(decided, better(), NEW)
    assert receipt.gone == 1
    added = decided.add_claim(minor, document_id=1, reviewer="ann", now=NOW)
    decided.decide(added.id, VERIFIED, reviewer="ann", now=NOW)
    assert not read(decided, better(), "factcheck 1.0").new
    assert decided.claim(added.id).in_latest
