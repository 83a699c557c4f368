"""The checking paper, counts, and the number that moves when anything changes."""

from pathlib import Path

import pytest

from factcheck.errors import UnknownDocument
from factcheck.ledger import Ledger
from factcheck.limits import PAGE_ROWS
from factcheck.model.decision import Status
from factcheck.model.document import text_digest
from tests.ledger.desk import (
    DISPUTED,
    FLOOD,
    FLOOD_REVISED,
    LATER,
    NOW,
    SOURCED,
    VERIFIED,
    article,
    hurry,
    record,
)


def test_a_paper_of_all_articles_and_of_one(ledger: Ledger) -> None:
    record(ledger, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"))
    ledger.decide(1, SOURCED, reviewer="ann", now=NOW)
    ledger.decide(1, DISPUTED, reviewer="bob", now=LATER)
    ledger.decide(4, VERIFIED, reviewer="bob", now=LATER)
    paper = ledger.report(now=LATER, version="0.1")
    assert paper.verdict == "NOT CLEAR: 2 open, 1 disputed, 1 verified without evidence"
    assert (paper.ledger, paper.version, paper.head) == ("ledger.db", "0.1", ledger.head())
    flood, dogs = paper.articles
    assert (flood.document.id, flood.text_digest) == (1, text_digest(FLOOD))
    assert str(dogs.coverage) == "1 figure: 1 decided, 0 open, 0 minor, 0 set aside, 0 unaccounted."
    for _ in range(2):
        assert [history.entry.claim.phrase for history in flood.claims] == ["1,400 people", "20,000", "£3m"]
    first = next(iter(flood.claims))
    assert [decision.status for decision in first.decisions] == [Status.SOURCED, Status.DISPUTED]
    assert first.decisions[0].evidence == SOURCED.evidence
    assert [
        one.document.id for one in ledger.report(now=NOW, version="", documents=["dogs.txt"]).articles
    ] == [2]
    with pytest.raises(UnknownDocument):
        ledger.report(now=NOW, version="", documents=["nothing"])


def test_a_paper_shows_the_latest_draft_only(ledger: Ledger) -> None:
    record(ledger, article(FLOOD_REVISED))
    (flood,) = ledger.report(now=NOW, version="").articles
    assert [history.entry.claim.phrase for history in flood.claims] == ["1,400 people", "25,000"]
    assert ledger.counts(1).total == flood.coverage.figures == 2


def test_a_long_paper_is_read_in_pages(empty: Ledger) -> None:
    hurry(empty)
    numbers = range(1000, 1000 + 2 * PAGE_ROWS + 7)
    record(empty, article("".join(f"{n} ships. " for n in numbers), *(f"{n} ships" for n in numbers)))
    (long,) = empty.report(now=NOW, version="").articles
    assert [history.entry.claim.phrase for history in long.claims] == [f"{n} ships" for n in numbers]


def test_an_empty_ledger(empty: Ledger) -> None:
    assert empty.report(now=NOW, version="").verdict == "NOTHING TO CHECK: no figures"
    assert (empty.counts().total, empty.head().seq, empty.documents()) == (0, 0, [])
    with pytest.raises(UnknownDocument):
        empty.coverage(1)
    with pytest.raises(UnknownDocument):
        empty.counts(1)
    with pytest.raises(UnknownDocument):
        empty.text(2**70)


def test_an_article_without_figures(empty: Ledger) -> None:
    receipt = record(empty, article("Nothing to count here, no, nothing.", "Nothing"))
    assert receipt.coverage.figures == 1
    bare = article("Not one figure in all of this text.", "Not")
    receipt = record(empty, type(bare)(document=bare.document, records=()), new=True)
    assert str(receipt.coverage) == "0 figures: 0 decided, 0 open, 0 minor, 0 set aside, 0 unaccounted."


def test_the_version_moves_with_every_change_of_ours_and_of_others(ledger: Ledger, path: Path) -> None:
    token = ledger.version()
    assert not ledger.changed_since(token)
    ledger.claim(1), ledger.counts(), ledger.report(now=NOW, version="")
    assert not ledger.changed_since(token)
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    assert ledger.changed_since(token)
    token = ledger.version()
    with Ledger.open(path) as other:
        other.decide(2, VERIFIED, reviewer="bob", now=NOW)
        assert ledger.changed_since(token)
        token = ledger.version()
        record(other, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"))
    assert ledger.changed_since(token)
