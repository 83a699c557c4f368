"""Decisions by command: recorded as said, carried on, taken back."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import done, run

pytestmark = pytest.mark.usefixtures("ledger")

SOURCE = ("--source", "Bulletin 7", "--locator", "page 2", "--passage", "1,400 dead")


def claim(claim_id: int = 1) -> dict[str, Any]:
    record: dict[str, Any] = json.loads(done("claims", "--format", "json").out)[claim_id - 1]
    return record


@pytest.mark.parametrize("status", ["verified", "disputed", "not-a-claim", "not_a_claim", "NOT A CLAIM"])
def test_a_status_is_recorded(status: str) -> None:
    done("decide", "1", status)
    assert claim()["status"] == status.lower().replace("-", "_").replace(" ", "_")


def test_it_prints_what_was_recorded() -> None:
    outcome = done("decide", "2", "disputed", "--reason", "wrong", "--correction", "25,000")
    assert outcome.out == "2  “20,000 residents”: disputed: it is wrong; should be 25,000 (decision 1, Ada)\n"


def test_a_uid_names_a_claim_as_well_as_an_id() -> None:
    done("decide", claim(3)["uid"], "verified")
    assert claim(3)["status"] == "verified"


def test_all_that_is_said_of_a_source_is_kept() -> None:
    told = (
        "--publisher",
        "OCHA",
        "--url",
        "https://example.org/7",
        "--contact",
        "by phone",
        "--origin",
        "Ministry",
    )
    done("decide", "1", "sourced", *SOURCE, *told, "--stance", "context", "--as-of", "2023-10-19")
    (decision,) = json.loads(done("report", "--format", "json").out)["articles"][0]["claims"][0]["decisions"]
    (evidence,) = decision["evidence"]
    assert evidence.pop("consulted_at") == decision["decided_at"]
    assert evidence == {
        "source": {
            "kind": "web_page",
            "title": "Bulletin 7",
            "publisher": "OCHA",
            "url": "https://example.org/7",
            "contact": "by phone",
            "origin": "Ministry",
        },
        "passage": "1,400 dead",
        "locator": "page 2",
        "stance": "context",
        "as_of": "2023-10-19",
    }


@pytest.mark.parametrize(
    ("typed", "kind", "url", "contact"),
    [
        ("https://example.org/4", "web_page", "https://example.org/4", None),
        ("www.example.org/4", "web_page", "https://www.example.org/4", None),
        ("/desk/minutes.pdf", "document", "file:///desk/minutes.pdf", None),
        ("phone: the harbour master", "person", None, "phone"),
        ("Minutes, item 4", "document", None, None),
    ],
)
def test_a_source_is_what_it_would_be_in_the_review(
    typed: str, kind: str, url: str | None, contact: str | None
) -> None:
    done("decide", "1", "sourced", "--source", typed)
    (entry,) = json.loads(done("report", "--format", "json").out)["articles"][0]["claims"][0]["decisions"]
    source = entry["evidence"][0]["source"]
    assert (source["kind"], source.get("url"), source.get("contact")) == (kind, url, contact)


def test_a_second_source_joins_the_first() -> None:
    done("decide", "1", "sourced", *SOURCE)
    done("decide", "1", "verified", "--source", "The ministry's register")
    assert (claim()["status"], claim()["evidence_count"]) == ("verified", 2)


def test_a_claim_with_a_source_may_become_sourced_without_another() -> None:
    done("decide", "1", "verified", *SOURCE)
    done("decide", "1", "sourced")
    assert (claim()["status"], claim()["evidence_count"]) == ("sourced", 1)


def test_a_decision_is_taken_back_and_brought_back() -> None:
    done("decide", "1", "verified")
    done("decide", "1", "disputed")
    assert "leaving it verified" in done("decide", "--undo").out
    assert claim()["status"] == "verified"
    assert "leaving it disputed" in done("decide", "1", "--redo").out
    assert claim()["status"] == "disputed"


def test_nobody_takes_back_what_another_decided() -> None:
    done("decide", "1", "verified")
    assert run("decide", "1", "--undo", "--reviewer", "Ben").code == 2
    assert claim()["status"] == "verified"


@pytest.mark.parametrize("how", ["--clear", "unreviewed", "open"])
def test_a_claim_is_made_open_again(how: str) -> None:
    done("decide", "1", "verified")
    assert "open again" in done("decide", "1", how).out
    assert claim()["status"] == "unreviewed"


def test_a_claim_of_an_earlier_draft_is_decided_with_a_word_of_warning(ledger: Path) -> None:
    article = ledger.parent / "storm.txt"
    article.write_text(article.read_text(encoding="utf-8").replace("12%", "13%"), encoding="utf-8")
    done("add", "storm.txt")
    outcome = done("decide", "4", "disputed")
    assert outcome.err == "note: this claim no longer stands in the latest draft\n"
