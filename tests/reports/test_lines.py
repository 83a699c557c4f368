"""JSON lines: every claim whole on a line of its own."""

import json

from hypothesis import given, settings

from factcheck.model.claim import record
from factcheck.reports import lines, records
from tests.reports.factories import everywhere, rendered, sample
from tests.reports.strategies import texts


def test_a_line_a_claim_with_its_article_decisions_and_evidence() -> None:
    said = [json.loads(line) for line in rendered(lines.render(sample())).splitlines()]
    assert [claim["id"] for claim in said] == [11, 12, 13, 14, 15, 16, 21, 22]
    ferry = said[2]
    assert ferry["article"]["title"] == "Ferry fares rise as islanders protest"
    assert [decision["seq"] for decision in ferry["decisions"]] == [2, 3, 4]
    (piece,) = ferry["decisions"][2]["evidence"]
    assert (piece["locator"], piece["source"]["publisher"]) == ("sheet 3, cell F12", "Harbour Board")


def test_a_line_is_what_the_whole_report_says_of_the_claim() -> None:
    whole = json.loads(rendered(records.render(sample())))
    claims = [claim for article in whole["articles"] for claim in article["claims"]]
    said = [json.loads(line) for line in rendered(lines.render(sample())).splitlines()]
    assert [{name: value for name, value in line.items() if name != "article"} for line in said] == claims


@given(text=texts)
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back_as_it_was(text: str) -> None:
    paper = everywhere(text)
    claims = [each.entry.claim for part in paper.articles for each in part.claims]
    said = rendered(lines.render(paper)).splitlines()
    for line, claim in zip(said, claims, strict=True):
        read = json.loads(line)
        assert {name: read[name] for name in record(claim)} == record(claim)
