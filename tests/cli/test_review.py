"""The door to the review: it adds what is named, opens what was meant, and every decision is kept."""

import json
from pathlib import Path

import pytest

from tests.cli.desk import STORM, done, run


def claims(*arguments: str) -> list[tuple[int, str]]:
    records = json.loads(done("claims", "--format", "json", *arguments).out)
    return [(int(record["document"]), record["status"]) for record in records]


def test_an_article_is_added_opened_and_decided_on(folder: Path) -> None:
    (folder / "storm.txt").write_text(STORM, encoding="utf-8")
    outcome = done("review", "storm.txt", "--plain", stdin=b"v\nd\nq\n")
    assert "1,400 people" in outcome.out
    statuses = [status for _, status in claims()]
    assert statuses == ["verified", "disputed", "unreviewed", "unreviewed"]


@pytest.mark.parametrize("arguments", [("other.txt",), ("--document", "2"), ("--document", "other.txt")])
def test_only_the_article_that_was_meant_is_opened(arguments: tuple[str, ...], ledger: Path) -> None:
    (ledger.parent / "other.txt").write_text("The bridge cost £9m.", encoding="utf-8")
    done("add", "other.txt")
    done("review", *arguments, "--plain", stdin=b"v\nv\nv\n")
    assert claims("--status", "verified") == [(2, "verified")]


def test_without_a_path_all_articles_are_opened(ledger: Path) -> None:
    done("review", "--plain", "--reviewer", "Ben", stdin=b"j\nv\n")
    assert done("claims", "--reviewer", "Ben").lines()[1].startswith("2 ")


def test_a_bad_file_among_good_ones_is_told_at_the_end_too(ledger: Path) -> None:
    outcome = run("review", "nowhere.txt", "storm.txt", "--plain", stdin=b"v\n")
    assert outcome.code == 2
    assert "nowhere.txt" in outcome.err
    assert len(claims("--status", "verified")) == 1
