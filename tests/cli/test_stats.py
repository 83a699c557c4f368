"""How far the desk has come, and how far its reviewers agree."""

import json
from pathlib import Path

import pytest

from tests.cli.desk import STORM, done, harmless, run


@pytest.fixture
def busy(ledger: Path) -> Path:
    (ledger.parent / "rates.txt").write_text("Rates rise\n\nRates rose by 3% in May.\n", encoding="utf-8")
    done("add", "rates.txt")
    for claim, ann, bob in (
        (1, "verified", "verified"),
        (2, "verified", "disputed"),
        (3, "disputed", "disputed"),
    ):
        done("decide", claim, ann, "--reviewer", "ann")
        done("decide", claim, bob, "--reviewer", "bob")
    done("decide", "4", "verified", "--reviewer", "bob")
    done("decide", "--undo", "--reviewer", "bob")
    done("decide", "5", "not-a-claim", "--reviewer", "eve")
    return ledger


def test_progress_by_article_and_reviewer_and_agreement(busy: Path) -> None:
    lines = done("stats").lines()
    assert lines[0] == "2 articles, 5 claims: 4 decided (80%), 1 open"
    articles, reviewers, agreement = (part.splitlines() for part in "\n".join(lines[2:]).split("\n\n"))
    assert articles[0].split() == [
        "doc", "article", "claims", "done", "verified", "disputed", "sourced", "not", "a", "claim", "open",
    ]  # fmt: skip
    assert articles[1].split() == [
        "1",
        "Storm",
        "shuts",
        "the",
        "harbour",
        "4",
        "75%",
        "1",
        "2",
        "0",
        "0",
        "1",
    ]
    assert [line.split()[:7] for line in reviewers[1:]] == [
        ["ann", "3", "2", "1", "0", "0", "3"],
        ["bob", "3", "1", "2", "0", "0", "5"],
        ["eve", "1", "0", "0", "0", "1", "1"],
    ]
    assert [line.split() for line in agreement[1:]] == [["ann,", "bob", "3", "2", "67%", "0.40"]]


def test_a_script_gets_the_same(busy: Path) -> None:
    found = json.loads(done("stats", "--format", "json").out)
    assert (found["claims"]["total"], found["claims"]["decided"]) == (5, 4)
    assert [(article["id"], article["claims"]["unreviewed"]) for article in found["articles"]] == [
        (1, 1),
        (2, 0),
    ]
    assert found["reviewers"][1]["words"] == {"verified": 1, "disputed": 2, "sourced": 0, "not_a_claim": 0}
    (pair,) = found["agreement"]
    assert (pair["reviewers"], pair["claims"], pair["agreed"]) == (["ann", "bob"], 3, 2)
    assert (pair["raw"], pair["kappa"]) == (0.6667, 0.4)
    assert {"one": "verified", "other": "disputed", "claims": 1} in pair["said"]


def test_one_article(busy: Path) -> None:
    assert (
        done("stats", "--document", "rates.txt").lines()[0] == "1 article, 1 claim: 1 decided (100%), 0 open"
    )
    assert json.loads(done("stats", "--document", "2", "--format", "json").out)["agreement"] == []
    assert run("stats", "--document", "9").code == 2


def test_two_who_say_one_thing_only_have_no_kappa(ledger: Path) -> None:
    for reviewer in ("ann", "bob"):
        done("decide", "1", "verified", "--reviewer", reviewer)
    (pair,) = json.loads(done("stats", "--format", "json").out)["agreement"]
    assert (pair["raw"], pair["kappa"]) == (1.0, None)
    assert done("stats").lines()[-1].split()[-1] == "–"


def test_claims_of_earlier_drafts_do_not_count(ledger: Path) -> None:
    done("decide", "1", "verified")
    (ledger.parent / "storm.txt").write_text(STORM.replace("1,400", "1,500"), encoding="utf-8")
    done("add", "storm.txt")
    found = json.loads(done("stats", "--format", "json").out)
    assert (found["claims"]["decided"], found["reviewers"][0]["claims"], found["reviewers"][0]["acts"]) == (
        0,
        0,
        1,
    )


def test_a_ledger_without_decisions(ledger: Path) -> None:
    assert done("stats").lines()[0] == "1 article, 4 claims: 0 decided (0%), 4 open"


def test_no_name_is_obeyed(ledger: Path) -> None:
    done("decide", "1", "verified", "--reviewer", "\x1b]52;c;x\x07ann\u202e")
    for form in ("table", "json"):
        assert harmless(done("stats", "--format", form).out.replace("\n", " "))
