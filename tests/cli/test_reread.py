"""A newer factcheck reads the articles of a ledger again: what it reads alike stays decided."""

from pathlib import Path

import pytest

from factcheck.cli import intake
from tests.cli.desk import done, run


def test_the_same_engine_finds_nothing_new(ledger: Path) -> None:
    before = ledger.read_bytes()
    assert done("reread").out == "1 article read as before: nothing new\n"
    assert done("reread", "storm.txt", "1").out == "2 articles read as before: nothing new\n"
    assert ledger.read_bytes() == before


def test_a_newer_engine_that_reads_alike_writes_nothing(
    ledger: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "__version__", "99.0")
    assert "same text as revision 1: nothing new" in done("add", "storm.txt").out


def test_an_article_that_is_not_there_is_told(ledger: Path) -> None:
    refused = run("reread", "7")
    assert refused.code == 2
    assert "no document '7'" in refused.err
