"""JSON that every parser reads, and that says exactly what the report holds."""

import json
from dataclasses import asdict, replace
from decimal import Decimal
from typing import Any, NoReturn

import pytest
from hypothesis import given, settings

from factcheck.model.claim import record
from factcheck.model.report import Report
from factcheck.reports import records
from tests.factories import claim
from tests.reports.factories import article, everywhere, history, report, sample
from tests.reports.strategies import texts


def _refused(constant: str) -> NoReturn:
    raise AssertionError(f"{constant} is not JSON")


def _read(paper: Report) -> Any:
    return json.loads(b"".join(records.render(paper)).decode("ascii"), parse_constant=_refused)


def test_the_document_is_the_report() -> None:
    paper = sample()
    read = _read(paper)
    assert list(read) == [
        "verdict", "counts", "coverage", "only", "generated_at", "version", "ledger", "head", "articles",
    ]  # fmt: skip
    assert read["verdict"] == paper.verdict
    assert read["counts"] == asdict(paper.counts)
    assert read["coverage"] == {
        "figures": 14, "decided": 7, "open": 1, "minor": 4, "set_aside": 2, "unaccounted": 0,
    }  # fmt: skip
    assert read["head"] == asdict(paper.head)
    for shown, given_article in zip(read["articles"], paper.articles, strict=True):
        assert shown["document"] == asdict(given_article.document)
        assert shown["text_digest"] == given_article.text_digest
        for one, given_claim in zip(shown["claims"], given_article.claims, strict=True):
            expected = record(given_claim.entry.claim)
            assert {name: one[name] for name in expected} == expected
            assert one["status"] == given_claim.entry.status
            assert one["decision_reason"] == given_claim.entry.reason
            assert one["decisions"] == json.loads(
                json.dumps([asdict(decision) for decision in given_claim.decisions])
            )


def test_one_claim_a_line() -> None:
    lines = b"".join(records.render(sample())).decode().splitlines()
    assert sum(line.startswith('{"uid"') for line in lines) == 8


@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_any_text_comes_back_letter_for_letter(text: str) -> None:
    read = _read(everywhere(text))
    one = read["articles"][0]["claims"][1]
    assert one["phrase"] == one["speaker"] == one["unit"] == text
    assert one["decisions"][1]["note"] == one["decisions"][1]["evidence"][0]["source"]["url"] == text
    assert read["articles"][1]["document"]["title"] == read["ledger"] == text


@pytest.mark.parametrize("number", ["Infinity", "-Infinity", "NaN", "1E+400", "-1E+999999", "1E-400"])
def test_a_number_that_json_has_no_word_for_keeps_its_text(number: str) -> None:
    odd = replace(claim("1 mile", "1 mile"), value=Decimal(number), low=Decimal(number))
    one = _read(report(article(history(1, odd))))["articles"][0]["claims"][0]
    assert one["value"] in (None, 0)
    assert Decimal(one["value_exact"]).compare_total(Decimal(number)) == 0
    assert one["low_exact"] == one["value_exact"]
