"""What papers ask of a ledger: lines over time, what was decided on other wording, what stands in the way."""

from dataclasses import replace
from decimal import Decimal

import pytest

from factcheck.ledger import Ledger
from factcheck.model.claim import Extraction
from factcheck.model.decision import Judgement, Status
from factcheck.model.report import Report
from tests.ledger.desk import FLOOD_REVISED, LATER, NOW, SOURCED, VERIFIED, article, record


def dated(day: str | None, toll: str, name: str) -> Extraction:
    made = article(f"The flood killed {toll} people.", f"{toll} people", origin=name)
    (claim,) = made.records
    value = Decimal(toll.replace(",", ""))
    counted = replace(
        claim, value=value, low=value, high=value, noun="people", noun_head="people", action="kill"
    )
    return Extraction(document=replace(made.document, published=day), records=(counted,))


def paper(ledger: Ledger, *documents: str) -> Report:
    return ledger.report(now=LATER, version="", documents=documents)


_TOLLS = (("2023-10-19", "1,300"), ("2023-10-12", "1,400"), (None, "1,500"), ("2023-10-20T08:00Z", "1,200"))


@pytest.fixture
def tolls(empty: Ledger) -> Ledger:
    for day, toll in _TOLLS:
        record(empty, dated(day, toll, f"{toll}.txt"), new=True)
    return empty


def test_a_quantity_is_followed_through_dated_articles_oldest_first(tolls: Ledger) -> None:
    (line,) = paper(tolls).series
    assert line.name == "people killed"
    assert [(point.day, point.value) for point in line.points] == [
        ("2023-10-12", 1400),
        ("2023-10-19", 1300),
        ("2023-10-20", 1200),
    ]
    assert line.points[0].claim == tolls.find_histories("1,400")[0].entry.id
    assert line.points[0].status is Status.UNREVIEWED


def test_an_article_has_the_lines_that_it_is_on(tolls: Ledger) -> None:
    record(tolls, article("Nothing here but 7 dogs.", "7 dogs", origin="dogs.txt"), new=True)
    assert len(list(paper(tolls, "1,300.txt").series)) == 1
    assert list(paper(tolls, "dogs.txt").series) == []


def test_what_a_reviewer_calls_no_claim_is_on_no_line(tolls: Ledger) -> None:
    tolls.decide(1, Judgement(status=Status.NOT_A_CLAIM), reviewer="ann", now=NOW)
    (line,) = paper(tolls).series
    assert [point.value for point in line.points] == [1400, 1200]


def test_one_day_is_no_line(empty: Ledger) -> None:
    for toll in ("1,300", "1,400"):
        record(empty, dated("2023-10-19", toll, f"{toll}.txt"), new=True)
    assert list(paper(empty).series) == []


def test_what_stands_in_the_way_and_what_was_decided_on_other_wording(ledger: Ledger) -> None:
    ledger.decide(1, VERIFIED, reviewer="ann", now=NOW)
    ledger.decide(2, SOURCED, reviewer="bob", now=NOW)
    record(ledger, article(FLOOD_REVISED))
    (flood,) = paper(ledger).articles
    assert flood.unproven == 1
    assert [entry.id for entry in flood.unsettled] == [entry.id for entry in flood.entries]
    kept, reworded = flood.claims
    assert kept.earlier is None
    assert reworded.earlier is not None
    assert (reworded.earlier.id, reworded.earlier.status) == (2, Status.SOURCED)
    assert flood.draft().text == FLOOD_REVISED
